"""Tapem: the working desk of a regency's Government Affairs Section."""

__version__ = "0.1.0"
