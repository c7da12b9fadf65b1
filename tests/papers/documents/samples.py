"""Papers that the tests render; all names and figures are invented examples."""

import datetime as dt

from tapem.documents.blocks import (
    Align,
    AnnexHead,
    Block,
    Cell,
    Column,
    CopyTo,
    DispositionBox,
    Document,
    HeaderCell,
    Heading,
    KeyValue,
    Letterhead,
    Margins,
    Note,
    Numbered,
    Orientation,
    PageBreak,
    Paragraph,
    Properties,
    Recipient,
    Recital,
    Row,
    RowKind,
    Run,
    SectionBreak,
    Signature,
    SignatureBlock,
    Space,
    Table,
    TitleLines,
)

PLAN_NAME = "RENCANA AKSI PENERAPAN STANDAR PELAYANAN MINIMAL KABUPATEN PEMALANG TAHUN 2022-2026"
CREATED = dt.datetime(2022, 11, 29, 6, 0, tzinfo=dt.UTC)


def wide_table(rows: int = 60) -> Table:
    """Thirteen columns, two header rows and the row of column numbers."""
    years = tuple(str(year) for year in range(2022, 2027))
    ahead = ("No", "Kode", "Program/Kegiatan/Sub Kegiatan", "Indikator", "Satuan")
    after = ("Pagu 2023 (Rp)", "Sumber Dana", "OPD")
    widths = (8, 34, 52, 36, 14, 12, 12, 12, 12, 12, 26, 16, 24)
    titles = (*ahead, *years, *after)
    columns = tuple(Column(title, width) for title, width in zip(titles, widths, strict=True))
    first = (
        *(HeaderCell(title, rows=2) for title in ahead),
        HeaderCell("Target", columns=5),
        *(HeaderCell(title, rows=2) for title in after),
    )
    body = tuple(
        Row(
            (
                str(place),
                f"1.05.03.2.02.{place:04d}",
                "Penyediaan layanan pencegahan dan kesiapsiagaan terhadap bencana",
                "Jumlah warga negara yang memperoleh layanan",
                "Orang",
                *("1.200", "1.300", "1.400", "1.500", "1.600"),
                "1.234.567.890",
                "APBD",
                "Badan Penanggulangan Bencana Daerah",
            )
        )
        for place in range(1, rows + 1)
    )
    group = Row(("Pelayanan Penanggulangan Bencana",), RowKind.GROUP)
    total = Row((Cell("Jumlah", Align.CENTRE, columns=10), "74.074.073.400", "", ""), RowKind.TOTAL)
    return Table(
        columns,
        (group, *body, total),
        header=(first, tuple(HeaderCell(year) for year in years)),
        numbered=True,
        landscape=True,
        caption="Tabel 4.1 Rencana Aksi (contoh)",
    )


def regulation(rows: int = 60) -> Document:
    """A draft regulation with an annex that holds a landscape table."""
    blocks: tuple[Block, ...] = (
        TitleLines(("BUPATI PEMALANG", "PROVINSI JAWA TENGAH")),
        TitleLines(("PERATURAN BUPATI PEMALANG", "NOMOR ... TAHUN ...", "TENTANG", PLAN_NAME)),
        Recital(
            "Menimbang",
            (("a.", "bahwa untuk melaksanakan ketentuan Pasal 13 ayat (3);"), ("b.", "bahwa …;")),
        ),
        TitleLines(("MEMUTUSKAN:",)),
        Recital("Menetapkan", (("", "PERATURAN BUPATI TENTANG RENCANA AKSI."),)),
        Heading(1, "BAB I\nKETENTUAN UMUM", bold=False),
        Heading(3, "Pasal 1", align=Align.CENTRE, bold=False),
        Numbered("1.", "Daerah adalah Kabupaten Pemalang."),
        Numbered("a.", "rincian pertama;", indent_mm=9),
        SignatureBlock(
            right=Signature(
                ("BUPATI PEMALANG,",), ("Ditetapkan di Pemalang", "pada tanggal ..."), "Plt."
            )
        ),
        PageBreak(),
        AnnexHead(("LAMPIRAN", "PERATURAN BUPATI PEMALANG", "NOMOR ... TAHUN ...", "TENTANG")),
        Heading(1, "BAB IV\nRENCANA AKSI"),
        wide_table(rows),
        Note("Angka contoh.", label="Catatan:"),
        Heading(1, "BAB V\nPENUTUP"),
        Paragraph("Demikian rencana aksi ini."),
        SignatureBlock(right=Signature(("BUPATI PEMALANG,",), prefix="Plt.")),
    )
    return Document(
        "Peraturan Bupati tentang Rencana Aksi",
        blocks,
        first_page_top_mm=80,
        draft_mark="RANCANGAN 29 November 2022",
        properties=Properties(author="Bagian Tata Pemerintahan", version="V2", created=CREATED),
    )


def letter() -> Document:
    """An invitation on the letterhead, with every form block."""
    blocks: tuple[Block, ...] = (
        Letterhead(("PEMERINTAH KABUPATEN PEMALANG", "SEKRETARIAT DAERAH"), ("Jalan Contoh 1",)),
        KeyValue(
            (("Nomor", "005/ /2022"), ("Hal", (Run("Undangan Rapat", bold=True),))),
            right="Pemalang, 25 November 2022",
        ),
        Recipient(("Yth. Kepala Dinas Kesehatan", "di –", "PEMALANG")),
        Paragraph("Mengharap kehadiran Saudara pada:", first_line_mm=12),
        KeyValue((("Hari/tanggal", "Selasa, 29 November 2022"),), key_mm=32, indent_mm=12),
        Space(4),
        SignatureBlock(
            left=Signature(("Notulis,",)),
            right=Signature(
                ("SEKRETARIS DAERAH", "u.b.", "ASISTEN PEMERINTAHAN,"),
                prefix="a.n.",
                rank="Pembina Utama Muda",
                employee_number="...",
            ),
        ),
        CopyTo(("Bupati Pemalang;", "Arsip.")),
        SectionBreak(Orientation.PORTRAIT),
        DispositionBox(("Kabag Hukum", "Kabag Tapem"), ("Koordinasikan",)),
    )
    return Document("Undangan rapat", blocks, size_pt=11, margins=Margins(15, 20, 25, 20))
