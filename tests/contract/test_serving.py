"""`tapem serve` answers quickly with data there, keeps a worker, and stops as a whole."""

import os
import signal
import socket
import subprocess
import sys
import time
import urllib.error
import urllib.request
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.contract.conftest import run_tapem


def _free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


def _status(url: str) -> int:
    try:
        with urllib.request.urlopen(url, timeout=10) as answer:
            return answer.status
    except urllib.error.HTTPError as error:
        return error.code
    except (urllib.error.URLError, ConnectionError):
        return 0


@pytest.fixture
def address(home: Path) -> Iterator[str]:
    port = _free_port()
    environment = {k: v for k, v in os.environ.items() if not k.startswith("TAPEM_")}
    environment |= {"TAPEM_HOME": str(home), "DJANGO_SETTINGS_MODULE": "tapem.config.settings"}
    command = [sys.executable, "-m", "tapem.ops.cli", "demo", "--port", str(port)]
    process = subprocess.Popen(command, env=environment, stderr=subprocess.PIPE, text=True)
    url, deadline = f"http://127.0.0.1:{port}", time.monotonic() + 120
    try:
        while _status(f"{url}/healthz") != 200:
            assert process.poll() is None, process.stderr.read() if process.stderr else ""
            assert time.monotonic() < deadline, "no answer within two minutes"
            time.sleep(0.1)
        yield url
    finally:
        process.send_signal(signal.SIGTERM)
        process.communicate(timeout=30)


def test_the_server_answers_and_keeps_a_worker(address: str, home: Path) -> None:
    assert _status(f"{address}/masuk/") == 200
    assert _status(f"{address}/readyz") == 200
    assert _status(f"{address}/tidak-ada/") == 404
    port = address.rpartition(":")[2]
    taken = run_tapem("serve", "--port", port, "--no-prepare", home=home)
    assert taken.returncode == 1
    assert "--port" in taken.stderr
    deadline = time.monotonic() + 60
    while not (home / "worker.alive").exists():
        assert time.monotonic() < deadline, "the worker never showed a sign of life"
        time.sleep(0.2)
    assert run_tapem("check", home=home).returncode == 0
