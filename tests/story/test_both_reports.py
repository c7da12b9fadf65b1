"""What the two published reports say stands in the records, and in every paper alike."""

import re

import pytest

from tapem.audit.queries import chain_faults
from tapem.cooperation.models import Agreement, Alliance
from tapem.cooperation.queries import register_figures
from tapem.documents.readers import read_docx, read_pdf, read_workbook
from tapem.drafting.models import Correction
from tapem.followups.models import FollowUp
from tapem.meetings.models import Claim, Decision, Discrepancy, Meeting
from tapem.meetings.queries import attendance_of, attendance_sum_of, obstacles_of
from tapem.ops.example import alliance as facts
from tapem.spm.queries import fill_rates
from tests.story.conftest import Story

pytestmark = [pytest.mark.django_db, pytest.mark.xdist_group("story")]

MONITORING, DRAFTING, PLAN = "rapat-2022-11-08", "rapat-2022-11-29", "rencana-aksi"
MONITORING_PAPERS = [("laporan", "docx"), ("notula", "docx"), ("berita", "txt")]


def words_of(story: Story, folder: str, kind: str, ending: str) -> str:
    content = story.paper(folder, kind, ending)
    if ending == "txt":
        text = content.decode()
    elif ending == "pdf":
        text = "\n".join(read_pdf(content))
    else:
        text = read_docx(content).text
    return " ".join(text.split())


def test_register_counts_what_the_report_counts(story: Story) -> None:
    figures = register_figures(Alliance.objects.get(), facts.MEETING_DAY)
    assert (figures.signed, figures.implemented, figures.idle, figures.pending) == (14, 4, 10, 4)
    assert figures.planned == 18


def test_ten_titles_and_all_unstated_parties_stay_unknown(story: Story) -> None:
    assert Agreement.objects.filter(title="").count() == 10
    known = Agreement.objects.filter(parties_known=True)
    assert {agreement.short_title for agreement in known} == {
        "Jembatan penghubung Kali Keruh",
        "Jembatan penghubung Kali Rambut",
    }


def test_attendance_of_both_meetings(story: Story) -> None:
    monitoring = Meeting.objects.get(held_on="2022-11-08")
    rows = attendance_of(monitoring)
    assert [row.count for row in rows] == [23, 29, 20, 8, 28]
    assert attendance_sum_of(monitoring, rows).counted == 108
    drafting = Meeting.objects.get(held_on="2022-11-29")
    assert drafting.total_stated == 17
    assert [row.count for row in attendance_of(drafting)] == [None] * 7


def test_contradiction_is_open_and_holds_the_report_back(story: Story) -> None:
    meeting = Meeting.objects.get(held_on="2022-11-08")
    (found,) = Discrepancy.objects.filter(meeting=meeting)
    assert (found.claim.value, found.computed, found.state) == (3, 4, "open")
    assert found.other_claim is not None
    assert found.other_claim.value == 4
    assert "sisa 3 (tiga) PKS" in found.claim.quote
    assert "menyisakan 4 (empat) PKS" in found.other_claim.quote
    assert obstacles_of(meeting)
    assert Claim.objects.filter(meeting=meeting).count() == len(facts.CLAIMS)


@pytest.mark.parametrize(("kind", "ending"), MONITORING_PAPERS)
def test_papers_carry_delegations_and_their_sum(story: Story, kind: str, ending: str) -> None:
    text = words_of(story, MONITORING, kind, ending)
    for name, count in (("Pekalongan", 23), ("Banyumas", 29), ("Tegal", 20), ("Purbalingga", 8)):
        assert re.search(rf"Kabupaten {name}\D{{1,20}}{count} orang", text), name
    assert "108 orang (hasil hitung)" in text


