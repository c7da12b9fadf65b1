"""One file holds an installation: its rows, its stored files and a manifest with hashes.

The format does not depend on the database: `tables/<name>.jsonl` has one row a line, so that
a backup of SQLite can be restored into PostgreSQL and the other way round. Sessions and the
secret key stay out: after a restore everybody signs in again.
"""
