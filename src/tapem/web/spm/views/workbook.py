"""The workbook of an agency: downloaded, filled in Excel, uploaded, compared, merged."""

from uuid import UUID

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from tapem.accounts.actors import Actor
from tapem.accounts.choices import Role
from tapem.accounts.door import get_visible_or_404, require
from tapem.documents.readers import Note, Severity, annotate_workbook
from tapem.documents.renderers import render_workbook
from tapem.documents.storage import open_file
from tapem.kernel.clock import today
from tapem.kernel.errors import RuleBroken
from tapem.regions.models import Agency
from tapem.spm import actions
from tapem.spm.choices import UploadState
from tapem.spm.models import WorkbookUpload
from tapem.spm.papers.workbook import agency_workbook
from tapem.spm.policies import may_merge
from tapem.spm.queries.catalogue import duty_agencies
from tapem.spm.queries.forms import forms_of, uploads_visible_to
from tapem.web.requests import as_actor, is_repeated, remember_answer
from tapem.web.spm.forms import UploadForm
from tapem.web.spm.frame import checked_year, crumbs_of, tabs_of
from tapem.web.submits import answer, show

XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
ALLOWED = (Role.COORDINATOR, Role.OPERATOR, Role.HEAD_OF_AGENCY)
MOST_SHOWN = 200
SEVERITIES = {"error": Severity.ERROR, "warning": Severity.WARNING, "info": Severity.INFO}
INVALID = 422


@require_http_methods(["GET", "POST"])
@as_actor(*ALLOWED)
def page(request: HttpRequest, actor: Actor, year: int) -> HttpResponse:
    """Offer the workbook and take the filled one; nothing changes before the comparison."""
    checked_year(year)
    is_sent = request.method == "POST"
    given = UploadForm(request.POST, request.FILES) if is_sent else UploadForm()
    if is_sent:
        done = answer(
            request, given,
            lambda: actions.upload_workbook(
                actor=actor, content=given.cleaned_data["file"].read(),
                name=given.cleaned_data["file"].name, year=year,
            ),
            to=lambda upload: reverse("spm:upload", args=[upload.pk]),
            done=_("Buku kerja dibandingkan; periksa sebelum menggabungkan."),
        )  # fmt: skip
        if done is not None:
            return done
    agencies = duty_agencies(actor.region, today()) if actor.is_coordinator else [actor.agency]
    context = {
        "year": year,
        "form": given,
        "agencies": agencies,
        "can_upload": actor.is_agency_side,
        "uploads": uploads_visible_to(actor).filter(year=year)[:10],
        "count": forms_of(actor.region, [year]).filter(agency__in=agencies).count(),
        "tabs": tabs_of(actor, year, "workbook"),
    }
    return show(request, "spm/workbook.html", context, given)


@require_GET
@as_actor(*ALLOWED)
def download(request: HttpRequest, actor: Actor, year: int) -> HttpResponse:
    """Send the workbook of an agency with what is stored now."""
    agency = _agency(request, actor)
    forms = list(forms_of(actor.region, [checked_year(year)]).filter(agency=agency))
    if not forms:
        raise RuleBroken(_("Belum ada form tahun ini. Buka formnya lebih dulu."))
    meta = {"region": actor.region.code, "agency": str(agency.pk), "year": str(year)}
    book = agency_workbook(forms, f"Form capaian SPM {year} – {agency.name}", meta)
    return as_file(render_workbook(book), f"form-spm-{year}-{agency.short_name}.xlsx", XLSX)


def _agency(request: HttpRequest, actor: Actor) -> Agency:
    if not actor.is_coordinator:
        return actor.agency
    wanted = request.GET.get("opd", "")
    return next(
        (one for one in duty_agencies(actor.region, today()) if str(one.pk) == wanted), actor.agency
    )


def as_file(content: bytes, name: str, media_type: str) -> HttpResponse:
    """Return bytes as a download."""
    plain = "".join(
        sign if (sign.isascii() and sign.isalnum()) or sign in "-." else "-" for sign in name
    )
    headers = {"Content-Disposition": f'attachment; filename="{plain.lower()}"'}
    return HttpResponse(content, content_type=media_type, headers=headers)


@require_GET
@as_actor(*ALLOWED)
def compared(request: HttpRequest, actor: Actor, key: UUID) -> HttpResponse:
    """Show what a workbook would change, what two people changed, what cannot be read."""
    return _compared(request, actor, _upload(actor, key))


def _upload(actor: Actor, key: UUID) -> WorkbookUpload:
    return get_visible_or_404(uploads_visible_to(actor), key)


