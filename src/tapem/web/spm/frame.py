"""What several SPM pages need: the visible form, its state in words, years, crumbs."""

from uuid import UUID

from django.http import Http404, HttpRequest
from django.urls import reverse
from django.utils.translation import gettext as _

from tapem.accounts.actors import Actor
from tapem.accounts.choices import Role
from tapem.accounts.door import get_visible_or_404
from tapem.kernel.clock import today
from tapem.regions.models import Agency
from tapem.spm.choices import FormState
from tapem.spm.models import AchievementForm
from tapem.spm.queries.forms import forms_of, forms_visible_to

STATE_SHAPES = {
    FormState.DRAFT: "open",
    FormState.SUBMITTED: "due",
    FormState.RETURNED: "late",
    FormState.VERIFIED: "ok",
    FormState.LOCKED: "lock",
}
EARLIEST, LATEST = 2018, 2099
INSIDE = tuple(role for role in Role if role is not Role.PARTNER)
# An agency sees its own forms; figures of all agencies together are for those who answer for them.
WHOLE_REGION = tuple(role for role in INSIDE if role not in {Role.OPERATOR, Role.HEAD_OF_AGENCY})
# Those who fill forms, and those who open them for others.
AT_THE_FORMS = (Role.COORDINATOR, Role.OPERATOR, Role.HEAD_OF_AGENCY)


def own_agency(actor: Actor) -> Agency | None:
    """Return the agency whose figures alone the actor sees; None for the whole region."""
    return actor.agency if actor.is_agency_side else None


def state_of(form: AchievementForm | None) -> tuple[str, str]:
    """Return (shape, word) of a form's state."""
    if form is None:
        return "none", _("belum dibuka")
    state = FormState(form.state)
    return STATE_SHAPES[state], str(state.label)


def visible_form(actor: Actor, key: UUID) -> AchievementForm:
    """Return a form that the actor sees, with lines and cells at hand, or answer 404."""
    found = get_visible_or_404(forms_visible_to(actor), key)
    return forms_of(found.region, [found.year]).get(pk=found.pk)


def form_url(form: AchievementForm) -> str:
    """Return the readable address of a form."""
    address = reverse("spm:form-page", args=[form.year, form.service.code.lower()])
    return f"{address}?opd={form.agency_id}" if _is_doubled(form) else address


def _is_doubled(form: AchievementForm) -> bool:
    """Tell whether agencies followed each other within the year."""
    return form.service.forms.filter(region_id=form.region_id, year=form.year).count() > 1


def chosen_year(request: HttpRequest) -> int:
    """Return the year of `?tahun=`, the current one without it; nonsense is 404."""
    text = request.GET.get("tahun", "")
    if not text:
        return today().year
    return checked_year(int(text)) if text.isdecimal() else _refuse()


def checked_year(year: int) -> int:
    """Return a year that can be reported, or answer 404."""
    return year if EARLIEST <= year <= LATEST else _refuse()


def _refuse() -> int:
    raise Http404


def crumbs_of(year: int, *more: tuple[str, str]) -> list[dict[str, str]]:
    """Return the way back to a page below the overview."""
    overview = reverse("spm:overview")
    trail = [(_("Form SPM"), overview), (str(year), f"{overview}?tahun={year}"), *more]
    return [{"label": label, "url": url} for label, url in trail]


def tabs_of(actor: Actor, year: int, current: str) -> list[dict[str, object]]:
    """Return the tabs of a year."""
    recap = _("Rekap dan unduhan") if actor.is_agency_side else _("Rekap dan laporan")
    names = [
        ("overview", _("Papan"), f"{reverse('spm:overview')}?tahun={year}"),
        ("index", _("Indeks"), reverse("spm:index", args=[year])),
        ("checks", _("Pemeriksaan"), reverse("spm:checks", args=[year])),
        ("problems", _("Permasalahan"), reverse("spm:problems", args=[year])),
        ("ministry", _("Lembar kementerian"), reverse("spm:ministry", args=[year])),
        ("recap", recap, reverse("spm:recap", args=[year])),
        ("workbook", _("Buku kerja Excel"), reverse("spm:workbook", args=[year])),
        ("calendar", _("Kalender"), reverse("spm:calendar", args=[year])),
    ]
    hidden = set() if actor.is_coordinator or actor.is_agency_side else {"workbook"}
    return [
        {"label": label, "url": url, "current": name == current, "count": None}
        for name, label, url in names
        if name not in hidden
    ]
