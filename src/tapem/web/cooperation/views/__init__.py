"""Views of cooperation, by noun."""
