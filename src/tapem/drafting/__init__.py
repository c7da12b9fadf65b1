"""Any legal instrument as a tree of nodes, from the first concept to the legal section.

Texts and numbers live apart: figures and tables are bound to data by name, resolved when
they are shown and frozen in a version. Serves UU 12/2011 (technique, Lampiran II) and the
office's step from the drafting team to Bagian Hukum. Nouns: Draft, Node, Citation,
Correction, Round, Seal, Version, Handover. Knows neither spm nor cooperation.
"""
