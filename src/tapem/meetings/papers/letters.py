"""Undangan and daftar hadir.

Layout: Permendagri 54/2009, in force at the end of 2022 (belum diverifikasi).
"""

from tapem.documents.blocks import (
    Align,
    Block,
    Cell,
    Column,
    Document,
    KeyValue,
    Note,
    Numbered,
    PageBreak,
    Paragraph,
    Recipient,
    Row,
    RowKind,
    SignatureBlock,
    Space,
    Table,
    TitleLines,
)
from tapem.kernel.dates import long_date
from tapem.meetings.papers.facts import Delegation, MeetingFacts
from tapem.meetings.papers.parts import (
    BLANK,
    letterhead,
    occasion,
    occasion_block,
    or_unknown,
    properties,
    signature_of,
    signed_at,
)

FEW_RECIPIENTS = 3
BLANK_LINES_UNKNOWN = 5
ATTENDANCE_COLUMNS = (
    Column("No.", 10, Align.CENTRE),
    Column("Nama", 48),
    Column("NIP", 34),
    Column("Jabatan", 38),
    Column("Tanda tangan", 35),
)


def invitation(facts: MeetingFacts) -> Document:
    """Build the letter of invitation; without a number it leaves room for one."""
    many = len(facts.invited) > FEW_RECIPIENTS
    day = long_date(facts.reference_date) if facts.reference_date else BLANK[:20]
    head = KeyValue(
        (
            ("Nomor", facts.reference_number or BLANK),
            ("Sifat", BLANK),
            ("Lampiran", "1 (satu) lembar" if many else "–"),
            ("Hal", f"Undangan {facts.title}"),
        ),
        right=f"{facts.region_name}, {day}",
    )
    blocks: list[Block] = [
        letterhead(facts),
        head,
        _recipients(facts, many=many),
        *_invitation_body(facts),
        SignatureBlock(right=signature_of(facts.secretary)),
    ]
    if many:
        blocks += _recipient_page(facts)
    return Document(
        title=f"Undangan {facts.title}",
        blocks=tuple(blocks),
        subject="Undangan rapat",
        properties=properties(facts, "undangan"),
    )


def _recipients(facts: MeetingFacts, *, many: bool) -> Recipient:
    first, *others = ("(daftar terlampir)",) if many else facts.invited or (BLANK,)
    return Recipient((f"Yth. {first}", *others, "di –", "     tempat"))


def _invitation_body(facts: MeetingFacts) -> list[Block]:
    purpose = f" {_sentence(facts.purpose)}" if facts.purpose else ""
    opening = f"Sehubungan dengan akan diselenggarakannya {facts.title},{_lower(purpose)}"
    text = f"{opening} kami mengharap kehadiran Saudara pada:"
    pairs = tuple((key, value) for key, value in occasion(facts) if key != "Acara")
    agenda = [f"{number}. {title}" for number, title in facts.agenda]
    acara = "\n".join(agenda) if agenda else facts.title
    chair = (("Pimpinan rapat", facts.chair),) if facts.chair else ()
    return [
        Paragraph(text, first_line_mm=12),
        KeyValue((*pairs, ("Acara", acara), *chair), key_mm=34, indent_mm=12),
        Paragraph(
            "Demikian atas perhatian dan kehadiran Saudara disampaikan terima kasih.",
            first_line_mm=12,
        ),
    ]


def _sentence(text: str) -> str:
    return text.strip().rstrip(".")


def _lower(purpose: str) -> str:
    return f" dengan maksud {purpose.strip()[:1].lower()}{purpose.strip()[1:]}," if purpose else ""


def _recipient_page(facts: MeetingFacts) -> list[Block]:
    items = [Numbered(f"{place}.", name) for place, name in enumerate(facts.invited, 1)]
    return [PageBreak(), TitleLines(("DAFTAR UNDANGAN", facts.title.upper()), bold=True), *items]


def attendance_list(facts: MeetingFacts) -> Document:
    """Build the list to be signed, by institution, with as many lines as came.

    Where the count is not known, five lines are left and the head of the group says so.
    """
    names = facts.delegations or tuple(Delegation(name, None) for name in facts.invited)
    rows: list[Row] = []
    for delegation in names:
        rows += _signing_rows(delegation)
    if not rows:
        rows = [_signing_row(place) for place in range(1, BLANK_LINES_UNKNOWN + 1)]
    table = Table(ATTENDANCE_COLUMNS, tuple(rows), row_height_mm=9, size_pt=10)
    blocks: list[Block] = [
        letterhead(facts),
        TitleLines(("DAFTAR HADIR",), bold=True),
        occasion_block(facts),
        *_summary(facts),
        table,
        Note(f"Jumlah peserta: {facts.total_words}."),
        Space(4),
        signed_at(facts, facts.section_head),
    ]
    return Document(
        title=f"Daftar hadir {facts.title}",
        blocks=tuple(blocks),
        subject="Daftar hadir rapat",
        properties=properties(facts, "daftar hadir"),
    )


def _summary(facts: MeetingFacts) -> list[Block]:
    """Return the counts by institution; only once somebody is recorded as present."""
    if not facts.delegations:
        return []
    rows = [
        Row((str(place), delegation.institution, _count(delegation)))
        for place, delegation in enumerate(facts.delegations, 1)
    ]
    if facts.list_is_open:
        rows.append(Row(("", facts.other_institutions, or_unknown(""))))
    total = Row(("", "Jumlah", Cell(facts.total_words, Align.LEFT)), RowKind.TOTAL)
    columns = (
        Column("No.", 10, Align.CENTRE),
        Column("Instansi", 95),
        Column("Jumlah hadir", 60),
    )
    return [
        Table(columns, (*rows, total), caption="Rekapitulasi kehadiran per instansi", size_pt=10),
        Space(3),
    ]


def _count(delegation: Delegation) -> str:
    return "tidak dicatat" if delegation.count is None else f"{delegation.count} orang"


def _signing_rows(delegation: Delegation) -> list[Row]:
    lines = BLANK_LINES_UNKNOWN if delegation.count is None else delegation.count
    head = Row((f"{delegation.institution} ({_count(delegation)})",), RowKind.GROUP)
    return [head, *(_signing_row(place) for place in range(1, lines + 1))]


def _signing_row(place: int) -> Row:
    """Return an empty line; odd numbers sign on the left, even ones on the right."""
    mark = Cell(f"{place}. ....", Align.LEFT if place % 2 else Align.CENTRE)
    return Row((str(place), "", "", "", mark))
