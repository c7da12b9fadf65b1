"""Rekap PKS: one numbered row per agreement, a sheet of figures, a sheet of discrepancies.

What is not known says "belum diketahui"; a cell is never left to be guessed.
"""

from collections.abc import Mapping, Sequence
from datetime import date
from textwrap import shorten

from tapem.cooperation.choices import EvaluationConclusion, ObligationSide, ObligationState
from tapem.cooperation.models import Agreement, Alliance
from tapem.cooperation.queries import (
    current_term,
    findings_of,
    member_regions,
    open_discrepancies_of,
    register_figures,
    with_everything,
)
from tapem.cooperation.rules.figures import RegisterFigures
from tapem.cooperation.rules.findings import Finding, readable
from tapem.cooperation.rules.words import UNKNOWN, joined
from tapem.documents.blocks import Orientation, Paper
from tapem.documents.language import in_indonesian
from tapem.documents.sheets import Kind, Sheet, SheetColumn, Value, Workbook
from tapem.kernel import clock
from tapem.kernel.dates import long_date
from tapem.kernel.numbers import format_percent, percentage
from tapem.meetings.models import Discrepancy
from tapem.regions.models import Region

NOT_SET = "belum ditetapkan"
NONE_YET = "belum ada"
FOR_PARTIES = "hanya untuk para pihak"
_SHORT_KIND = {"mandatory": "KSDD-W", "voluntary": "KSDD-S"}
_LEVELS = {"block": "Penghalang", "error": "Kesalahan", "warning": "Peringatan", "info": "Catatan"}

COLUMNS = (
    SheetColumn("No", 4, Kind.INTEGER),
    SheetColumn("Jenis", 8, note="KSDD-W: kerja sama daerah wajib; KSDD-S: sukarela."),
    SheetColumn("Nama kerja sama", 10),
    SheetColumn("Jenis naskah", 7),
    SheetColumn("Nomor (per pihak)", 14),
    SheetColumn("Tanggal ditandatangani", 13),
    SheetColumn("Judul/tentang", 34),
    SheetColumn("Para pihak", 14),
    SheetColumn("Bidang urusan", 10),
    SheetColumn("OPD leading sector (per daerah)", 17),
    SheetColumn("KB induk", 14),
    SheetColumn("Mulai", 10),
    SheetColumn("Berakhir", 10),
    SheetColumn("Sisa hari", 9),
    SheetColumn("Status naskah", 13),
    SheetColumn("Status pelaksanaan", 12),
    SheetColumn("Kegiatan terakhir", 11),
    SheetColumn("Realisasi kewajiban", 11),
    SheetColumn("Kendala", 11),
    SheetColumn("Tindak lanjut", 13),
    SheetColumn("Keterangan", 26),
)

_SHORT_TITLE = 75
_NOTHING_YET: tuple[Value, ...] = tuple(
    "Belum ada perjanjian dalam register ini" if column.title == "Judul/tentang" else None
    for column in COLUMNS
)


@in_indonesian
def register_workbook(alliance: Alliance, on: date, reader: Region | None = None) -> Workbook:
    """Return the recap of an alliance as it stands on a day.

    For a `reader` that is not the host, the discrepancies of the host's reports, the findings
    about its calendar and the inside of agreements of others are left out.
    """
    inside = reader is None or reader.pk == alliance.region_id
    rows = with_everything(alliance.agreements.all()).prefetch_related(
        "evaluations__round", "addenda", "discussions__venue", "discussions__moved_to"
    )
    name = alliance.official_name or "belum bernama"
    titles = (
        "REKAPITULASI PERJANJIAN KERJA SAMA (PKS)",
        f"{alliance.working_title} ({name})",
        f"Keadaan {long_date(on)}; dihitung dari register, bukan diketik",
    )
    agreements = Sheet(
        name="Rekap PKS",
        columns=COLUMNS,
        rows=tuple(
            _row(place, each, on, _reads_inside(each, reader)) for place, each in enumerate(rows, 1)
        )
        or (_NOTHING_YET,),
        title_rows=titles,
        orientation=Orientation.LANDSCAPE,
        paper=Paper.F4,
    )
    places = {str(each.pk): place for place, each in enumerate(rows, 1)}
    keys = {str(each.pk) for each in rows if _reads_inside(each, reader)}
    findings = readable(findings_of(alliance, on), is_host=inside, inside_keys=keys)
    discrepancies = list(open_discrepancies_of(alliance)) if inside else []
    return Workbook(
        title=f"Rekap PKS {alliance.working_title}",
        sheets=(
            agreements,
            _figures_sheet(alliance, on),
            _open_sheet(discrepancies, findings, places),
        ),
        author=f"Bagian Tata Pemerintahan {alliance.region.official_name}",
        created=clock.now(),
    )


