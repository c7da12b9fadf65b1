"""Findings on the report of a meeting, and its figures bound to the register."""

from dataclasses import replace
from uuid import UUID

from django.db import transaction
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_POST

from tapem.accounts.actors import Actor
from tapem.accounts.door import require
from tapem.kernel import clock
from tapem.kernel.decisions import Decision
from tapem.kernel.errors import RuleBroken
from tapem.meetings.actions import compare_claims, state_claim
from tapem.meetings.choices import ReportState
from tapem.meetings.models import Meeting, MeetingReport
from tapem.meetings.policies import may_read_report, may_write_report
from tapem.meetings.proof import (
    Field,
    Line,
    ReportProof,
    lines_of,
    proof_of,
    saved_lines,
    subject_of,
)
from tapem.meetings.queries import report_of
from tapem.proofread.finding import Finding
from tapem.regions.queries import agencies_of
from tapem.review import actions
from tapem.review.queries import ReviewedFindings, findings_on
from tapem.web.meetings.computed import computed_for, parts_for
from tapem.web.meetings.frame import frame, visible_meeting
from tapem.web.proofread.answers import findings_context
from tapem.web.proofread.exports import Labels
from tapem.web.proofread.forms import BindForm, DismissForm, RestoreForm
from tapem.web.proofread.marks import listed, paper
from tapem.web.proofread.stated import PROSE, Stated, metrics_for, stated_in
from tapem.web.proofread.suggestions import Filled, chosen, mended
from tapem.web.proofread.typed import Typed, typed_page
from tapem.web.requests import as_actor
from tapem.web.submits import INVALID, answer, show

LONGEST_PROSE = 20_000
FORM = "form-laporan"


@require_POST
@as_actor()
def part(request: HttpRequest, actor: Actor, key: UUID) -> HttpResponse:
    """Say what the proofreader finds in the prose as it is typed now; writes only a dismissal."""
    meeting = visible_meeting(actor, key)
    editing = may_write_report(actor, meeting)
    require(editing)
    saved = report_of(meeting)
    results = _typed(request, saved, Field.RESULTS)
    conclusions = _typed(request, saved, Field.CONCLUSIONS)
    lines = lines_of(meeting, results, conclusions, parts_for(actor, meeting, saved).figures)
    proof = proof_of(lines) if lines else None
    form, filled = None, None
    if proof and "fix" in request.POST:
        finding = chosen(_review(actor, meeting, proof, typed=True).open, request.POST["fix"])
        results, conclusions, filled = _taken(proof, finding, results, conclusions)
        lines = lines_of(meeting, results, conclusions, parts_for(actor, meeting, saved).figures)
        proof = proof_of(lines)
    if proof and "fingerprint" in request.POST:
        form = _dismissed_here(request, actor, meeting, proof, editing)
    context: dict[str, object] = {
        "dismiss_url": reverse("proofread:report-dismiss", args=[meeting.pk]),
        "restore_url": reverse("proofread:report-restore", args=[meeting.pk]),
        "check_url": request.path,
        "form_id": FORM,
        "fix": FORM,
        "filled": filled,
        "wrong": form if form and form.errors else None,
    }
    if proof:
        found = _review(actor, meeting, proof, typed=True)
        shown = [
            replace(one, may_dismiss=True) for one in listed(proof.text, found.open, _label(proof))
        ]
        context |= findings_context(found, shown)
        context["paper"] = paper(proof.text, shown)
    if request.htmx:  # type: ignore[attr-defined]  # set by the middleware of django-htmx
        status = INVALID if context["wrong"] else 200
        return render(request, "proofread/_beside.html", context, status=status)
    kept = ("version", "salutation")
    return typed_page(
        request,
        Typed(
            heading=_("Temuan pada laporan yang sedang Anda tulis"),
            save_url=reverse("meetings:report", args=[meeting.pk]),
            back_url=reverse("proofread:report", args=[meeting.pk]),
            areas=(("results", _("Hasil"), results), ("conclusions", _("Kesimpulan"), conclusions)),
            hidden=tuple((name, request.POST.get(name, "")) for name in kept),
        ),
        context,
    )


