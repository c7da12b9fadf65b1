"""Views of drafts, split by page."""
