"""Reading memberships."""

from datetime import date

from tapem.accounts.actors import Actor
from tapem.accounts.choices import Role
from tapem.accounts.models import Membership, User
from tapem.regions.models import Agency, in_force


def actors_of(user: User, on: date) -> list[Actor]:
    """Return the capacities in which a user may act on that day.

    A membership counts if, and only if, the day lies between its dates and its agency exists.
    """
    memberships = (
        Membership.objects.filter(in_force(on), user=user)
        .select_related("agency__region")
        .order_by("agency__name", "role")
    )
    return [
        Actor(user, membership) for membership in memberships if membership.agency.exists_on(on)
    ]


def actor_for(username: str, on: date) -> Actor:
    """Return the only capacity of a user on that day; for commands and the example."""
    (actor,) = actors_of(User.objects.get(username=username), on)
    return actor


def members_of(agency: Agency, on: date, role: Role | None = None) -> list[User]:
    """Return the users of an agency on that day, all roles or one."""
    memberships = Membership.objects.filter(in_force(on), agency=agency, user__is_active=True)
    if role is not None:
        memberships = memberships.filter(role=role)
    return [membership.user for membership in memberships.select_related("user")]


def user_named(username: str) -> User | None:
    """Return the active user with that name."""
    return User.objects.filter(username=username, is_active=True).first()


def example_users() -> list[User]:
    """Return every active user, in the order of making; the example's page lists them."""
    return list(User.objects.filter(is_active=True).order_by("pk"))
