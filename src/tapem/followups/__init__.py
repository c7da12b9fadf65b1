"""One inbox per agency: what must be done, by when, why, and with what evidence.

Decisions, corrections, forms and obligations all end here, so that an office has one
list. Nouns: FollowUp, Deadline.
"""