def _row(place: int, agreement: Agreement, on: date, inside: bool) -> tuple[Value, ...]:  # noqa: FBT001 (a column of the caller)
    accord = agreement.accord
    return (
        place,
        _SHORT_KIND[agreement.alliance.kind],
        agreement.alliance.official_name or "belum bernama",
        "PKS",
        _numbers(agreement),
        _day(agreement.signed_on) if agreement.is_signed else "belum ditandatangani",
        agreement.title or f"(judul {UNKNOWN})",
        _parties(agreement),
        agreement.affair or UNKNOWN,
        _leads(agreement),
        (accord.number or f"Kesepakatan Bersama (nomor {UNKNOWN})") if accord else UNKNOWN,
        _day(agreement.valid_from),
        _day(agreement.valid_until),
        _days_left(agreement, on),
        agreement.get_paper_state_display(),
        agreement.get_implementation_state_display() if agreement.is_signed else "–",
        _last_activity(agreement),
        _fulfilled(agreement) if inside else FOR_PARTIES,
        _obstacles(agreement) if inside else FOR_PARTIES,
        _next_step(agreement),
        _remarks(agreement, inside=inside),
    )


def _reads_inside(agreement: Agreement, reader: Region | None) -> bool:
    """Tell whether the inside is for this reader, as `policies.may_see_inside` does for actors."""
    if reader is None or reader.pk == agreement.region_id or not agreement.parties_known:
        return True
    return any(party.party_region_id == reader.pk for party in agreement.parties.all())


def _day(day: date | None) -> str:
    return long_date(day) if day else UNKNOWN


def _numbers(agreement: Agreement) -> str:
    parties = list(agreement.parties.all())
    if not agreement.is_signed:
        return "belum ada"
    if not parties:
        return UNKNOWN
    return "\n".join(f"{p.party_region.short_name}: {p.paper_number or UNKNOWN}" for p in parties)


def _parties(agreement: Agreement) -> str:
    if not agreement.parties_known:
        return UNKNOWN
    return joined([party.party_region.short_name for party in agreement.parties.all()])


def _leads(agreement: Agreement) -> str:
    named = {lead.of_region.short_name: lead.label for lead in agreement.lead_agencies.all()}
    regions = [party.party_region.short_name for party in agreement.parties.all()]
    lines = [f"{region}: {named.get(region, NOT_SET)}" for region in regions or named]
    if lines:
        return "\n".join(lines)
    return UNKNOWN if agreement.is_placeholder else NOT_SET


def _days_left(agreement: Agreement, on: date) -> Value:
    if not agreement.is_signed:
        return "–"
    return (agreement.valid_until - on).days if agreement.valid_until else UNKNOWN


def _last_activity(agreement: Agreement) -> str:
    days = [each.happened_on for each in agreement.evidence.all()]
    return long_date(max(days)) if days else NONE_YET


def _fulfilled(agreement: Agreement) -> str:
    duties = [each for each in agreement.obligations.all() if each.side == ObligationSide.DUTY]
    if not duties:
        return UNKNOWN
    done = sum(each.state == ObligationState.DONE for each in duties)
    return f"{format_percent(percentage(done, len(duties)), 1)} ({done} dari {len(duties)})"


def _obstacles(agreement: Agreement) -> str:
    told = [each.obstacles for each in agreement.evaluations.all() if each.obstacles]
    if agreement.stalled_because:
        told.insert(0, agreement.stalled_because)
    return "\n".join(told) or UNKNOWN


def _next_step(agreement: Agreement) -> str:
    concluded = [each.conclusion for each in agreement.evaluations.all() if each.conclusion]
    words = [str(EvaluationConclusion(each).label) for each in dict.fromkeys(concluded)]
    for plan in agreement.discussions.all():
        venue = plan.moved_to or plan.venue
        words.append(f"Draf dibahas di {venue.short_name}, {plan.planned_for}")
    return "\n".join(words) or NONE_YET


