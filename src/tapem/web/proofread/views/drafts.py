"""Findings on a draft: beside the unit that is being typed, and for the whole before a hand-over."""

from dataclasses import replace
from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import pgettext
from django.views.decorators.http import require_GET, require_POST

from tapem.accounts.actors import Actor
from tapem.accounts.door import get_visible_or_404, require
from tapem.drafting.choices import NodeKind
from tapem.drafting.models import Draft, Node
from tapem.drafting.policies import may_edit_node, may_lead_draft
from tapem.drafting.proof import Part, ReviewedDraft, review_draft, subject_of
from tapem.drafting.queries import (
    NEW_UNIT,
    content_of,
    content_with_new,
    drafts_visible_to,
    nodes_visible_to,
    typed_content,
)
from tapem.drafting.rules.content import Block
from tapem.kernel.decisions import Decision
from tapem.kernel.errors import RuleBroken
from tapem.proofread.finding import Finding
from tapem.review import actions
from tapem.web.proofread.answers import file_of, findings_context
from tapem.web.proofread.forms import DismissForm, RestoreForm
from tapem.web.proofread.marks import Shown, listed, paper
from tapem.web.proofread.suggestions import Filled, chosen, mended
from tapem.web.proofread.typed import Typed, typed_page
from tapem.web.requests import as_actor
from tapem.web.submits import INVALID, answer, show

LONGEST_BODY = 20_000
FORM = "form-bagian"


@require_POST
@as_actor()
def part(request: HttpRequest, actor: Actor, key: UUID) -> HttpResponse:
    """Say what the proofreader finds in one unit as it is typed now; writes only a dismissal."""
    node = get_visible_or_404(nodes_visible_to(actor), key)
    editing = may_edit_node(actor, node)
    require(editing)
    title = request.POST.get("title", node.title)
    body = _typed_body(request, node.body)
    reviewed = review_draft(node.draft, typed_content(node, title, body), unit=str(node.pk))
    form, filled = None, None
    if "fix" in request.POST:
        body, filled = _taken(request, reviewed, str(node.pk), body)
        reviewed = review_draft(node.draft, typed_content(node, title, body), unit=str(node.pk))
    if "fingerprint" in request.POST:
        reviewed, form = _dismissed_here(request, actor, node, reviewed, editing)
    context = {
        **_beside(request, reviewed, filled, may_dismiss=True),
        "dismiss_url": reverse("proofread:draft-dismiss", args=[node.draft_id]),
        "restore_url": reverse("proofread:draft-restore", args=[node.draft_id]),
        "wrong": form if form and form.errors else None,
    }
    if request.htmx:  # type: ignore[attr-defined]  # set by the middleware of django-htmx
        status = INVALID if context["wrong"] else 200
        return render(request, "proofread/_beside.html", context, status=status)
    typed = Typed(
        heading=_("Temuan pada bagian yang sedang Anda tulis"),
        save_url=reverse("drafting:node", args=[node.pk]),
        back_url=reverse("proofread:draft", args=[node.draft_id]),
        areas=(("body", _("Teks"), body),),
        lines=(
            ("title", _("Judul"), title),
            ("reason", _("Alasan perubahan"), request.POST.get("reason", "")),
        ),
        hidden=(("version", request.POST.get("version", str(node.version))),),
    )
    return _typed_unit(request, typed, reviewed, str(node.pk), context)


NEW_KINDS = (NodeKind.PARAGRAPH, NodeKind.HEADING)


@require_POST
@as_actor()
def new_part(request: HttpRequest, actor: Actor, key: UUID) -> HttpResponse:
    """Say what the proofreader finds in a unit that is not saved yet, last under its parent."""
    parent = get_visible_or_404(nodes_visible_to(actor), key)
    require(may_edit_node(actor, parent))
    asked = request.POST.get("kind", "")
    kind = NodeKind(asked) if asked in NEW_KINDS else NodeKind.PARAGRAPH
    title, body = request.POST.get("title", ""), _typed_body(request, "")
    reviewed = review_draft(
        parent.draft, content_with_new(parent, kind, title, body), unit=NEW_UNIT
    )
    filled = None
    if "fix" in request.POST:
        body, filled = _taken(request, reviewed, NEW_UNIT, body)
        content = content_with_new(parent, kind, title, body)
        reviewed = review_draft(parent.draft, content, unit=NEW_UNIT)
    context = _beside(request, reviewed, filled, may_dismiss=False)
    if request.htmx:  # type: ignore[attr-defined]  # set by the middleware of django-htmx
        return render(request, "proofread/_beside.html", context)
    typed = Typed(
        heading=_("Temuan pada alinea yang sedang Anda tulis"),
        save_url=reverse("drafting:add-node", args=[parent.pk]),
        back_url=reverse("proofread:draft", args=[parent.draft_id]),
        areas=(("body", _("Teks"), body),),
        lines=(("title", _("Judul"), title),),
        hidden=(("kind", kind.value),),
    )
    return _typed_unit(request, typed, reviewed, NEW_UNIT, context)


