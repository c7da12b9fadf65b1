"""Opening an alliance, its members, its secretariat and its accord."""

from collections.abc import Sequence
from datetime import date, timedelta

from django.db import transaction
from django.db.models import Max, Q
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from tapem.accounts.actors import Actor
from tapem.accounts.door import require
from tapem.audit.actions import record
from tapem.audit.vocabulary import term
from tapem.cooperation.actions.guards import (
    names_of,
    require_happened,
    require_member,
    require_sane,
    require_short,
    require_text,
)
from tapem.cooperation.actions.parameters import load_legal_parameters
from tapem.cooperation.choices import AllianceForm, CooperationKind, DatePrecision, MemberRole
from tapem.cooperation.models import Accord, Alliance, AllianceMember, SecretariatTerm
from tapem.cooperation.policies import may_create_alliance, may_keep_register
from tapem.cooperation.queries import current_term
from tapem.cooperation.rules.alliance_checks import TermFact, terms_overlap
from tapem.kernel import clock
from tapem.kernel.errors import RuleBroken
from tapem.regions.models import Border, Region

LEAST_MEMBERS = 2
FARTHEST_HAND_OVER_DAYS = 731

CREATED = term(
    "cooperation.alliance-created",
    gettext_lazy("Wadah kerja sama dicatat"),
    gettext_lazy("{actor} mencatat wadah kerja sama {subject}"),
)
JOINED = term(
    "cooperation.member-joined",
    gettext_lazy("Anggota ditambahkan"),
    gettext_lazy("{actor} menambahkan anggota {subject}"),
)
SECRETARIAT_HELD = term(
    "cooperation.secretariat-held",
    gettext_lazy("Masa sekretariat dicatat"),
    gettext_lazy("{actor} mencatat masa sekretariat {subject}"),
)
SECRETARIAT_HANDED_OVER = term(
    "cooperation.secretariat-handed-over",
    gettext_lazy("Sekretariat diserahterimakan"),
    gettext_lazy("{actor} mencatat serah terima sekretariat kepada {subject}"),
)
ACCORD_REGISTERED = term(
    "cooperation.accord-registered",
    gettext_lazy("Kesepakatan Bersama dicatat"),
    gettext_lazy("{actor} mencatat {subject}"),
)


@transaction.atomic
def create_alliance(
    *,
    actor: Actor,
    working_title: str,
    kind: CooperationKind,
    since_year: int,
    members: Sequence[Region],
    form: AllianceForm = AllianceForm.SECRETARIAT,
) -> Alliance:
    """Open the register of an alliance that the actor's region hosts.

    The checklist of legal parameters comes with the first one. The host is its first member; `members` names the others in their order. In a mandatory
    cooperation each member borders another one (PP 28/2018 Pasal 3 ayat 2).
    """
    require(may_create_alliance(actor))
    title = require_text(working_title, "working_title", _("Tulis judul kerja wadah ini."), 200)
    _require_year(since_year)
    everyone = [actor.region, *(region for region in members if region != actor.region)]
    _require_members(everyone, kind)
    alliance = Alliance.objects.create(
        region=actor.region, kind=kind, working_title=title, since_year=since_year, form=form
    )
    for place, region in enumerate(everyone):
        role = MemberRole.HOST if region == actor.region else MemberRole.MEMBER
        AllianceMember.objects.create(
            region=actor.region, alliance=alliance, member=region, role=role, order=place
        )
    changes = {"members": (None, names_of(everyone)), "since_year": (None, since_year)}
    record(actor, CREATED, alliance, changes=changes)
    load_legal_parameters(actor=actor)
    return alliance


@transaction.atomic
def join_alliance(
    *, actor: Actor, alliance: Alliance, region: Region, on: date | None = None
) -> AllianceMember:
    """Add a region to the alliance, from a day on where it is known."""
    require(may_keep_register(actor, alliance))
    if alliance.members.filter(member=region).exists():
        raise RuleBroken(_("Daerah ini sudah menjadi anggota."), field="region")
    place = alliance.members.aggregate(last=Max("order"))["last"] or 0
    member = AllianceMember.objects.create(
        region=alliance.region,
        alliance=alliance,
        member=region,
        order=place + 1,
        joined_on=require_happened(on, "on") if on else None,
    )
    record(actor, JOINED, member, changes={"joined_on": (None, on)})
    return member


@transaction.atomic
def hold_secretariat(
    *,
    actor: Actor,
    alliance: Alliance,
    holder: Region,
    since: date,
    precision: DatePrecision = DatePrecision.DAY,
    until: date | None = None,
    basis: str = "",
) -> SecretariatTerm:
    """Record who holds (or held) the secretariat, as exactly as the source says.

    `since` is the first day of what the source names: 2019 is 1 January with year precision.
    """
    require(may_keep_register(actor, alliance))
    require_member(alliance, holder, "holder")
    require_happened(since, "since")
    _require_no_overlap(alliance, TermFact(holder.short_name, since, until))
    held = SecretariatTerm.objects.create(
        region=alliance.region,
        alliance=alliance,
        holder=holder,
        started_on=since,
        started_precision=precision,
        ended_on=until,
        basis=require_short(basis, "basis", 300),
    )
    record(actor, SECRETARIAT_HELD, held, changes={"since": (None, held.since)}, reason=basis)
    return held


