"""What a meeting can discuss and whom it can call: chapters, agreements, partner regions."""

from collections.abc import Sequence
from dataclasses import dataclass
from uuid import UUID

from django.db import transaction
from django.db.models import QuerySet
from django.utils.translation import gettext as _

from tapem.accounts.actors import Actor
from tapem.cooperation.actions import put_agreement_on_agenda
from tapem.cooperation.models import Agreement
from tapem.cooperation.queries import agreements_visible_to, member_choices
from tapem.drafting.actions import put_chapter_on_agenda
from tapem.drafting.models import Node
from tapem.drafting.queries import chapters_of, drafts_visible_to
from tapem.kernel.numerals import counted, roman
from tapem.meetings.actions import add_agenda_item
from tapem.meetings.models import AgendaItem, Meeting
from tapem.regions.models import Region
from tapem.web.meetings.computed import alliance_of

Groups = list[tuple[str, list[tuple[str, str]]]]
TITLE_LENGTH = 300


@dataclass(frozen=True, slots=True)
class Subjects:
    """Chapters and agreements that are not on the agenda yet, by key."""

    chapters: dict[str, tuple[int, Node]]
    agreements: dict[str, Agreement]

    @property
    def chapter_choices(self) -> list[tuple[str, str]]:
        """Return the chapters as the office names them: Bab IV Permasalahan."""
        return [(key, chapter_title(*row)) for key, row in self.chapters.items()]

    @property
    def agreement_choices(self) -> list[tuple[str, str]]:
        """Return the agreements by their number in the register."""
        return [(key, f"{row.number}. {row.label}") for key, row in self.agreements.items()]


def choices_for(actor: Actor, meeting: Meeting) -> Subjects:
    """Return what may still be put on the agenda of a meeting."""
    draft = drafts_visible_to(actor).filter(region=meeting.region).first()
    taken = set(meeting.agenda.values_list("chapter_link__node", flat=True))
    chapters = list(enumerate(chapters_of(draft), 1)) if draft else []
    agreements = (
        agreements_visible_to(actor)
        .filter(region=meeting.region)
        .exclude(agenda__agenda_item__meeting=meeting)
        .order_by("number")
    )
    return Subjects(
        {str(node.pk): (place, node) for place, node in chapters if node.pk not in taken},
        {str(row.pk): row for row in agreements},
    )


def chapter_title(place: int, node: Node) -> str:
    """Return "Bab IV Permasalahan"."""
    return f"Bab {roman(place)} {node.title}"


@transaction.atomic
def take_onto_agenda(
    *,
    actor: Actor,
    meeting: Meeting,
    subjects: Subjects,
    chapters: Sequence[str],
    agreements: Sequence[str],
    together: bool,
) -> None:
    """Add an item per chapter and per agreement; `together` makes one item of all agreements."""
    for key in chapters:
        place, node = subjects.chapters[key]
        item = _item(actor, meeting, chapter_title(place, node))
        put_chapter_on_agenda(actor=actor, agenda_item=item, node=node)
    chosen = [subjects.agreements[key] for key in agreements]
    if together and chosen:
        groups = [(f"Pelaksanaan {counted(len(chosen))} perjanjian kerja sama", chosen)]
    else:
        groups = [(row.label, [row]) for row in chosen]
    for title, rows in groups:
        item = _item(actor, meeting, title)
        for row in rows:
            put_agreement_on_agenda(actor=actor, agenda_item=item, agreement=row)


def _item(actor: Actor, meeting: Meeting, title: str) -> AgendaItem:
    return add_agenda_item(actor=actor, meeting=meeting, title=title[:TITLE_LENGTH])


@dataclass(frozen=True, slots=True)
class Discussed:
    """One agreement as the meeting's screen shows it: name, lead agencies, how it stands."""

    pk: UUID
    label: str
    leads: str
    paper: str
    doing: str


def agreements_of(actor: Actor, item: AgendaItem) -> list[Discussed]:
    """Return the agreements that an agenda item discusses and that the actor sees."""
    rows = agreements_visible_to(actor).filter(agenda__agenda_item=item).order_by("number")
    return [
        Discussed(
            row.pk,
            f"{row.number}. {row.label}",
            ", ".join(lead.name for lead in row.lead_agencies.all()) or _("belum ada"),
            str(row.get_paper_display()),
            str(row.get_doing_display()),
        )
        for row in rows
    ]


def partners_for(actor: Actor, meeting: Meeting) -> QuerySet[Region]:
    """Return the regions that cooperate with the meeting's region on its day, without itself."""
    alliance = alliance_of(actor, meeting)
    if alliance is None:
        return agreements_visible_to(actor).none().values("region")  # type: ignore[return-value]
    return member_choices(alliance, meeting.held_on).exclude(pk=meeting.region_id)
