"""`tapem regions load` and `tapem nomenclature load`."""

from pathlib import Path

import click

from tapem.ops.console import FOUND, finish, installation, say


@click.group()
def regions() -> None:
    """Load Indonesia's regions."""


@regions.command("load")
@click.option("--districts", is_flag=True, help="Load the kecamatan of all regencies, too.")
def load_regions(*, districts: bool) -> None:
    """Add or rename provinces, regencies and cities by code; a second run changes nothing."""
    installation()
    from tapem.ops import installations, region_table
    from tapem.regions.actions import load_regions as load

    installations.prepare()
    rows = [*region_table.provinces_and_regencies()]
    if districts:
        rows += region_table.districts()
    added, changed = load(rows, edition=region_table.EDITION)
    click.echo(f"{added} added, {changed} changed, {len(rows)} in {region_table.EDITION}.")


@click.group()
def nomenclature() -> None:
    """Load editions of programmes, activities and sub-activities."""


@nomenclature.command("load")
@click.argument("file", type=click.Path(dir_okay=False, path_type=Path))
@click.option("--edition", required=True, help="Edition by its key, such as 2021 or 2023.")
@click.option("--source", default="", help="Where the table comes from; its name by default.")
@click.option("--dry-run", is_flag=True, help="Only tell what would change.")
def load_nomenclature(*, file: Path, edition: str, source: str, dry_run: bool) -> None:
    """Add or rename rows of an edition from FILE (.csv, .xlsx: columns kode and nama).

    Rows that cannot be read are named with the reason and change nothing; exit code 1.
    """
    installation()
    from tapem.ops import installations, nomenclature_files
    from tapem.ops.operator import Operator
    from tapem.planning import actions

    installations.prepare()
    rows = nomenclature_files.read_rows(file)
    installations.ship_nomenclature()
    report = actions.load_nomenclature(
        actor=Operator(), edition=edition, rows=rows, source=source or file.name, dry_run=dry_run
    )
    for line in (*report.notes, *report.refused):
        say(line)
    counts = f"{report.added} added, {report.changed} changed, {len(report.refused)} refused"
    click.echo(f"{counts}{' (nothing written)' if dry_run else ''}.")
    if report.refused:
        finish(FOUND)
