"""The first page is light, and errors carry the headers; `test_addresses` looks at every page."""

import gzip
import re
from pathlib import Path

import pytest
from django.contrib.staticfiles import finders
from django.test import Client

from tests.architecture.pages import check_headers, check_page

pytestmark = pytest.mark.django_db

FIRST_PAGE = 150_000  # bytes on the wire with its scripts and styles


def test_first_page_with_scripts_and_styles_is_light(client: Client) -> None:
    response = client.get("/masuk/")
    check_page(response, "sign-in")
    text = response.content.decode()
    assets = re.findall(r"(?:src|href)=\"/static/([^\"?#]+)", text)
    weight = len(gzip.compress(text.encode()))
    for asset in set(assets):
        weight += len(gzip.compress(Path(str(finders.find(asset))).read_bytes()))
    assert assets
    assert weight < FIRST_PAGE, f"the first page weighs {weight} bytes"


@pytest.mark.parametrize("member", ["", "tapem"])
def test_errors_carry_the_headers_too(sign_in: object, client: Client, member: str) -> None:
    page = sign_in(member) if member else client  # type: ignore[operator]  # the fixture's function
    response = page.get("/tidak-ada/")
    assert response.status_code == 404
    check_headers(response)


@pytest.mark.parametrize(
    "bad",
    [
        "<script>go()</script>",
        "<style>b{}</style>",
        '<b style="x">',
        '<b onclick="go()">',
        '<a href="javascript:go()">',
    ],
)
def test_what_is_inline_is_found(client: Client, bad: str) -> None:
    response = client.get("/masuk/")
    response.content = response.content.replace(b"</main>", bad.encode() + b"</main>")
    with pytest.raises(AssertionError):
        check_page(response, "sign-in")
