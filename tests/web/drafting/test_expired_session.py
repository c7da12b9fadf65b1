"""A form that is sent after its session has ended leads back to the page on which it stood."""

from urllib.parse import parse_qs, urlsplit

import pytest
from django.test import Client
from django.urls import reverse

from tapem.accounts.models import User
from tapem.actionplan.models import ActionPlan
from tapem.drafting.models import Correction
from tests.cast import Cast

PASSWORD = "sandi-contoh-untuk-uji-29"


@pytest.fixture
def correction(discussed: ActionPlan) -> Correction:
    return discussed.draft.corrections.get(number=1)


def next_of(location: str) -> str:
    address = urlsplit(location)
    assert address.path == reverse("account_login")
    return parse_qs(address.query)["next"][0]


def test_back_to_the_page_of_the_form(correction: Correction, client: Client) -> None:
    page = reverse("drafting:correction", args=[correction.pk])
    sent_to = reverse("drafting:answer-correction", args=[correction.pk])
    response = client.post(
        sent_to, {"text": "Jawaban."}, headers={"referer": f"http://testserver{page}?a=1"}
    )
    assert next_of(response.headers["Location"]) == f"{page}?a=1"


@pytest.mark.parametrize("referer", ["", "https://lain.example/naskah/", "javascript:alert(1)"])
def test_no_way_out_of_the_house(correction: Correction, client: Client, referer: str) -> None:
    sent_to = reverse("drafting:comment-correction", args=[correction.pk])
    response = client.post(sent_to, {"text": "x"}, headers={"referer": referer} if referer else {})
    assert next_of(response.headers["Location"]) == sent_to


def test_signing_in_does_not_say_that_the_form_arrived(
    correction: Correction, cast: Cast, client: Client
) -> None:
    """A message of success makes the browser forget what was typed and sent."""
    user = User.objects.get(pk=cast.dinkes.user.pk)
    user.set_password(PASSWORD)
    user.save()
    page = reverse("drafting:correction", args=[correction.pk])
    sent = {"login": user.username, "password": PASSWORD, "next": page}
    response = client.post(reverse("account_login"), sent, follow=True)
    assert response.redirect_chain[-1][0] == page
    text = response.content.decode()
    assert f'data-keep="jawab-{correction.pk}"' in text
    assert "data-done" not in text
