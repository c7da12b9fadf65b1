"""The papers of a draft: the instrument, its annex, the cover letter, the workbooks."""
