"""The page of one agreement, with its two axes."""

from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET

from tapem.accounts.actors import Actor
from tapem.cooperation.choices import ImplementationState, PaperState
from tapem.cooperation.models import Agreement, ImplementationEvidence, Obligation
from tapem.cooperation.policies import (
    may_judge,
    may_keep_register,
    may_report,
    may_report_obligation,
    may_see_inside,
    may_sign,
    may_speak_for,
)
from tapem.cooperation.queries import (
    AgreementPage,
    PartySide,
    agreement_history,
    agreement_page,
    member_regions,
)
from tapem.cooperation.rules.states import DOING_MOVES, Doing, Paper
from tapem.kernel import clock
from tapem.meetings.queries import meetings_visible_to
from tapem.regions.models import Region
from tapem.web.cooperation.frame import (
    DOING_SHAPES,
    PAPER_SHAPES,
    agreement_crumbs,
    level_tag,
    readable_findings,
    visible_agreement,
)
from tapem.web.cooperation.history import history_context
from tapem.web.requests import as_actor

_MAIN_ROAD = (
    Paper.PLANNED,
    Paper.OFFERED,
    Paper.DRAFTING,
    Paper.REVIEW,
    Paper.READY,
    Paper.PARTLY_SIGNED,
    Paper.SIGNED,
    Paper.IN_FORCE,
)
_RUNNING = {PaperState.SIGNED, PaperState.IN_FORCE}


@require_GET
@as_actor()
def page(request: HttpRequest, actor: Actor, key: UUID) -> HttpResponse:
    """Show one agreement: both axes, parties, obligations, evidence, evaluation, history."""
    seen = visible_agreement(actor, key)
    read = agreement_page(seen, clock.today())
    inside = bool(may_see_inside(actor, read.agreement))
    return render(request, "cooperation/agreement.html", _context(actor, read, inside=inside))


def _context(actor: Actor, page: AgreementPage, *, inside: bool) -> dict[str, object]:
    agreement = page.agreement
    alliance = agreement.alliance
    paper, doing = (
        PaperState(agreement.paper_state),
        ImplementationState(agreement.implementation_state),
    )
    findings = readable_findings(actor, alliance, [agreement], page.findings)
    visible = set(meetings_visible_to(actor).values_list("pk", flat=True))
    return {
        "page": page,
        "agreement": agreement,
        "alliance": alliance,
        "inside": inside,
        "is_host": agreement.region_id == actor.region.pk,
        "can_keep": bool(may_keep_register(actor, alliance)),
        "can_report": inside
        and agreement.is_signed
        and any(may_report(actor, agreement, side) for side in _own_regions(actor, page)),
        "title": _headline(agreement),
        "crumbs": agreement_crumbs(agreement, inside=False),
        "paper_steps": _paper_steps(page),
        "doing_steps": _doing_steps(agreement),
        "paper": (PAPER_SHAPES[paper], paper.label),
        "doing": (DOING_SHAPES[doing], doing.label),
        "doing_moves": _doing_moves(agreement),
        "sides": [_side(actor, agreement, side) for side in page.sides],
        "findings": [(each, level_tag(each.level)) for each in findings],
        "main_act": _main_act(actor, page),
        "duties": [
            (duty, _duty_state(duty), bool(may_report_obligation(actor, duty)))
            for duty in page.duties
        ]
        if inside
        else [],
        "evidence": [(each, _can_judge(actor, agreement, each)) for each in page.evidence]
        if inside
        else [],
        "evaluations": page.evaluations if inside else [],
        **history_context(actor, agreement_history(actor, agreement), agreement),
        "copies": page.copies if inside else [],
        "addenda": page.addenda if inside else [],
        "copy_sides": _copy_sides(actor, page) if inside else [],
        "can_amend": bool(may_keep_register(actor, alliance)) and agreement.paper_state in _RUNNING,
        "meetings": [(meeting, meeting.pk in visible) for meeting in page.meetings],
        "today": clock.today(),
        "own_party": any(side.party and side.region == actor.region for side in page.sides)
        and bool(may_speak_for(actor, alliance, actor.region)),
        "unparted_leads": _regions_without_lead(actor, agreement, page),
    }


def _copy_sides(actor: Actor, page: AgreementPage) -> list[Region]:
    """Return the parties for which the actor may keep a signed copy."""
    regions = [side.region for side in page.sides] if page.agreement.parties_known else []
    regions = regions or [page.agreement.region]
    return [region for region in regions if may_sign(actor, page.agreement, region)]


def _own_regions(actor: Actor, page: AgreementPage) -> list[Region]:
    sides = [side.region for side in page.sides]
    return sides if page.agreement.parties_known else [actor.region]


def _headline(agreement: Agreement) -> str:
    paper = PaperState(agreement.paper_state).label
    if agreement.is_signed:
        doing = ImplementationState(agreement.implementation_state).label
        return f"{agreement.label}: {str(paper).lower()}, {str(doing).lower()}"
    return f"{agreement.label}: {str(paper).lower()}"


