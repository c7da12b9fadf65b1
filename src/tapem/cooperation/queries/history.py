"""Who did what to an agreement or an alliance, for those who may see it."""

from collections.abc import Iterable
from typing import Any

from django.db.models import Model, QuerySet

from tapem.accounts.actors import Actor
from tapem.audit.models import Entry
from tapem.audit.queries import entries_about
from tapem.cooperation.models import Agreement, Alliance, NameVote
from tapem.cooperation.queries.visible import inside_visible_to

# Acts of the host's own desk on its meetings and reports; no matter of the other members.
DESK_ACTS = (
    "cooperation.put-on-agenda",
    "cooperation.claims-compared",
    "cooperation.register-issued",
)


def agreement_history(actor: Actor, agreement: Agreement) -> QuerySet[Entry]:
    """Return the entries about an agreement and what hangs on it, newest first.

    An entry is seen if, and only if, the inside of the agreement is open to the actor and
    either her region keeps the register, or it is a party and the act was none of the host's
    own desk, or the act was her region's own (where the parties are not known yet).
    """
    if not inside_visible_to(actor).filter(pk=agreement.pk).exists():
        return Entry.objects.none()
    below = (agreement.obligations, agreement.evidence, agreement.evaluations, agreement.addenda)
    found = _entries(agreement, *(each.all() for each in below))
    if agreement.region_id != actor.region.pk and not agreement.parties_known:
        found = found.filter(chain=actor.chain_key)
    return _without_desk(actor, agreement.region_id, found)


def alliance_history(actor: Actor, alliance: Alliance) -> QuerySet[Entry]:
    """Return the entries about an alliance, its members, name, secretariat and discussions.

    An entry is seen if, and only if, the alliance is visible (the caller has made sure) and the
    act was none of the host's own desk, unless the actor's region is the host. Agreements have
    their own history.
    """
    below = (
        alliance.members,
        alliance.accords,
        alliance.secretariat_terms,
        alliance.proposals,
        alliance.discussions,
        alliance.evaluation_rounds,
    )
    votes = NameVote.objects.filter(proposal__alliance=alliance)
    found = _entries(alliance, *(each.all() for each in below), votes)
    return _without_desk(actor, alliance.region_id, found)


def _entries(subject: Model, *below: QuerySet[Any]) -> QuerySet[Entry]:
    """Return the entries about an object and the rows below it; chains meet by their time."""
    kinds: list[tuple[type[Model], Iterable[object]]] = [(type(subject), [subject.pk])]
    kinds += [(rows.model, rows.values_list("pk", flat=True)) for rows in below]
    return entries_about(kinds).order_by("-at", "-sequence")


def _without_desk(actor: Actor, host: object, found: QuerySet[Entry]) -> QuerySet[Entry]:
    return found if actor.region.pk == host else found.exclude(act__in=DESK_ACTS)
