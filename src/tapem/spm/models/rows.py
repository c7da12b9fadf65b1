"""Writing many rows of one table by one prepared statement.

A filled workbook brings ten thousand cells; Django's own bulk methods spend ten times as long
on composing their statements as the database on obeying them.
"""

from collections.abc import Sequence
from typing import Any

from django.db import connection
from django.db.models import Field, Model


def insert_rows(rows: Sequence[Model]) -> None:
    """Insert rows of one table that are not stored yet; the database checks its constraints."""
    if not rows:
        return
    table = rows[0]._meta
    fields = [field for field in table.concrete_fields if not field.generated]
    names = ", ".join(_quoted(field.column) for field in fields)
    places = ", ".join(["%s"] * len(fields))
    _run(f"INSERT INTO {_quoted(table.db_table)} ({names}) VALUES ({places})", rows, fields)  # noqa: S608 (names of the table only)


def update_rows(rows: Sequence[Model], names: Sequence[str]) -> None:
    """Store the named fields of rows of one table that are stored already."""
    if not rows:
        return
    table = rows[0]._meta
    fields = [field for field in table.concrete_fields if field.name in names]
    told = ", ".join(f"{_quoted(field.column)} = %s" for field in fields)
    key = table.pk
    where = f"{_quoted(key.column)} = %s"
    _run(f"UPDATE {_quoted(table.db_table)} SET {told} WHERE {where}", rows, [*fields, key])  # noqa: S608 (names of the table only)


def _quoted(name: str | None) -> str:
    assert name is not None, "a concrete field has a column"
    return str(connection.ops.quote_name(name))


def _prepared(field: Field[Any, Any], rows: Sequence[Model]) -> list[object]:
    """Return a field's values as the database takes them; what rows share is made once."""
    found: list[object] = []
    last, made = object(), None
    for row in rows:
        value = getattr(row, field.attname)
        if value is not last:
            last, made = value, field.get_db_prep_save(value, connection)
        found.append(made)
    return found


def _run(statement: str, rows: Sequence[Model], fields: Sequence[Field[Any, Any]]) -> None:
    columns = [_prepared(field, rows) for field in fields]
    with connection.cursor() as cursor:
        cursor.executemany(statement, list(zip(*columns, strict=True)))
    for row in rows:
        row._state.adding = False
