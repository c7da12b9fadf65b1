"""People who sign in, and for which office and in which role they act on a day.

Nouns: User, Membership; `Actor` is a user acting in one membership.
Screens reach every object through `door`.
"""
