"""Running jobs, and a sign of life that `tapem check` reads."""

import os
import threading
import time
from pathlib import Path

from django.conf import settings
from django.core.management import call_command

from tapem.kernel import signs

_BEAT = 5.0  # seconds


def work(parent: int | None) -> None:
    """Run jobs until stopped, or until the process `parent` that started us is gone."""
    threading.Thread(target=_beat, args=(parent,), daemon=True).start()
    call_command("db_worker", queue_name="*", reload=False, verbosity=0)


def worker_age() -> float | None:
    """Return the seconds since a worker of this home last showed a sign of life."""
    return signs.age(_sign())


def worker_is_alive() -> bool:
    """Tell whether a worker of this home showed a sign of life in the last half minute."""
    return worker_age() is not None and not signs.is_dead(_sign())


def expect_worker() -> None:
    """Forget the sign of an earlier worker: a new one is about to start."""
    _sign().unlink(missing_ok=True)


def _sign() -> Path:
    return signs.worker_sign(Path(settings.HOME))


def _beat(parent: int | None) -> None:
    while parent is None or os.getppid() == parent:
        _sign().touch()
        time.sleep(_BEAT)
    os._exit(0)  # the server is gone, and with it the reason for this worker