def _remarks(agreement: Agreement, *, inside: bool) -> str:
    words = [agreement.quality_notes] if agreement.quality_notes else []
    words += [
        f"Adendum {each.ordinal}: {each.number}, {long_date(each.dated_on)}."
        for each in (agreement.addenda.all() if inside else ())
    ]
    if agreement.recorded_as_signed:
        words.append(
            "Dicatat sebagai sudah ditandatangani menurut laporan; naskahnya belum dilihat."
        )
    return "\n".join(words) or "–"


def _figures_sheet(alliance: Alliance, on: date) -> Sheet:
    figures = register_figures(alliance)
    rows = (*_counts(figures), *_circumstances(alliance, on))
    return Sheet(
        name="Angka",
        columns=(
            SheetColumn("Uraian", 46),
            SheetColumn("Nilai", 24),
            SheetColumn("Cara hitung", 60),
        ),
        rows=rows,
        title_rows=("ANGKA REGISTER", f"Keadaan {long_date(on)}"),
    )


def _counts(figures: RegisterFigures) -> tuple[tuple[Value, ...], ...]:
    signing = format_percent(figures.signing_rate, 1)
    doing = format_percent(figures.implementation_rate, 1)
    return (
        ("PKS direncanakan", str(figures.planned), "semua baris yang tidak dibatalkan"),
        ("PKS ditandatangani", str(figures.signed), "semua pihak sudah menandatangani"),
        ("PKS sudah ada pelaksanaannya", str(figures.implemented), "ditandatangani dan ada bukti"),
        (
            "PKS belum ada pelaksanaannya",
            str(figures.idle),
            "ditandatangani dikurangi dilaksanakan",
        ),
        ("PKS belum ditandatangani", str(figures.pending), "direncanakan dikurangi ditandatangani"),
        ("Tingkat penandatanganan", signing, "ditandatangani dibagi direncanakan"),
        ("Tingkat pelaksanaan", doing, "dilaksanakan dibagi ditandatangani"),
        ("PKS tanpa judul", str(figures.untitled), "judul belum diketahui"),
        (
            "PKS dengan pihak belum diketahui",
            str(figures.parties_unknown),
            "para pihak belum dicatat",
        ),
    )


def _circumstances(alliance: Alliance, on: date) -> tuple[tuple[Value, ...], ...]:
    members = [region.short_name for region in member_regions(alliance, on)]
    term = current_term(alliance, on)
    held = f"{term.holder.short_name} sejak {term.since}" if term else UNKNOWN
    return (
        ("Anggota", str(len(members)), joined(members)),
        (
            "Nama kerja sama",
            alliance.official_name or "belum ada",
            alliance.get_naming_state_display(),
        ),
        ("Sekretariat", held, "pengganti disepakati para pihak"),
    )


def _open_sheet(
    discrepancies: Sequence[Discrepancy], findings: Sequence[Finding], places: Mapping[str, int]
) -> Sheet:
    rows = [_discrepancy(each) for each in discrepancies]
    rows += [
        (each.rule, _LEVELS[each.level], _about(each, places), each.message, "")
        for each in findings
    ]
    return Sheet(
        name="Selisih dan temuan",
        columns=(
            SheetColumn("Aturan", 10),
            SheetColumn("Bobot", 14),
            SheetColumn("Tentang", 40),
            SheetColumn("Uraian", 70),
            SheetColumn("Kutipan", 60),
        ),
        rows=tuple(rows) or (("–", "–", "–", "Tidak ada selisih atau temuan.", ""),),
        title_rows=(
            "SELISIH TERBUKA DAN TEMUAN",
            "Laporan final menunggu penjelasan setiap selisih",
        ),
    )


def _about(finding: Finding, places: Mapping[str, int]) -> str:
    """Name an agreement by its row in the recap and the beginning of its title."""
    if not finding.about:
        return "wadah"
    title = shorten(finding.about, _SHORT_TITLE, placeholder=" …")
    return f"No {places[finding.key]}: {title}" if finding.key in places else title


def _discrepancy(each: Discrepancy) -> tuple[Value, ...]:
    claim, other = each.claim, each.other_claim
    words = [f"Naskah menyebut {claim.value}"]
    quotes = [f"“{claim.quote}” ({claim.location})" if claim.location else f"“{claim.quote}”"]
    if other is not None:
        words.append(f"di tempat lain {other.value}")
        quotes.append(
            f"“{other.quote}” ({other.location})" if other.location else f"“{other.quote}”"
        )
    if each.computed is not None:
        words.append(f"register mencatat {each.computed}")
    return ("KSD-11", "Selisih", claim.label, ", ".join(words) + ".", "\n".join(quotes))
