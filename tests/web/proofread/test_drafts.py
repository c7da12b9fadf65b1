"""Findings on a draft: beside the typed unit, on the whole draft, set aside and taken up again."""

import re
from collections.abc import Callable
from uuid import uuid4

import pytest
from django.test import Client

from tapem.documents.readers import read_workbook
from tapem.drafting.choices import DraftState
from tapem.drafting.models import Node
from tapem.drafting.proof import review_draft
from tapem.drafting.queries import content_of
from tapem.proofread.finding import Finding
from tapem.review.models import Dismissal
from tests.rooms.drafting.conftest import Made
from tests.web.proofread.conftest import FAULT

SignIn = Callable[[str], Client]
HTMX = {"hx-request": "true"}
TYPED_MONEY = "Honor sebesar Rp. 2.000.000 dibayarkan panitia."
TYPED = "Sudah terbit 21 (dua puluh) dokumen."


def part(made: Made, name: str = "two_text") -> str:
    return f"/pemeriksa/bagian/{made[name].pk}/"


def whole(made: Made, act: str = "") -> str:
    return f"/pemeriksa/naskah/{made.draft.pk}/{act}"


def finding_in(made: Made) -> Finding:
    found = review_draft(made.draft, content_of(made.draft)).findings
    return next(one for one in found.open if one.rule == "NUM-01")


def given(made: Made, why: str = "kutipan risalah") -> dict[str, str]:
    return {"fingerprint": finding_in(made).fingerprint, "why": why}


def test_typed_text_is_checked_without_being_saved(sign_in: SignIn, faulty: Made) -> None:
    page = sign_in("tapem").post(part(faulty), {"title": "", "body": TYPED}, headers=HTMX)
    html = page.content.decode()
    assert page.status_code == 200
    assert "21 (dua puluh)" in html
    assert "<html" not in html
    assert 'role="status"' in html
    faulty["two_text"].refresh_from_db()
    assert faulty["two_text"].body != TYPED


def test_owner_checks_too_reader_and_stranger_do_not(sign_in: SignIn, faulty: Made) -> None:
    assert sign_in("dinkes").post(part(faulty), {"body": TYPED}, headers=HTMX).status_code == 200
    assert sign_in("bpbd").post(part(faulty), {"body": TYPED}).status_code == 403
    assert sign_in("hukum").post(part(faulty), {"body": TYPED}).status_code == 403
    assert sign_in("stranger").post(part(faulty), {"body": TYPED}).status_code == 404
    assert sign_in("tegal").post(part(faulty), {"body": TYPED}).status_code == 404
    assert sign_in("tapem").get(part(faulty)).status_code == 405


def test_without_scripts_everything_typed_stays(sign_in: SignIn, faulty: Made) -> None:
    typed = {"title": "Judul", "body": TYPED, "reason": "hasil rapat", "version": "2"}
    html = sign_in("tapem").post(part(faulty), typed).content.decode()
    assert "<h1" in html
    for words in (TYPED, 'value="Judul"', 'value="hasil rapat"', 'name="version" value="2"'):
        assert words in html
    assert f'action="/naskah/bagian/{faulty["two_text"].pk}/"' in html
    assert "21 (dua puluh)" in html


def test_new_paragraph_is_checked_before_it_is_saved(sign_in: SignIn, faulty: Made) -> None:
    chapter = faulty["two"]
    address = f"/pemeriksa/bagian/{chapter.pk}/baru/"
    form = sign_in("tapem").get(f"/naskah/bagian/{chapter.pk}/tambah/").content.decode()
    assert f'hx-post="{address}"' in form
    html = sign_in("tapem").post(address, {"body": TYPED}, headers=HTMX).content.decode()
    assert "21 (dua puluh)" in html
    assert "Abaikan temuan ini" not in html
    assert sign_in("bpbd").post(address, {"body": TYPED}).status_code == 403
    assert sign_in("stranger").post(address, {"body": TYPED}).status_code == 404
    assert sign_in("tapem").get(address).status_code == 405
    assert not Node.objects.filter(body=TYPED).exists()


def test_new_paragraph_without_scripts_keeps_what_was_typed(sign_in: SignIn, faulty: Made) -> None:
    typed = {"kind": "paragraph", "title": "", "body": TYPED}
    address = f"/pemeriksa/bagian/{faulty['two'].pk}/baru/"
    html = sign_in("tapem").post(address, typed).content.decode()
    assert TYPED in html
    assert f'action="/naskah/bagian/{faulty["two"].pk}/tambah/"' in html


