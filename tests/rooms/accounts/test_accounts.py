"""Memberships on a day, the visible door, users."""

from datetime import date

import pytest
from django.http import Http404

from tapem.accounts import actions
from tapem.accounts.choices import Role
from tapem.accounts.door import get_visible_or_404, require
from tapem.accounts.models import Membership, User
from tapem.accounts.queries import actor_for, actors_of, members_of, user_named
from tapem.audit.queries import entries_of
from tapem.kernel.decisions import ALLOWED, denied
from tapem.kernel.errors import NotAllowed, RuleBroken
from tapem.kernel.ids import new_id
from tests.cast import Cast
from tests.world import World

TODAY = date(2022, 11, 29)


def test_a_membership_counts_between_its_dates(cast: Cast, world: World) -> None:
    user = cast.dinkes.user
    Membership.objects.create(
        user=user,
        agency=world.agencies["bpbd"],
        role=Role.OPERATOR,
        valid_from=date(2022, 1, 1),
        valid_until=date(2022, 6, 30),
    )
    assert [actor.agency.short_name for actor in actors_of(user, TODAY)] == ["Dinkes"]
    assert {actor.agency.short_name for actor in actors_of(user, date(2022, 6, 30))} == {
        "Dinkes",
        "BPBD",
    }


def test_an_agency_that_is_gone_gives_no_capacity(cast: Cast, world: World) -> None:
    agency = world.agencies["dinkes"]
    agency.valid_until = date(2022, 10, 31)
    agency.save()
    assert actors_of(cast.dinkes.user, TODAY) == []


def test_what_the_trail_keeps_of_an_actor(cast: Cast) -> None:
    actor = actor_for("tegal", TODAY)
    assert actor.role is Role.PARTNER
    assert actor.agency_label.endswith("Kab. Tegal")
    assert actor.chain_key == str(actor.region.pk)
    assert not actor.is_coordinator


def test_members_of_an_agency(cast: Cast, world: World) -> None:
    dinkes = world.agencies["dinkes"]
    assert {user.username for user in members_of(dinkes, TODAY)} == {"dinkes", "kadinkes"}
    assert [user.username for user in members_of(dinkes, TODAY, Role.OPERATOR)] == ["dinkes"]


def test_the_door(cast: Cast) -> None:
    visible = User.objects.filter(username="dinkes")
    assert get_visible_or_404(visible, cast.dinkes.user.pk) == cast.dinkes.user
    for key in (cast.bpbd.user.pk, new_id()):
        with pytest.raises(Http404):
            get_visible_or_404(visible, key)
    require(ALLOWED)
    with pytest.raises(NotAllowed) as caught:
        require(denied("Tidak boleh.", "Sekda"))
    assert (str(caught.value), caught.value.who_can) == ("Tidak boleh.", "Sekda")


def test_adding_a_user(cast: Cast, world: World) -> None:
    user = actions.add_user(
        actor=cast.admin,
        username="baru",
        display_name="Orang baru",
        agency=world.agencies["bpbd"],
        role=Role.OPERATOR,
        password=None,
    )
    assert user_named("baru") == user
    assert not user.has_usable_password()
    assert entries_of(user).get().act == "accounts.user-added"
    with pytest.raises(RuleBroken) as caught:
        actions.add_user(
            actor=cast.admin,
            username="baru",
            display_name="Lagi",
            agency=world.agencies["bpbd"],
            role=Role.OPERATOR,
            password=None,
        )
    assert caught.value.field == "username"


def test_ending_a_membership(cast: Cast) -> None:
    membership = cast.bpbd.membership
    with pytest.raises(RuleBroken):
        actions.end_membership(actor=cast.admin, membership=membership, on=TODAY, reason=" ")
    actions.end_membership(
        actor=cast.admin, membership=membership, on=date(2022, 11, 28), reason="Pindah tugas"
    )
    assert actors_of(cast.bpbd.user, TODAY) == []
    assert entries_of(membership).get().reason == "Pindah tugas"


@pytest.mark.parametrize("username", ["dinkes", "sekda", "hukum", "tegal"])
def test_others_do_not_manage_users(cast: Cast, username: str) -> None:
    with pytest.raises(NotAllowed):
        actions.end_membership(
            actor=cast[username], membership=cast.bpbd.membership, on=TODAY, reason="x"
        )
