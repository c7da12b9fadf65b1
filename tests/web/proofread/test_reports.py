"""Findings on the report of a meeting, and its figures bound to the register."""

import re
from collections.abc import Callable
from html import unescape

from django.test import Client

from tapem.meetings import actions as meetings
from tapem.meetings.models import Claim, Discrepancy, Meeting, MeetingReport
from tapem.review.models import Dismissal
from tests.cast import Cast
from tests.web.proofread.conftest import RESULTS

SignIn = Callable[[str], Client]
HTMX = {"hx-request": "true"}
TYPED = "Dari 21 (dua puluh) PKS, baru 4 (empat) PKS yang dilaksanakan."


def address(meeting: Meeting, act: str = "") -> str:
    return f"/pemeriksa/laporan/{meeting.pk}/{act}"


def shown_fingerprint(html: str) -> str:
    found = re.search(r'name="fingerprint" value="([^"]+)"', html)
    assert found
    return found[1]


def stated(html: str, words: str) -> dict[str, str]:
    rows = re.findall(
        r'name="number" value="(\d+)"><input type="hidden" name="quote" value="([^"]+)"', html
    )
    number, quote = next(row for row in rows if words in row[1])
    return {"number": number, "quote": unescape(quote)}


def test_saved_report_shows_findings_and_figures(sign_in: SignIn, written: Meeting) -> None:
    html = sign_in("tapem").get(address(written)).content.decode()
    assert 'class="mark error"' in html
    assert "Ikat dan bandingkan" in html
    assert "Hasil 1" in html


def test_empty_report_says_what_to_do(sign_in: SignIn, planned: Meeting) -> None:
    page = sign_in("tapem").get(address(planned))
    assert page.status_code == 200
    assert "Belum ada yang dapat diperiksa" in page.content.decode()
    fragment = sign_in("tapem").post(address(planned, "bagian/"), {"results": ""}, headers=HTMX)
    assert fragment.status_code == 200


def test_typed_prose_is_checked_without_being_saved(sign_in: SignIn, written: Meeting) -> None:
    page = sign_in("tapem").post(address(written, "bagian/"), {"results": TYPED}, headers=HTMX)
    assert page.status_code == 200
    assert "21 (dua puluh)" in page.content.decode()
    assert "<html" not in page.content.decode()
    assert MeetingReport.objects.get().results == RESULTS


def test_a_safe_suggestion_is_taken_over_into_the_prose(sign_in: SignIn, written: Meeting) -> None:
    client, where = sign_in("tapem"), address(written, "bagian/")
    typed = {"results": "Rapat selesai.", "conclusions": "Honor Rp. 2.000.000 dibayar panitia."}
    shown = client.post(where, typed, headers=HTMX).content.decode()
    key = re.search(r'name="fix" value="(NUM-04:[^"]+)"', shown)
    assert key
    html = client.post(where, {**typed, "fix": key[1]}, headers=HTMX).content.decode()
    assert 'data-fill="id_conclusions"' in html
    assert "Honor Rp2.000.000" in html
    page = client.post(where, {**typed, "fix": key[1]}).content.decode()
    assert "Rapat selesai.</textarea>" in page
    assert "Honor Rp2.000.000,00 dibayar panitia.</textarea>" in page
    assert MeetingReport.objects.get().results == RESULTS


def test_without_scripts_the_prose_stays(sign_in: SignIn, written: Meeting) -> None:
    typed = {"results": TYPED, "conclusions": "Selesai.", "version": "1", "salutation": "Bapak"}
    html = sign_in("tapem").post(address(written, "bagian/"), typed).content.decode()
    for words in (TYPED, "Selesai.", 'name="version" value="1"', 'value="Bapak"'):
        assert words in html
    assert f'action="/rapat/{written.pk}/laporan/"' in html


def test_reader_partner_and_stranger(sign_in: SignIn, written: Meeting) -> None:
    assert sign_in("sekda").get(address(written)).status_code == 200
    assert "Ikat dan bandingkan" not in sign_in("sekda").get(address(written)).content.decode()
    assert sign_in("stranger").get(address(written)).status_code == 404
    for act in ("bagian/", "abaikan/", "pulihkan/", "angka/"):
        assert sign_in("sekda").post(address(written, act), {}).status_code == 403
        assert sign_in("stranger").post(address(written, act), {}).status_code == 404
        assert sign_in("tapem").get(address(written, act)).status_code == 405
    assert sign_in("tapem").post(address(written)).status_code == 405


