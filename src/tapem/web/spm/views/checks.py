"""What the twenty rules find in a year: forms and plan rows, by agency, with the way to mend."""

from dataclasses import dataclass
from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_GET

from tapem.accounts.actors import Actor
from tapem.actionplan.models import ActionPlan
from tapem.actionplan.queries import answered_services, plan_findings, plans_visible_to
from tapem.kernel.clock import today
from tapem.spm.queries.region_checks import FoundIn, findings_of_region
from tapem.spm.rules.checks import RULE_NAMES
from tapem.spm.rules.checks.base import Finding
from tapem.web.requests import as_actor
from tapem.web.spm.frame import INSIDE, checked_year, own_agency, tabs_of


@dataclass(frozen=True, slots=True)
class Line:
    """One finding on the page."""

    finding: Finding
    name: str
    where: str
    url: str


@dataclass(slots=True)
class Group:
    """What an agency has to mend."""

    agency: str
    lines: list[Line]

    @property
    def errors(self) -> int:
        """Number of findings that block sending."""
        return sum(line.finding.blocks for line in self.lines)


@require_GET
@as_actor(*INSIDE)
def page(request: HttpRequest, actor: Actor, year: int) -> HttpResponse:
    """List what the twenty rules find in forms and plan; an agency sees its own."""
    agency = own_agency(actor)
    plan = plans_visible_to(actor).filter(region=actor.region).first()
    found = findings_of_region(
        actor.region, checked_year(year), today(), agency=agency,
        plan_services=answered_services(plan) if plan else None,
    )  # fmt: skip
    groups: dict[UUID, Group] = {}
    for one in found:
        group = groups.setdefault(one.agency.pk, Group(one.agency.short_name, []))
        group.lines += [_of_form(one, finding, year) for finding in one.findings]
    if plan:
        _add_plan(plan, actor, groups)
    context = {
        "year": year,
        "groups": list(groups.values()),
        "title": _title(list(groups.values()), year),
        "tabs": tabs_of(actor, year, "checks"),
    }
    return render(request, "spm/checks.html", context)


def _of_form(one: FoundIn, finding: Finding, year: int) -> Line:
    url = ""
    if one.form is not None:
        url = reverse("spm:form", args=[one.form.pk])
        if finding.cell:
            address = reverse("spm:form-page", args=[year, one.service.code.lower()])
            url = f"{address}#in-{finding.cell.replace(':', '-')}"
    return Line(finding, RULE_NAMES[finding.code], one.service.name, url)


def _add_plan(plan: ActionPlan, actor: Actor, groups: dict[UUID, Group]) -> None:
    for row, findings in plan_findings(plan, own_agency(actor)).items():
        group = groups.setdefault(row.agency_id, Group(row.agency.short_name, []))
        where = _("Rencana aksi, %(code)s") % {"code": row.code}
        group.lines += [Line(one, RULE_NAMES[one.code], where, "") for one in findings]


def _title(groups: list[Group], year: int) -> str:
    errors = sum(group.errors for group in groups)
    count = sum(len(group.lines) for group in groups)
    if not count:
        return _("Pemeriksaan %(year)d: tidak ada temuan") % {"year": year}
    words = ngettext(
        "Pemeriksaan %(year)d: %(n)d temuan, %(errors)d galat",
        "Pemeriksaan %(year)d: %(n)d temuan, %(errors)d galat",
        count,
    )
    return words % {"year": year, "n": count, "errors": errors}
