"""Things without Django and without state, which every room may use.

Indonesian words for numbers and dates, exact numbers, decisions with reasons,
errors that a person can act on, identifiers and the clock.
"""