def _typed_body(request: HttpRequest, saved: str) -> str:
    body = request.POST.get("body", saved).replace("\r\n", "\n").strip()
    if len(body) > LONGEST_BODY:
        raise RuleBroken(_("Teks satu alinea paling panjang 20.000 huruf."), field="body")
    return body


def _taken(
    request: HttpRequest, reviewed: ReviewedDraft, unit: str, body: str
) -> tuple[str, Filled]:
    """Return the typed text with a suggestion taken over, and what the form is to be told."""
    finding = chosen(reviewed.findings.open, request.POST["fix"])
    spot = reviewed.spot(finding) if finding is not None else None
    if finding is None or spot is None or (spot.unit, spot.part) != (unit, Part.TEXT):
        return body, Filled()
    quote = reviewed.proof.text.source[finding.start : finding.end]
    words = mended(body, quote, finding.replacement or "", spot.start)
    return (body, Filled()) if words is None else (words, Filled("id_body", words))


def _beside(
    request: HttpRequest, reviewed: ReviewedDraft, filled: Filled | None, *, may_dismiss: bool
) -> dict[str, object]:
    """Return what the list beside a typed text shows."""
    found = [
        replace(one, may_dismiss=may_dismiss)
        for one in listed(reviewed.proof.text, reviewed.findings.open, reviewed.label)
    ]
    return {
        **findings_context(reviewed.findings, found),
        "check_url": request.path,
        "form_id": FORM,
        "fix": FORM,
        "filled": filled,
    }


def _typed_unit(
    request: HttpRequest,
    typed: Typed,
    reviewed: ReviewedDraft,
    unit: str,
    context: dict[str, object],
) -> HttpResponse:
    within = reviewed.proof.range_of(unit)
    found = listed(reviewed.proof.text, reviewed.findings.open, reviewed.label)
    return typed_page(
        request, typed, context | {"paper": paper(reviewed.proof.text, found, within)}
    )


def _dismissed_here(
    request: HttpRequest, actor: Actor, node: Node, reviewed: ReviewedDraft, editing: Decision
) -> tuple[ReviewedDraft, DismissForm]:
    """Set a finding of the typed text aside, and read once more what is left."""
    form = DismissForm(request.POST)
    finding = reviewed.findings.finding(request.POST["fingerprint"])
    if finding is None or not form.is_valid():
        return reviewed, form
    actions.dismiss_finding(
        actor=actor,
        editing=editing,
        subject=subject_of(node.draft),
        finding=finding,
        reason=form.cleaned_data["why"],
    )
    return review_draft(node.draft, reviewed.content, unit=str(node.pk)), form


@require_GET
@as_actor()
def whole(request: HttpRequest, actor: Actor, key: UUID) -> HttpResponse:
    """Show the whole draft with its findings, those set aside last."""
    return _page(request, actor, _visible(actor, key))


@require_POST
@as_actor()
def dismiss(request: HttpRequest, actor: Actor, key: UUID) -> HttpResponse:
    """Set a finding of the saved draft aside, with a reason."""
    draft = _visible(actor, key)
    reviewed = review_draft(draft, content_of(draft))
    finding = reviewed.findings.finding(request.POST.get("fingerprint", ""))
    editing = _editing(actor, draft, reviewed, finding)
    require(editing)
    form = DismissForm(request.POST)
    done = answer(
        request,
        form,
        lambda: actions.dismiss_finding(
            actor=actor,
            editing=editing,
            subject=subject_of(draft),
            finding=_required(finding),
            reason=form.cleaned_data["why"],
        ),
        to=reverse("proofread:draft", args=[draft.pk]),
        done=_("Temuan diabaikan dengan alasan; berlaku sampai kalimatnya diubah."),
    )
    return done or _page(request, actor, draft, form)


@require_POST
@as_actor()
def restore(request: HttpRequest, actor: Actor, key: UUID) -> HttpResponse:
    """Take a finding up again."""
    draft = _visible(actor, key)
    reviewed = review_draft(draft, content_of(draft))
    wanted = request.POST.get("fingerprint", "")
    found = (one.finding for one in reviewed.findings.dismissed)
    editing = _editing(
        actor, draft, reviewed, next((one for one in found if one.fingerprint == wanted), None)
    )
    require(editing)
    form = RestoreForm(request.POST)
    done = answer(
        request,
        form,
        lambda: actions.restore_finding(
            actor=actor, editing=editing, subject=subject_of(draft), fingerprint=wanted
        ),
        to=reverse("proofread:draft", args=[draft.pk]),
        done=_("Temuan dipulihkan."),
    )
    return done or _page(request, actor, draft, form)


