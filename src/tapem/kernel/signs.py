"""Signs of life: a file that a process touches while it lives, and others look at."""

import time
from pathlib import Path

DEAD_AFTER = 30.0  # seconds without a sign


def worker_sign(home: Path) -> Path:
    """Return the file that the job worker of an installation touches."""
    return home / "worker.alive"


def age(sign: Path) -> float | None:
    """Return the seconds since the last sign; None when there never was one."""
    try:
        return time.time() - sign.stat().st_mtime
    except FileNotFoundError:
        return None


def is_dead(sign: Path) -> bool:
    """Tell whether somebody lived here and shows no sign any more."""
    seconds = age(sign)
    return seconds is not None and seconds >= DEAD_AFTER
