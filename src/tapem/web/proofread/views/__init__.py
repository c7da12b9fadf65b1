"""Views of the proofreader."""
