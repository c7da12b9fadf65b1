"""Corrections: the list, a new one, and the thread with its acts."""

from collections.abc import Callable
from uuid import UUID

from django import forms
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from tapem.accounts.actors import Actor
from tapem.accounts.door import get_visible_or_404, require
from tapem.drafting import actions
from tapem.drafting.choices import CorrectionKind, CorrectionState, MessageKind
from tapem.drafting.models import Correction, CorrectionMessage, Draft, Node
from tapem.drafting.policies import (
    may_answer_correction,
    may_comment_correction,
    may_send_correction,
    may_settle_correction,
)
from tapem.drafting.queries import (
    closing_revisions,
    corrections_visible_to,
    messages_of,
    nodes_visible_to,
)
from tapem.drafting.rules.comparison import word_difference
from tapem.drafting.rules.states import CORRECTION, OWED, UNSETTLED
from tapem.kernel import clock
from tapem.regions.queries import agencies_of
from tapem.web.drafting.corrections import SHAPES, correction_line
from tapem.web.drafting.forms import (
    AnswerForm,
    CommentForm,
    CorrectionForm,
    ReasonedSettleForm,
    SettleForm,
)
from tapem.web.drafting.frame import chapter_address, frame, visible_draft
from tapem.web.requests import as_actor
from tapem.web.submits import answer, show
from tapem.web.words import day_date_time

ENTRY_KINDS = {MessageKind.ASKS: "asks", MessageKind.ACCEPTS: "done"}
LISTED = 200


def _visible(actor: Actor, key: UUID) -> Correction:
    return get_visible_or_404(corrections_visible_to(actor), key)


@require_GET
@as_actor()
def listing(request: HttpRequest, actor: Actor, key: UUID) -> HttpResponse:
    """List the corrections of a draft; an agency sees its own first."""
    draft = visible_draft(actor, key)
    found = corrections_visible_to(actor).filter(draft=draft)
    only_open = request.GET.get("keadaan", "terbuka") == "terbuka"
    rows = found.filter(state__in=UNSETTLED) if only_open else found
    if actor.is_agency_side:
        rows = rows.filter(agency=actor.agency)
    context = {
        **frame(actor, draft, "corrections"),
        "lines": [correction_line(one) for one in rows.order_by("closed_at", "number")[:LISTED]],
        "only_open": only_open,
        "total": found.count(),
        "may_send": bool(may_send_correction(actor, draft)),
    }
    return render(request, "drafting/corrections.html", context)


@require_http_methods(["GET", "POST"])
@as_actor()
def send(request: HttpRequest, actor: Actor, key: UUID) -> HttpResponse:
    """Send a correction to an agency of the team."""
    draft = visible_draft(actor, key)
    require(may_send_correction(actor, draft))
    choices = _choices(actor, draft)
    form = CorrectionForm(initial=_first(request, draft), **choices)
    if request.method == "POST":
        form = CorrectionForm(request.POST, **choices)
        done = answer(
            request,
            form,
            lambda: _send(actor, draft, form),
            to=lambda made: _after(actor, made),
            done=_("Koreksi dikirim ke OPD yang dituju."),
        )
        if done:
            return done
    context = {
        **frame(actor, draft, "corrections"),
        "form": form,
        "back": reverse("drafting:corrections", args=[draft.pk]),
    }
    return show(request, "drafting/send.html", context, form)


def _choices(actor: Actor, draft: Draft) -> dict[str, object]:
    team = draft.team.values("agency")
    agencies = agencies_of(draft.region, clock.today()).filter(pk__in=team)
    chapters = nodes_visible_to(actor).filter(draft=draft, kind="annex_chapter").order_by("order")
    return {"agencies": agencies, "chapters": chapters}


def _first(request: HttpRequest, draft: Draft) -> dict[str, object]:
    return {
        "agency": request.GET.get("opd", ""),
        "target_node": request.GET.get("bab", ""),
        "kind": CorrectionKind.MISSING_DATA,
        "due_on": draft.due_on,
    }


def _send(actor: Actor, draft: Draft, form: CorrectionForm) -> Correction:
    values = form.cleaned_data
    node: Node | None = values["target_node"]
    return actions.send_correction(
        actor=actor,
        draft=draft,
        agency=values["agency"],
        text=values["text"],
        kind=CorrectionKind(values["kind"]),
        due_on=values["due_on"],
        target_node=node,
        target_label=values["target_label"] or (node.title if node else ""),
        quote=values["quote"],
    )


def _after(actor: Actor, made: Correction) -> str:
    if made.chapter is not None:
        return chapter_address(actor, made.chapter)
    return reverse("drafting:corrections", args=[made.draft_id])


@require_GET
@as_actor()
def correction(request: HttpRequest, actor: Actor, key: UUID) -> HttpResponse:
    """Show one correction with its thread and what the actor may do now."""
    return _page(request, actor, _visible(actor, key))


