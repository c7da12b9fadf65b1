"""An uploaded workbook against what is stored: cell by cell, before anything changes."""

from dataclasses import dataclass, field
from datetime import date
from uuid import UUID

from django.utils.translation import gettext as _
from django.utils.translation import pgettext

from tapem.kernel.dates import long_date
from tapem.regions.models import Agency, Region
from tapem.spm.models import AchievementForm, Cell, FormLine
from tapem.spm.queries.filled import Fault, FilledLine, FilledWorkbook, Nil
from tapem.spm.rules.columns import column_named
from tapem.spm.rules.facts import BLANK, CellFact
from tapem.spm.rules.merge import Outcome, compare
from tapem.spm.rules.reading import written


@dataclass(frozen=True, slots=True)
class ComparedCell:
    """A cell that the file changes, or that two people changed; plain, to be stored as JSON."""

    key: str
    form: str
    line: str
    column: str
    words: str
    base: str
    server: str
    file: str
    version: int
    by: str
    sheet: str
    address: str


@dataclass(frozen=True, slots=True)
class ComparedSource:
    """A form whose source of data the file changes; the date is ISO text or empty."""

    form: str
    service: str
    old: str
    new: str
    data_source: str
    data_date: str


@dataclass(frozen=True, slots=True)
class ComparedNil:
    """A form that the file declares nil, or no longer; `old` and `new` say it in words."""

    form: str
    service: str
    old: str
    new: str
    is_nil: bool
    reason: str


@dataclass(slots=True)
class Compared:
    """A whole comparison. `faults` could not be read; `notes` tell what was left alone."""

    changes: list[ComparedCell] = field(default_factory=list)
    conflicts: list[ComparedCell] = field(default_factory=list)
    sources: list[ComparedSource] = field(default_factory=list)
    nils: list[ComparedNil] = field(default_factory=list)
    faults: list[Fault] = field(default_factory=list)
    notes: list[str] = field(default_factory=list)
    same: int = 0
    theirs: int = 0


@dataclass(frozen=True, slots=True)
class _Stored:
    """A stored cell: its answer, its version, who saved it."""

    fact: CellFact
    version: int
    by: str


@dataclass(frozen=True, slots=True)
class _Place:
    """A stored line with its cells, found by the key of the file."""

    form: AchievementForm
    key: str
    block: str
    label: str
    cells: dict[str, _Stored]


def compare_filled(filled: FilledWorkbook, region: Region, agency: Agency, year: int) -> Compared:
    """Compare a file with the forms of one agency and year; constant queries.

    A row of another agency, year or region is a fault; a stored line that the file lacks is
    told and stays as it is.
    """
    compared = Compared(faults=list(filled.faults), notes=list(filled.notes))
    _check_origin(filled, region, agency, year, compared)
    forms = list(
        AchievementForm.objects.filter(region=region, agency=agency, year=year)
        .select_related("service")
        .order_by("service__position")
    )
    stored = _stored_lines(forms)
    places = _places(stored, by_label=not filled.is_ours)
    seen: set[tuple[str, str]] = set()
    for line in filled.lines:
        place = places.get((line.form_key.casefold(), line.line_key.casefold()))
        if place is None:
            words = _("Baris ini bukan milik form %(agency)s tahun %(year)s.")
            told = words % {"agency": agency.short_name, "year": year}
            compared.faults.append(Fault(line.sheet, next(iter(line.addresses.values()), ""), told))
            continue
        seen.add((str(place.form.pk), place.key))
        _compare_line(line, place, compared)
    _tell_missing(stored, seen, filled, compared)
    _compare_sources(forms, filled, compared)
    _compare_nils(forms, filled, compared)
    return compared


def _compare_sources(
    forms: list[AchievementForm], filled: FilledWorkbook, compared: Compared
) -> None:
    """Source and date of the data stand on the sheet "Form"; an emptied one changes nothing."""
    for form in forms:
        source, day = filled.descriptions.get(str(form.pk), ("", None))
        new_source, new_day = source or form.data_source, day or form.data_date
        if (new_source, new_day) == (form.data_source, form.data_date):
            continue
        compared.sources.append(
            ComparedSource(
                form=str(form.pk),
                service=form.service.name,
                old=_source_words(form.data_source, form.data_date),
                new=_source_words(new_source, new_day),
                data_source=new_source,
                data_date=new_day.isoformat() if new_day else "",
            )
        )


