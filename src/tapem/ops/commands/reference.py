"""`tapem regions load`."""

import click

from tapem.ops.console import installation


@click.group()
def regions() -> None:
    """Load Indonesia's regions."""


@regions.command("load")
@click.option("--districts", is_flag=True, help="Load the kecamatan of all regencies, too.")
def load_regions(districts: bool) -> None:  # noqa: FBT001  # click passes flags by name
    """Add or rename provinces, regencies and cities by code; a second run changes nothing."""
    installation()
    from tapem.ops import region_table
    from tapem.regions.actions import load_regions as load

    rows = [*region_table.provinces_and_regencies()]
    if districts:
        rows += region_table.districts()
    added, changed = load(rows, edition=region_table.EDITION)
    click.echo(f"{added} added, {changed} changed, {len(rows)} in {region_table.EDITION}.")