def _main_act(actor: Actor, page: AgreementPage) -> tuple[str, str] | None:
    """Return address and word of what is to be done first here; None for a reader."""
    agreement = page.agreement
    if not may_keep_register(actor, agreement.alliance):
        return None
    if agreement.is_placeholder:
        return reverse("cooperation:title", args=[agreement.pk]), _("Lengkapi judul")
    if not any(side.lead for side in page.sides):
        lead = reverse("cooperation:lead", args=[agreement.pk, agreement.region.code])
        return lead, _("Tetapkan leading sector")
    if not agreement.parties_known:
        return reverse("cooperation:parties", args=[agreement.pk]), _("Isi para pihak")
    return None


def _paper_steps(page: AgreementPage) -> list[tuple[str, str]]:
    """Return the main road of a paper: recorded, not recorded, here, and ahead."""
    agreement = page.agreement
    current = Paper(agreement.paper_state)
    road = list(_MAIN_ROAD)
    if current is Paper.COUNCIL_APPROVAL or agreement.needs_council:
        road.insert(road.index(Paper.READY), Paper.COUNCIL_APPROVAL)
    if current not in road:
        road = [*road[: _last_before(current)], current]
    here = road.index(current)
    recorded = {change.new for change in page.changes} | {change.old for change in page.changes}
    return [
        (_step(place, here, known=step.value in recorded), str(PaperState(step.value).label))
        for place, step in enumerate(road)
    ]


def _last_before(current: Paper) -> int:
    """Return how much of the main road lies behind an end."""
    return 0 if current is Paper.CANCELLED else len(_MAIN_ROAD)


def _step(place: int, here: int, *, known: bool) -> str:
    if place == here:
        return "here"
    if place > here:
        return "ahead"
    return "done" if known else "skipped"


def _doing_steps(agreement: Agreement) -> list[tuple[str, str]]:
    if not agreement.is_signed:
        return []
    current = Doing(agreement.implementation_state)
    road = [Doing.RUNNING, Doing.DONE]
    if current is Doing.NOT_STARTED:
        road.insert(0, Doing.NOT_STARTED)
    if current is Doing.STALLED:
        road.insert(1, Doing.STALLED)
    here = road.index(current)
    labels = [str(ImplementationState(step.value).label) for step in road]
    return [(_step(place, here, known=True), label) for place, label in enumerate(labels)]


def _doing_moves(agreement: Agreement) -> list[tuple[str, str]]:
    """Return the acts on the implementation that are open now: address name and word."""
    if not agreement.is_signed:
        return []
    words = {
        (Doing.RUNNING, Doing.STALLED): ("cooperation:stall", _("Catat terhenti")),
        (Doing.RUNNING, Doing.DONE): ("cooperation:complete", _("Nyatakan selesai")),
        (Doing.STALLED, Doing.RUNNING): ("cooperation:resume", _("Lanjutkan")),
    }
    current = Doing(agreement.implementation_state)
    moves = [(current, target) for target in DOING_MOVES[current]]
    return [
        (reverse(words[move][0], args=[agreement.pk]), words[move][1])
        for move in moves
        if move in words
    ]


def _side(actor: Actor, agreement: Agreement, side: PartySide) -> dict[str, object]:
    region, party, lead = side.region, side.party, side.lead
    own = bool(may_speak_for(actor, agreement.alliance, region))
    open_paper = agreement.paper_state in {PaperState.READY, PaperState.PARTLY_SIGNED}
    filling_in = agreement.recorded_as_signed and agreement.is_signed
    unsigned = party is not None and party.signed_on is None
    return {
        "region": region,
        "party": party,
        "lead": lead,
        "own": own,
        "can_sign": own and unsigned and (open_paper or filling_in),
        "can_take_copy": own
        and party is not None
        and not party.copy_received
        and agreement.is_signed,
    }


def _regions_without_lead(actor: Actor, agreement: Agreement, page: AgreementPage) -> list[Region]:
    """Return the regions for which the actor may still name a lead agency."""
    named = {side.region.pk for side in page.sides if side.lead}
    regions = [side.region for side in page.sides]
    if not agreement.parties_known:
        members = member_regions(agreement.alliance, clock.today())
        regions = [region for region in members if region == actor.region]
    return [
        region
        for region in regions
        if region.pk not in named and may_speak_for(actor, agreement.alliance, region)
    ]


def _duty_state(duty: Obligation) -> tuple[str, str]:
    if duty.is_late(clock.today()):
        return "late", _("Terlambat")
    shapes = {"not_started": "none", "running": "open", "done": "ok"}
    return shapes[duty.state], duty.get_state_display()


def _can_judge(actor: Actor, agreement: Agreement, evidence: ImplementationEvidence) -> bool:
    evidence.agreement = agreement
    return bool(may_judge(actor, evidence))
