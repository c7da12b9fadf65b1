"""The register on a day: its entries, figures and metrics, counted from states."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from tapem.cooperation.choices import Axis
from tapem.cooperation.models import Agreement, Alliance, StateChange
from tapem.cooperation.queries.visible import SIDES, members_of
from tapem.cooperation.rules.figures import RegisterFigures, RegisterRow, figures_of
from tapem.cooperation.rules.states import SIGNED, Doing, Paper
from tapem.kernel import clock


@dataclass(frozen=True, slots=True)
class RegisterEntry:
    """One agreement with both its states on the day that was asked for."""

    agreement: Agreement
    paper: Paper
    doing: Doing

    @property
    def is_signed(self) -> bool:
        """Whether every party had signed by then."""
        return self.paper in SIGNED

    @property
    def is_implemented(self) -> bool:
        """Whether it was running, stalled or done by then."""
        return self.is_signed and self.doing is not Doing.NOT_STARTED


def register_on(alliance: Alliance, on: date | None = None) -> list[RegisterEntry]:
    """Return the register as it stands, or as it stood on a past day; constant queries.

    The past is rebuilt from the dated changes of state; titles and parties are those of today.
    """
    rows = list(alliance.agreements.select_related("alliance", "accord").prefetch_related(*SIDES))
    if on is None or on >= clock.today():
        return [
            RegisterEntry(each, Paper(each.paper_state), Doing(each.implementation_state))
            for each in rows
        ]
    states = _states_on(alliance, on)
    return [RegisterEntry(each, *states[each.pk]) for each in rows if each.pk in states]


def register_figures(alliance: Alliance, on: date | None = None) -> RegisterFigures:
    """Count the register as it stands, or as it stood on a past day."""
    return figures_in(register_on(alliance, on))


def figures_in(entries: Iterable[RegisterEntry]) -> RegisterFigures:
    """Count entries, so that a list and its figure cannot differ."""
    return figures_of(
        RegisterRow(
            entry.paper, entry.doing, bool(entry.agreement.title), entry.agreement.parties_known
        )
        for entry in entries
    )


def _states_on(alliance: Alliance, on: date) -> dict[object, tuple[Paper, Doing]]:
    """Return both states of every agreement that was registered by that day."""
    states: dict[object, tuple[Paper, Doing]] = {}
    changes = StateChange.objects.filter(agreement__alliance=alliance, on__lte=on)
    for change in changes.order_by("pk"):  # as recorded: a later entry may tell of an earlier day
        paper, doing = states.get(change.agreement_id, (Paper.PLANNED, Doing.NOT_STARTED))
        if change.axis == Axis.PAPER:
            paper = Paper(change.new)
        else:
            doing = Doing(change.new)
        states[change.agreement_id] = (paper, doing)
    return states


def metrics(alliance: Alliance, on: date | None = None) -> dict[str, int]:
    """Return the figures that texts may state, by the name of their metric."""
    return metrics_of(
        register_figures(alliance, on), len(members_of(alliance, on or clock.today()))
    )


def metrics_of(figures: RegisterFigures, members: int) -> dict[str, int]:
    """Return figures by the names that texts use for them."""
    return {
        "pks.total": figures.planned,
        "pks.signed": figures.signed,
        "pks.implemented": figures.implemented,
        "pks.idle": figures.idle,
        "pks.pending": figures.pending,
        "pks.members": members,
    }
