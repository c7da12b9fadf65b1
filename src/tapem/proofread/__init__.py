"""Proofreader of Indonesian draft regulations, reports and letters.

Reads a text into a small tree of typed nodes and says what contradicts itself
or breaks drafting technique (UU 12/2011 Lampiran II, as changed by UU 13/2022).
Pure functions: no database, no network, no clock.

Nouns: ``Text``, ``Node``, ``Rule``, ``Finding``, ``Fact``, ``Report``.
"""
