"""Every page: headers, no inline script or style, and a weight that a slow line can carry."""

import gzip
import re
from pathlib import Path

import pytest
from django.contrib.staticfiles import finders
from django.db import transaction
from django.test import Client

from tests.architecture.addresses import Address, every_address

pytestmark = pytest.mark.django_db

FIRST_PAGE = 150_000  # bytes on the wire with its scripts and styles
LATER_PAGE = 40_000  # bytes on the wire of a page alone
# address → reason why its page may weigh more
HEAVY: dict[str, str] = {}
VIEWERS = ("anonymous", "tapem", "dinkes", "sekda", "tegal")
ADDRESSES = every_address()


def _page(clients: dict[str, Client], viewer: str, address: Address) -> object:
    with transaction.atomic():
        response = clients[viewer].get(address.url())
        transaction.set_rollback(True)
    return response


@pytest.mark.parametrize("address", ADDRESSES, ids=lambda address: address.name)
def test_page(address: Address, clients: dict[str, Client]) -> None:
    for viewer in VIEWERS:
        response = _page(clients, viewer, address)
        _check_headers(response)
        if "html" in response.headers.get("Content-Type", "") and not response.streaming:
            text = response.content.decode()
            _check_no_inline(text, address.name)
            weight = len(gzip.compress(response.content))
            assert weight < LATER_PAGE or address.name in HEAVY, (
                f"{address.name} weighs {weight} bytes for {viewer}: page it, load parts on demand, "
                "or list it in HEAVY with the reason"
            )


def _check_headers(response: object) -> None:
    headers = response.headers
    policy = headers["Content-Security-Policy"]
    assert "default-src 'self'" in policy
    assert "unsafe" not in policy
    assert headers["X-Frame-Options"] == "DENY"
    assert headers["X-Content-Type-Options"] == "nosniff"
    assert headers["Referrer-Policy"] == "same-origin"
    assert headers["Cross-Origin-Opener-Policy"] == "same-origin"
    assert "camera=()" in headers["Permissions-Policy"]
    assert "no-store" in headers["Cache-Control"] or "max-age=0" in headers["Cache-Control"]


def _check_no_inline(text: str, name: str) -> None:
    inline_script = re.search(
        r"<script(?![^>]*\bsrc=)(?![^>]*type=\"application/json\")[^>]*>", text
    )
    assert not inline_script, f"{name}: put the script into a file: {inline_script}"
    for pattern, advice in (
        (r"<style\b", "put the style into a file"),
        (r"<[^>]*\sstyle=", "use a class"),
        (r"<[^>]*\son[a-z]+=", "listen in a script file"),
        (r"href=\"javascript:", "use a button"),
    ):
        found = re.search(pattern, text)
        assert not found, f"{name}: {advice}: {text[found.start() : found.start() + 120]}"


def test_first_page_with_scripts_and_styles_is_light(clients: dict[str, Client]) -> None:
    text = clients["anonymous"].get("/masuk/").content.decode()
    assets = re.findall(r"(?:src|href)=\"/static/([^\"?#]+)", text)
    weight = len(gzip.compress(text.encode()))
    for asset in set(assets):
        weight += len(gzip.compress(Path(str(finders.find(asset))).read_bytes()))
    assert assets
    assert weight < FIRST_PAGE, f"the first page weighs {weight} bytes"


def test_errors_carry_the_headers_too(clients: dict[str, Client]) -> None:
    response = clients["tapem"].get("/tidak-ada/")
    assert response.status_code == 404
    _check_headers(response)
