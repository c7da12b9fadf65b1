"""Writing the report to the (Pj.) Sekda and making it final."""

from collections.abc import Mapping

from django.db import transaction
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from tapem.accounts.actors import Actor
from tapem.accounts.door import require
from tapem.audit.actions import record
from tapem.audit.vocabulary import term
from tapem.kernel.clock import now
from tapem.kernel.errors import RuleBroken
from tapem.meetings.actions.claims import compare_claims
from tapem.meetings.actions.guards import require_fresh, require_not_final
from tapem.meetings.choices import ReportState, Salutation
from tapem.meetings.models import Meeting, MeetingReport
from tapem.meetings.policies import may_write_report
from tapem.meetings.queries import obstacles_of
from tapem.meetings.rules import unbound_figures
from tapem.regions.choices import PositionKind
from tapem.regions.queries import holder_of

WRITTEN = term(
    "meetings.report-written",
    gettext_lazy("Laporan ditulis"),
    gettext_lazy("{actor} menulis {subject}"),
)
FINALISED = term(
    "meetings.report-finalised",
    gettext_lazy("Laporan difinalkan"),
    gettext_lazy("{actor} memfinalkan {subject}"),
)
LONGEST_PROSE = 20_000


@transaction.atomic
def write_report(
    *,
    actor: Actor,
    meeting: Meeting,
    results: str = "",
    conclusions: str = "",
    salutation: Salutation = Salutation.FATHER,
    version: int | None = None,
) -> MeetingReport:
    """Keep the prose of the report: paragraphs parted by an empty line.

    Figures stand in it as `{{ metric|terbilang }}` and are filled from the data. The addressee
    is who held the office of Sekda on the day of the meeting, with the capacity of that day.
    """
    require(may_write_report(actor, meeting))
    require_not_final(meeting)
    report = MeetingReport.objects.select_for_update().filter(meeting=meeting).first()
    if report is None:
        report = MeetingReport(meeting=meeting, version=0)
    else:
        require_fresh(
            report.version,
            version,
            theirs=f"{report.results}\n\n{report.conclusions}",
            mine=f"{results}\n\n{conclusions}",
        )
    for field, prose in (("results", results), ("conclusions", conclusions)):
        if len(prose) > LONGEST_PROSE:
            raise RuleBroken(_("Paling panjang 20.000 huruf."), field=field)
    before = {"results": report.results, "conclusions": report.conclusions}
    report.results, report.conclusions = results.strip(), conclusions.strip()
    report.salutation, report.addressed_to = salutation, addressee_of(meeting)
    report.version += 1
    report.save()
    record(
        actor,
        WRITTEN,
        report,
        changes={name: (old, getattr(report, name)) for name, old in before.items()},
    )
    return report


@transaction.atomic
def finalise_report(
    *, actor: Actor, report: MeetingReport, computed: Mapping[str, int] | None = None
) -> MeetingReport:
    """Make the report final; refused with every reason while something stands against it.

    `computed` (metric → value) is compared with the claims once more before, and kept: papers
    that are issued later must still agree with it.
    """
    meeting = report.meeting
    require(may_write_report(actor, meeting))
    require_not_final(meeting)
    if computed is not None:
        compare_claims(actor=actor, meeting=meeting, computed=computed)
        _require_bound(report, computed)
    if found := obstacles_of(meeting):
        raise RuleBroken(" ".join(found))
    report.state, report.finalised_at = ReportState.FINAL, now()
    report.figures = dict(computed or {})
    report.version += 1
    report.save(update_fields=["state", "finalised_at", "figures", "version"])
    record(actor, FINALISED, report, changes={"state": (ReportState.DRAFT, ReportState.FINAL)})
    return report


def addressee_of(meeting: Meeting) -> str:
    """Return the Sekda's title with the capacity of that day; without one, the office alone."""
    holder = holder_of(meeting.region, PositionKind.REGIONAL_SECRETARY, meeting.held_on)
    return holder.title if holder else f"Sekretaris Daerah {meeting.region.official_name}"


def _require_bound(report: MeetingReport, computed: Mapping[str, int]) -> None:
    names = unbound_figures(f"{report.results} {report.conclusions}", computed)
    if names:
        problem = _("Angka ini belum ada datanya: %(names)s.") % {"names": ", ".join(names)}
        raise RuleBroken(problem, field="results")
