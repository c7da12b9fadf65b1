"""Formats of Indonesian offices, where Django's own differ."""