@require_GET
@as_actor()
def download(request: HttpRequest, actor: Actor, key: UUID, form_name: str) -> HttpResponse:
    """Send the open findings of the saved draft as a workbook or plain lines."""
    draft = _visible(actor, key)
    reviewed = review_draft(draft, content_of(draft))
    title = _("Temuan %(name)s") % {"name": draft.short_title}
    return file_of(
        form_name, title, reviewed.findings.open, reviewed.findings.report.facts, reviewed.label
    )


def _visible(actor: Actor, key: UUID) -> Draft:
    return get_visible_or_404(drafts_visible_to(actor), key)


def _required(finding: Finding | None) -> Finding:
    if finding is None:
        raise RuleBroken(_("Temuan ini tidak ada lagi; naskahnya sudah berubah."))
    return finding


def _editing(
    actor: Actor, draft: Draft, reviewed: ReviewedDraft, finding: Finding | None
) -> Decision:
    """Return whether the actor edits the unit of a finding; for none, whether she edits any."""
    unit = reviewed.spot(finding).unit if finding else ""
    nodes = nodes_visible_to(actor).filter(draft=draft)
    if unit:
        return may_edit_node(actor, get_visible_or_404(nodes, unit))
    if finding is None and actor.is_agency_side:
        owned = nodes.filter(owners__agency=actor.agency).first()
        if owned is not None:
            return may_edit_node(actor, owned)
    return may_lead_draft(actor, draft)


def _page(
    request: HttpRequest, actor: Actor, draft: Draft, *forms: DismissForm | RestoreForm
) -> HttpResponse:
    reviewed = review_draft(draft, content_of(draft))
    chapter = reviewed.content.block(request.GET.get("bab", ""))
    reviewed, within = _narrowed(reviewed, chapter)
    text = reviewed.proof.text
    found = _with_rights(
        actor, draft, reviewed, listed(text, reviewed.findings.open, reviewed.label)
    )
    context = {
        **findings_context(reviewed.findings, found),
        "draft": draft,
        "chapter": chapter,
        "paper": paper(text, found, within),
        "dismiss_url": reverse("proofread:draft-dismiss", args=[draft.pk]),
        "restore_url": reverse("proofread:draft-restore", args=[draft.pk]),
        "restorable": _restorable(actor, draft, reviewed),
        "crumbs": [
            {"label": pgettext("daftar", "Naskah"), "url": reverse("drafting:list")},
            {"label": draft.short_title, "url": reverse("drafting:draft", args=[draft.pk])},
        ],
    }
    return show(request, "proofread/draft.html", context, *forms)


def _narrowed(reviewed: ReviewedDraft, chapter: Block | None) -> tuple[ReviewedDraft, range | None]:
    """Keep what lies in one chapter, and say which characters that is; without one, all."""
    if chapter is None:
        return reviewed, None
    units = {chapter.id, *(block.id for block in reviewed.content.inside(chapter.id))}
    findings = replace(
        reviewed.findings,
        open=tuple(one for one in reviewed.findings.open if reviewed.spot(one).unit in units),
        dismissed=tuple(
            one for one in reviewed.findings.dismissed if reviewed.spot(one.finding).unit in units
        ),
    )
    return replace(reviewed, findings=findings), reviewed.proof.range_of(*units)


def _editable(actor: Actor, draft: Draft, units: set[str]) -> set[str]:
    """Return those of the units that the actor edits; "" is the frame of the instrument."""
    nodes = nodes_visible_to(actor).filter(draft=draft, pk__in=units - {""})
    found = {str(node.pk) for node in nodes if may_edit_node(actor, node)}
    return found | {""} if may_lead_draft(actor, draft) else found


def _restorable(actor: Actor, draft: Draft, reviewed: ReviewedDraft) -> set[str]:
    """Return the fingerprints of dismissed findings that the actor may take up again."""
    units = {
        one.finding.fingerprint: reviewed.spot(one.finding).unit
        for one in reviewed.findings.dismissed
    }
    editable = _editable(actor, draft, set(units.values()))
    return {key for key, unit in units.items() if unit in editable}


def _with_rights(
    actor: Actor, draft: Draft, reviewed: ReviewedDraft, shown: list[Shown]
) -> list[Shown]:
    """Say of each finding whether the actor may set it aside, and where she mends it."""
    units = [reviewed.spot(one.finding).unit for one in shown]
    editable = _editable(actor, draft, set(units))
    return [
        replace(
            one,
            may_dismiss=unit in editable,
            edit_url=reverse("drafting:node", args=[unit]) if unit and unit in editable else "",
        )
        for one, unit in zip(shown, units, strict=True)
    ]
