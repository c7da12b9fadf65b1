"""Signing in and out, choosing the capacity one acts in, language."""
