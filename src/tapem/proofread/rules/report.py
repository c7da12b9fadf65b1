"""DAY-01, ATR-01 and DUE-01: dates and lists in prose about facts."""

from __future__ import annotations

import dataclasses
import datetime as dt
import re
from collections import deque
from collections.abc import Iterator
from itertools import pairwise

from tapem.proofread import dates
from tapem.proofread.dates import FoundDate
from tapem.proofread.figures import sentences
from tapem.proofread.finding import Place, Severity
from tapem.proofread.rules.base import ALL_KINDS, ANNEX_PROSE, PROSE, REPORTS, Hit, Material, Rule
from tapem.proofread.tree import ItemList, Node, Text, Unit, Zone

_TWO_DATES = 2
_NEAR = 90
_QUOTABLE = 80
_LOOK_BACK = 400
_FEWEST_SIBLINGS = 3
_FEWEST_CARRIERS = 2

_PLACES = (Zone.ANNEX, Zone.PROSE, Zone.CLOSING)


def check_weekdays(material: Material) -> Iterator[Hit]:
    """DAY-01: the weekday belongs to the date, and the date exists."""
    text = material.text
    seen: set[int] = set()
    for node in text.in_zones(*_PLACES):
        for found in dates.find_dates(text.source, node.body, node.end):
            if found.start in seen:
                continue
            seen.add(found.start)
            hit = _judge_day(text, found)
            if hit is not None:
                yield hit
    yield from _labelled_days(text)


# “hari : Jumat” on one line and “tanggal : 17 Februari 2023” on the next.
_DAY_LINE = re.compile(
    rf"\bhari[ \t]*:[ \t]*{dates.WEEKDAY}[ \t]*[,;]?[ \t]*\n\s*(?:[-•*][ \t]*|\w[.)][ \t]*)?(?:tanggal|tgl\.?)[ \t]*:[ \t]*",
    re.IGNORECASE,
)


def _labelled_days(text: Text) -> Iterator[Hit]:
    for line in _DAY_LINE.finditer(text.source):
        node = text.node_at(line.start())
        if node is None or node.zone not in _PLACES:
            continue
        found = next(dates.find_dates(text.source, line.end(), line.end() + 48), None)
        if found is None or found.start != line.end() or found.weekday is not None:
            continue
        if found.date is not None:
            weekday = dates.weekday_number(line["weekday"])
            hit = _judge_day(text, dataclasses.replace(found, start=line.start(), weekday=weekday))
            if hit is not None:
                yield hit


def _judge_day(text: Text, found: FoundDate) -> Hit | None:
    if found.is_impossible:
        return Hit(
            found.start,
            found.end,
            f"Tanggal “{text.source[found.start : found.end]}” tidak ada dalam kalender.",
        )
    if found.weekday is None or found.date is None or found.weekday == found.date.weekday():
        return None
    right = dates.WEEKDAYS[found.date.weekday()]
    return Hit(
        found.start, found.end, f"{dates.in_full(found.date)} jatuh pada hari {right}, bukan {dates.WEEKDAYS[found.weekday]}.",
        f"{right}, {dates.in_full(found.date)}",
    )  # fmt: skip


_RELATIVE = re.compile(
    r"\b(?P<word>besok|esok|lusa|kemarin)\b(?:\s+hari)?(?:\s+(?:senin|selasa|rabu|kamis|jumat|sabtu|minggu))?\s*,?\s*\(?(?:pada\s+)?(?:tanggal\s+)?$",
    re.IGNORECASE,
)
_STEP = {"besok": 1, "esok": 1, "lusa": 2, "kemarin": -1}


def check_deadlines(material: Material) -> Iterator[Hit]:
    """DUE-01: a deadline after the thing it closes, before the meeting that sets it, or a backward span."""
    text = material.text
    base = _base_date(text)
    for node in text.in_zones(Zone.PROSE):
        if node.unit is Unit.CELL:
            continue
        for begin, stop in sentences(text.source, node.body, node.end):
            found = [d for d in dates.find_dates(text.source, begin, stop) if d.date is not None]
            if found:
                yield from _backward_spans(text, found)
                yield from _late_inputs(text, begin, found)
                if base is not None:
                    yield from _past_deadlines(text, begin, found, base)
                    yield from _wrong_tomorrows(text, begin, found, base)


def _base_date(text: Text) -> FoundDate | None:
    """The date of the meeting or report: the first full date near the top."""
    for node in text.nodes[:12]:
        for found in dates.find_dates(text.source, node.body, node.end):
            if found.date is not None and _may_be_base(text, node, found):
                return found
    return _signing_date(text)