def _compare_nils(forms: list[AchievementForm], filled: FilledWorkbook, compared: Compared) -> None:
    """A declaration that somebody else changed meanwhile stays, and is told."""
    for form in forms:
        stored = Nil(form.is_nil, form.nil_reason)
        base, new = filled.nils.get(str(form.pk), (None, stored))
        if new in (stored, base):
            continue
        if base is not None and base != stored:
            words = _(
                "%(service)s: pernyataan nihil sudah diubah orang lain; yang di berkas tidak dipakai."
            )
            compared.notes.append(words % {"service": form.service.name})
            continue
        compared.nils.append(
            ComparedNil(
                form=str(form.pk),
                service=form.service.name,
                old=_nil_words(stored),
                new=_nil_words(new),
                is_nil=new.is_nil,
                reason=new.reason,
            )
        )


def _nil_words(nil: Nil) -> str:
    return _("nihil: %(reason)s") % {"reason": nil.reason} if nil.is_nil else _("tidak nihil")


def _source_words(source: str, day: date | None) -> str:
    return ", ".join(part for part in (source, long_date(day) if day else "") if part)


def _check_origin(
    filled: FilledWorkbook, region: Region, agency: Agency, year: int, compared: Compared
) -> None:
    if not filled.is_ours:
        compared.notes.append(
            _(
                "Berkas ini bukan buku kerja dari Tapem; baris dan kolom dikenali dari judulnya. Yang tidak dikenali dibiarkan."
            )
        )
        return
    wanted = {"region": region.code, "agency": str(agency.pk), "year": str(year)}
    names = {"region": _("daerah"), "agency": pgettext("dalam kalimat", "OPD"), "year": _("tahun")}
    for key, value in wanted.items():
        if filled.meta.get(key, value) != value:
            words = _("Buku kerja ini untuk %(what)s yang lain.") % {"what": names[key]}
            compared.faults.append(Fault("", "", words))


def _stored_lines(forms: list[AchievementForm]) -> list[_Place]:
    """Return the lines of the forms with their cells, read as plain values: there may be many."""
    by_key = {form.pk: form for form in forms}
    cells: dict[UUID, dict[str, _Stored]] = {}
    for line, column, state, value, version, by in (
        Cell.objects.filter(line__form__in=forms)
        .order_by()
        .values_list("line_id", "column", "state", "value", "version", "changed_by")
    ):
        cells.setdefault(line, {})[column] = _Stored(CellFact(state, value), version, by)
    rows = FormLine.objects.filter(form__in=forms).order_by("form", "block", "position")
    return [
        _Place(by_key[form], key, block, label, cells.get(line, {}))
        for form, line, key, block, label in rows.values_list(
            "form_id", "pk", "key", "block", "label"
        )
    ]


def _places(lines: list[_Place], *, by_label: bool) -> dict[tuple[str, str], _Place]:
    """Index the stored lines by the keys of our workbook, or by what people write."""
    if not by_label:
        return {(str(place.form.pk), place.key): place for place in lines}
    return {
        (service.casefold(), place.label.casefold()): place
        for place in lines
        for service in (place.form.service.code, place.form.service.name)
    }


def _compare_line(line: FilledLine, place: _Place, compared: Compared) -> None:
    for column, value in line.cells.items():
        stored = place.cells.get(column)
        server = stored.fact if stored else BLANK
        base = line.base.get(column, BLANK) if line.base or not stored else server
        if (value.state, value.value) == (server.state, server.value):
            compared.same += 1  # the usual case, told without a comparison
            continue
        outcome = compare(f"{place.key}:{column}", base, server, value).outcome
        if outcome is Outcome.THEIRS:
            compared.theirs += 1
        else:
            one = ComparedCell(
                key=f"{place.form.pk}:{place.key}:{column}",
                form=str(place.form.pk),
                line=place.key,
                column=column,
                words=f"{place.form.service.name}: {place.label}, {_words_of(place, column)}",
                base=written(base),
                server=written(server),
                file=written(value),
                version=stored.version if stored else 0,
                by=stored.by if stored else "",
                sheet=line.sheet,
                address=line.addresses.get(column, ""),
            )
            (compared.changes if outcome is Outcome.MINE else compared.conflicts).append(one)


def _words_of(place: _Place, column: str) -> str:
    found = column_named(place.block, place.form.value_kind, column)
    return found.words if found else column


def _tell_missing(
    lines: list[_Place],
    seen: set[tuple[str, str]],
    filled: FilledWorkbook,
    compared: Compared,
) -> None:
    if not filled.is_ours:
        return
    missing = [place.label for place in lines if (str(place.form.pk), place.key) not in seen]
    if missing:
        words = _("%(count)s baris tidak ada dalam berkas dan dibiarkan seperti semula: %(names)s.")
        names = ", ".join(missing[:5]) + (" …" if len(missing) > 5 else "")  # noqa: PLR2004 (as many as fit a line)
        compared.notes.append(words % {"count": len(missing), "names": names})