def test_a_safe_suggestion_is_taken_over_into_the_typed_text(sign_in: SignIn, faulty: Made) -> None:
    client = sign_in("tapem")
    shown = client.post(part(faulty), {"body": TYPED_MONEY}, headers=HTMX).content.decode()
    key = re.search(r'name="fix" value="(NUM-04:[^"]+)"', shown)
    assert key
    fix = {"body": TYPED_MONEY, "fix": key[1]}
    html = client.post(part(faulty), fix, headers=HTMX).content.decode()
    assert 'data-fill="id_body"' in html
    assert "Honor sebesar Rp2.000.000,00 dibayarkan panitia." in html
    page = client.post(part(faulty), fix).content.decode()
    assert "Honor sebesar Rp2.000.000,00 dibayarkan panitia.</textarea>" in page
    faulty["two_text"].refresh_from_db()
    assert faulty["two_text"].body == FAULT


def test_a_suggestion_that_is_gone_is_told(sign_in: SignIn, faulty: Made) -> None:
    fix = {"body": TYPED, "fix": "NUM-04:1:2"}
    html = sign_in("tapem").post(part(faulty), fix, headers=HTMX).content.decode()
    assert "data-fill" not in html
    assert "tidak dapat dipakai otomatis" in html


def test_fragment_shows_the_same_findings_as_the_page(sign_in: SignIn, faulty: Made) -> None:
    client = sign_in("tapem")
    fragment = client.post(part(faulty), {"body": TYPED}, headers=HTMX).content.decode()
    page = client.post(part(faulty), {"body": TYPED}).content.decode()
    for html in (fragment, page):
        assert html.count('<li id="temuan-') == fragment.count('<li id="temuan-')


def test_too_long_or_wrong_tokens_do_not_break_the_check(sign_in: SignIn, faulty: Made) -> None:
    client = sign_in("tapem")
    assert client.post(part(faulty), {"body": "a" * 20_001}, headers=HTMX).status_code == 422
    for body in ("", "{{ tidak.ada }}", "{{", "\x00", "Pasal " * 3000):
        assert client.post(part(faulty), {"body": body}, headers=HTMX).status_code == 200


def test_emptied_unit_has_no_findings_of_others(sign_in: SignIn, faulty: Made) -> None:
    page = sign_in("tapem").post(part(faulty), {"body": ""}, headers=HTMX)
    assert "Tidak ada temuan" in page.content.decode()


def test_dismissal_beside_the_form_keeps_what_is_typed(sign_in: SignIn, faulty: Made) -> None:
    client = sign_in("tapem")
    sent = {"body": FAULT, **given(faulty)}
    html = client.post(part(faulty), sent, headers=HTMX).content.decode()
    assert "kutipan risalah" in html
    assert Dismissal.objects.get().dismissed_by
    empty = client.post(part(faulty), {**sent, "why": ""}, headers=HTMX)
    assert empty.status_code == 422
    assert "Tulis alasan" in empty.content.decode()


def test_whole_draft_shows_marks_and_where_to_mend(sign_in: SignIn, faulty: Made) -> None:
    html = sign_in("tapem").get(whole(faulty)).content.decode()
    assert 'class="mark error"' in html
    assert f"/naskah/bagian/{faulty['two_text'].pk}/" in html
    assert "Abaikan temuan ini" in html
    assert "menahan penyerahan" in html


def test_reader_sees_findings_and_changes_nothing(sign_in: SignIn, faulty: Made) -> None:
    html = sign_in("hukum").get(whole(faulty)).content.decode()
    assert 'class="mark error"' in html
    assert "Abaikan temuan ini" not in html
    for act in ("abaikan/", "pulihkan/"):
        for member in ("hukum", "sekda", "bpbd"):
            assert sign_in(member).post(whole(faulty, act), given(faulty)).status_code == 403
        assert sign_in("stranger").post(whole(faulty, act), given(faulty)).status_code == 404
        assert sign_in("tegal").post(whole(faulty, act), given(faulty)).status_code == 404
        assert sign_in("tapem").get(whole(faulty, act)).status_code == 405
    assert not Dismissal.objects.exists()


