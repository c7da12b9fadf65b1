"""The papers of both real meetings say what the reports say, and the same in each paper."""

import io

import docx
import pytest

from tapem.documents.storage import open_file
from tapem.meetings import actions
from tapem.meetings.models import Meeting
from tapem.meetings.papers import ReportParts, Said
from tests.cast import Cast
from tests.recall import recall
from tests.rooms.meetings import replay
from tests.world import World

Papers = dict[str, str]


def words(content: bytes, name: str) -> str:
    """Return the words of a paper with single blanks, body and tables in reading order."""
    if name.endswith(".txt"):
        return " ".join(content.decode().split())
    body = docx.Document(io.BytesIO(content)).element.body
    parts = []
    for element in body.iter():
        if element.tag.endswith("}p"):
            parts.append(" ")
        elif element.tag.endswith("}t"):
            parts.append(element.text or "")
        elif element.tag.endswith("}tab"):
            parts.append(" ")
    return " ".join("".join(parts).split())


def issued(cast: Cast, meeting: Meeting, parts: object = None) -> Papers:
    papers = actions.issue_papers(actor=cast.tapem, meeting=meeting, parts=parts)  # type: ignore[arg-type]  # None or ReportParts
    return {
        paper.file.name.partition("-rapat-")[0]: words(open_file(paper.file), paper.file.name)
        for paper in papers
    }


@pytest.fixture
def cooperation(cast: Cast, world: World) -> Papers:
    return recall("cooperation papers", lambda: cooperation_papers(cast, world))


def cooperation_papers(cast: Cast, world: World) -> Papers:
    meeting = replay.cooperation_meeting(cast, world)
    actions.compare_claims(actor=cast.tapem, meeting=meeting, computed=replay.FIGURES)
    return issued(cast, meeting, replay.cooperation_parts())


@pytest.fixture
def spm(cast: Cast, world: World) -> Papers:
    return recall("spm papers", lambda: issued(cast, replay.spm_meeting(cast, world)))


def test_six_papers(cooperation: Papers) -> None:
    assert set(cooperation) == {
        "undangan", "daftar-hadir", "notula", "laporan", "berita", "whatsapp",
    }  # fmt: skip


@pytest.mark.parametrize("kind", ["daftar-hadir", "notula", "laporan", "berita", "whatsapp"])
def test_108_and_its_parts_in_every_paper(cooperation: Papers, kind: str) -> None:
    text = cooperation[kind]
    assert "108 orang (hasil hitung)" in text
    for region, count in (
        ("Pekalongan", 23), ("Banyumas", 29), ("Tegal", 20), ("Purbalingga", 8), ("Pemalang", 28),
    ):  # fmt: skip
        assert any(
            f"Kabupaten {region}{joint}{count}" in text for joint in (" sebanyak ", " ", ": ", " (")
        ), (kind, region)


@pytest.mark.parametrize("kind", ["laporan", "berita", "whatsapp"])
def test_every_recommendation_word_by_word(cooperation: Papers, kind: str) -> None:
    text = cooperation[kind].replace(" [1]", "")
    for addressee, wording in replay.RECOMMENDATIONS:
        assert f"{addressee} {wording}" in text


def test_report_of_the_monitoring_meeting(cooperation: Papers) -> None:
    text = cooperation["laporan"]
    for phrase in (
        "Yth. Pj. Sekretaris Daerah Kabupaten Pemalang",
        "Selasa, 8 November 2022",
        "Gedung Sasana Bhakti Praja",
        "Asisten Pemerintahan dan Kesra Sekda Kabupaten Pemalang",
        "Dari 14 (empat belas) PKS",
        "baru 4 (empat) PKS",
        "masih menyisakan 4 (empat) PKS",
        "apabila Bapak Penjabat Sekda berkenan, saran tindak lanjut sebagai berikut:",
        "dan lain-lain",
        *(title for _, title in replay.NAMED),
        *replay.IMPLEMENTED,
    ):
        assert phrase in text, phrase


def test_the_footnote_stands_at_its_words(cooperation: Papers) -> None:
    text = cooperation["laporan"]
    assert "sisa 3 (tiga) PKS [1] yang seharusnya" in text
    assert "“masih menyisakan 4 (empat) PKS” menyebut 4 (alinea 2)" in text
    assert "Data per 8 November 2022: 4 (hasil hitung). Selisih ini belum dijelaskan." in text


def test_what_is_unknown_is_printed_as_unknown(cooperation: Papers, spm: Papers) -> None:
    assert "nomor dan tanggal belum diketahui" in cooperation["laporan"]
    assert "Pimpinan rapat : belum diketahui" in spm["laporan"]
    assert "Waktu : belum diketahui" in spm["notula"]


@pytest.mark.parametrize("kind", ["daftar-hadir", "notula", "laporan", "berita", "whatsapp"])
def test_17_without_a_split(spm: Papers, kind: str) -> None:
    assert "17 orang (jumlah disebut, rincian per instansi tidak dicatat)" in spm[kind]


def test_report_of_the_drafting_meeting(spm: Papers) -> None:
    text = spm["laporan"]
    for phrase in (
        "WTS Bu Ruslani Kecamatan Taman",
        "Sub Koordinator Otonomi Daerah",
        "Badan Perencanaan Pembangunan Daerah",
        "Dinas Kesehatan",
        "Badan Penanggulangan Bencana Daerah",
        "batas waktu: 30 November 2022",
        "Instansi wajib yang tidak tercatat hadir: Dinas Pendidikan dan Kebudayaan",
        *replay.CHAPTERS,
    ):
        assert phrase in text, phrase


def test_a_draft_says_so_until_it_is_final(cast: Cast, world: World) -> None:
    meeting = replay.spm_meeting(cast, world)
    report = actions.write_report(actor=cast.tapem, meeting=meeting, results="Hasil.")
    first = actions.issue_papers(actor=cast.tapem, meeting=meeting)
    actions.finalise_report(actor=cast.tapem, report=report)
    second = actions.issue_papers(actor=cast.tapem, meeting=meeting)
    marks = [
        _headers(open_file(paper.file)) for paper in (*first, *second) if paper.kind == "laporan"
    ]
    assert "KONSEP" in marks[0]
    assert "KONSEP" not in marks[1]


def test_before_the_meeting_there_are_three(cast: Cast, world: World) -> None:
    from datetime import date

    meeting = actions.plan_meeting(
        actor=cast.tapem, kind="plenary", title="Rapat", held_on=date(2022, 12, 1), place="Aula"
    )
    assert set(issued(cast, meeting)) == {"undangan", "daftar-hadir", "whatsapp"}


def _headers(content: bytes) -> str:
    sections = docx.Document(io.BytesIO(content)).sections
    parts = [
        header._element.xpath("string()")
        for section in sections
        for header in (section.header, section.first_page_header)
    ]
    return " ".join(parts)


def test_corrections_stand_in_the_minutes(cast: Cast, world: World) -> None:
    remark = Said(1, "Lengkapi akar masalah.", "K-001, Dinas Kesehatan")
    papers = issued(cast, replay.spm_meeting(cast, world), ReportParts(remarks=(remark,)))
    assert "K-001, Dinas Kesehatan: Lengkapi akar masalah." in papers["notula"]
    assert "K-001" not in papers["berita"]


def test_remarks_on_records_stay_out_of_the_news(cast: Cast, world: World) -> None:
    parts = ReportParts(notes=("Judul perlu diperiksa.",))
    papers = issued(cast, replay.cooperation_meeting(cast, world), parts)
    assert "Judul perlu diperiksa." in papers["laporan"]
    assert "Judul perlu diperiksa." not in papers["berita"]
