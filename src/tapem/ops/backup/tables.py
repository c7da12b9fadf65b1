"""Which tables a backup holds, and their rows as JSON lines."""

import json
from base64 import b64encode
from collections.abc import Iterable, Iterator
from datetime import datetime
from itertools import islice
from typing import Any

from django.apps.registry import Apps
from django.core.management.color import no_style
from django.core.serializers.json import DjangoJSONEncoder
from django.db import connection
from django.db.models import Field, Model

_BATCH = 500
_LEFT_OUT = {"django_session"}


def kept_models(registry: Apps) -> dict[str, type[Model]]:
    """Return the model of each table that a backup holds, by the table's name.

    `registry` is Django's own, or that of an older state when an older backup comes back.
    """
    models = registry.get_models(include_auto_created=True)
    return {
        model._meta.db_table: model
        for model in models
        if model._meta.managed and not model._meta.proxy and model._meta.db_table not in _LEFT_OUT
    }


def row_lines(model: type[Model]) -> Iterator[bytes]:
    """Yield each row of a table as one line of JSON, ordered by its key.

    Names are sorted, since PostgreSQL keeps JSON in an order of its own.
    """
    names = [field.attname for field in model._meta.concrete_fields]
    rows = model._base_manager.order_by("pk").values_list(*names)
    for row in rows.iterator(chunk_size=2000):
        values = dict(zip(names, row, strict=True))
        yield json.dumps(values, cls=_Encoder, ensure_ascii=False, sort_keys=True).encode() + b"\n"


def load_rows(model: type[Model], lines: Iterable[bytes]) -> int:
    """Insert rows as they are, without defaults or times of now; return how many."""
    fields = {field.attname: field for field in model._meta.concrete_fields}
    quote = connection.ops.quote_name
    columns = ", ".join(quote(field.column or "") for field in fields.values())
    places = ", ".join(["%s"] * len(fields))
    statement = f"INSERT INTO {quote(model._meta.db_table)} ({columns}) VALUES ({places})"  # noqa: S608  # names are the models' own
    rows, count = iter(lines), 0
    with connection.cursor() as cursor:
        while batch := [_values(fields, line) for line in islice(rows, _BATCH)]:
            cursor.executemany(statement, batch)
            count += len(batch)
    return count


def empty(model: type[Model]) -> None:
    """Remove the rows that migrations put there."""
    with connection.cursor() as cursor:
        cursor.execute(f"DELETE FROM {connection.ops.quote_name(model._meta.db_table)}")  # noqa: S608  # the model's own name


def reset_sequences(models: Iterable[type[Model]]) -> None:
    """Let a database that counts ids go on after the highest one."""
    statements = connection.ops.sequence_reset_sql(no_style(), list(models))
    with connection.cursor() as cursor:
        for statement in statements:
            cursor.execute(statement)


def _values(fields: "dict[str, Field[Any, Any]]", line: bytes) -> list[Any]:
    row = json.loads(line)
    if set(row) != set(fields):
        wrong = ", ".join(sorted(set(row) ^ set(fields)))
        raise ValueError(f"columns differ: {wrong}")
    return [
        field.get_db_prep_save(field.to_python(row[name]), connection)
        for name, field in fields.items()
    ]


class _Encoder(DjangoJSONEncoder):
    """Also writes bytes, as the base64 text that BinaryField reads again.

    Instants keep their microseconds, which Django's encoder cuts to milliseconds: the
    digests of the trail cover them.
    """

    def default(self, value: object) -> object:
        """Return a plain value."""
        if isinstance(value, datetime):
            return value.isoformat()
        if isinstance(value, bytes | memoryview):
            return b64encode(bytes(value)).decode("ascii")
        return super().default(value)
