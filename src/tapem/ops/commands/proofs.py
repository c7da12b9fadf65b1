"""`tapem audit verify`."""

import click

from tapem.ops.console import FOUND, finish, installation, print_json


@click.group()
def audit() -> None:
    """Look after the audit trail."""


@audit.command("verify")
@click.option("--json", "as_json", is_flag=True, help="Print one JSON document.")
def verify_audit(as_json: bool) -> None:  # noqa: FBT001  # click passes flags by name
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
