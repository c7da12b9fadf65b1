"""Handing over, receipt, and the return with notes."""

from uuid import UUID

from django import forms
from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from tapem.accounts.actors import Actor
from tapem.accounts.door import get_visible_or_404, require
from tapem.drafting import actions
from tapem.drafting.choices import CorrectionKind, HandoverState
from tapem.drafting.models import Handover
from tapem.drafting.policies import may_hand_over, may_receive_handover
from tapem.drafting.queries import (
    content_of,
    gate_of,
    handovers_visible_to,
    nodes_visible_to,
    versions_visible_to,
)
from tapem.drafting.rules.gate import is_blocked
from tapem.drafting.rules.states import EDITABLE_DRAFT
from tapem.kernel import clock
from tapem.regions.queries import agencies_of
from tapem.web.drafting.corrections import correction_line
from tapem.web.drafting.forms import (
    HAND_OVER_WORD,
    HandOverForm,
    NoteForm,
    ReceiptForm,
    ReturnForm,
)
from tapem.web.drafting.frame import frame, visible_draft
from tapem.web.requests import as_actor
from tapem.web.submits import answer, show

ROWS, MOST_ROWS = 5, 40
SHAPES = {
    HandoverState.SENT: "due",
    HandoverState.RECEIVED: "ok",
    HandoverState.RETURNED: "late",
}


@require_http_methods(["GET", "POST"])
@as_actor()
def hand_over(request: HttpRequest, actor: Actor, key: UUID) -> HttpResponse:
    """Show what stands in the way, and hand the draft over."""
    draft = visible_draft(actor, key)
    handovers = list(handovers_visible_to(actor).filter(draft=draft))
    allowed = may_hand_over(actor, draft)
    if not handovers:
        require(allowed)
    can_hand_over = bool(allowed) and draft.state in EDITABLE_DRAFT
    found = gate_of(draft, content_of(draft)) if can_hand_over else []
    form = HandOverForm()
    if request.method == "POST":
        require(allowed)
        form = HandOverForm(request.POST)
        done = answer(
            request,
            form,
            lambda: actions.hand_over(
                actor=actor,
                draft=draft,
                reason=form.cleaned_data["reason"],
                reference_number=form.cleaned_data["reference_number"],
            ),
            to=lambda made: reverse("drafting:handover", args=[made.pk]),
            done=_("Draf diserahkan ke Bagian Hukum. Unduh paketnya di bawah."),
        )
        if done:
            return done
    context = {
        **frame(actor, draft, "hand-over"),
        "handovers": [(one, SHAPES[HandoverState(one.state)]) for one in handovers],
        "obstacles": found,
        "is_blocked": is_blocked(found),
        "can_hand_over": can_hand_over,
        "form": form,
        "word": HAND_OVER_WORD,
    }
    return show(request, "drafting/hand_over.html", context, form)


def _visible(actor: Actor, key: UUID) -> Handover:
    return get_visible_or_404(handovers_visible_to(actor), key)


def _context(actor: Actor, found: Handover) -> dict[str, object]:
    allowed = bool(may_receive_handover(actor, found))
    return {
        **frame(actor, found.draft, "handover"),
        "handover": found,
        "shape": SHAPES[HandoverState(found.state)],
        "can_receive": allowed and found.state == HandoverState.SENT,
        "can_return": allowed and found.state == HandoverState.RECEIVED,
        "notes": [correction_line(one) for one in found.notes.select_related("agency", "chapter")],
        "receipt_form": ReceiptForm(),
        "before": versions_visible_to(actor)
        .filter(draft=found.draft, number__lt=found.version.number)
        .order_by("-number")
        .first(),
    }


@require_GET
@as_actor()
def detail(request: HttpRequest, actor: Actor, key: UUID) -> HttpResponse:
    """Show one hand-over: package, receipt, notes."""
    return show(request, "drafting/handover.html", _context(actor, _visible(actor, key)))


@require_POST
@as_actor()
def receive(request: HttpRequest, actor: Actor, key: UUID) -> HttpResponse:
    """Confirm the receipt for the legal section."""
    found = _visible(actor, key)
    require(may_receive_handover(actor, found))
    form = ReceiptForm(request.POST)
    done = answer(
        request,
        form,
        lambda: actions.receive_handover(
            actor=actor, handover=found, note=form.cleaned_data["note"]
        ),
        to=reverse("drafting:handover", args=[found.pk]),
        done=_("Tanda terima dicatat."),
    )
    if done:
        return done
    context = _context(actor, _visible(actor, key)) | {"receipt_form": form}
    return show(request, "drafting/handover.html", context, form)


@require_http_methods(["GET", "POST"])
@as_actor()
def send_back(request: HttpRequest, actor: Actor, key: UUID) -> HttpResponse:
    """Return the draft with notes; each becomes a correction."""
    found = _visible(actor, key)
    require(may_receive_handover(actor, found))
    rows = _rows(request, actor, found)
    form = ReturnForm(request.POST if request.method == "POST" else None)
    if request.method == "POST" and all([row.is_valid() for row in rows]):  # noqa: C419 (every row shows its errors)
        done = answer(
            request,
            form,
            lambda: actions.return_handover(
                actor=actor,
                handover=found,
                notes=_notes(found, rows),
                due_on=form.cleaned_data["due_on"],
            ),
            to=reverse("drafting:handover", args=[found.pk]),
            done=_("Draf dikembalikan; setiap catatan menjadi koreksi."),
        )
        if done:
            return done
    context = _context(actor, found) | {"form": form, "rows": rows}
    return show(request, "drafting/return.html", context, form, *rows)


def _rows(request: HttpRequest, actor: Actor, found: Handover) -> list[NoteForm]:
    draft = found.draft
    choices = {
        "agencies": agencies_of(draft.region, clock.today()).filter(
            pk__in=draft.team.values("agency")
        ),
        "chapters": nodes_visible_to(actor)
        .filter(draft=draft, kind="annex_chapter")
        .order_by("order"),
    }
    data = request.POST if request.method == "POST" else None
    count = sum(name.endswith("-text") for name in data or ()) or ROWS
    return [
        NoteForm(data, prefix=f"catatan{place}", **choices)
        for place in range(1, min(count, MOST_ROWS) + 1)
    ]


def _notes(found: Handover, rows: list[NoteForm]) -> list[actions.ReturnNote]:
    filled: list[forms.Form] = [row for row in rows if row.cleaned_data.get("text", "").strip()]
    return [
        actions.ReturnNote(
            text=row.cleaned_data["text"],
            agency=row.cleaned_data["agency"] or found.draft.initiator,
            node=row.cleaned_data["chapter"],
            kind=CorrectionKind.WORDING,
            label=row.cleaned_data["chapter"].title if row.cleaned_data["chapter"] else "",
        )
        for row in filled
    ]