_AHEAD = re.compile(r"\b(?:akan|direncanakan|dijadwalkan)\b")
_MEETING = re.compile(
    r"\b(?:rapat|pertemuan|musyawarah|dilaksanakan|diselenggarakan)\b|^\s*(?:hari|tanggal|waktu)\b",
    re.IGNORECASE,
)


def _may_be_base(text: Text, node: Node, found: FoundDate) -> bool:
    """No deadline, nothing that lies ahead; and an item must say that it speaks of the meeting."""
    low = max(node.body, found.start - _NEAR)
    if _DUE_WORDS.search(text.source, max(node.body, found.start - 60), found.start):
        return False
    if _AHEAD.search(text.source, low, found.start):
        return False
    return node.unit is not Unit.ITEM or bool(_MEETING.search(text.source, low, found.end))


_PLACE_AND_DATE = re.compile(r"[A-Z][A-Za-z .]{2,40},\s*$")


def _signing_date(text: Text) -> FoundDate | None:
    """The date over the signature of a report that begins without one: “Brebes, 5 Juli 2023”."""
    for node in text.nodes[-_LAST_NODES:]:
        for found in dates.find_dates(text.source, node.body, min(node.end, node.body + 120)):
            if found.date is not None and _PLACE_AND_DATE.fullmatch(
                text.source, node.body, found.start
            ):
                return found
    return None


_LAST_NODES = 12
_DUE_WORDS = re.compile(
    r"\b(?:paling\s+(?:lambat|lama|telat)|selambat-lambatnya|selambatnya|batas\s+(?:waktu|akhir|pengumpulan|penyampaian|pengiriman|penyerahan|pengajuan|pengisian|pelaporan)|tenggat|sebelum|deadline|(?:pengunggahan|pendaftaran|pengisian|penerimaan|pengumpulan|penyampaian|pengiriman|pelaporan|pengusulan)\s+(?:akan\s+)?(?:ditutup|berakhir)|jatuh\s+tempo|paling\s+akhir"
    r"|(?:diberi|diberikan)\s+(?:tenggat\s+)?waktu\s+(?:sampai|hingga)|ditunggu\s+(?:sampai|hingga)"
    r"|(?:agar|harus|wajib|supaya)\b[^.;]{0,120}\b(?:disampaikan|dikumpulkan|dikirim|diserahkan|diselesaikan|dilengkapi))\b",
    re.IGNORECASE,
)
_PAST = re.compile(
    r"\b(?:(?:telah|sudah)\s+(?:disampaikan|dikirim|dikumpulkan|diserahkan|diselesaikan|dilengkapi|diterima|lewat|berakhir)"
    r"|semula|sebelumnya|seharusnya|semestinya|sedianya|tahun\s+lalu)\b",
    re.IGNORECASE,
)
_ASKED = re.compile(
    r"\b(?:agar|supaya|harus|wajib|hendaknya|mohon|diminta)\b[^.;,]{0,30}$", re.IGNORECASE
)


def _has_passed(text: Text, low: int, high: int) -> bool:
    """“data telah disampaikan …”; but “agar sudah disampaikan …” asks for it."""
    past = _PAST.search(text.source, low, high)
    return past is not None and not _ASKED.search(text.source, low, past.start())


# These set a deadline themselves, whatever older paper the sentence begins with.
_FIRM_DUE = re.compile(r"paling\s+(?:lambat|lama|akhir|telat)|selambat", re.IGNORECASE)
# A date that only cites an older paper or meeting.
_CITED = re.compile(
    r"\b(?:menindaklanjuti|berdasarkan|menunjuk|memperhatikan|surat\s+(?:[A-Za-z]+\s+)?(?:tanggal|nomor))\b",
    re.IGNORECASE,
)


def _is_cited(source: str, due: re.Match[str], low: int, high: int) -> bool:
    """“Menunjuk surat … tentang batas waktu … tanggal 7 Oktober,”: said of an older deadline."""
    if _FIRM_DUE.match(due[0]):
        return _CITED.search(source, due.start(), high) is not None
    return _CITED.search(source, max(low, source.rfind(",", low, due.start())), high) is not None


_SPAN_LINK = re.compile(
    r"\s*\)?\s*(?:s/d|s\.d\.?|sampai\s+dengan|sampai|hingga|-|–)\s*(?:tanggal\s+)?(?:hari\s+)?",
    re.IGNORECASE,
)


