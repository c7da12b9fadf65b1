"""What the papers of a meeting say, as plain values: read once, shared by all of them."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, datetime

from tapem.documents.blocks import Block
from tapem.documents.language import in_indonesian
from tapem.kernel.dates import clock_time, day_date, long_date
from tapem.meetings.choices import DiscrepancyState, MeetingState, RecommendationState, ReportState
from tapem.meetings.models import Decision, Discrepancy, Meeting, MeetingReport, Minute
from tapem.meetings.queries import (
    absent_of,
    attendance_of,
    attendance_sum_of,
    decisions_of,
    discrepancies_of,
    head_of,
    report_of,
)
from tapem.meetings.rules import UNKNOWN, AttendanceSum, bind_figures, paragraphs, total_in_words
from tapem.regions.choices import CAPACITY_PREFIX, Capacity, PositionKind
from tapem.regions.models import Appointment
from tapem.regions.queries import holder_of


@dataclass(frozen=True, slots=True)
class Said:
    """One minute: the number of its agenda item (None: of the whole meeting), text, speaker."""

    item: int | None
    text: str
    by: str


@dataclass(frozen=True, slots=True)
class ReportParts:
    """What rooms above add to the papers of a meeting, computed from their data.

    `results` and `conclusions` follow the prose of the report, `news` the paragraphs of the news
    item (plain sentences), `notes` the footnotes; `figures` fills `{{ metric }}` in the prose.
    `remarks` are corrections sent at an agenda item: the minutes print them after what was said.
    """

    results: tuple[Block, ...] = ()
    conclusions: tuple[Block, ...] = ()
    news: tuple[str, ...] = ()
    notes: tuple[str, ...] = ()
    figures: Mapping[str, int] = field(default_factory=dict)
    remarks: tuple[Said, ...] = ()


@dataclass(frozen=True, slots=True)
class Delegation:
    """One institution and how many came; `count` None is unknown."""

    institution: str
    count: int | None

    @property
    def phrase(self) -> str:
        """Return "Kabupaten Tegal sebanyak 20 orang", or the bare name when the count is unknown."""
        if self.count is None:
            return self.institution
        return f"{self.institution} sebanyak {self.count} orang"


@dataclass(frozen=True, slots=True)
class Decided:
    """One decision with those who must act and until when."""

    number: int
    text: str
    agencies: tuple[str, ...]
    short_agencies: tuple[str, ...]
    due_on: date | None


@dataclass(frozen=True, slots=True)
class Recommended:
    """One recommendation in its wording in force."""

    number: int
    addressee: str
    text: str
    due_on: date | None
    state: RecommendationState

    @property
    def sentence(self) -> str:
        """Return "<who> agar <what>", as the office writes it."""
        text = self.text.strip()
        if text.startswith(self.addressee):
            return text
        joint = " " if text.split(" ", 1)[0].lower() in {"agar", "dalam", "untuk"} else " agar "
        return f"{self.addressee}{joint}{text}"


@dataclass(frozen=True, slots=True)
class Footnote:
    """A note under the report; `quote` is where its mark stands, if it is found there.

    `public` is what the news item may say of it: the figures, not the office's explanation;
    remarks on the records are not for the public at all.
    """

    number: int
    quote: str
    text: str
    public: str


@dataclass(frozen=True, slots=True)
class Signatory:
    """Who signs, by office: capacity before it, lines of the office, name or None."""

    prefix: str
    office: tuple[str, ...]
    name: str | None = None
    rank: str = ""


@dataclass(frozen=True, slots=True)
class MeetingFacts:
    """Everything that any paper of one meeting says."""

    title: str
    purpose: str
    state: MeetingState
    region: str
    region_name: str
    organizer: str
    organizer_note: str
    held_on: date
    starts_at: datetime | None
    ends_at: datetime | None
    place: str
    chair: str
    reference_number: str
    reference_date: date | None
    participants_note: str
    invited: tuple[str, ...]
    delegations: tuple[Delegation, ...]
    list_is_open: bool
    total: AttendanceSum
    named: tuple[str, ...]
    named_is_open: bool
    absent: tuple[str, ...]
    agenda: tuple[tuple[int, str], ...]
    minutes: tuple[Said, ...]
    remarks: tuple[Said, ...]
    decisions: tuple[Decided, ...]
    recommendations: tuple[Recommended, ...]
    results: tuple[str, ...]
    conclusions: tuple[str, ...]
    addressed_to: str
    plea: str
    is_final: bool
    footnotes: tuple[Footnote, ...]
    secretary: Signatory
    section_head: Signatory

    @property
    def day(self) -> str:
        """Return "Selasa, 29 November 2022"."""
        return day_date(self.held_on)

    @property
    def hours(self) -> str:
        """Return "09.00 WIB s.d. selesai", or that the hour is unknown."""
        if self.starts_at is None:
            return UNKNOWN
        end = clock_time(self.ends_at) if self.ends_at else "selesai"
        return f"{clock_time(self.starts_at)} s.d. {end}"

    @property
    def total_words(self) -> str:
        """Return the number of participants together with how one knows it."""
        return total_in_words(self.total)

    @property
    def has_split(self) -> bool:
        """Tell whether at least one institution that came has a count."""
        return any(row.count is not None for row in self.delegations)

    @property
    def reference(self) -> str:
        """Return the letter of invitation as the basis of the report."""
        if not self.reference_number and not self.reference_date:
            return "Surat undangan (nomor dan tanggal belum diketahui)"
        number = self.reference_number or f"(nomor {UNKNOWN})"
        day = long_date(self.reference_date) if self.reference_date else UNKNOWN
        return f"Surat undangan nomor {number}, tanggal {day}"

    @property
    def other_institutions(self) -> str:
        """Return what an open-ended list ends with."""
        return "dan lain-lain (daftar tidak lengkap)"


@in_indonesian
def facts_of(meeting: Meeting, parts: ReportParts | None = None) -> MeetingFacts:
    """Read everything that the papers of a meeting say, once."""
    figures = (parts or ReportParts()).figures
    rows, report = attendance_of(meeting), report_of(meeting)
    secretary = holder_of(meeting.region, PositionKind.REGIONAL_SECRETARY, meeting.held_on)
    return MeetingFacts(
        title=meeting.title,
        purpose=meeting.purpose,
        state=MeetingState(meeting.state),
        region=meeting.region.official_name,
        region_name=meeting.region.name,
        organizer=_organizer(meeting),
        organizer_note=meeting.organizer_note,
        held_on=meeting.held_on,
        starts_at=meeting.starts_at,
        ends_at=meeting.ends_at,
        place=meeting.place,
        chair=meeting.chair.title if meeting.chair else "",
        reference_number=meeting.reference_number,
        reference_date=meeting.reference_date,
        participants_note=meeting.participants_note,
        invited=tuple(row.institution for row in meeting.invitations.all()),
        delegations=tuple(Delegation(row.institution, row.count) for row in rows if row.count != 0),
        list_is_open=meeting.attendance_list_open,
        total=attendance_sum_of(meeting, rows),
        named=tuple(row.title for row in meeting.named_attendees.all()),
        named_is_open=meeting.named_list_open,
        absent=tuple(row.institution for row in absent_of(meeting)),
        agenda=tuple((item.number, item.title) for item in meeting.agenda.all()),
        minutes=tuple(_said(row) for row in meeting.minutes.select_related("agenda_item")),
        remarks=(parts or ReportParts()).remarks,
        decisions=tuple(_decided(row) for row in decisions_of(meeting)),
        recommendations=_recommended(meeting),
        results=_prose(report.results if report else "", figures),
        conclusions=_prose(report.conclusions if report else "", figures),
        addressed_to=_addressee(report, secretary, meeting),
        plea=_plea(report, secretary),
        is_final=report is not None and report.state == ReportState.FINAL,
        footnotes=_footnotes(meeting, parts or ReportParts()),
        secretary=_signatory(secretary, f"Sekretaris Daerah {meeting.region.official_name}"),
        section_head=_signatory(
            head_of(meeting.organizer, meeting.held_on), f"Kepala {meeting.organizer.name}"
        ),
    )


def _organizer(meeting: Meeting) -> str:
    above = meeting.organizer.part_of
    region = meeting.region.official_name
    return f"{meeting.organizer.name} {above.name} {region}" if above else meeting.organizer.name


def _said(row: Minute) -> Said:
    return Said(row.agenda_item.number if row.agenda_item else None, row.text, row.said_by)


def _decided(row: Decision) -> Decided:
    followups = list(row.followups.all())
    names = tuple(
        followup.agency.name if followup.agency else followup.addressee for followup in followups
    )
    short = tuple(
        followup.agency.short_name if followup.agency else followup.addressee
        for followup in followups
    )
    dates = [followup.due_on for followup in followups if followup.due_on]
    return Decided(row.number, row.text, names, short, min(dates, default=None))


def _recommended(meeting: Meeting) -> tuple[Recommended, ...]:
    return tuple(
        Recommended(
            row.number, row.addressee, row.wording, row.due_on, RecommendationState(row.state)
        )
        for row in meeting.recommendations.all()
    )


def _prose(text: str, figures: Mapping[str, int]) -> tuple[str, ...]:
    return paragraphs(bind_figures(text, figures))


def _addressee(
    report: MeetingReport | None, secretary: Appointment | None, meeting: Meeting
) -> str:
    if report is not None and report.addressed_to:
        return report.addressed_to
    return secretary.title if secretary else f"Sekretaris Daerah {meeting.region.official_name}"


def _plea(report: MeetingReport | None, secretary: Appointment | None) -> str:
    """Return how the report speaks of the Sekda: "Bapak Penjabat Sekda"."""
    capacity = Capacity(secretary.capacity) if secretary else Capacity.DEFINITIVE
    words = {
        Capacity.DEFINITIVE: "",
        Capacity.INTERIM: "Penjabat ",
        Capacity.ACTING: "Pelaksana Tugas ",
        Capacity.DAILY_ACTING: "Pelaksana Harian ",
    }
    return f"{report.salutation if report else 'Bapak'} {words[capacity]}Sekda"


def _signatory(appointment: Appointment | None, office: str) -> Signatory:
    if appointment is None:
        return Signatory("", (office,))
    official = appointment.official
    return Signatory(
        CAPACITY_PREFIX[Capacity(appointment.capacity)].strip(),
        (appointment.position.title,),
        str(official) if official else None,
        official.rank if official else "",
    )


def _footnotes(meeting: Meeting, parts: ReportParts) -> tuple[Footnote, ...]:
    rows = [row for row in discrepancies_of(meeting) if row.state != DiscrepancyState.CORRECTED]
    texts = [
        (row.claim.quote, f"{_difference(row)} {_outcome(row)}", _difference(row)) for row in rows
    ]
    texts += [("", note, "") for note in parts.notes]
    return tuple(Footnote(number, *words) for number, words in enumerate(texts, 1))


def _difference(row: Discrepancy) -> str:
    claim, other = row.claim, row.other_claim
    sentences = [f"{claim.label}: “{claim.quote}” menyebut {claim.value}{_place(claim.location)}."]
    if other is not None:
        sentences.append(f"“{other.quote}” menyebut {other.value}{_place(other.location)}.")
    if row.computed is not None:
        day = long_date(claim.as_of)
        sentences.append(f"Data per {day}: {row.computed} (hasil hitung).")
    return " ".join(sentences)


def _outcome(row: Discrepancy) -> str:
    if row.state == DiscrepancyState.EXPLAINED:
        return f"Penjelasan: {row.explanation}"
    if row.state == DiscrepancyState.LEFT_OPEN:
        return f"Dibiarkan terbuka: {row.explanation}"
    return "Selisih ini belum dijelaskan."


def _place(location: str) -> str:
    return f" ({location})" if location else ""
