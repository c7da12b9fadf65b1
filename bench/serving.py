"""From the command to the first page: an empty home, a filled home, and a bare Django."""

import os
import signal
import socket
import subprocess
import sys
import time
import urllib.error
import urllib.request
from pathlib import Path

from bench.measuring import Row, shown

BARE = """
import os
from django.conf import settings
from django.core.wsgi import get_wsgi_application
from django.http import HttpResponse
from django.urls import path
settings.configure(ROOT_URLCONF=__name__, ALLOWED_HOSTS=["*"], SECRET_KEY="bare")
urlpatterns = [path("masuk/", lambda request: HttpResponse("ok"))]
application = get_wsgi_application()
"""


def rows(home: Path, scratch: Path) -> list[Row]:
    """Measure cold and warm start; `home` is filled by the cold one."""
    tapem = [sys.executable, "-m", "tapem.ops.cli", "demo"]
    cold = _first_page([*tapem, "--port"], {"TAPEM_HOME": str(home)}, scratch)
    warm = _first_page([*tapem, "--port"], {"TAPEM_HOME": str(home)}, scratch)
    (scratch / "bare_site.py").write_text(BARE, encoding="utf-8")
    granian = [sys.executable, "-m", "granian", "--interface", "wsgi", "--workers", "2"]
    bare = _first_page([*granian, "bare_site:application", "--port"], {}, scratch)
    return [
        Row("cold start to first page", shown(cold), shown(bare), "migrate, replay, papers"),
        Row("warm start to first page", shown(warm), shown(bare), "bare Django, one view, granian"),
    ]


def _first_page(command: list[str], variables: dict[str, str], folder: Path) -> float:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = probe.getsockname()[1]
    environment = {k: v for k, v in os.environ.items() if not k.startswith(("TAPEM_", "DJANGO_"))}
    start = time.perf_counter()
    process = subprocess.Popen(
        [*command, str(port)], cwd=folder, env=environment | variables,
        stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, start_new_session=True,
    )  # fmt: skip
    try:
        while not _answers(f"http://127.0.0.1:{port}/masuk/"):
            if process.poll() is not None or time.perf_counter() - start > 900:
                raise SystemExit(f"{command} gave no page")
            time.sleep(0.02)
        return time.perf_counter() - start
    finally:
        _stop(process)


def _stop(process: subprocess.Popen[bytes]) -> None:
    """End a server and its processes; by force when it does not go, which is not measured."""
    process.send_signal(signal.SIGTERM)
    try:
        process.wait(timeout=10)
    except subprocess.TimeoutExpired:
        os.killpg(process.pid, signal.SIGKILL)
        process.wait()


def _answers(url: str) -> bool:
    try:
        with urllib.request.urlopen(url, timeout=30) as answer:
            return answer.status == 200
    except (urllib.error.URLError, ConnectionError):
        return False