def _backward_spans(text: Text, found: list[FoundDate]) -> Iterator[Hit]:
    for first, second in pairwise(found):
        if _SPAN_LINK.fullmatch(text.source, first.end, second.start) and _after(
            first.date, second.date
        ):
            yield Hit(first.start, second.end, "Tanggal akhir lebih awal daripada tanggal mulai.")


def _after(first: dt.date | None, second: dt.date | None) -> bool:
    return first is not None and second is not None and first > second


_CLOSING_DATE = re.compile(
    r"\b(?:mengingat|karena|sebab|sehubungan\s+dengan|untuk|guna|sebelum)\b[^.;]{0,140}$",
    re.IGNORECASE,
)


def _late_inputs(text: Text, begin: int, found: list[FoundDate]) -> Iterator[Hit]:
    """“… disampaikan paling lambat 2 Desember mengingat batas penyampaian 30 November”."""
    if len(found) < _TWO_DATES:
        return
    first, second = found[0], found[-1]
    if not _after(first.date, second.date) or _SPAN_LINK.fullmatch(
        text.source, first.end, second.start
    ):
        return
    due = _DUE_WORDS.search(text.source, begin, first.start)
    closing = _CLOSING_DATE.search(text.source, first.end, second.start)
    if due is not None and closing is not None:
        yield Hit(
            first.start, first.end,
            "Batas waktu ini sesudah hal yang harus dilayaninya "
            f"({dates.in_full(second.date) if second.date else ''}).",
            None, None, (Place(second.start, second.end),),
        )  # fmt: skip


def _past_deadlines(
    text: Text, begin: int, found: list[FoundDate], base: FoundDate
) -> Iterator[Hit]:
    """A deadline that had passed when the meeting set it."""
    is_last = base.start > len(text.source) // 2
    for here in found:
        if here.start == base.start or not _after(base.date, here.date):
            continue
        if here.start < base.start and not is_last:
            continue
        low = max(begin, here.start - _LOOK_BACK)
        due = next(iter(deque(_DUE_WORDS.finditer(text.source, low, here.start), maxlen=1)), None)
        if (
            due is None
            or here.start - due.end() > _NEAR
            or _has_passed(text, low, here.start)
            or _is_cited(text.source, due, low, here.start)
        ):
            continue
        yield Hit(
            due.start() if here.start - due.start() < _QUOTABLE else here.start, here.end,
            f"Batas waktu lebih awal daripada tanggal rapat atau laporan ({dates.in_full(base.date) if base.date else ''}).",
            None, None, (Place(base.start, base.end),),
        )  # fmt: skip


def _wrong_tomorrows(
    text: Text, begin: int, found: list[FoundDate], base: FoundDate
) -> Iterator[Hit]:
    for here in found:
        word = _RELATIVE.search(text.source, max(begin, here.start - 50), here.start)
        if word is None or base.date is None or here.date is None:
            continue
        right = base.date + dt.timedelta(days=_STEP[word["word"].lower()])
        if right != here.date and not _is_coming_day(base.date, here):
            yield Hit(
                word.start(), here.end, f"“{word['word']}” dari {dates.in_full(base.date)} ialah {dates.in_full(right)}.",
                None, None, (Place(base.start, base.end),),
            )  # fmt: skip


_WEEK = 7


def _is_coming_day(base: dt.date, here: FoundDate) -> bool:
    """“besok Senin, 25 Juli” is also said of the Monday to come."""
    if here.date is None or here.weekday is None:
        return False
    return 0 < (here.date - base).days <= _WEEK


_TAIL = re.compile(r"\((?P<tail>[A-Z][^()]{1,60})\)\s*[;,.]?\s*(?:dan|atau)?\s*$")
_DASH_TAIL = re.compile(r"\s[–—-]\s(?P<tail>[A-Z][^–—\n]{2,50})[;,.]?\s*$")
_NAMED_TAIL = re.compile(
    r"\b(?P<tail>(?:oleh|pengampu|penanggung\s+jawab|PIC|leading sector)\s*:?\s+[A-Z][^;,.\n]{1,60})\s*[;,.]?\s*(?:dan)?\s*$"
)


# “Kecamatan Comal: koordinator Camat Comal.”
_LABELLED = re.compile(r"[^:\n]{3,60}:\s+(?P<tail>\S[^\n]{2,80})")
_LONGEST_LABEL = 60


