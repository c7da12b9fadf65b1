"""Timing a piece of work, and one row of the table."""

import time
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from statistics import median, quantiles


@dataclass(frozen=True)
class Row:
    """One line: what was measured, ours, the baseline, and a note."""

    name: str
    ours: str
    baseline: str
    note: str = ""


@dataclass(frozen=True)
class Times:
    """Seconds of several runs."""

    seconds: list[float]

    @property
    def p50(self) -> float:
        """Median."""
        return median(self.seconds)

    @property
    def p95(self) -> float:
        """Ninety-fifth percentile."""
        return quantiles(self.seconds, n=20)[-1] if len(self.seconds) > 1 else self.seconds[0]

    def __str__(self) -> str:
        if len(self.seconds) == 1:
            return shown(self.p50)
        return f"{shown(self.p50)} / {shown(self.p95)}"


def timed(work: Callable[[], object], runs: int) -> Times:
    """Run the work once to warm up, then `runs` times."""
    if runs > 1:
        work()
    seconds = []
    for _ in range(runs):
        start = time.perf_counter()
        work()
        seconds.append(time.perf_counter() - start)
    return Times(seconds)


def peak_megabytes() -> int:
    """Return the most memory that this program has held; what its parent held is left out."""
    for line in Path("/proc/self/status").read_text(encoding="ascii").splitlines():
        if line.startswith("VmHWM:"):
            return int(line.split()[1]) // 1024
    raise SystemExit("the kernel does not tell the peak of memory")


def shown(seconds: float) -> str:
    """Return seconds as people read them."""
    return f"{seconds:.1f} s" if seconds >= 1 else f"{seconds * 1000:.1f} ms"


def print_table(rows: list[Row]) -> None:
    """Print the rows under each other."""
    head = Row("what (p50 / p95)", "tapem", "bare", "note")
    lines = [(row.name, row.ours, row.baseline, row.note) for row in (head, *rows)]
    widths = [max(len(line[column]) for line in lines) for column in range(4)]
    for line in lines:
        print(
            "  ".join(cell.ljust(width) for cell, width in zip(line, widths, strict=True)).rstrip()
        )
