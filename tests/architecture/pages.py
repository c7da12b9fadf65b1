"""What every answer must hold to: headers, no inline script or style, a weight for slow lines."""

import gzip
import re

from django.http import HttpResponse

LATER_PAGE = 40_000  # bytes on the wire of a page alone
# address → reason why its page may weigh more
HEAVY: dict[str, str] = {}

_INLINE = (
    (
        r"<script(?![^>]*\bsrc=)(?![^>]*type=\"application/json\")[^>]*>",
        "put the script into a file",
    ),
    (r"<style\b", "put the style into a file"),
    (r"<[^>]*\sstyle=", "use a class"),
    (r"<[^>]*\son[a-z]+=", "listen in a script file"),
    (r"href=\"javascript:", "use a button"),
)


def check_page(response: HttpResponse, name: str) -> None:
    """Check an answer of the address `name`; AssertionError with what to do."""
    check_headers(response)
    if "html" not in response.headers.get("Content-Type", "") or response.streaming:
        return
    _check_no_inline(response.content.decode(), name)
    weight = len(gzip.compress(response.content, 6))
    assert weight < LATER_PAGE or name in HEAVY, (
        f"{name} weighs {weight} bytes: page it, load parts on demand, "
        "or list it in HEAVY with the reason"
    )


def check_headers(response: HttpResponse) -> None:
    """Check the headers that keep a page from being framed, sniffed, cached or scripted."""
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
    for pattern, advice in _INLINE:
        found = re.search(pattern, text)
        assert not found, f"{name}: {advice}: {text[found.start() : found.start() + 120]}"
