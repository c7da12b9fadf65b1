"""An example that is loaded once for all contract tests, and a way to run `tapem`."""

import os
import shutil
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path

import pytest

Run = subprocess.CompletedProcess[str]
Tapem = Callable[..., Run]


def run_tapem(*arguments: object, home: Path, stdin: str = "", **environment: str) -> Run:
    """Run `tapem` as an operator does, in a process of its own, on SQLite in `home`."""
    settings = {key: value for key, value in os.environ.items() if not key.startswith("TAPEM_")}
    settings |= {"TAPEM_HOME": str(home), "DJANGO_SETTINGS_MODULE": "tapem.config.settings"}
    return subprocess.run(
        [sys.executable, "-m", "tapem.ops.cli", *(str(part) for part in arguments)],
        env=settings | environment,
        input=stdin,
        capture_output=True,
        text=True,
        check=False,
        timeout=300,
    )


@pytest.fixture(scope="session")
def loaded_home(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return a home folder with the example, made by the first worker that needs it."""
    own = tmp_path_factory.getbasetemp()
    shared = own.parent if "PYTEST_XDIST_WORKER" in os.environ else own
    home = shared / "example-home"
    lock, done = home.with_suffix(".lock"), home.with_suffix(".done")
    try:
        lock.mkdir()
    except FileExistsError:
        while not done.exists():
            time.sleep(0.2)
        return home
    result = run_tapem("demo", "--no-serve", home=home)
    done.touch()
    assert result.returncode == 0, result.stderr
    return home


@pytest.fixture
def home(loaded_home: Path, tmp_path: Path) -> Path:
    """Return a copy of the example's home folder, for one test to change."""
    return Path(shutil.copytree(loaded_home, tmp_path / "home"))
