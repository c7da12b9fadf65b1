"""The tab Kehadiran: reconciling the paper list, institution by institution."""

from uuid import UUID

from django.contrib import messages
from django.db import transaction
from django.http import HttpRequest, HttpResponse, QueryDict
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from tapem.accounts.actors import Actor
from tapem.accounts.door import require
from tapem.meetings import actions
from tapem.meetings.models import AttendanceTally, Meeting
from tapem.meetings.policies import may_run_meeting
from tapem.meetings.queries import absent_of, attendance_of, attendance_sum_of
from tapem.meetings.rules import folded, total_in_words
from tapem.web.meetings.forms import AttendanceRow, NamedForm, WalkInForm
from tapem.web.meetings.frame import frame, visible_meeting
from tapem.web.requests import as_actor, is_repeated, remember_answer
from tapem.web.submits import answer, attempt, show

WALK_INS = 2


@require_http_methods(["GET", "POST"])
@as_actor()
def reconcile(request: HttpRequest, actor: Actor, key: UUID) -> HttpResponse:
    """Show who came; take all counts of the list at once."""
    meeting = visible_meeting(actor, key)
    if request.method == "GET":
        return _page(request, actor, meeting, _row_forms(meeting), NamedForm())
    require(may_run_meeting(actor, meeting))
    if address := is_repeated(request):
        return redirect(address)
    forms = _row_forms(meeting, request.POST)
    valid = [form.is_valid() for form in forms]  # each one, so that every error is shown
    if all(valid) and _save(actor, meeting, forms):
        messages.success(request, _("Kehadiran disimpan."))
        return remember_answer(request, reverse("meetings:attendance", args=[meeting.pk]))
    return _page(request, actor, meeting, forms, NamedForm())


@require_POST
@as_actor()
def name(request: HttpRequest, actor: Actor, key: UUID) -> HttpResponse:
    """Name an official who came."""
    meeting = visible_meeting(actor, key)
    require(may_run_meeting(actor, meeting))
    form = NamedForm(request.POST)
    done = answer(
        request,
        form,
        lambda: actions.name_attendee(actor=actor, meeting=meeting, **form.cleaned_data),
        to=reverse("meetings:attendance", args=[meeting.pk]) + "#pejabat",
        done=_("Pejabat dicatat."),
    )
    return done or _page(request, actor, meeting, _row_forms(meeting), form)


def _row_forms(meeting: Meeting, data: QueryDict | None = None) -> list[AttendanceRow]:
    """Return one form per invited or recorded institution, and two for others."""
    rows = {folded(row.institution): row for row in attendance_of(meeting)}
    names = [row.institution for row in meeting.invitations.all()]
    known = {folded(each) for each in names}
    names += [row.institution for key, row in rows.items() if key not in known]
    forms = [
        AttendanceRow(
            data, prefix=f"r{place}", initial=_initial(institution, rows.get(folded(institution)))
        )
        for place, institution in enumerate(names)
    ]
    return [*forms, *(WalkInForm(data, prefix=f"w{place}") for place in range(WALK_INS))]


def _initial(institution: str, row: AttendanceTally | None) -> dict[str, object]:
    if row is None:
        return {"institution": institution, "came": "", "version": None}
    came = "no" if row.count == 0 else "yes"
    return {
        "institution": row.institution,
        "came": came,
        "count": row.count or None,
        "version": row.version,
    }


def _save(actor: Actor, meeting: Meeting, forms: list[AttendanceRow]) -> bool:
    """Record every row that was changed, all of them or none."""
    with transaction.atomic():
        for form in forms:
            if _is_filled(form):
                attempt(form, lambda form=form: _record(actor, meeting, form))  # type: ignore[misc]  # binds the row
        wrong = any(form.errors for form in forms)
        transaction.set_rollback(wrong)
    return not wrong


def _is_filled(form: AttendanceRow) -> bool:
    values = form.cleaned_data
    if not values["institution"]:
        if values["came"]:
            form.add_error("institution", _("Sebutkan instansi yang hadir."))
        return False
    if isinstance(form, WalkInForm):
        if not values["came"]:
            values["came"] = "yes"
        return True
    return bool(values["came"]) and bool({"came", "count"} & set(form.changed_data))


def _record(actor: Actor, meeting: Meeting, form: AttendanceRow) -> AttendanceTally:
    return actions.record_attendance(
        actor=actor,
        meeting=meeting,
        institution=form.cleaned_data["institution"],
        count=form.people(),
        version=form.cleaned_data["version"],
    )


def _page(
    request: HttpRequest,
    actor: Actor,
    meeting: Meeting,
    forms: list[AttendanceRow],
    named_form: NamedForm,
) -> HttpResponse:
    rows = attendance_of(meeting)
    saved = {folded(row.institution): row for row in rows}
    for form in forms:
        row = saved.get(folded(str(form["institution"].value() or "")))
        if row is not None:
            form.renewed_after_stale(row.version)
    total = attendance_sum_of(meeting, rows)
    context = {
        **frame(actor, meeting, "attendance"),
        "rows": rows,
        "row_forms": [form for form in forms if not isinstance(form, WalkInForm)],
        "walk_ins": [form for form in forms if isinstance(form, WalkInForm)],
        "named": list(meeting.named_attendees.select_related("from_region")),
        "named_form": named_form,
        "total": total,
        "total_words": total_in_words(total),
        "absent": absent_of(meeting),
    }
    return show(request, "meetings/attendance.html", context, *forms, named_form)
