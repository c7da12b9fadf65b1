"""NUM-07 over the total row of a table and over sums of money in a sentence."""

from __future__ import annotations

import pytest

from tapem.proofread.check import proofread
from tapem.proofread.reader import from_paragraphs
from tapem.proofread.tree import Kind, Paragraph

HEAD = "Laporan Panen\n\nHasil panen menurut desa tercatat sebagai berikut.\n\n"
ROWS = ("Desa|Padi|Jagung", "Sari|10|4", "Kebon|12|5")


def bars(total: str) -> str:
    lines = [f"| {' | '.join(row.split('|'))} |" for row in (*ROWS, total)]
    return HEAD + "\n".join([lines[0], "| --- | --- | --- |", *lines[1:]]) + "\n"


def tabs(total: str) -> str:
    return HEAD + "\n".join(row.replace("|", "\t") for row in (*ROWS, total)) + "\n"


def quotes(source: str) -> list[str]:
    found = proofread(source, kind=Kind.REPORT).findings
    return [one.quote for one in found if one.rule == "NUM-07"]


@pytest.mark.parametrize("shape", [bars, tabs])
def test_a_total_row_must_be_the_sum_of_its_column(shape: object) -> None:
    assert callable(shape)
    assert quotes(shape("Jumlah|22|9")) == []
    assert [quote.strip() for quote in quotes(shape("Jumlah|23|9"))] == ["23"]


@pytest.mark.parametrize(
    "heads", ["Desa|Persentase|Rata-rata", "Desa|Harga satuan|Indeks", "Desa|Kode|Luas rata-rata"]
)
def test_columns_that_nobody_adds_up_are_left_alone(heads: str) -> None:
    source = tabs("Jumlah|23|10").replace("Desa\tPadi\tJagung", heads.replace("|", "\t"))
    assert quotes(source) == []


def test_a_drawn_table_is_read_by_its_cells() -> None:
    cells = [row.split("|") for row in (*ROWS, "Total|22|8")]
    words = "Laporan panen menurut desa."
    pieces = [Paragraph(words, 0)]
    place = len(words) + 1
    for row, line in enumerate(cells):
        for column, cell in enumerate(line):
            pieces.append(Paragraph(cell, place, is_table_cell=True, cell=(0, row, column)))
            place += len(cell) + 1
    found = proofread(from_paragraphs(pieces, Kind.REPORT)).findings
    assert [one.quote for one in found if one.rule == "NUM-07"] == ["8"]


@pytest.mark.parametrize(
    ("total", "wanted"),
    [("Rp90.000.000,00", ["Rp90.000.000,00"]), ("Rp85.000.000,00", [])],
)
def test_amounts_must_add_up_to_the_sum_before_them(total: str, wanted: list[str]) -> None:
    source = (
        f"Laporan\n\nAnggaran sebesar {total} terdiri atas honorarium Rp25.000.000,00, "
        "perjalanan Rp40.000.000,00, dan bahan Rp20.000.000,00.\n"
    )
    assert quotes(source) == wanted


SHARES = [
    ("Sebanyak 148 orang menerima alat bantu: 52 kursi roda, 61 alat dengar, dan {} kruk.", 35, 38),
    (
        "Verifikasi dilakukan di 297 desa. Sebanyak 281 desa telah melapor, sedangkan {} desa dalam proses.",
        16,
        18,
    ),
    (
        "Bupati melantik 43 pejabat. Dari jumlah tersebut, 12 orang administrator dan {} orang pengawas.",
        31,
        32,
    ),
    ("Pelatihan bagi 60 kader dilaksanakan dalam dua angkatan, masing-masing {} orang.", 30, 35),
    ("Disepakati {} titik, yaitu TK-01 sampai dengan TK-06.", 6, 7),
]


@pytest.mark.parametrize(("sentence", "right", "wrong"), SHARES)
def test_shares_that_nearly_agree_are_named(sentence: str, right: int, wrong: int) -> None:
    def rules(value: int) -> set[str]:
        source = f"Laporan\n\nKegiatan berjalan baik.\n\n{sentence.format(value)}\n"
        return {one.rule for one in proofread(source, kind=Kind.REPORT).findings}

    assert not rules(right) & {"NUM-05", "NUM-07"}
    assert rules(wrong) & {"NUM-05", "NUM-07"}


def test_other_things_behind_a_colon_are_no_shares() -> None:
    source = (
        "Laporan\n\nBantuan bagi 50 keluarga: 100 paket beras, 50 paket gula, dan 50 paket teh.\n"
    )
    assert quotes(source) == []