def _page(
    request: HttpRequest, actor: Actor, found: Correction, **given: forms.Form
) -> HttpResponse:
    """Show the page; `given` are forms that were sent and refused, by their name."""
    state = CorrectionState(found.state)
    next_states = CORRECTION[state]
    fresh = {"version": found.version}
    answering = "answered" in next_states and bool(may_answer_correction(actor, found))
    settling = bool(may_settle_correction(actor, found))
    context = {
        **frame(actor, found.draft, "correction"),
        "correction": found,
        "shape": SHAPES[state],
        "state_label": state.label,
        "thread": [_entry(message) for message in messages_of(found)],
        "closing": _closing(found),
        "chapter_url": chapter_address(actor, found.chapter) if found.chapter else "",
        "edit_url": _edit_url(found) if answering else "",
        "answer_form": given.get("answer_form") or AnswerForm(initial=fresh, revisions=closing_revisions(found)),
        "comment_form": given.get("comment_form") or CommentForm(),
        "accept_form": given.get("accept_form") or SettleForm(initial=fresh),
        "return_form": given.get("return_form") or ReasonedSettleForm(initial=fresh, prefix="kembali"),
        "withdraw_form": given.get("withdraw_form") or ReasonedSettleForm(initial=fresh, prefix="tarik"),
        "can_answer": answering,
        "can_settle": settling and state is CorrectionState.ANSWERED,
        "can_withdraw": settling and "withdrawn" in next_states,
        "can_comment": bool(next_states) and bool(may_comment_correction(actor, found)),
        "who_answers": may_answer_correction(actor, found).who_can if found.state in OWED else "",
    }  # fmt: skip
    return show(request, "drafting/correction.html", context, *given.values())


def _edit_url(found: Correction) -> str:
    node = found.target_node
    if node is None or node.kind == "annex_chapter":
        return ""
    return reverse("drafting:node", args=[node.pk])


def _entry(message: CorrectionMessage) -> dict[str, str]:
    return {
        "text": message.text,
        "by": f"{message.by}, {message.office} {message.get_kind_display()}",
        "when": day_date_time(message.at),
        "kind": ENTRY_KINDS.get(MessageKind(message.kind), ""),
    }


def _closing(found: Correction) -> dict[str, object] | None:
    """Return Semula/Menjadi of the closing revision, or the change in words."""
    revision = found.closing_revision
    if revision is None:
        return {"change": found.closing_change} if found.closing_change else None
    before = revision.node.revisions.filter(sequence=revision.sequence - 1).first()
    return {
        "change": found.closing_change,
        "pieces": word_difference(before.body if before else "", revision.body),
    }


def _act(
    request: HttpRequest,
    actor: Actor,
    found: Correction,
    *,
    act: Callable[[], None],
    done: str,
    **named: forms.Form,
) -> HttpResponse:
    """Run one act of the thread and come back to it, with the named form again when refused."""
    ((name, form),) = named.items()
    here = reverse("drafting:correction", args=[found.pk])
    redirected = answer(request, form, act, to=here, done=done)
    if redirected:
        return redirected
    found = _visible(actor, found.pk)
    renew = getattr(form, "renewed_after_stale", None)
    if renew is not None:
        renew(found.version)
    return _page(request, actor, found, **{name: form})


@require_POST
@as_actor()
def reply(request: HttpRequest, actor: Actor, key: UUID) -> HttpResponse:
    """Answer for the agency."""
    found = _visible(actor, key)
    require(may_answer_correction(actor, found))
    form = AnswerForm(request.POST, revisions=closing_revisions(found))

    def act() -> None:
        values = form.cleaned_data
        actions.answer_correction(
            actor=actor, correction=found, text=values["text"], revision=values["revision"],
            change=values["change"], version=values["version"],
        )  # fmt: skip

    return _act(request, actor, found, act=act, done=_("Jawaban dikirim."), answer_form=form)


@require_POST
@as_actor()
def comment(request: HttpRequest, actor: Actor, key: UUID) -> HttpResponse:
    """Say something in the thread."""
    found = _visible(actor, key)
    require(may_comment_correction(actor, found))
    form = CommentForm(request.POST)

    def act() -> None:
        actions.comment_correction(actor=actor, correction=found, text=form.cleaned_data["text"])

    return _act(request, actor, found, act=act, done=_("Tanggapan dicatat."), comment_form=form)


@require_POST
@as_actor()
def accept(request: HttpRequest, actor: Actor, key: UUID) -> HttpResponse:
    """Accept the answer."""
    found = _visible(actor, key)
    require(may_settle_correction(actor, found))
    form = SettleForm(request.POST)

    def act() -> None:
        values = form.cleaned_data
        actions.accept_correction(
            actor=actor, correction=found, note=values["note"], version=values["version"]
        )

    return _act(request, actor, found, act=act, done=_("Koreksi selesai."), accept_form=form)


@require_POST
@as_actor()
def send_back(request: HttpRequest, actor: Actor, key: UUID) -> HttpResponse:
    """Return the answer, with a reason."""
    found = _visible(actor, key)
    require(may_settle_correction(actor, found))
    form = ReasonedSettleForm(request.POST, prefix="kembali")

    def act() -> None:
        values = form.cleaned_data
        actions.return_correction(
            actor=actor, correction=found, reason=values["reason"], version=values["version"]
        )

    return _act(request, actor, found, act=act, done=_("Jawaban dikembalikan."), return_form=form)


@require_POST
@as_actor()
def withdraw(request: HttpRequest, actor: Actor, key: UUID) -> HttpResponse:
    """Take the correction back, with a reason."""
    found = _visible(actor, key)
    require(may_settle_correction(actor, found))
    form = ReasonedSettleForm(request.POST, prefix="tarik")

    def act() -> None:
        values = form.cleaned_data
        actions.withdraw_correction(
            actor=actor, correction=found, reason=values["reason"], version=values["version"]
        )

    return _act(request, actor, found, act=act, done=_("Koreksi ditarik."), withdraw_form=form)
