"""Tables about services: duties, achievements, completeness, problems."""

from collections.abc import Iterator, Mapping
from itertools import groupby
from typing import Any

from tapem.actionplan.bindings.sources import (
    CATALOGUE_SOURCE,
    FULL,
    achieved,
    duties,
    example_note,
    forms_source,
    is_of_affair,
    missing,
    printed,
    problem_rows,
    rates,
    texts,
)
from tapem.drafting.figures import Context
from tapem.drafting.rules.bindings import Owed, TableColumn, TableData, TableRow
from tapem.kernel.numbers import format_number, format_percent
from tapem.spm.queries import (
    AchievementRow,
    DutyOfService,
    MissingCell,
    rates_by_agency,
    total_rate,
)


def services_table(context: Context, options: Mapping[str, Any]) -> TableData:
    """Return the services with the agencies in charge, grouped by affair."""
    columns = (
        TableColumn("no", "No.", 12),
        TableColumn("service", "Jenis Pelayanan Dasar", 95),
        TableColumn("agency", "Perangkat Daerah Pengampu", 58),
    )
    rows: list[TableRow] = []
    number = 0
    for affair, members in groupby(duties(context), key=lambda duty: duty.service.affair):
        rows.append(TableRow(f"affair-{affair.code}", texts(f"Urusan {affair.name}"), "group"))
        for duty in members:
            number += 1
            agency = duty.agency.name if duty.agency else "belum ditetapkan"
            rows.append(TableRow(duty.service.code, texts(f"{number}.", duty.service.name, agency)))
    return TableData(columns, tuple(rows), CATALOGUE_SOURCE, context.on)


def achievements(context: Context, options: Mapping[str, Any]) -> TableData:
    """Return what every service reached, with the required cells that are still empty."""
    columns = (
        TableColumn("no", "No.", 9),
        TableColumn("service", "Jenis Pelayanan Dasar", 62),
        TableColumn("unit", "Satuan", 18),
        TableColumn("needed", "Harus dilayani", 22, numeric=True),
        TableColumn("served", "Terlayani", 22, numeric=True),
        TableColumn("rate", "Capaian", 18, numeric=True),
        TableColumn("agency", "OPD", 20),
    )
    reached = {row.service.pk: row for row in achieved(context)}
    in_charge = [d for d in duties(context) if is_of_affair(d.service.affair.code, options)]
    rows: list[TableRow] = []
    number = 0
    for affair, members in groupby(in_charge, key=lambda duty: duty.service.affair):
        rows.append(TableRow(f"affair-{affair.code}", texts(f"Urusan {affair.name}"), "group"))
        for duty in members:
            number += 1
            rows.append(_achievement_row(number, duty, reached.get(duty.service.pk)))
    return TableData(
        columns,
        tuple(rows),
        forms_source(context),
        context.on,
        note=example_note(row.is_example for row in reached.values()),
        owed=tuple(_owed_cell(cell) for cell in missing(context)),
    )


def _achievement_row(number: int, duty: DutyOfService, row: AchievementRow | None) -> TableRow:
    agency = duty.agency.short_name if duty.agency else "–"
    names = (f"{number}.", duty.service.name, duty.service.unit)
    if row is None:
        figures = ("", "", "belum ada")
    elif row.is_nil:
        figures = ("nihil", "nihil", "nihil")
    else:
        rate = format_percent(row.rate) if row.rate is not None else "belum lengkap"
        figures = (printed(row.needed), printed(row.served), rate)
    words = (*names, *figures, agency)
    owner = str(duty.agency.pk) if duty.agency else ""
    return TableRow(duty.service.code, texts(*words), agency=owner)


def _owed_cell(cell: MissingCell) -> Owed:
    return Owed(
        agency=str(cell.agency.pk),
        key=f"{cell.service.code}:{cell.key}",
        group=f"Form {cell.service.name}",
        label=cell.words,
        is_started=cell.form is not None,
        subject=str(cell.form.pk) if cell.form else "",
    )


def completeness(context: Context, options: Mapping[str, Any]) -> TableData:
    """Return how full the forms of each agency are."""
    columns = (
        TableColumn("agency", "Perangkat Daerah", 90),
        TableColumn("filled", "Sel terisi", 25, numeric=True),
        TableColumn("required", "Sel wajib", 25, numeric=True),
        TableColumn("rate", "Keterisian", 25, numeric=True),
    )
    found = rates(context)
    rows = [
        TableRow(
            str(agency.pk),
            texts(
                agency.name,
                format_number(count.filled),
                format_number(count.required),
                format_percent(count.rate),
            ),
            agency=str(agency.pk),
        )
        for agency, count in rates_by_agency(found).items()
    ]
    whole = total_rate(found)
    last = texts(
        "Jumlah",
        format_number(whole.filled),
        format_number(whole.required),
        format_percent(whole.rate),
    )
    return TableData(
        columns,
        (*rows, TableRow("total", last, "total")),
        forms_source(context),
        context.on,
    )


def problems(context: Context, options: Mapping[str, Any]) -> TableData:
    """Return the problems with cause and solution; what is not worded yet is owed."""
    columns = (
        TableColumn("no", "No.", 9),
        TableColumn("service", "Jenis Pelayanan Dasar", 40),
        TableColumn("problem", "Permasalahan", 45),
        TableColumn("cause", "Akar Masalah", 40),
        TableColumn("solution", "Solusi", 40),
        TableColumn("agency", "OPD", 20),
    )
    listed = [row for row in problem_rows(context) if is_of_affair(row.affair.code, options)]
    rows = tuple(
        TableRow(
            f"{row.service.code}-{place}",
            texts(
                f"{place}.",
                row.service.name,
                f"{row.description} (tahap {row.stage.lower()})",
                row.root_cause,
                row.solution,
                row.agency.short_name,
            ),
            agency=str(row.agency.pk),
        )
        for place, row in enumerate(listed, 1)
    )
    return TableData(
        columns,
        rows,
        "Daftar permasalahan SPM",
        context.on,
        note=example_note(row.is_example for row in listed),
        owed=tuple(_owed_problems(context)),
    )


def _owed_problems(context: Context) -> Iterator[Owed]:
    listed = problem_rows(context)
    for place, row in enumerate(listed, 1):
        for name, label, text in (
            ("cause", "akar masalah", row.root_cause),
            ("solution", "solusi", row.solution),
        ):
            if not text.strip():
                yield Owed(
                    str(row.agency.pk),
                    f"{row.service.code}-{place}:{name}",
                    f"Permasalahan {row.service.name}",
                    f"{label} untuk “{row.description}”",
                )
    told = {row.service.pk for row in listed}
    for reached in achieved(context):
        short = reached.rate is not None and reached.rate < FULL
        if short and reached.service.pk not in told:
            yield Owed(
                str(reached.agency.pk),
                f"{reached.service.code}:problem",
                f"Permasalahan {reached.service.name}",
                "capaian di bawah 100 persen, permasalahannya belum dirumuskan",
            )
