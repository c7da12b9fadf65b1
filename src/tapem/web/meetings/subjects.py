"""What an agenda item discusses: a chapter of a draft, agreements of a register, or a title alone."""

from collections.abc import Iterable
from dataclasses import dataclass

from django.db import transaction
from django.utils.translation import gettext as _

from tapem.accounts.actors import Actor
from tapem.cooperation.actions import put_agreement_on_agenda
from tapem.cooperation.models import Agreement
from tapem.cooperation.policies import may_keep_register
from tapem.cooperation.queries.agenda import agreements_for_agenda
from tapem.drafting.actions import put_chapter_on_agenda
from tapem.drafting.models import Node
from tapem.drafting.policies import may_lead_draft
from tapem.drafting.queries import chapters_of, drafts_visible_to
from tapem.kernel.errors import Invalid
from tapem.kernel.numerals import roman
from tapem.meetings import actions
from tapem.meetings.models import Meeting

LONGEST_TITLE = 300


@dataclass(frozen=True, slots=True)
class Subject:
    """Something an item may discuss: its key in the form, its name, and the row behind."""

    key: str
    label: str
    row: Node | Agreement


Groups = list[tuple[str, list[tuple[str, str]]]]


def subjects_for(actor: Actor, meeting: Meeting) -> list[Subject]:
    """Return chapters of drafts that the actor leads, then agreements whose register she keeps."""
    return [*_chapters(actor, meeting), *_agreements(actor, meeting)]


def grouped(subjects: Iterable[Subject]) -> Groups:
    """Return subjects as the groups of a list of checkboxes."""
    rows = list(subjects)
    groups = [
        (_("Bab rancangan"), [(row.key, row.label) for row in rows if isinstance(row.row, Node)]),
        (_("Perjanjian"), [(row.key, row.label) for row in rows if isinstance(row.row, Agreement)]),
    ]
    return [(name, choices) for name, choices in groups if choices]


@transaction.atomic
def add_to_agenda(*, actor: Actor, meeting: Meeting, title: str, subjects: list[Subject]) -> None:
    """Add one item with a title for everything chosen, or one item for each thing chosen."""
    if not title and not subjects:
        raise Invalid({"title": _("Tulis judul butir acara, atau pilih bab atau perjanjian.")})
    if not title:
        for subject in subjects:
            _add(actor, meeting, subject.label, [subject])
        return
    if sum(isinstance(each.row, Node) for each in subjects) > 1:
        reason = _("Satu butir membahas satu bab. Kosongkan judul agar tiap bab menjadi butir.")
        raise Invalid({"subjects": reason})
    _add(actor, meeting, title, subjects)


def _add(actor: Actor, meeting: Meeting, title: str, subjects: list[Subject]) -> None:
    item = actions.add_agenda_item(actor=actor, meeting=meeting, title=title[:LONGEST_TITLE])
    for subject in subjects:
        if isinstance(subject.row, Node):
            put_chapter_on_agenda(actor=actor, agenda_item=item, node=subject.row)
        else:
            put_agreement_on_agenda(actor=actor, agenda_item=item, agreement=subject.row)


def _chapters(actor: Actor, meeting: Meeting) -> list[Subject]:
    drafts = [
        draft
        for draft in drafts_visible_to(actor).filter(region=meeting.region_id)
        if may_lead_draft(actor, draft)
    ]
    return [
        Subject(f"bab:{node.pk}", f"Bab {roman(place)} {node.title}", node)
        for draft in drafts
        for place, node in enumerate(chapters_of(draft), start=1)
    ]


def _agreements(actor: Actor, meeting: Meeting) -> list[Subject]:
    return [
        Subject(f"pks:{each.pk}", f"PKS {each.label}", each)
        for each in agreements_for_agenda(actor, meeting)
        if may_keep_register(actor, each.alliance)
    ]
