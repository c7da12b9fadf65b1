"""Recommendations (saran tindak lanjut) and what the leader makes of them."""

from datetime import date

from django.db import transaction
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from tapem.accounts.actors import Actor
from tapem.accounts.door import require
from tapem.audit.actions import record
from tapem.audit.vocabulary import term
from tapem.followups.actions import open_followup
from tapem.followups.choices import FollowUpState, SubjectKind
from tapem.followups.models import FollowUp
from tapem.kernel.clock import now
from tapem.kernel.dates import long_date
from tapem.kernel.errors import RuleBroken
from tapem.meetings.actions.guards import (
    next_place,
    require_due_date,
    require_fresh,
    require_not_final,
    require_text,
)
from tapem.meetings.choices import MeetingState, RecommendationState
from tapem.meetings.models import Meeting, Recommendation
from tapem.meetings.policies import may_decide_recommendation, may_run_meeting
from tapem.meetings.rules import folded
from tapem.regions.models import Agency

RECOMMENDED = term(
    "meetings.recommended",
    gettext_lazy("Saran tindak lanjut diusulkan"),
    gettext_lazy("{actor} mengusulkan saran tindak lanjut: {subject}"),
)
RECOMMENDATION_DECIDED = term(
    "meetings.recommendation-decided",
    gettext_lazy("Saran tindak lanjut diputuskan"),
    gettext_lazy("{actor} memutuskan saran tindak lanjut: {subject}"),
)
FOLLOWUP_WITHDRAWN = term(
    "meetings.followup-withdrawn",
    gettext_lazy("Tindak lanjut ditarik"),
    gettext_lazy("{actor} menarik tindak lanjut {subject} bersama sarannya"),
)


@transaction.atomic
def recommend(
    *,
    actor: Actor,
    meeting: Meeting,
    addressee: str,
    text: str,
    agency: Agency | None = None,
    due_on: date | None = None,
) -> Recommendation:
    """Propose who should do what; `text` continues the sentence ("agar …").

    `agency` is the one agency of the region that is meant, if it is one.
    """
    require(may_run_meeting(actor, meeting))
    require_not_final(meeting)
    require_due_date(due_on)
    recommendation = Recommendation.objects.create(
        meeting=meeting,
        number=next_place(meeting.recommendations.all(), "number"),
        addressee=require_text(addressee, "addressee", _("Sebutkan pelaksana saran ini."), 300),
        agency=agency,
        text=require_text(text, "text", _("Tulis isi saran tindak lanjut.")),
        due_on=due_on,
    )
    record(actor, RECOMMENDED, recommendation, changes={"text": (None, recommendation.text)})
    return recommendation


@transaction.atomic
def decide_recommendation(
    *,
    actor: Actor,
    recommendation: Recommendation,
    state: RecommendationState,
    note: str = "",
    amended_text: str = "",
    version: int | None = None,
) -> Recommendation:
    """Approve, amend or refuse a recommendation of a concluded meeting.

    Amending needs the new wording, refusing needs a note, approving needs neither. An approved
    or amended one opens a follow-up, a refused one withdraws it. The leader may change her mind.
    """
    require(may_decide_recommendation(actor, recommendation.meeting))
    recommendation = Recommendation.objects.select_for_update().get(pk=recommendation.pk)
    old = RecommendationState(recommendation.state)
    require_fresh(recommendation.version, version, theirs=str(old.label), mine=str(state.label))
    _check_decision(recommendation, state, note, amended_text)
    recommendation.state = state
    recommendation.amended_text = (
        amended_text.strip() if state is RecommendationState.AMENDED else ""
    )
    recommendation.note = note.strip() or _default_note(state)
    recommendation.decided_at = now()
    recommendation.version += 1
    record(
        actor,
        RECOMMENDATION_DECIDED,
        recommendation,
        changes={"state": (old, state), "text": (recommendation.text, recommendation.wording)},
        reason=recommendation.note,
    )
    _settle_followup(actor, recommendation)
    recommendation.save()
    return recommendation


def _check_decision(
    recommendation: Recommendation, state: RecommendationState, note: str, amended_text: str
) -> None:
    if recommendation.meeting.state != MeetingState.CONCLUDED:
        raise RuleBroken(_("Saran diputuskan setelah rapat ditutup."))
    if state is RecommendationState.PROPOSED:
        raise RuleBroken(_("Pilih setujui, ubah, atau tolak."), field="state")
    if state is RecommendationState.REFUSED:
        require_text(note, "note", _("Tulis alasan penolakan."), 2000)
    if state is RecommendationState.AMENDED:
        words = require_text(amended_text, "amended_text", _("Tulis bunyi saran setelah diubah."))
        if folded(words) == folded(recommendation.text):
            problem = _("Bunyinya belum diubah. Ubah bunyi saran, atau setujui apa adanya.")
            raise RuleBroken(problem, field="amended_text")


def _default_note(state: RecommendationState) -> str:
    return "Bunyi saran diubah pimpinan." if state is RecommendationState.AMENDED else ""


def _settle_followup(actor: Actor, recommendation: Recommendation) -> None:
    if recommendation.state == RecommendationState.REFUSED:
        _withdraw(actor, recommendation)
        return
    meeting = recommendation.meeting
    recommendation.followup = open_followup(
        actor=actor,
        what=recommendation.wording,
        kind=SubjectKind.RECOMMENDATION,
        key=recommendation.pk,
        agency=recommendation.agency,
        addressee="" if recommendation.agency else recommendation.addressee,
        why=f"Saran {recommendation.number}, rapat {long_date(meeting.held_on)}",
        due_on=recommendation.due_on,
    )


def _withdraw(actor: Actor, recommendation: Recommendation) -> None:
    """Drop the follow-up of a refused recommendation; the leader's own policy was asked."""
    followup = recommendation.followup
    if followup is None or followup.state in {FollowUpState.DONE, FollowUpState.DROPPED}:
        return
    old = followup.state
    FollowUp.objects.filter(pk=followup.pk).update(state=FollowUpState.DROPPED, closed_at=now())
    record(
        actor,
        FOLLOWUP_WITHDRAWN,
        followup,
        changes={"state": (old, FollowUpState.DROPPED)},
        reason=recommendation.note,
    )
