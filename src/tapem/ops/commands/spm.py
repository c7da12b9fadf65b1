"""`tapem spm index` and `tapem spm check`."""

from collections.abc import Mapping
from dataclasses import asdict
from pathlib import Path

import click

from tapem.ops.console import (
    FOUND,
    Unreadable,
    finish,
    installation,
    no_installation,
    print_json,
    read_bytes,
    read_json,
)

# How files of an office program begin: xlsx, and the old or locked kinds.
ZIP, OLE = b"PK", b"\xd0\xcf"


@click.group()
def spm() -> None:
    """Minimum service standards: the index, and the check of a filled form."""


@spm.command("index")
@click.argument("file", type=click.Path(dir_okay=False, path_type=Path))
@click.option("--json", "as_json", is_flag=True, help="Print one JSON document.")
def index(*, file: Path, as_json: bool) -> None:
    """Compute the index of the figures in FILE (JSON or a filled xlsx), with the whole trace."""
    is_office = read_bytes(file)[:2] in (ZIP, OLE) or file.suffix.lower() == ".xlsx"
    result = _index_of_workbook(file) if is_office else _index_of_json(file)
    if as_json:
        print_json(result)
    else:
        _print(result)


def _index_of_json(file: Path) -> Mapping[str, object]:
    no_installation()
    from tapem.spm.rules.document import InputUnreadable, index_document

    data = read_json(file)
    if not isinstance(data, Mapping):
        raise Unreadable(f"{file}: a JSON object with the key “services” is expected")
    try:
        return index_document(data)
    except InputUnreadable as error:
        raise Unreadable(f"{file}: {error}") from None


def _index_of_workbook(file: Path) -> Mapping[str, object]:
    installation()
    from tapem.documents.errors import Unreadable as UnreadableFile
    from tapem.spm.queries.file_checks import index_workbook

    try:
        return index_workbook(read_bytes(file))
    except UnreadableFile as error:
        raise Unreadable(f"{file}: {error}") from None


@spm.command("check")
@click.argument("file", type=click.Path(dir_okay=False, path_type=Path))
@click.option("--json", "as_json", is_flag=True, help="Print one JSON document.")
def check(*, file: Path, as_json: bool) -> None:
    """Run the checking rules on the filled form FILE (xlsx); nothing is stored."""
    installation()
    from tapem.documents.errors import Unreadable as UnreadableFile
    from tapem.spm.queries.file_checks import check_workbook

    try:
        findings = check_workbook(read_bytes(file))
    except UnreadableFile as error:
        raise Unreadable(f"{file}: {error}") from None
    if as_json:
        print_json({"file": str(file), "findings": [asdict(finding) for finding in findings]})
    else:
        for finding in findings:
            place = f"{finding.sheet}!{finding.cell}" if finding.cell else finding.sheet
            click.echo(f"{file}: {finding.severity} {finding.rule} {place}: {finding.message}")
    if findings:
        finish(FOUND)


def _print(result: Mapping[str, object]) -> None:
    for part in ("services", "affairs"):
        for row in result[part]:  # type: ignore[attr-defined]  # a list by the contract of the document
            click.echo(f"{row['code']:12} {row['index'] or '–':>8}  {row['category'] or ''}")
    region = result["region"]
    click.echo(f"{'region':12} {region['index'] or '–':>8}  {region['category'] or ''}")  # type: ignore[index]  # an object by the same contract
    for warning in result["warnings"]:  # type: ignore[attr-defined]  # a list by the same contract
        click.echo(f"warning: {warning}")
