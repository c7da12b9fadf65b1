"""Holding the collector of cyclic garbage back while many plain values are made."""

import gc
from collections.abc import Iterator
from contextlib import contextmanager


@contextmanager
def without_collection() -> Iterator[None]:
    """Let no collection run inside; for a few seconds of work that makes no cycles.

    While a hundred thousand cells are read, the collector would walk all of them again and
    again and take two fifths of the time. It holds for the whole process; a second piece of
    work that ends earlier lets it run again, which costs time and nothing else.
    """
    was_running = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was_running:
            gc.enable()
