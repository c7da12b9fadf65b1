"""A real browser for the journeys: Chromium of the system, driven by Playwright.

`page_at(width, dark=False)` opens a page against `live`; `check_axe(page)` fails on any finding.
A machine without Chromium fails with the name of the package; nothing is skipped.
"""

import os
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from axe_playwright_python.sync_playwright import Axe
from django.conf import settings
from django.db import connections
from django.test import Client
from playwright.sync_api import Browser, BrowserContext, Page, sync_playwright
from pytest_django.live_server_helper import LiveServer

from tests.cast import Cast

CHROMIUM = Path(os.environ.get("TAPEM_CHROMIUM", "/usr/bin/chromium"))
SLOW = 10_000
# The rules of WCAG 2.2 AA and the good habits that axe knows.
AXE_OPTIONS = {"resultTypes": ["violations"]}

PageAt = Callable[..., Page]

# Playwright runs an event loop in this thread; Django's guard against blocking calls in an
# asynchronous context does not apply to a test that waits for a browser.
os.environ.setdefault("DJANGO_ALLOW_ASYNC_UNSAFE", "true")


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    """One Chromium for the whole run."""
    if not CHROMIUM.exists():
        pytest.fail(
            f"{CHROMIUM} is missing: install the package 'chromium' (or set TAPEM_CHROMIUM)"
        )
    with sync_playwright() as driver:
        running = driver.chromium.launch(
            executable_path=CHROMIUM,
            args=["--no-sandbox", "--disable-gpu", "--disable-dev-shm-usage"],
        )
        yield running
        running.close()


@pytest.fixture(scope="session")
def django_db_modify_db_settings() -> None:
    """Keep the database in a file, as the product does.

    A browser asks for several things at once, which SQLite's shared memory answers with
    "table is locked" where a file lets them wait for each other.
    """
    settings_of_test = connections["default"].settings_dict["TEST"]
    if connections["default"].vendor == "sqlite":
        settings_of_test["NAME"] = str(Path(settings.HOME, "browser.sqlite3"))


@pytest.fixture(scope="session")
def static_folder() -> None:
    """WhiteNoise warns about a missing folder, and a warning is a failure."""
    Path(settings.STATIC_ROOT).mkdir(parents=True, exist_ok=True)


@pytest.fixture
def live(static_folder: None, live_server: LiveServer, transactional_db: None) -> str:
    """Address of a running Tapem, with the database of the test."""
    return live_server.url


@pytest.fixture
def page_at(browser: Browser, live: str) -> Iterator[PageAt]:
    """Return a function that opens a page of a given width, light or dark, with or without scripts."""
    contexts: list[BrowserContext] = []
    problems: list[str] = []

    def open_page(
        width: int = 1280, *, dark: bool = False, scripts: bool = True, height: int = 800
    ) -> Page:
        context = browser.new_context(
            base_url=live,
            viewport={"width": width, "height": height},
            color_scheme="dark" if dark else "light",
            java_script_enabled=scripts,
            locale="id-ID",
        )
        context.set_default_timeout(SLOW)
        contexts.append(context)
        page = context.new_page()
        page.on("pageerror", lambda error: problems.append(f"script error: {error}"))
        page.on("console", lambda said: problems.extend(_refused(said.text)))
        return page

    yield open_page
    for context in contexts:
        context.close()
    assert not problems, "the browser reports:\n" + "\n".join(problems)


def _refused(text: str) -> list[str]:
    """Return the message when the content policy blocked something."""
    return [text] if "Content Security Policy" in text else []


@pytest.fixture
def enter(cast: Cast, live: str) -> Callable[[Page, str], Page]:
    """Return a function that signs a member of the cast in on a page, without the sign-in form."""

    def as_member(page: Page, username: str) -> Page:
        client = Client()
        client.force_login(cast[username].user)
        session = client.cookies["sessionid"].value
        page.context.add_cookies([{"name": "sessionid", "value": session, "url": live}])
        return page

    return as_member


@pytest.fixture(scope="session")
def check_axe() -> Callable[[Page], None]:
    """Return a function that fails with everything axe finds on a page."""
    axe = Axe()

    def check(page: Page) -> None:
        found = axe.run(page, options=AXE_OPTIONS).response["violations"]
        lines = [
            f"{rule['id']}: {rule['help']} – {node['html'][:160]}"
            for rule in found
            for node in rule["nodes"][:3]
        ]
        assert not lines, "axe found:\n" + "\n".join(lines)

    return check


@pytest.fixture(scope="session")
def check_reflow() -> Callable[[Page], None]:
    """Return a function that fails when the page itself scrolls sideways."""

    def check(page: Page) -> None:
        root = "document.documentElement"
        over = page.evaluate(f"{root}.scrollWidth - {root}.clientWidth")
        assert over <= 0, f"the page is {over} px wider than its window"

    return check
