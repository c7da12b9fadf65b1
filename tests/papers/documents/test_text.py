"""Plain text and messages for WhatsApp."""

from typing import get_args

from tapem.documents.blocks import Block, Document, KeyValue, Paragraph
from tapem.documents.text import _lines, bold, render_text, render_whatsapp
from tests.papers.documents.samples import letter, regulation


def test_every_kind_of_block_has_a_text_form() -> None:
    assert set(get_args(Block)) <= set(_lines.registry)


def test_regulation_reads_in_order() -> None:
    text = render_text(regulation(1))
    expected = (
        "RANCANGAN 29 November 2022",
        "BUPATI PEMALANG\nPROVINSI JAWA TENGAH",
        "Menimbang: a. bahwa untuk melaksanakan",
        "BAB I\nKETENTUAN UMUM",
        "1. Daerah adalah Kabupaten Pemalang.",
        "Plt. BUPATI PEMALANG,",
        "LAMPIRAN\nPERATURAN BUPATI PEMALANG",
        "1 | 1.05.03.2.02.0001 | Penyediaan",
        "Jumlah | 74.074.073.400",
        "Catatan: Angka contoh.",
    )
    places = [text.index(part) for part in expected]
    assert places == sorted(places)


def test_message_is_bold_by_asterisks_and_leaves_the_frame_out() -> None:
    message = render_whatsapp(letter())
    assert message.startswith("*Undangan rapat*\n")
    assert "*Hari/tanggal*: Selasa, 29 November 2022" in message
    assert "SEKRETARIAT DAERAH" not in message
    assert "\n\n\n" not in message


def test_a_text_with_an_asterisk_is_not_made_bold() -> None:
    assert bold("a*b") == "a*b"
    assert bold(" Rapat \n Kedua ") == "*Rapat*\n*Kedua*"
    assert bold("") == ""


def test_control_signs_are_left_out() -> None:
    document = Document("Uji", (Paragraph("a\x00b\x0bc"), KeyValue((("k\x01", "v\x02"),))))
    assert render_text(document) == "abc\n\nk: v\n"