@pytest.mark.parametrize("act", ["", "unduh/xlsx/", "unduh/txt/"])
def test_stranger_and_partner_find_nothing(sign_in: SignIn, faulty: Made, act: str) -> None:
    for member in ("stranger", "tegal", "dputr"):
        assert sign_in(member).get(whole(faulty, act)).status_code == 404
    assert sign_in("tapem").post(whole(faulty, act)).status_code == 405
    assert sign_in("tapem").get(f"/pemeriksa/naskah/{uuid4()}/").status_code == 404


def test_dismissed_with_a_reason_and_restored(sign_in: SignIn, faulty: Made) -> None:
    client, sent = sign_in("dinkes"), given(faulty)
    answer = client.post(whole(faulty, "abaikan/"), sent)
    assert answer.status_code == 302
    html = client.get(answer["Location"]).content.decode()
    assert "Diabaikan dengan alasan" in html
    assert "kutipan risalah" in html
    assert "Pulihkan temuan" in html
    assert "Pulihkan temuan" not in sign_in("bpbd").get(whole(faulty)).content.decode()
    client = sign_in("dinkes")
    assert client.post(whole(faulty, "pulihkan/"), sent).status_code == 302
    assert not Dismissal.objects.exists()


def test_dismissal_without_reason_or_of_a_gone_finding(sign_in: SignIn, faulty: Made) -> None:
    client = sign_in("tapem")
    page = client.post(whole(faulty, "abaikan/"), given(faulty, why=" "))
    assert page.status_code == 422
    assert "Tulis alasan mengabaikan temuan." in page.content.decode()
    gone = client.post(whole(faulty, "abaikan/"), {"fingerprint": "x" * 24, "why": "alasan"})
    assert gone.status_code == 422
    assert "sudah berubah" in gone.content.decode()
    assert client.post(whole(faulty, "pulihkan/"), {}).status_code == 422
    assert not Dismissal.objects.exists()


def test_doubled_submit_dismisses_once(sign_in: SignIn, faulty: Made) -> None:
    client, sent = sign_in("tapem"), {**given(faulty), "idempotency_key": "satu"}
    for _twice in range(2):
        assert client.post(whole(faulty, "abaikan/"), sent).status_code == 302
    assert Dismissal.objects.count() == 1


def test_draft_outside_the_team_cannot_be_dismissed(sign_in: SignIn, faulty: Made) -> None:
    sent = given(faulty)
    faulty.draft.state = DraftState.HANDED_OVER
    faulty.draft.save(update_fields=["state"])
    assert sign_in("tapem").post(whole(faulty, "abaikan/"), sent).status_code == 403


def test_findings_are_taken_along(sign_in: SignIn, faulty: Made) -> None:
    client = sign_in("hukum")
    rows = read_workbook(client.get(whole(faulty, "unduh/xlsx/")).content).sheets[0].rows
    assert any("NUM-01" in row for row in rows)
    assert "NUM-01" in client.get(whole(faulty, "unduh/txt/")).content.decode()
    assert client.get(whole(faulty, "unduh/exe/")).status_code == 404


def test_editor_watches_what_is_typed(sign_in: SignIn, faulty: Made) -> None:
    html = sign_in("tapem").get(f"/naskah/bagian/{faulty['two_text'].pk}/").content.decode()
    assert f'hx-post="{part(faulty)}"' in html
    assert f'formaction="{part(faulty)}"' in html
    assert 'id="form-bagian"' in html


def test_page_asks_the_database_a_bounded_number_of_times(
    sign_in: SignIn, faulty: Made, django_assert_max_num_queries: Callable[..., object]
) -> None:
    client = sign_in("tapem")
    with django_assert_max_num_queries(40):  # type: ignore[attr-defined]  # a context manager
        client.get(whole(faulty))


def test_one_chapter_alone(sign_in: SignIn, faulty: Made) -> None:
    client = sign_in("dinkes")
    html = client.get(whole(faulty), {"bab": str(faulty["two"].pk)}).content.decode()
    assert "14 (lima belas)" in html
    assert "Alinea pertama Pendahuluan" not in html
    other = client.get(whole(faulty), {"bab": str(faulty["one"].pk)}).content.decode()
    assert "14 (lima belas)" not in other
    assert "Bab ini bersih" in other
    unknown = client.get(whole(faulty), {"bab": "x"}).content.decode()
    assert "14 (lima belas)" in unknown
    chapter = client.get(f"/naskah/bab/{faulty['two'].pk}/").content.decode()
    assert f"?bab={faulty['two'].pk}" in chapter
