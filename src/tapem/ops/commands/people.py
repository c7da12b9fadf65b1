"""`tapem user add`."""

import sys

import click

from tapem.ops.console import Refused, Unreadable, installation

ROLES = (
    "coordinator", "operator", "head_of_agency", "legal_section", "leader", "partner",
    "administrator",
)  # fmt: skip
OFFICES = (
    "secretariat", "section", "office", "board", "police_unit", "inspectorate", "district_office",
)  # fmt: skip


@click.group()
def user() -> None:
    """Add people who sign in."""


@user.command("add")
@click.argument("username")
@click.option("--name", required=True, help="Name that screens show.")
@click.option("--region", required=True, help="Code of the region, such as 33.27.")
@click.option("--office", required=True, help="Name or alias of the office she acts for.")
@click.option("--office-kind", type=click.Choice(OFFICES), help="Make the office, of this kind.")
@click.option("--role", type=click.Choice(ROLES), required=True, help="What she does there.")
@click.option("--password-stdin", is_flag=True, help="Read the password from stdin.")
def add_user(
    *,
    username: str,
    name: str,
    region: str,
    office: str,
    office_kind: str | None,
    role: str,
    password_stdin: bool,
) -> None:
    """Add a user with one membership, or a further membership to a user who is there."""
    installation()
    from django.conf import settings

    from tapem.accounts.choices import Role
    from tapem.ops import installations
    from tapem.ops.people import Person, add_person
    from tapem.regions.choices import AgencyKind

    if settings.EXAMPLE:
        raise Refused("the example signs in without passwords; set TAPEM_HOME to another folder")
    installations.prepare()
    kind = AgencyKind(office_kind) if office_kind else None
    password = _password(from_stdin=password_stdin)
    person = Person(username, name, region, office, kind, Role(role), password)
    membership = add_person(person)
    click.echo(f"{membership} ({membership.get_role_display()})")


def _password(*, from_stdin: bool) -> str:
    if from_stdin:
        return sys.stdin.readline().rstrip("\n")
    if not sys.stdin.isatty():
        raise Unreadable("no terminal to ask for the password; say --password-stdin")
    return str(click.prompt("Password", hide_input=True, confirmation_prompt=True))
