"""Adding people and their offices from the command line, before anybody can sign in."""

from dataclasses import dataclass

from django.contrib.auth.password_validation import validate_password
from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils.translation import gettext_lazy as _

from tapem.accounts.choices import Role
from tapem.accounts.models import Membership, User
from tapem.accounts.queries import user_named
from tapem.audit.actions import record
from tapem.audit.vocabulary import Personal, term
from tapem.kernel import clock
from tapem.ops.console import Refused
from tapem.ops.operator import Operator
from tapem.regions.choices import AgencyKind
from tapem.regions.models import Agency, Region
from tapem.regions.queries import agency_named, region_by_code

PERSON_ADDED = term(
    "ops.person-added",
    _("Pengguna ditambahkan lewat perintah"),
    _("{actor} menambahkan {subject} lewat perintah"),
    Personal.MASK,
)


@dataclass(frozen=True, slots=True)
class Person:
    """Somebody to add: who, where, as what; `office_kind` makes an office that is not there."""

    username: str
    name: str
    region_code: str
    office: str
    office_kind: AgencyKind | None
    role: Role
    password: str


@transaction.atomic
def add_person(person: Person) -> Membership:
    """Add a user, or a further membership of one; the office is found or made."""
    region = region_by_code(person.region_code)
    agency = agency_named(region, person.office, clock.today()) or _new_office(region, person)
    user = user_named(person.username) or _new_user(person)
    if Membership.objects.filter(user=user, agency=agency, role=person.role).exists():
        raise Refused(f"{person.username} already acts for {agency} in this role")
    membership = Membership.objects.create(user=user, agency=agency, role=person.role)
    changes = {"role": (None, person.role.value), "agency": (None, agency)}
    record(Operator(), PERSON_ADDED, membership, changes=changes)
    return membership


def _new_office(region: Region, person: Person) -> Agency:
    if person.office_kind is None:
        raise Refused(
            f"{region} has no office named “{person.office}”; say --office-kind to make it"
        )
    return Agency.objects.create(
        region=region, kind=person.office_kind, name=person.office, short_name=person.office[:60]
    )


def _new_user(person: Person) -> User:
    user = User(username=person.username, display_name=person.name)
    try:
        validate_password(person.password, user)
    except ValidationError as error:
        raise Refused(" ".join(error.messages)) from None
    user.set_password(person.password)
    user.save(force_insert=True)
    return user
