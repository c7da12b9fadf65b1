"""Takes the pictures of the papers: the running example in Chromium, as a person sees it."""

import os
import signal
import socket
import subprocess
import sys
import tempfile
import time
import urllib.error
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from playwright.sync_api import Browser, Page, sync_playwright

PICTURES = Path(__file__).resolve().parents[1] / "docs" / "pictures"
CHROMIUM = "/usr/bin/chromium"
WIDE, NARROW = {"width": 1280, "height": 860}, {"width": 360, "height": 740}


SCREENS = (
    ("board", "/rencana-aksi/", ""),
    ("agreements", "/kerja-sama/", ""),
    ("meeting", "/rapat/", "main a[href^='/rapat/0']"),
    ("draft", "/naskah/", "main a[href^='/naskah/0']"),
)


def main() -> None:
    """Take every picture."""
    PICTURES.mkdir(parents=True, exist_ok=True)
    with (
        tempfile.TemporaryDirectory() as home,
        _example(Path(home)) as address,
        _browser() as browser,
    ):
        desk = browser.new_page(viewport=WIDE, locale="id-ID")
        desk.goto(f"{address}/masuk/")
        _save(desk, "sign-in")
        _sign_in(desk, "tapem")
        _save(desk, "home")
        for name, path, link in SCREENS:
            desk.goto(address + path)
            if link:
                desk.locator(link).first.click()
                desk.wait_for_load_state()
            _save(desk, name)
        phone = browser.new_page(viewport=NARROW, locale="id-ID")
        phone.goto(f"{address}/masuk/")
        _sign_in(phone, "dinkes")
        _save(phone, "phone")


@contextmanager
def _browser() -> Iterator[Browser]:
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=CHROMIUM, args=["--no-sandbox"])
        yield browser
        browser.close()


def _sign_in(page: Page, username: str) -> None:
    page.locator(f"form:has(input[value='{username}']) button").click()
    page.wait_for_load_state()


def _save(page: Page, name: str) -> None:
    page.screenshot(path=PICTURES / f"{name}.png")
    print(f"docs/pictures/{name}.png")


@contextmanager
def _example(home: Path) -> Iterator[str]:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = probe.getsockname()[1]
    environment = os.environ | {"TAPEM_HOME": str(home)}
    command = [sys.executable, "-m", "tapem.ops.cli", "demo", "--port", str(port)]
    process = subprocess.Popen(command, env=environment)
    address = f"http://127.0.0.1:{port}"
    try:
        while not _answers(f"{address}/healthz"):
            if process.poll() is not None:
                raise SystemExit("the example did not start")
            time.sleep(0.2)
        yield address
    finally:
        process.send_signal(signal.SIGTERM)
        process.wait(timeout=30)


def _answers(url: str) -> bool:
    try:
        with urllib.request.urlopen(url, timeout=10):
            return True
    except (urllib.error.URLError, ConnectionError):
        return False


if __name__ == "__main__":
    main()
