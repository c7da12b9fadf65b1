"""The example: Kabupaten Pemalang on 29 November 2022, as two published reports describe it.

What the reports say is loaded exactly, what they do not say stays unknown, and what had
to be invented says "contoh". No real official is named.
"""
