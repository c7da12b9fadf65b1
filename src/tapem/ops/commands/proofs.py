"""`tapem audit verify`, `tapem handover verify`."""

from pathlib import Path

import click

from tapem.ops.console import (
    FOUND,
    WRONG,
    finish,
    installation,
    no_installation,
    print_json,
    read_bytes,
)


@click.group()
def audit() -> None:
    """Look after the audit trail."""


@audit.command("verify")
@click.option("--json", "as_json", is_flag=True, help="Print one JSON document.")
def verify_audit(*, as_json: bool) -> None:
    """Recompute every hash of the audit trail."""
    installation()
    from tapem.audit.queries import chain_faults

    faults = chain_faults()
    if as_json:
        print_json({"sound": not faults, "faults": faults})
    else:
        click.echo("\n".join(faults) or "The trail is whole.")
    if faults:
        finish(FOUND)


@click.group()
def handover() -> None:
    """Look at packages that were handed over."""


@handover.command("verify")
@click.argument("file", type=click.Path(dir_okay=False, path_type=Path))
@click.option("--json", "as_json", is_flag=True, help="Print one JSON document.")
def verify_handover(*, file: Path, as_json: bool) -> None:
    """Recompute every hash of the package FILE; it needs no installation."""
    no_installation()
    from tapem.documents.package import ProblemKind, verify_package

    problems = verify_package(read_bytes(file))
    if as_json:
        rows = [{"kind": p.kind.value, "file": p.file, "message": p.message} for p in problems]
        print_json({"file": str(file), "sound": not problems, "problems": rows})
    else:
        click.echo("\n".join(p.message for p in problems) or f"{file}: every hash is right.")
    unreadable = {ProblemKind.UNREADABLE, ProblemKind.NO_MANIFEST}
    if any(problem.kind in unreadable for problem in problems):
        finish(WRONG)
    if problems:
        finish(FOUND)
