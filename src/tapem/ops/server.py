"""Serving the screens with granian, and keeping a job worker alive beside it."""

import os
import socket
import subprocess
import sys
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager, nullcontext
from typing import NoReturn

from django.db import connections
from django.urls import get_resolver
from granian import Granian
from granian.constants import Interfaces
from granian.log import LogLevels

from tapem.ops import jobs
from tapem.ops.console import Refused, say

_PAUSE = 2.0  # seconds between the end of a worker and its successor
_LONGEST_PAUSE = 60.0
_HEAD_START = 5.0  # the first page comes before the first job
_THREADS = 4  # per process: a paper being set does not hold up the other pages


def start_anew(port: int) -> NoReturn:
    """Replace this process by a server that reads its settings anew."""
    sys.stderr.flush()
    command = [sys.executable, "-m", "tapem.ops.cli", "serve", "--no-prepare", "--port", str(port)]
    os.execv(sys.executable, command)  # noqa: S606  # our own program, fixed arguments


def serve(host: str, port: int, *, workers: int, with_worker: bool) -> None:
    """Serve until stopped; refuses an address that another program holds."""
    _require_free(host, port)
    shown = f"[{host}]" if ":" in host else host
    say(f"Tapem: http://{shown}:{port}")
    server = Granian(
        "tapem.config.wsgi:application",
        address=host,
        port=port,
        interface=Interfaces.WSGI,
        workers=workers,
        blocking_threads=_THREADS,
        log_access=False,
        log_level=LogLevels.warning,
        respawn_failed_workers=True,
    )
    _ = get_resolver().url_patterns  # loaded once, before the processes fork
    connections.close_all()  # no connection may be shared by the processes that fork now
    with _worker_beside() if with_worker else nullcontext():
        server.serve()


def _require_free(host: str, port: int) -> None:
    family = socket.AF_INET6 if ":" in host else socket.AF_INET
    with socket.socket(family) as probe:
        probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            probe.bind((host, port))
        except OSError as error:
            reason = error.strerror or error
            raise Refused(f"cannot listen on {host}:{port}: {reason}; try --port") from None


@contextmanager
def _worker_beside() -> Iterator[None]:
    jobs.expect_worker()
    stopping = threading.Event()
    keeper = threading.Thread(target=_keep_worker, args=(stopping,), daemon=True)
    keeper.start()
    try:
        yield
    finally:
        stopping.set()
        keeper.join(timeout=10)


def _keep_worker(stopping: threading.Event) -> None:
    """Start a worker, and another one when it ends; ever more rarely if it ends at once."""
    command = [sys.executable, "-m", "tapem.ops.cli", "worker", "--parent", str(os.getpid())]
    pause = _PAUSE
    stopping.wait(_HEAD_START)
    while not stopping.is_set():
        started = time.monotonic()
        _run_worker(command, stopping)
        lasted = time.monotonic() - started
        pause = _PAUSE if lasted > _LONGEST_PAUSE else min(pause * 2, _LONGEST_PAUSE)
        stopping.wait(pause)


def _run_worker(command: list[str], stopping: threading.Event) -> None:
    process = subprocess.Popen(command)  # noqa: S603  # our own program, fixed arguments
    while process.poll() is None and not stopping.wait(0.5):
        pass
    if process.poll() is None:
        process.terminate()
        process.wait(timeout=10)
