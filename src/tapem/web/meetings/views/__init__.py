"""Views of meetings, by tab."""
