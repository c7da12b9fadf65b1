"""Views of the action plan, split by page."""
