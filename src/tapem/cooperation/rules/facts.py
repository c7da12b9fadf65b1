"""What the rules look at: one agreement, its accord, its parties and duties, as plain values."""

from dataclasses import dataclass
from datetime import date

from tapem.cooperation.rules.states import SIGNED, Doing, Paper


@dataclass(frozen=True, slots=True)
class PartyFact:
    """One party: its region, number, signature and copy; empty means unknown."""

    region: str
    number: str = ""
    signed_on: date | None = None
    capacity: str = ""
    power_of_attorney: str = ""
    has_copy: bool = False
    in_office: bool = True


@dataclass(frozen=True, slots=True)
class AccordFact:
    """The accord under which an agreement stands; parties None when unknown."""

    is_signed: bool
    number: str = ""
    signed_on: date | None = None
    parties: frozenset[str] | None = None
    valid_until: date | None = None


@dataclass(frozen=True, slots=True)
class DutyFact:
    """One right or duty: text, holder, date, whether done, whether it has its mirror."""

    text: str
    holder: str
    side: str = "duty"
    due_on: date | None = None
    is_done: bool = False
    is_paired: bool = True


@dataclass(frozen=True, slots=True)
class AgreementFacts:
    """One agreement as the rules see it."""

    key: str
    label: str
    paper: Paper
    doing: Doing = Doing.NOT_STARTED
    title: str = ""
    host: str = ""
    is_mandatory: bool = True
    recorded_as_signed: bool = False
    parties_known: bool = False
    parties: tuple[PartyFact, ...] = ()
    accord: AccordFact | None = None
    leads: frozenset[str] = frozenset()
    clauses: frozenset[str] = frozenset()
    duties: tuple[DutyFact, ...] = ()
    has_terms_of_reference: bool = False
    has_draft: bool = False
    replies: frozenset[str] = frozenset()
    team_approvals: frozenset[str] = frozenset()
    legal_approvals: frozenset[str] = frozenset()
    has_council_approval: bool = False
    has_termination_paper: bool = False
    evidence_count: int = 0
    needs_council: bool | None = None
    signed_on: date | None = None
    valid_from: date | None = None
    valid_until: date | None = None
    term_exception: str = ""
    end_reason: str = ""
    successor_signed: bool = False
    successor_in_progress: bool = False

    @property
    def is_signed(self) -> bool:
        """Whether every party has signed."""
        return self.paper in SIGNED

    @property
    def regions(self) -> tuple[str, ...]:
        """Regions of the parties, in their order."""
        return tuple(party.region for party in self.parties)

    @property
    def without_lead(self) -> tuple[str, ...]:
        """Regions whose lead agency is missing; the host alone where parties are unknown."""
        expected = self.regions if self.parties_known else (self.host,)
        return tuple(region for region in expected if region not in self.leads)