def check_attributes(material: Material) -> Iterator[Hit]:
    """ATR-01: an item that lacks what its siblings carry at their end, such as the lead agency."""
    for items in material.text.lists:
        nodes = [material.text.nodes[index] for index in items.items]
        if len(nodes) < _FEWEST_SIBLINGS or nodes[0].zone not in (Zone.PROSE, Zone.ANNEX):
            continue
        for pattern in (_TAIL, _DASH_TAIL, _NAMED_TAIL):
            bare = [node for node in nodes if not _carries(material.text, node, pattern)]
            if (
                bare
                and len(bare) <= max(1, len(nodes) // 4)
                and len(nodes) - len(bare) >= _FEWEST_CARRIERS
            ):
                yield from (_bare_hit(material.text, items, node, pattern) for node in bare)
                break
        else:
            yield from _without_value(material.text, nodes)


def _without_value(text: Text, nodes: list[Node]) -> Iterator[Hit]:
    """Items of the form “label: value”, and one that is a bare label."""
    found = [
        _LABELLED.match(text.source, node.body, min(node.end, node.body + 200)) for node in nodes
    ]
    bare = [node for node, match in zip(nodes, found, strict=True) if match is None]
    if not bare or len(bare) > max(1, len(nodes) // 4) or len(nodes) - len(bare) < _FEWEST_CARRIERS:
        return
    if any(node.end - node.body > _LONGEST_LABEL or text.children.get(node.index) for node in bare):
        return
    other = next(match for match in found if match is not None)
    for node in bare:
        yield Hit(
            node.body, node.end,
            f"Butir ini tidak memuat keterangan seperti butir lain (misalnya “{other['tail'].strip()}”).",
            None, None, (Place(other.start("tail"), other.end("tail")),),
        )  # fmt: skip


def _carries(text: Text, node: Node, pattern: re.Pattern[str]) -> bool:
    return pattern.search(text.source, max(node.body, node.end - 120), node.end) is not None


def _bare_hit(text: Text, items: ItemList, node: Node, pattern: re.Pattern[str]) -> Hit:
    other = next(text.nodes[i] for i in items.items if _carries(text, text.nodes[i], pattern))
    found = pattern.search(text.source, max(other.body, other.end - 120), other.end)
    example = found["tail"].strip() if found else ""
    place = (
        Place(found.start("tail"), found.end("tail")) if found else Place(other.start, other.end)
    )
    return Hit(
        node.body, node.end, f"Butir ini tidak memuat keterangan seperti butir lain (misalnya “{example}”).",
        None, None, (place,),
    )  # fmt: skip


RULES = (
    Rule(
        id="DAY-01",
        title="Hari dan tanggal",
        severity=Severity.ERROR,
        zones=frozenset(_PLACES),
        kinds=ALL_KINDS,
        basis="kalender",
        explain_id="Nama hari harus cocok dengan tanggalnya, dan tanggalnya harus ada dalam kalender.",
        explain_en="The weekday must belong to the date, and the date must exist.",
        wrong="Rapat diadakan pada Rabu, 29 November 2022.",
        right="Rapat diadakan pada Selasa, 29 November 2022.",
        check=check_weekdays,
    ),
    Rule(
        id="ATR-01",
        title="Keterangan butir tidak ada",
        severity=Severity.WARNING,
        zones=ANNEX_PROSE,
        kinds=ALL_KINDS,
        basis="logika naskah",
        explain_id="Dalam satu daftar, satu butir tidak memuat keterangan yang dimuat butir lain, misalnya perangkat daerah pengampu.",
        explain_en="One item of a list lacks what its siblings carry, such as the lead agency.",
        wrong="1. Jembatan Kali Satu (DPU TR);\n2. Data Penduduk (Disdukcapil);\n3. Mata Air Dua.",
        right="1. Jembatan Kali Satu (DPU TR);\n2. Data Penduduk (Disdukcapil);\n3. Mata Air Dua (DPU TR).",
        check=check_attributes,
    ),
    Rule(
        id="DUE-01",
        title="Batas waktu",
        severity=Severity.WARNING,
        zones=PROSE,
        kinds=REPORTS,
        basis="logika naskah",
        explain_id="Batas waktu tidak boleh mendahului rapat yang menetapkannya, tidak boleh sesudah hal yang dilayaninya, dan rentang tanggal tidak boleh terbalik.",
        explain_en="A deadline lies neither before the meeting that sets it nor after what it serves, and spans do not run backwards.",
        wrong="Pemalang, 29 November 2022. Data agar disampaikan paling lambat 25 November 2022.",
        right="Pemalang, 29 November 2022. Data agar disampaikan paling lambat 2 Desember 2022.",
        check=check_deadlines,
    ),
)
