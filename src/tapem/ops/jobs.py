"""Running jobs, and a sign of life that `tapem check` reads."""

import os
import threading
import time
from pathlib import Path

from django.conf import settings
from django.core.management import call_command

_BEAT = 5.0  # seconds
_DEAD_AFTER = 30.0  # seconds


def work(parent: int | None) -> None:
    """Run jobs until stopped, or until the process `parent` that started us is gone."""
    threading.Thread(target=_beat, args=(parent,), daemon=True).start()
    call_command("db_worker", queue_name="*", reload=False, verbosity=0)


def worker_age() -> float | None:
    """Return the seconds since a worker of this home last showed a sign of life."""
    try:
        return time.time() - _sign().stat().st_mtime
    except FileNotFoundError:
        return None


def worker_is_alive() -> bool:
    """Tell whether a worker of this home showed a sign of life in the last half minute."""
    age = worker_age()
    return age is not None and age < _DEAD_AFTER


def _sign() -> Path:
    return Path(settings.HOME) / "worker.alive"


def _beat(parent: int | None) -> None:
    while parent is None or os.getppid() == parent:
        _sign().touch()
        time.sleep(_BEAT)
    os._exit(0)  # the server is gone; a job in hand is found and run again
