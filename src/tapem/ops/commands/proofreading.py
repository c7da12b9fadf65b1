"""`tapem proofread`."""

from pathlib import Path

import click

from tapem.documents.errors import Unreadable as UnreadableFile
from tapem.ops.console import FOUND, Unreadable, finish, no_installation, print_json, say
from tapem.proofread.check import proofread as check
from tapem.proofread.errors import Unreadable as NoText
from tapem.proofread.finding import Report
from tapem.proofread.tree import Kind

KINDS = ("auto", *(kind.value for kind in Kind))


@click.command()
@click.argument("file", type=click.Path(dir_okay=False, path_type=Path))
@click.option(
    "--kind", type=click.Choice(KINDS), default="auto", show_default=True, help="Kind of text."
)
@click.option("--json", "as_json", is_flag=True, help="Print one JSON document.")
@click.option(
    "--text",
    "text_file",
    type=click.Path(dir_okay=False, path_type=Path),
    help="Write the extracted text there; positions count its characters.",
)
def proofread(*, file: Path, kind: str, as_json: bool, text_file: Path | None) -> None:
    """Say what contradicts itself in FILE, or breaks the technique of drafting.

    FILE is .txt, .md, .docx or .pdf. Exit code 1 means that there are findings.
    """
    no_installation()
    report = _report(file, None if kind == "auto" else Kind(kind))
    if text_file is not None:
        _write(text_file, report.text.source)
    if as_json:
        print_json(report.as_json(str(file)))
    else:
        _print(file, report)
    if report.findings:
        finish(FOUND)


def _report(file: Path, kind: Kind | None) -> Report:
    from tapem.ops.foreign_texts import read_text_file

    try:
        return check(read_text_file(file, kind))
    except (NoText, UnreadableFile) as error:
        raise Unreadable(f"{file}: {error}") from None


def _write(file: Path, text: str) -> None:
    try:
        file.write_text(text, encoding="utf-8", newline="")
    except OSError as error:
        raise Unreadable(f"{file}: {error.strerror or error}") from None


def _print(file: Path, report: Report) -> None:
    say(f"{file}: {report.kind.value} ({report.kind_reason})")
    for finding in report.findings:
        click.echo(
            f"{file}:{finding.line}: {finding.severity.value} {finding.rule}: {finding.message}"
        )
        click.echo(f"    “{finding.quote}”")
        if finding.suggestion:
            click.echo(f"    → {finding.suggestion}")
    for fact in report.facts:
        click.echo(f"{file}: fact: {fact.label} = {fact.value} ({fact.how})")