def _compared(
    request: HttpRequest, actor: Actor, upload: WorkbookUpload, *, error: str = ""
) -> HttpResponse:
    told = upload.comparison
    picked = {name: value for name, value in request.POST.items() if name.startswith("choice:")}
    conflicts = [(one, picked.get(f"choice:{one['key']}", "")) for one in told["conflicts"]]
    context = {
        "upload": upload,
        "title": _title(told),
        "changes": told["changes"][:MOST_SHOWN],
        "change_count": len(told["changes"]),
        "conflicts": conflicts,
        "sources": told.get("sources", []),
        "nils": told.get("nils", []),
        "findings": told.get("findings", [])[:MOST_SHOWN],
        "found": told.get("found", 0),
        "faults": told["faults"],
        "notes": told["notes"],
        "same": told["same"],
        "theirs": told["theirs"],
        "can_merge": bool(may_merge(actor, upload)) and upload.state == UploadState.COMPARED,
        "errors": [{"target": "", "label": "", "message": error}] if error else [],
        "has_errors": bool(error),
        "crumbs": crumbs_of(
            upload.year,
            (_("Buku kerja Excel"), reverse("spm:workbook", args=[upload.year])),
            (upload.file.name, ""),
        ),
    }
    return render(request, "spm/upload.html", context, status=INVALID if error else 200)


def _title(told: dict[str, list[object]]) -> str:
    parts = [
        ngettext("%(n)d sel berubah", "%(n)d sel berubah", len(told["changes"]))
        % {"n": len(told["changes"])}
    ]
    if count := len(told["conflicts"]):
        parts.append(ngettext("%(n)d perlu dipilih", "%(n)d perlu dipilih", count) % {"n": count})
    if count := len(told["faults"]):
        parts.append(ngettext("%(n)d tidak terbaca", "%(n)d tidak terbaca", count) % {"n": count})
    return ", ".join(parts)


@require_POST
@as_actor(*ALLOWED)
def merge(request: HttpRequest, actor: Actor, key: UUID) -> HttpResponse:
    """Merge a compared workbook, all of it or what is right, or put it aside."""
    upload = _upload(actor, key)
    require(may_merge(actor, upload))
    if address := is_repeated(request):
        return redirect(address)
    back = reverse("spm:workbook", args=[upload.year])
    if request.POST.get("act") == "discard":
        actions.discard_upload(actor=actor, upload=upload)
        messages.success(request, _("Buku kerja dikesampingkan; tidak ada yang berubah."))
        return remember_answer(request, back)
    choices = {
        name.removeprefix("choice:"): str(value)
        for name, value in request.POST.items()
        if name.startswith("choice:")
    }
    try:
        outcome = actions.merge_workbook(
            actor=actor, upload=upload, choices=choices,
            only_valid=request.POST.get("act") == "valid",
        )  # fmt: skip
    except RuleBroken as refused:
        return _compared(request, actor, _upload(actor, key), error=refused.message)
    count = outcome.saved
    words = ngettext("%(n)d sel tersimpan.", "%(n)d sel tersimpan.", count) % {"n": count}
    messages.success(request, words)
    for message in list(outcome.refused.values())[:5]:
        messages.warning(request, message)
    return remember_answer(request, back)


@require_GET
@as_actor(*ALLOWED)
def annotated(request: HttpRequest, actor: Actor, key: UUID) -> HttpResponse:
    """Send the user's own workbook back with notes at the wrong cells; all else is kept."""
    upload = _upload(actor, key)
    content = open_file(upload.file)
    notes: dict[tuple[str, str], Note] = {}
    for fault in upload.comparison["faults"]:
        if fault["sheet"] and fault["cell"]:
            notes[fault["sheet"], fault["cell"]] = Note(fault["message"])
    for one in upload.comparison["conflicts"]:
        words = _("Berbeda: tersimpan %(server)s oleh %(by)s, di berkas %(file)s.")
        told = words % {"server": one["server"] or "–", "by": one["by"], "file": one["file"] or "–"}
        notes[one["sheet"], one["address"]] = Note(told, Severity.WARNING)
    for one in upload.comparison.get("findings", []):
        if one["sheet"] and one["cell"]:
            note = Note(f"{one['rule']}: {one['message']}", SEVERITIES[one["severity"]])
            notes.setdefault((one["sheet"], one["cell"]), note)
    if not notes:
        raise RuleBroken(_("Tidak ada catatan untuk berkas ini."))
    return as_file(annotate_workbook(content, notes), f"catatan-{upload.file.name}", XLSX)