def _taken(
    proof: ReportProof, finding: Finding | None, results: str, conclusions: str
) -> tuple[str, str, Filled]:
    """Return both typed texts with a suggestion taken over, and what the form is to be told."""
    if finding is None:
        return results, conclusions, Filled()
    quote = proof.text.source[finding.start : finding.end]
    field = proof.line_at(finding.start).field
    words = results if field is Field.RESULTS else conclusions
    new = mended(words, quote, finding.replacement or "", -1) if field in PROSE else None
    if new is None:
        return results, conclusions, Filled()
    if field is Field.RESULTS:
        return new, conclusions, Filled("id_results", new)
    return results, new, Filled("id_conclusions", new)


def _typed(request: HttpRequest, saved: MeetingReport | None, field: Field) -> str:
    words = request.POST.get(field.value)
    if words is None:
        words = getattr(saved, field.value) if saved else ""
    if len(words) > LONGEST_PROSE:
        raise RuleBroken(_("Paling panjang 20.000 huruf."), field=field.value)
    return words.replace("\r\n", "\n")


def _dismissed_here(
    request: HttpRequest, actor: Actor, meeting: Meeting, proof: ReportProof, editing: Decision
) -> DismissForm:
    form = DismissForm(request.POST)
    finding = _review(actor, meeting, proof).finding(request.POST["fingerprint"])
    if finding is not None and form.is_valid():
        actions.dismiss_finding(
            actor=actor,
            editing=editing,
            subject=subject_of(meeting),
            finding=finding,
            reason=form.cleaned_data["why"],
        )
    return form


@require_GET
@as_actor()
def whole(request: HttpRequest, actor: Actor, key: UUID) -> HttpResponse:
    """Show the saved report with its findings, and its figures beside the register."""
    return _page(request, actor, _readable(actor, key))


@require_POST
@as_actor()
def dismiss(request: HttpRequest, actor: Actor, key: UUID) -> HttpResponse:
    """Set a finding of the saved report aside, with a reason."""
    meeting = _readable(actor, key)
    editing = may_write_report(actor, meeting)
    require(editing)
    form = DismissForm(request.POST)
    done = answer(
        request,
        form,
        lambda: actions.dismiss_finding(
            actor=actor,
            editing=editing,
            subject=subject_of(meeting),
            finding=_finding(actor, meeting, form.cleaned_data["fingerprint"]),
            reason=form.cleaned_data["why"],
        ),
        to=reverse("proofread:report", args=[meeting.pk]),
        done=_("Temuan diabaikan dengan alasan; berlaku sampai kalimatnya diubah."),
    )
    return done or _page(request, actor, meeting, form)


@require_POST
@as_actor()
def restore(request: HttpRequest, actor: Actor, key: UUID) -> HttpResponse:
    """Take a finding of the report up again."""
    meeting = _readable(actor, key)
    editing = may_write_report(actor, meeting)
    require(editing)
    form = RestoreForm(request.POST)
    done = answer(
        request,
        form,
        lambda: actions.restore_finding(
            actor=actor,
            editing=editing,
            subject=subject_of(meeting),
            fingerprint=form.cleaned_data["fingerprint"],
        ),
        to=reverse("proofread:report", args=[meeting.pk]),
        done=_("Temuan dipulihkan."),
    )
    return done or _page(request, actor, meeting, form)


