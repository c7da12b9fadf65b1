"""The draft of the example: written before the meeting, corrected in it.

Played through the actions of drafting and actionplan. The services and their duties, and the
nomenclature of edition 2021, must be loaded before.
"""

from collections.abc import Mapping
from datetime import UTC, date, datetime
from decimal import Decimal

from tapem.accounts.actors import Actor
from tapem.accounts.queries import actor_for
from tapem.actionplan.actions import add_plan_row, fill_plan_row, lay_chapters, start_plan
from tapem.actionplan.choices import Measure
from tapem.actionplan.models import ActionPlan, PlanRow
from tapem.drafting import actions as drafting
from tapem.drafting.choices import CitationKind, CorrectionKind, InstrumentKind, NodeKind
from tapem.drafting.models import Citation, Correction, Draft, Node
from tapem.drafting.queries import chapters_of
from tapem.kernel import clock
from tapem.meetings.models import AgendaItem
from tapem.ops.example.plan_rows import MILLION, ROWS, Cell, RowSeed
from tapem.ops.example.plan_text import (
    ABOUT,
    BODY,
    CITATIONS,
    CONSIDERING,
    CORRECTIONS,
    PROSE,
    SHORT_TITLE,
)
from tapem.planning.models import FundingSource
from tapem.planning.queries import edition_named
from tapem.regions.models import Agency
from tapem.spm.queries import duties_of_services, services_of

WRITTEN_AT = datetime(2022, 11, 14, 2, 0, tzinfo=UTC)
DUE_ON = date(2022, 11, 30)
TEAM = ("bappeda", "dinkes", "dputr", "disperkim", "satpolpp", "bpbd", "dinsos")
ADDED_MEMBER = "dindik"
ADDED_BECAUSE = "Tidak disebut dalam laporan; ditambahkan karena mengampu layanan pendidikan."
FIRST_DUTY_CHAPTER, LAST_DUTY_CHAPTER = 3, 5
AGREED_CHAPTERS = (1, 2)
SOURCE = "ringkasan teknik perundang-undangan"


def write(agencies: Mapping[str, Agency], *, base_year: int = 2022) -> ActionPlan:
    """Write the draft with its plan a fortnight before the meeting, and seal Bab I and II."""
    with clock.at(WRITTEN_AT):
        tapem = actor_for("tapem", WRITTEN_AT.date())
        draft = drafting.start_draft(
            actor=tapem, kind=InstrumentKind.REGENT_REGULATION, about=ABOUT,
            short_title=SHORT_TITLE, first_year=2022, last_year=2026, due_on=DUE_ON,
        )  # fmt: skip
        _gather_team(tapem, draft, agencies)
        _write_opening(tapem, draft)
        _write_body(tapem, draft)
        plan = start_plan(
            actor=tapem, draft=draft, base_year=base_year, edition=edition_named("2021")
        )
        chapters = lay_chapters(actor=tapem, plan=plan)
        _write_prose(tapem, draft, chapters)
        _name_owners(tapem, chapters, agencies)
        _fill_rows(tapem, plan, agencies)
        drafting.begin_discussion(actor=tapem, draft=draft)
        for place in AGREED_CHAPTERS:
            drafting.seal_chapter(actor=tapem, node=chapters[place - 1])
    return plan


def put_on_agenda(plan: ActionPlan, agenda: Mapping[int, AgendaItem]) -> None:
    """Let the agenda items of the meeting discuss the chapters: place of the chapter → item."""
    tapem = actor_for("tapem", clock.today())
    chapters = chapters_of(plan.draft)
    for place, item in agenda.items():
        drafting.put_chapter_on_agenda(actor=tapem, agenda_item=item, node=chapters[place - 1])


def correct(
    plan: ActionPlan, agencies: Mapping[str, Agency], agenda: Mapping[int, AgendaItem]
) -> list[Correction]:
    """Send the corrections of the meeting, each due on the day of the hand-over."""
    tapem = actor_for("tapem", clock.today())
    chapters = chapters_of(plan.draft)
    return [
        drafting.send_correction(
            actor=tapem, draft=plan.draft, agency=agencies[key], text=text,
            kind=CorrectionKind(kind), due_on=DUE_ON, target_node=chapters[place - 1],
            target_label=chapters[place - 1].title, agenda_item=agenda.get(place),
        )
        for place, key, kind, text in CORRECTIONS
    ]  # fmt: skip


