"""Naming an alliance: proposals, votes of the members, agreement, publication."""

from datetime import date

from django.db import transaction
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from tapem.accounts.actors import Actor
from tapem.accounts.door import require
from tapem.audit.actions import record
from tapem.audit.vocabulary import term
from tapem.cooperation.actions.guards import (
    require_happened,
    require_member,
    require_short,
    require_text,
)
from tapem.cooperation.choices import NamingState
from tapem.cooperation.models import Alliance, NameProposal, NameVote
from tapem.cooperation.policies import may_keep_register, may_speak_for
from tapem.cooperation.queries import member_regions, names_taken
from tapem.cooperation.rules.words import folded, joined
from tapem.kernel import clock
from tapem.kernel.dates import long_date
from tapem.kernel.errors import RuleBroken
from tapem.regions.models import Region

PROPOSED = term(
    "cooperation.name-proposed",
    gettext_lazy("Nama diusulkan"),
    gettext_lazy("{actor} mengusulkan nama {subject}"),
)
VOTED = term(
    "cooperation.name-voted",
    gettext_lazy("Suara atas usulan nama"),
    gettext_lazy("{actor} memberikan suara: {subject}"),
)
AGREED = term(
    "cooperation.name-agreed",
    gettext_lazy("Nama disepakati"),
    gettext_lazy("{actor} mencatat nama yang disepakati: {subject}"),
)
PUBLISHED = term(
    "cooperation.name-published",
    gettext_lazy("Nama dipublikasikan"),
    gettext_lazy("{actor} mencatat publikasi nama {subject}"),
)
_OPEN = (NamingState.NONE, NamingState.PROPOSED)


@transaction.atomic
def propose_name(
    *,
    actor: Actor,
    alliance: Alliance,
    text: str,
    meaning: str = "",
    for_region: Region | None = None,
    on: date | None = None,
) -> NameProposal:
    """Propose a name on behalf of a member (the actor's own region unless told otherwise)."""
    region = for_region or actor.region
    require(may_speak_for(actor, alliance, region))
    require_member(alliance, region, "for_region")
    _require_open(alliance)
    name = require_text(text, "text", _("Tulis nama yang diusulkan."), 120)
    name = " ".join(name.split())
    _require_free(alliance, name)
    proposal = NameProposal.objects.create(
        region=alliance.region,
        alliance=alliance,
        text=name,
        meaning=require_short(meaning, "meaning", 300),
        proposed_by=region,
        proposed_on=require_happened(on or clock.today(), "on"),
    )
    _set_naming(alliance, NamingState.PROPOSED)
    record(actor, PROPOSED, proposal, changes={"proposed_by": (None, region.short_name)})
    return proposal


@transaction.atomic
def vote_name(
    *,
    actor: Actor,
    proposal: NameProposal,
    in_favour: bool,
    for_region: Region | None = None,
    note: str = "",
    on: date | None = None,
) -> NameVote:
    """Give the vote of a member; a later vote replaces it, a refusal says why."""
    region = for_region or actor.region
    alliance = proposal.alliance
    require(may_speak_for(actor, alliance, region))
    require_member(alliance, region, "for_region")
    _require_open(alliance)
    note = require_short(note, "note", 300)
    if not in_favour and not note:
        raise RuleBroken(_("Tulis alasan tidak setuju."), field="note")
    old = NameVote.objects.filter(proposal=proposal, voter=region).first()
    day = require_happened(on or clock.today(), "on")
    values = {"in_favour": in_favour, "note": note, "voted_on": day}
    vote, _new = NameVote.objects.update_or_create(
        proposal=proposal, voter=region, defaults={**values, "region": alliance.region}
    )
    changes = {"in_favour": (old.in_favour if old else None, in_favour)}
    record(actor, VOTED, vote, changes=changes, reason=note)
    return vote


@transaction.atomic
def agree_name(
    *, actor: Actor, proposal: NameProposal, basis: str, on: date | None = None
) -> Alliance:
    """Record that all members agreed on a name; `basis` names the minutes or the decision."""
    alliance = Alliance.objects.select_for_update().get(pk=proposal.alliance_id)
    require(may_keep_register(actor, alliance))
    _require_open(alliance)
    basis = require_text(basis, "basis", _("Sebutkan dasar kesepakatannya."), 300)
    _require_every_voice(alliance, proposal)
    _require_free(alliance, proposal.text, but=proposal)
    day = require_happened(on or clock.today(), "on")
    if day < proposal.proposed_on:
        problem = _("Nama ini baru diusulkan pada %(day)s.")
        raise RuleBroken(problem % {"day": long_date(proposal.proposed_on)}, field="on")
    alliance.official_name = proposal.text
    alliance.named_on = day
    alliance.name_basis = basis
    old, alliance.naming_state = alliance.naming_state, NamingState.AGREED
    alliance.version += 1
    alliance.save()
    changes = {"naming_state": (old, "agreed"), "official_name": ("", proposal.text)}
    record(actor, AGREED, alliance, changes=changes, reason=basis)
    return alliance


@transaction.atomic
def publish_name(
    *, actor: Actor, alliance: Alliance, event: str, on: date | None = None
) -> Alliance:
    """Record the event at which the heads of the regions made the name public."""
    alliance = Alliance.objects.select_for_update().get(pk=alliance.pk)
    require(may_keep_register(actor, alliance))
    if alliance.naming_state != NamingState.AGREED:
        raise RuleBroken(_("Nama dipublikasikan sesudah disepakati semua anggota."))
    event = require_text(event, "event", _("Sebutkan acara publikasinya."), 300)
    alliance.published_on = require_happened(on or clock.today(), "on")
    if alliance.named_on is not None and alliance.published_on < alliance.named_on:
        problem = _("Nama baru disepakati pada %(day)s.")
        raise RuleBroken(problem % {"day": long_date(alliance.named_on)}, field="on")
    alliance.published_at = event
    alliance.naming_state = NamingState.PUBLISHED
    alliance.version += 1
    alliance.save()
    record(
        actor, PUBLISHED, alliance, changes={"naming_state": ("agreed", "published")}, reason=event
    )
    return alliance


def _set_naming(alliance: Alliance, state: NamingState) -> None:
    alliance.naming_state = state
    alliance.version += 1
    alliance.save(update_fields=["naming_state", "version"])


def _require_open(alliance: Alliance) -> None:
    if alliance.naming_state not in _OPEN:
        raise RuleBroken(_("Nama wadah ini sudah disepakati."))


def _require_free(alliance: Alliance, name: str, but: NameProposal | None = None) -> None:
    if folded(name) in names_taken(alliance):
        raise RuleBroken(_("Nama ini sudah dipakai wadah lain."), field="text")
    others = alliance.proposals.exclude(pk=but.pk) if but else alliance.proposals.all()
    if folded(name) in {folded(each.text) for each in others}:
        raise RuleBroken(_("Nama ini sudah diusulkan."), field="text")


def _require_every_voice(alliance: Alliance, proposal: NameProposal) -> None:
    agreed = set(proposal.votes.filter(in_favour=True).values_list("voter_id", flat=True))
    missing = [
        region.short_name
        for region in member_regions(alliance, clock.today())
        if region.pk not in agreed
    ]
    if missing:
        problem = _("Belum semua anggota setuju: %(names)s.") % {"names": joined(missing)}
        raise RuleBroken(problem)
