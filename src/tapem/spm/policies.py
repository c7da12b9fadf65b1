"""Who may open, fill, send, return, verify, lock and reopen; who keeps the catalogue."""

from django.utils.translation import gettext as _

from tapem.accounts.actors import Actor
from tapem.accounts.choices import Role
from tapem.kernel.decisions import ALLOWED, Decision, denied
from tapem.regions.models import Agency
from tapem.spm.models import AchievementForm, Problem, WorkbookUpload
from tapem.spm.rules.states import APPROVE, LOCK, NEXT_QUARTER, RETURN, SUBMIT, VERIFY, may_move


def _section() -> str:
    return _("Bagian Tata Pemerintahan")


def may_keep_catalogue(actor: Actor) -> Decision:
    """The coordinator and the administrator keep duties, calendar and catalogue."""
    if actor.role in {Role.COORDINATOR, Role.ADMINISTRATOR}:
        return ALLOWED
    return denied(_("Katalog dan kalender SPM diatur oleh Bagian Tata Pemerintahan."), _section())


def may_open_form(actor: Actor, agency: Agency) -> Decision:
    """The agency itself opens its form, or the coordinator of its region."""
    if actor.is_coordinator and agency.region_id == actor.region.pk:
        return ALLOWED
    if actor.is_agency_side and agency.pk == actor.agency.pk:
        return ALLOWED
    return denied(_("Form dibuka oleh OPD pengampunya atau koordinator."), agency.name)


def may_fill(actor: Actor, form: AchievementForm) -> Decision:
    """Only the operator or the head of the form's own agency types figures."""
    if actor.is_agency_side and form.agency_id == actor.agency.pk:
        return ALLOWED
    return denied(_("Angka hanya diisi oleh OPD pengampu."), form.agency.name)


def may_edit_whole(actor: Actor, form: AchievementForm) -> Decision:
    """The own agency changes what concerns the whole form, while it is open."""
    decision = may_fill(actor, form)
    if not decision:
        return decision
    return _state(SUBMIT, form, _("Form ini sudah diajukan dan tidak dapat diubah."))


def may_submit(actor: Actor, form: AchievementForm) -> Decision:
    """The operator or the head of the own agency sends an open form."""
    decision = may_fill(actor, form)
    if not decision:
        return decision
    return _state(SUBMIT, form, _("Form ini sudah diajukan."))


def may_approve(actor: Actor, form: AchievementForm) -> Decision:
    """The head of the own agency approves a submitted form.

    The coordinator may note an approval that was signed on paper, with its number.
    """
    own_head = actor.role is Role.HEAD_OF_AGENCY and form.agency_id == actor.agency.pk
    if not (own_head or _coordinates(actor, form)):
        return denied(
            _("Form disahkan oleh Kepala OPD."),
            _("Kepala %(agency)s") % {"agency": form.agency.name},
        )
    if form.approved_at is not None:
        return denied(_("Form ini sudah disahkan."))
    return _state(APPROVE, form, _("Form disahkan setelah diajukan."))


def may_return(actor: Actor, form: AchievementForm) -> Decision:
    """The coordinator, or the head of the own agency, returns a form with a reason."""
    own_head = actor.role is Role.HEAD_OF_AGENCY and form.agency_id == actor.agency.pk
    if not (own_head or _coordinates(actor, form)):
        return denied(_("Form dikembalikan oleh koordinator atau Kepala OPD."), _section())
    return _state(RETURN, form, _("Hanya form yang diajukan atau diverifikasi dapat dikembalikan."))


def may_verify(actor: Actor, form: AchievementForm) -> Decision:
    """The coordinator verifies a form that the head of the agency approved."""
    if not _coordinates(actor, form):
        return denied(_("Form diverifikasi oleh Bagian Tata Pemerintahan."), _section())
    moved = _state(VERIFY, form, _("Hanya form yang diajukan dapat diverifikasi."))
    if not moved:
        return moved
    if form.approved_at is None:
        return denied(_("Form belum disahkan Kepala OPD."), form.agency.name)
    return ALLOWED


def may_lock(actor: Actor, form: AchievementForm) -> Decision:
    """The coordinator locks a verified form."""
    if not _coordinates(actor, form):
        return denied(_("Form dikunci oleh Bagian Tata Pemerintahan."), _section())
    return _state(LOCK, form, _("Hanya form yang sudah diverifikasi dapat dikunci."))


def may_open_next_quarter(actor: Actor, form: AchievementForm) -> Decision:
    """The coordinator opens a locked form for the quarter that follows."""
    if not _coordinates(actor, form):
        return denied(_("Triwulan berikutnya dibuka oleh Bagian Tata Pemerintahan."), _section())
    return _state(NEXT_QUARTER, form, _("Form ini belum dikunci."))


def may_reopen_cell(actor: Actor, form: AchievementForm) -> Decision:
    """The coordinator reopens single cells of a closed form."""
    if _coordinates(actor, form):
        return ALLOWED
    return denied(_("Sel dibuka kembali oleh Bagian Tata Pemerintahan."), _section())


def may_request_completion(actor: Actor, agency: Agency) -> Decision:
    """The coordinator asks an agency of the own region to complete its forms."""
    if actor.is_coordinator and agency.region_id == actor.region.pk:
        return ALLOWED
    return denied(_("Permintaan melengkapi dikirim oleh koordinator."), _section())


def may_tick(actor: Actor, form: AchievementForm) -> Decision:
    """The coordinator or the own agency marks what was typed into the ministry's application."""
    if _coordinates(actor, form):
        return ALLOWED
    return may_fill(actor, form)


def may_edit_problem(actor: Actor, problem: Problem) -> Decision:
    """The agency of a problem edits it, and the coordinator helps with the words."""
    if actor.is_coordinator and problem.region_id == actor.region.pk:
        return ALLOWED
    if actor.is_agency_side and problem.agency_id == actor.agency.pk:
        return ALLOWED
    return denied(_("Permasalahan diisi oleh OPD pengampu."), problem.agency.name)


def may_merge(actor: Actor, upload: WorkbookUpload) -> Decision:
    """Only the agency of a workbook merges it."""
    if actor.is_agency_side and upload.agency_id == actor.agency.pk:
        return ALLOWED
    return denied(_("Buku kerja digabungkan oleh OPD pengampunya."), upload.agency.name)


def _coordinates(actor: Actor, form: AchievementForm) -> bool:
    return actor.is_coordinator and form.region_id == actor.region.pk


def _state(act: str, form: AchievementForm, reason: str) -> Decision:
    return ALLOWED if may_move(act, form.state) else denied(reason)
