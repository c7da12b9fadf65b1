"""Papers and files: the only room that knows Word, PDF and Excel.

It turns a typed tree of blocks into docx, PDF and plain text, and typed sheets
into xlsx; it reads what people bring in (guarded), keeps files with their hash,
and packs hand-over packages. It knows no office matter: letterhead, signatory
and tables arrive as values. Its nouns: `Document`, `Workbook`, `StoredFile`.
"""