def test_partner_who_is_invited_does_not_read_the_report(
    sign_in: SignIn, cooperation: Meeting
) -> None:
    assert sign_in("tegal").get(address(cooperation)).status_code == 403


def test_finding_is_set_aside_and_taken_up_again(sign_in: SignIn, written: Meeting) -> None:
    client = sign_in("tapem")
    sent = {"fingerprint": shown_fingerprint(client.get(address(written)).content.decode())}
    assert client.post(address(written, "abaikan/"), sent).status_code == 422
    sent["why"] = "kutipan pihak lain"
    assert client.post(address(written, "abaikan/"), sent).status_code == 302
    assert "kutipan pihak lain" in client.get(address(written)).content.decode()
    assert client.post(address(written, "pulihkan/"), sent).status_code == 302
    assert not Dismissal.objects.exists()
    gone = client.post(address(written, "abaikan/"), {"fingerprint": "x", "why": "alasan"})
    assert gone.status_code == 422


def test_dismissal_beside_the_composer(sign_in: SignIn, written: Meeting) -> None:
    client = sign_in("tapem")
    html = client.post(address(written, "bagian/"), {"results": RESULTS}, headers=HTMX)
    sent = {"results": RESULTS, "fingerprint": shown_fingerprint(html.content.decode())}
    assert client.post(address(written, "bagian/"), sent, headers=HTMX).status_code == 422
    sent["why"] = "kutipan"
    assert client.post(address(written, "bagian/"), sent, headers=HTMX).status_code == 200
    assert Dismissal.objects.count() == 1


def test_figure_is_bound_and_compared_at_its_day(
    sign_in: SignIn, written: Meeting, cast: Cast
) -> None:
    client = sign_in("tapem")
    sent = stated(client.get(address(written)).content.decode(), "baru 4")
    answer = client.post(address(written, "angka/"), {**sent, "metric": "spm.services"})
    assert answer.status_code == 302
    assert answer["Location"] == f"/rapat/{written.pk}/selisih/"
    claim = Claim.objects.get()
    assert (claim.value, claim.metric, claim.as_of) == (4, "spm.services", written.held_on)
    assert claim.quote in RESULTS
    assert claim.location == "Hasil 1"
    difference = Discrepancy.objects.get()
    assert difference.claim == claim
    assert difference.computed != claim.value
    assert "terikat" in client.get(address(written)).content.decode()


def test_binding_twice_states_once(sign_in: SignIn, written: Meeting) -> None:
    client = sign_in("tapem")
    sent = stated(client.get(address(written)).content.decode(), "baru 4")
    for _twice in range(2):
        assert (
            client.post(address(written, "angka/"), {**sent, "metric": "spm.services"}).status_code
            == 302
        )
    assert Claim.objects.count() == 1


def test_unknown_data_and_changed_sentence_are_refused(
    sign_in: SignIn, written: Meeting, cast: Cast
) -> None:
    client = sign_in("tapem")
    sent = stated(client.get(address(written)).content.decode(), "baru 4")
    assert client.post(address(written, "angka/"), {**sent, "metric": "x"}).status_code == 422
    assert client.post(address(written, "angka/"), {**sent, "metric": ""}).status_code == 422
    version = MeetingReport.objects.get().version
    meetings.write_report(actor=cast.tapem, meeting=written, results="Baru.", version=version)
    changed = client.post(address(written, "angka/"), {**sent, "metric": "spm.services"})
    assert changed.status_code == 422
    assert not Claim.objects.exists()


def test_composer_watches_what_is_typed(sign_in: SignIn, written: Meeting) -> None:
    html = sign_in("tapem").get(f"/rapat/{written.pk}/laporan/").content.decode()
    assert f'hx-post="{address(written, "bagian/")}"' in html
    assert f'formaction="{address(written, "bagian/")}"' in html
