"""The fixed cast: the people of the example, and a stranger from elsewhere."""

from dataclasses import dataclass

from tapem.accounts.actors import Actor
from tapem.accounts.choices import Role
from tapem.accounts.models import Membership, User
from tapem.accounts.queries import actor_for
from tapem.ops.example.office import PEOPLE, TODAY
from tapem.regions.choices import AgencyKind
from tapem.regions.models import Agency
from tapem.regions.queries import region_by_code

STRANGER = "stranger"
MEMBERS = (*(person.username for person in PEOPLE), STRANGER)


@dataclass(frozen=True)
class Cast:
    """The acting people by user name: `cast["dinkes"]`, or `cast.tapem`."""

    actors: dict[str, Actor]

    def __getitem__(self, username: str) -> Actor:
        return self.actors[username]

    def __getattr__(self, username: str) -> Actor:
        actors = self.__dict__.get("actors", {})  # a copy has none yet
        if username not in actors:
            raise AttributeError(username)
        return actors[username]


def make_cast() -> Cast:
    """Return the cast; the stranger coordinates a regency that has nothing to do with ours."""
    kebumen = region_by_code("33.05")
    section = Agency.objects.create(
        region=kebumen, kind=AgencyKind.SECTION, name="Bagian Tata Pemerintahan", short_name="Tapem"
    )
    stranger = User(username=STRANGER, display_name="Orang luar")
    stranger.set_unusable_password()
    stranger.save(force_insert=True)
    Membership.objects.create(user=stranger, agency=section, role=Role.COORDINATOR)
    return Cast({name: actor_for(name, TODAY) for name in MEMBERS})
