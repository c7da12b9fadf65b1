"""Beginning a draft, naming its team, moving it along the process."""

import datetime as dt

from django.db import transaction
from django.db.models import Max
from django.utils.translation import gettext as _

from tapem.accounts.actors import Actor
from tapem.accounts.door import require
from tapem.audit.actions import record
from tapem.drafting.actions.vocabulary import STARTED, STATE_MOVED, TEAM_JOINED
from tapem.drafting.choices import DraftState, InstrumentKind, RoundKind, TeamRole
from tapem.drafting.models import Draft, Round, TeamMember
from tapem.drafting.policies import may_lead_draft, may_start_draft
from tapem.drafting.rules import states
from tapem.kernel import clock
from tapem.kernel.errors import Invalid, RuleBroken
from tapem.meetings.models import Meeting
from tapem.regions.models import Agency

_LONGEST_PERIOD_YEARS = 20
_FIRST_YEAR, _LAST_YEAR = 2000, 2100
_LONGEST_ABOUT, _LONGEST_SHORT_TITLE = 300, 120


@transaction.atomic
def start_draft(
    *,
    actor: Actor,
    kind: InstrumentKind,
    about: str,
    short_title: str,
    first_year: int | None = None,
    last_year: int | None = None,
    due_on: dt.date | None = None,
) -> Draft:
    """Begin a draft of the actor's region; the first round of the team opens with it.

    `about` stands after TENTANG and carries no abbreviation in brackets
    (UU 12/2011 Lampiran II angka 5).
    """
    require(may_start_draft(actor))
    _require_name(about, short_title, first_year, last_year)
    _require_new(actor, kind, about, due_on)
    draft = Draft.objects.create(
        region=actor.region,
        kind=kind,
        about=about.strip(),
        short_title=short_title.strip(),
        initiator=actor.agency,
        first_year=first_year,
        last_year=last_year,
        due_on=due_on,
    )
    TeamMember.objects.create(draft=draft, agency=actor.agency, role=TeamRole.INITIATOR)
    Round.objects.create(draft=draft, number=1, kind=RoundKind.TEAM, opened_on=clock.today())
    record(actor, STARTED, draft)
    return draft


def _require_name(about: str, short: str, first: int | None, last: int | None) -> None:
    problems = {}
    if not about.strip():
        problems["about"] = _("Tulis nama peraturan.")
    elif len(about) > _LONGEST_ABOUT:
        problems["about"] = _("Nama peraturan paling panjang 300 huruf.")
    elif "(" in about:
        problems["about"] = _("Nama peraturan tidak memuat singkatan dalam kurung.")
    if not short.strip():
        problems["short_title"] = _("Tulis sebutan singkat rancangan.")
    elif len(short) > _LONGEST_SHORT_TITLE:
        problems["short_title"] = _("Sebutan paling panjang 120 huruf.")
    problems |= _year_faults(first, last)
    if problems:
        raise Invalid(problems)


def _require_new(actor: Actor, kind: InstrumentKind, about: str, due_on: dt.date | None) -> None:
    if due_on is not None and due_on < clock.today():
        raise RuleBroken(_("Batas waktu sudah lewat."), field="due_on")
    twin = Draft.objects.filter(region=actor.region, kind=kind, about=about.strip())
    if twin.exists():
        raise RuleBroken(_("Rancangan dengan nama ini sudah ada."), field="about")


def _year_faults(first: int | None, last: int | None) -> dict[str, str]:
    if first is None and last is None:
        return {}
    if first is None or last is None:
        name = "first_year" if first is None else "last_year"
        return {name: _("Isi tahun awal dan tahun akhir, atau kosongkan keduanya.")}
    if not _FIRST_YEAR <= first <= _LAST_YEAR:
        return {"first_year": _("Tahun awal di luar 2000–2100.")}
    if last < first:
        return {"last_year": _("Tahun akhir harus sama dengan atau sesudah tahun awal.")}
    if last > first + _LONGEST_PERIOD_YEARS:
        return {"last_year": _("Periode paling panjang 20 tahun.")}
    return {}


@transaction.atomic
def add_team_member(*, actor: Actor, draft: Draft, agency: Agency, note: str = "") -> TeamMember:
    """Take an agency of the region into the drafting team; `note` says on what ground."""
    require(may_lead_draft(actor, draft))
    if agency.region_id != draft.region_id:
        raise RuleBroken(_("Perangkat daerah ini bukan dari daerah rancangan."), field="agency")
    order = draft.team.aggregate(last=Max("order"))["last"] or 0
    member, made = TeamMember.objects.get_or_create(
        draft=draft, agency=agency, defaults={"order": order + 1, "note": note}
    )
    if made:
        record(actor, TEAM_JOINED, member)
    return member


@transaction.atomic
def begin_discussion(*, actor: Actor, draft: Draft, meeting: Meeting | None = None) -> None:
    """Bring a concept into the discussion of the team."""
    require(may_lead_draft(actor, draft))
    move_state(actor, draft, DraftState.DISCUSSION)
    if meeting is not None:
        Round.objects.filter(pk=current_round(draft).pk).update(meeting=meeting)


def move_state(actor: Actor, draft: Draft, to: DraftState, *, reason: str = "") -> None:
    """Write the next state of a draft and its trail; the caller asked its policy before."""
    old = draft.state
    states.require_step(
        states.DRAFT, old, to, _("Tahap ini tidak dapat mengikuti tahap rancangan sekarang.")
    )
    draft.state = to
    draft.version += 1
    draft.save(update_fields=["state", "version"])
    record(actor, STATE_MOVED, draft, changes={"state": (old, str(to))}, reason=reason)


@transaction.atomic
def abandon_draft(*, actor: Actor, draft: Draft, reason: str) -> None:
    """Give a draft up for good; a reason is needed."""
    require(may_lead_draft(actor, draft))
    if not reason.strip():
        raise RuleBroken(_("Tulis alasan penghentian."), field="reason")
    move_state(actor, draft, DraftState.ABANDONED, reason=reason)


def current_round(draft: Draft) -> Round:
    """Return the round that is open; the last one when all are closed."""
    rounds = Round.objects.filter(draft=draft).order_by("closed_on", "-number")
    return rounds.filter(closed_on__isnull=True).first() or rounds.order_by("-number")[0]


def open_round(draft: Draft, kind: RoundKind, on: dt.date) -> Round:
    """Close the open round and open the next one."""
    Round.objects.filter(draft=draft, closed_on__isnull=True).update(closed_on=on)
    number = draft.rounds.aggregate(last=Max("number"))["last"] or 0
    return Round.objects.create(draft=draft, number=number + 1, kind=kind, opened_on=on)