@require_POST
@as_actor()
def bind(request: HttpRequest, actor: Actor, key: UUID) -> HttpResponse:
    """Bind a figure of the prose to the register; it is compared at the day of the meeting."""
    meeting = _readable(actor, key)
    require(may_write_report(actor, meeting))
    found = _stated(actor, meeting)
    form = BindForm(request.POST, metrics=metrics_for(actor, meeting))
    done = answer(
        request,
        form,
        lambda: _bound(actor, meeting, found, form),
        to=reverse("meetings:discrepancies", args=[meeting.pk]),
        done=_("Angka diikat pada data dan dibandingkan per hari rapat."),
    )
    return done or _page(request, actor, meeting, form)


@transaction.atomic
def _bound(actor: Actor, meeting: Meeting, found: list[Stated], form: BindForm) -> None:
    """State the claim once, and compare all claims anew."""
    number, quote = form.cleaned_data["number"], form.data.get("quote", "")
    stated = next((one for one in found if one.number == number and one.quote == quote), None)
    if stated is None:
        raise RuleBroken(_("Kalimat ini sudah berubah. Buka lagi halaman ini lalu ikat angkanya."))
    metric = form.cleaned_data["metric"]
    if stated.claim is None or stated.claim.metric != metric:
        state_claim(
            actor=actor,
            meeting=meeting,
            metric=metric,
            label=dict(metrics_for(actor, meeting))[metric][:200],
            value=stated.value,
            quote=stated.quote,
            location=stated.place,
        )
    compare_claims(actor=actor, meeting=meeting, computed=computed_for(actor, meeting))


def _readable(actor: Actor, key: UUID) -> Meeting:
    meeting = visible_meeting(actor, key)
    require(may_read_report(actor, meeting))
    return meeting


def _stated(actor: Actor, meeting: Meeting) -> list[Stated]:
    lines = _saved(actor, meeting)
    return stated_in(meeting, proof_of(lines)) if lines else []


def _saved(actor: Actor, meeting: Meeting) -> list[Line]:
    return saved_lines(meeting, parts_for(actor, meeting, report_of(meeting)).figures)


def _review(
    actor: Actor, meeting: Meeting, proof: ReportProof, *, typed: bool = False
) -> ReviewedFindings:
    names = tuple(agency.short_name for agency in agencies_of(meeting.region, clock.today()))
    return findings_on(
        proof.text,
        subject=subject_of(meeting),
        changed=proof.range_of(*PROSE) if typed else None,
        known_terms=names,
        today=clock.today(),
    )


def _finding(actor: Actor, meeting: Meeting, fingerprint: str) -> Finding:
    lines = _saved(actor, meeting)
    found = _review(actor, meeting, proof_of(lines)).finding(fingerprint) if lines else None
    if found is None:
        raise RuleBroken(_("Temuan ini tidak ada lagi; naskahnya sudah berubah."))
    return found


def _label(proof: ReportProof) -> Labels:
    return lambda finding: proof.line_at(finding.start).label


def _page(
    request: HttpRequest,
    actor: Actor,
    meeting: Meeting,
    *forms: DismissForm | RestoreForm | BindForm,
) -> HttpResponse:
    lines, saved = _saved(actor, meeting), report_of(meeting)
    is_final = saved is not None and saved.state == ReportState.FINAL
    can_write = bool(may_write_report(actor, meeting)) and not is_final
    context: dict[str, object] = {
        **frame(actor, meeting, "report"),
        "can_write": can_write,
        "stated": _stated(actor, meeting),
        "metrics": metrics_for(actor, meeting) if can_write else [],
        "dismiss_url": reverse("proofread:report-dismiss", args=[meeting.pk]),
        "restore_url": (
            reverse("proofread:report-restore", args=[meeting.pk]) if can_write else ""
        ),
    }
    if lines:
        proof = proof_of(lines)
        found = _review(actor, meeting, proof)
        shown = listed(proof.text, found.open, _label(proof))
        shown = [replace(one, may_dismiss=can_write) for one in shown]
        context |= findings_context(found, shown) | {"paper": paper(proof.text, shown)}
    return show(request, "proofread/report.html", context, *forms)