@transaction.atomic
def hand_over_secretariat(
    *, actor: Actor, alliance: Alliance, to: Region, on: date, basis: str
) -> SecretariatTerm:
    """Let the secretariat go to another member on a day, without gap and without overlap.

    The day may lie ahead: the successor is decided then. `basis` names the decision, since no
    law sets the turn.
    """
    require(may_keep_register(actor, alliance))
    require_member(alliance, to, "to")
    basis = require_text(basis, "basis", _("Sebutkan keputusan atau kesepakatannya."), 300)
    require_sane(on, "on")
    if (on - clock.today()).days > FARTHEST_HAND_OVER_DAYS:
        raise RuleBroken(_("Serah terima ini terlalu jauh di depan."), field="on")
    running = current_term(alliance, min(on, clock.today()))
    if running is None:
        raise RuleBroken(_("Belum ada sekretariat yang dapat diserahterimakan."), field="on")
    _require_hand_over(alliance, running, to, on)
    running.ended_on = on - timedelta(days=1)
    running.save(update_fields=["ended_on"])
    new = SecretariatTerm.objects.create(
        region=alliance.region, alliance=alliance, holder=to, started_on=on, basis=basis
    )
    changes = {"holder": (running.holder.short_name, to.short_name), "on": (None, on)}
    record(actor, SECRETARIAT_HANDED_OVER, new, changes=changes, reason=basis)
    return new


@transaction.atomic
def register_accord(
    *,
    actor: Actor,
    alliance: Alliance,
    title: str = "",
    number: str = "",
    is_signed: bool = True,
    signed_on: date | None = None,
    valid_until: date | None = None,
    parties: Sequence[Region] | None = None,
    note: str = "",
) -> Accord:
    """Register the accord; whatever its source does not say stays unknown (None, empty)."""
    require(may_keep_register(actor, alliance))
    for region in parties or ():
        require_member(alliance, region, "parties")
    if valid_until is not None:
        require_sane(valid_until, "valid_until")
    if signed_on and valid_until and valid_until < signed_on:
        raise RuleBroken(_("Tanggal berakhir mendahului tanggal mulai."), field="valid_until")
    accord = Accord.objects.create(
        region=alliance.region,
        alliance=alliance,
        title=require_short(title, "title", 500),
        number=require_short(number, "number", 120),
        is_signed=is_signed,
        signed_on=require_happened(signed_on, "signed_on") if signed_on else None,
        valid_until=valid_until,
        parties_known=parties is not None,
        note=require_short(note, "note", 300),
    )
    accord.parties.set(parties or ())
    record(actor, ACCORD_REGISTERED, accord, changes={"number": (None, number)})
    return accord


def _require_year(year: int) -> None:
    if not date.min.replace(year=1945).year <= year <= clock.today().year:
        raise RuleBroken(_("Isi tahun antara 1945 dan tahun ini."), field="since_year")


def _require_members(regions: Sequence[Region], kind: CooperationKind) -> None:
    if len(set(regions)) < LEAST_MEMBERS:
        raise RuleBroken(_("Kerja sama memerlukan paling sedikit dua daerah."), field="members")
    if kind != CooperationKind.MANDATORY:
        return
    borders = Border.objects.filter(region__in=regions, neighbour__in=regions)
    touching = {key for pair in borders.values_list("region", "neighbour") for key in pair}
    apart = [region.short_name for region in regions if region.pk not in touching]
    if apart:
        problem = _("Tidak berbatasan dengan anggota lain: %(names)s.")
        raise RuleBroken(problem % {"names": ", ".join(apart)}, field="members")


def _require_no_overlap(alliance: Alliance, new: TermFact) -> None:
    for held in alliance.secretariat_terms.select_related("holder"):
        old = TermFact(held.holder.short_name, held.started_on, held.ended_on)
        if terms_overlap(old, new):
            problem = _("Masa ini bertumpang tindih dengan masa %(holder)s.")
            raise RuleBroken(problem % {"holder": old.holder}, field="since")


def _require_hand_over(alliance: Alliance, running: SecretariatTerm, to: Region, on: date) -> None:
    if running.holder_id == to.pk:
        raise RuleBroken(_("Daerah ini sudah memegang sekretariat."), field="to")
    if on <= running.started_on:
        raise RuleBroken(_("Serah terima harus sesudah awal masa yang berjalan."), field="on")
    if alliance.secretariat_terms.filter(
        Q(started_on__gte=on) | Q(started_on__gt=clock.today())
    ).exists():
        raise RuleBroken(_("Pengganti sekretariat sudah diputuskan."), field="on")
