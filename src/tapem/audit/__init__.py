"""Who did what, when, in which capacity: append-only and hash-chained per region.

An entry outlives the user it names. Triggers on both databases refuse changes,
and `tapem audit verify` recomputes every hash. Nouns: Entry, Access.
"""