@pytest.mark.parametrize(("kind", "ending"), [("laporan", "docx"), ("berita", "txt")])
def test_papers_carry_figures_titles_leads_and_suggestions(
    story: Story, kind: str, ending: str
) -> None:
    text = words_of(story, MONITORING, kind, ending)
    assert "14 (empat belas)" in text
    assert "4 (empat) PKS yang sudah ada pelaksanaannya" in text
    for seed in (*facts.IMPLEMENTED, *facts.PENDING):
        assert " ".join(seed.title.split()) in text
    for lead in ("DPU TR", "Disdukcapil", "Dinsos KBPP", "BPBD", "Satpol PP"):
        assert lead in text
    assert "leading sector belum ditetapkan" in text
    for suggestion in facts.RECOMMENDATIONS:
        assert suggestion.text[:60] in text
    assert "sejak awal pembentukannya tahun 2019" in text.lower()


def test_report_is_addressed_to_the_interim_secretary(story: Story) -> None:
    text = words_of(story, MONITORING, "laporan", "docx")
    assert "Yth. Pj. Sekretaris Daerah Kabupaten Pemalang" in text
    assert "apabila Bapak Penjabat Sekda berkenan, saran tindak lanjut sebagai berikut" in text


def test_recap_has_a_numbered_row_per_agreement(story: Story) -> None:
    sheet = read_workbook(story.paper("kerja-sama", "rekap-pks", "xlsx")).sheets[0]
    numbers = [int(row[0]) for row in sheet.rows if str(row[0]).rstrip(".0").isdigit()]
    assert [number for number in numbers if number] == list(range(1, 19))


def test_corrections_cover_chapters_four_to_seven(story: Story) -> None:
    chapters = set(Correction.objects.values_list("target_label", flat=True))
    assert len(chapters) >= 4
    assert {row.due_on.isoformat() for row in Correction.objects.all() if row.due_on} == {
        "2022-11-30"
    }


def test_the_deadline_is_a_follow_up_of_each_agency_that_fills(story: Story) -> None:
    decision = Decision.objects.get(meeting__held_on="2022-11-29", number=4)
    told = {followup.agency.short_name for followup in decision.followups.all() if followup.agency}
    assert told == {"Dinkes", "DPU TR", "Disperkim", "Satpol PP", "BPBD", "Dinsos KBPP"}
    assert {str(row.due_on) for row in decision.followups.all()} == {"2022-11-30"}


def test_minutes_list_every_correction_of_the_meeting(story: Story) -> None:
    text = words_of(story, DRAFTING, "notula", "docx")
    sent = Correction.objects.filter(agenda_item__isnull=False)
    assert sent.count() > 5
    for correction in sent:
        assert correction.text.rstrip(". ") in text, correction.number


def test_some_forms_are_incomplete_and_say_so(story: Story) -> None:
    rates = fill_rates(story.region, 2022)
    assert len(rates) == 29
    assert any(rate.filled < rate.required for rate in rates)
    assert any(rate.filled == rate.required for rate in rates)


@pytest.mark.parametrize("ending", ["docx", "pdf"])
def test_annex_has_seven_chapters_and_says_contoh(story: Story, ending: str) -> None:
    text = words_of(story, PLAN, "lampiran", ending)
    for number in ("I", "II", "III", "IV", "V", "VI", "VII"):
        assert f"BAB {number} " in text
    assert "contoh" in text
    assert "RENCANA AKSI PENERAPAN STANDAR PELAYANAN MINIMAL" in text


def test_title_has_no_abbreviation_in_brackets(story: Story) -> None:
    assert "MINIMAL (SPM)" not in words_of(story, PLAN, "naskah", "docx")


def test_every_agency_that_owes_something_gets_a_memo(story: Story) -> None:
    memos = {path.stem.split("-2022")[0] for path in (story.papers / PLAN).glob("memo-*.docx")}
    assert {"memo-bpbd", "memo-dinkes", "memo-dindikbud"} <= memos
    for path in (story.papers / PLAN).glob("memo-*.txt"):
        assert "30 November 2022" in path.read_text(encoding="utf-8")


def test_whatsapp_text_is_plain_and_short_lined(story: Story) -> None:
    text = story.paper(DRAFTING, "whatsapp", "txt").decode()
    assert "<" not in text
    assert "17" in text


def test_the_trail_is_whole_and_follow_ups_exist(story: Story) -> None:
    assert chain_faults() == []
    assert FollowUp.objects.filter(region=story.region).count() > 20
