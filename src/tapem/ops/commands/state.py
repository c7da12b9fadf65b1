"""`tapem config` and `tapem check`."""

import click

from tapem.ops.console import FOUND, finish, installation, print_json


@click.command()
@click.option("--json", "as_json", is_flag=True, help="Print one JSON document.")
def config(*, as_json: bool) -> None:
    """Show every setting, its value (secrets masked) and what it is for."""
    installation()
    from tapem.ops.configuration import settings_in_force

    rows = settings_in_force()
    if as_json:
        print_json({"settings": [row.as_dict() for row in rows]})
        return
    for row in rows:
        click.echo(f"{row.variable}={row.value}")
        click.echo(f"    {row.purpose}")


@click.command()
@click.option("--json", "as_json", is_flag=True, help="Print one JSON document.")
def check(*, as_json: bool) -> None:
    """Say whether this installation is sound, and what to do about what is not."""
    installation()
    from tapem.ops.soundness import examine

    results = examine()
    if as_json:
        print_json(
            {"sound": all(r.sound for r in results), "checks": [r.as_dict() for r in results]}
        )
    else:
        for result in results:
            click.echo(f"{'ok ' if result.sound else 'BAD'}  {result.name}: {result.message}")
    if not all(result.sound for result in results):
        finish(FOUND)
