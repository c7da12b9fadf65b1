"""Each rule has a page that explains it."""

from collections.abc import Callable

import pytest
from django.conf import settings
from django.test import Client
from django.utils.html import escape

from tapem.proofread.rules import RULES

SignIn = Callable[[str], Client]


def test_list_names_every_rule(sign_in: SignIn) -> None:
    html = sign_in("tegal").get("/pemeriksa/aturan/").content.decode()
    assert all(f"/pemeriksa/aturan/{key}/" in html for key in RULES)


@pytest.mark.parametrize("key", list(RULES))
def test_page_of_a_rule_explains_it(sign_in: SignIn, key: str) -> None:
    page = sign_in("sekda").get(f"/pemeriksa/aturan/{key}/")
    html, rule = page.content.decode(), RULES[key]
    for words in (rule.title, rule.basis, rule.explain_id, rule.wrong.splitlines()[0]):
        assert escape(words) in html
    assert "Seberapa yakin" in html


def test_unknown_rule_and_stranger(sign_in: SignIn, client: Client) -> None:
    assert client.get("/pemeriksa/aturan/").status_code == 302
    assert sign_in("tapem").get("/pemeriksa/aturan/XXX-99/").status_code == 404
    assert sign_in("tapem").post("/pemeriksa/aturan/NUM-06/").status_code == 405
    assert sign_in("tapem").post("/pemeriksa/aturan/").status_code == 405


def test_english_reader_gets_the_english_explanation(sign_in: SignIn) -> None:
    client = sign_in("tapem")
    client.cookies[settings.LANGUAGE_COOKIE_NAME] = "en"
    page = client.get("/pemeriksa/aturan/NUM-06/")
    assert RULES["NUM-06"].explain_en in page.content.decode()