def _gather_team(tapem: Actor, draft: Draft, agencies: Mapping[str, Agency]) -> None:
    for key in TEAM:
        drafting.add_team_member(actor=tapem, draft=draft, agency=agencies[key])
    drafting.add_team_member(
        actor=tapem, draft=draft, agency=agencies[ADDED_MEMBER], note=ADDED_BECAUSE
    )


def _write_opening(tapem: Actor, draft: Draft) -> None:
    for text in CONSIDERING:
        drafting.add_node(actor=tapem, draft=draft, kind=NodeKind.CONSIDERING, body=text)
    for citation in _citations(tapem):
        drafting.add_node(actor=tapem, draft=draft, kind=NodeKind.LEGAL_BASIS, citation=citation)


def _citations(tapem: Actor) -> list[Citation]:
    kept: dict[tuple[str, str, int], Citation] = {}
    for seed in CITATIONS:
        kept[seed.key] = drafting.keep_citation(
            actor=tapem, kind=CitationKind(seed.kind), number=seed.number, year=seed.year,
            about=seed.about, source=SOURCE, gazette=seed.gazette, supplement=seed.supplement,
            provision=seed.provision, changed_times=seed.changed,
            last_change=kept.get(seed.last_change),
        )  # fmt: skip
    return [kept[seed.key] for seed in CITATIONS if seed.is_listed]


def _write_body(tapem: Actor, draft: Draft) -> None:
    for title, articles in BODY:
        chapter = drafting.add_node(actor=tapem, draft=draft, kind=NodeKind.CHAPTER, title=title)
        for text, clauses, definitions in articles:
            article = drafting.add_node(
                actor=tapem, draft=draft, kind=NodeKind.ARTICLE, parent=chapter, body=text
            )
            parts = [(NodeKind.CLAUSE, one) for one in clauses]
            parts += [(NodeKind.DEFINITION, one) for one in definitions]
            for kind, body in parts:
                drafting.add_node(actor=tapem, draft=draft, kind=kind, parent=article, body=body)


def _write_prose(tapem: Actor, draft: Draft, chapters: list[Node]) -> None:
    for place, sections in PROSE.items():
        chapter = chapters[place - 1]
        table = chapter.children.order_by("order").first()
        for title, paragraphs in sections:
            parts = [(NodeKind.HEADING, title, "")]
            parts += [(NodeKind.PARAGRAPH, "", text) for text in paragraphs]
            for kind, heading, body in parts:
                drafting.add_node(
                    actor=tapem, draft=draft, kind=kind, parent=chapter, title=heading, body=body,
                    before=table,
                )  # fmt: skip


def _name_owners(tapem: Actor, chapters: list[Node], agencies: Mapping[str, Agency]) -> None:
    duties = duties_of_services(tapem.region, clock.today())
    in_charge = list({duty.agency.pk: duty.agency for duty in duties if duty.agency}.values())
    for place, chapter in enumerate(chapters, 1):
        if place != FIRST_DUTY_CHAPTER:
            drafting.name_owner(actor=tapem, node=chapter, agency=agencies["bappeda"])
        if FIRST_DUTY_CHAPTER <= place <= LAST_DUTY_CHAPTER:
            for agency in in_charge:
                drafting.name_owner(actor=tapem, node=chapter, agency=agency, obliged=True)


def _fill_rows(tapem: Actor, plan: ActionPlan, agencies: Mapping[str, Agency]) -> None:
    services = {service.code: service for service in services_of(tapem.region, clock.today())}
    sources = {source.key: source for source in FundingSource.objects.all()}
    for seed in ROWS:
        row = add_plan_row(
            actor=tapem, plan=plan, service=services[seed.service], agency=agencies[seed.agency],
            code=seed.code, indicator=seed.indicator, unit=seed.unit, is_example=True,
            funding_source=sources[seed.source],
            base_value=None if seed.base is None else Decimal(seed.base),
        )  # fmt: skip
        _fill_years(tapem, row, seed)


def _fill_years(tapem: Actor, row: PlanRow, seed: RowSeed) -> None:
    typed: dict[tuple[int, Measure], str] = {}
    for year, target, ceiling in zip(row.plan.years, seed.targets, seed.ceilings, strict=True):
        for measure, value in ((Measure.TARGET, target), (Measure.CEILING, _rupiah(ceiling))):
            if value is not None:
                typed[year, measure] = str(value)
    fill_plan_row(actor=tapem, row=row, typed=typed)


def _rupiah(ceiling: Cell) -> Cell:
    return ceiling * MILLION if isinstance(ceiling, int) else ceiling
