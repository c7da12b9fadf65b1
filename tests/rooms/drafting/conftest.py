"""A small draft with two chapters, owned by two agencies of the team."""

from dataclasses import dataclass
from datetime import date

import pytest

from tapem.drafting.actions import add_node, add_team_member, name_owner, start_draft
from tapem.drafting.choices import InstrumentKind, NodeKind
from tapem.drafting.models import Draft, Node
from tests.cast import Cast
from tests.recall import recall
from tests.world import World

TOMORROW = date(2022, 11, 30)


@dataclass
class Made:
    """The draft and its nodes by name."""

    draft: Draft
    nodes: dict[str, Node]

    def __getitem__(self, name: str) -> Node:
        return self.nodes[name]


def make_draft(world: World, cast: Cast) -> Made:
    tapem = cast.tapem
    draft = start_draft(
        actor=tapem,
        kind=InstrumentKind.REGENT_REGULATION,
        about="Rencana Aksi Contoh",
        short_title="Raperbup Contoh",
        first_year=2022,
        last_year=2026,
        due_on=TOMORROW,
    )
    for key in ("dinkes", "bpbd"):
        add_team_member(actor=tapem, draft=draft, agency=world.agencies[key])
    annex = add_node(actor=tapem, draft=draft, kind=NodeKind.ANNEX, title="Rencana Aksi Contoh")
    nodes = {"annex": annex}
    for name, title in (("one", "Pendahuluan"), ("two", "Permasalahan")):
        chapter = add_node(
            actor=tapem, draft=draft, kind=NodeKind.ANNEX_CHAPTER, parent=annex, title=title
        )
        nodes[name] = chapter
        nodes[f"{name}_text"] = add_node(
            actor=tapem,
            draft=draft,
            kind=NodeKind.PARAGRAPH,
            parent=chapter,
            body=f"Alinea pertama {title}.",
        )
    name_owner(actor=tapem, node=nodes["two"], agency=world.agencies["dinkes"], obliged=True)
    return Made(draft, nodes)


@pytest.fixture
def made(world: World, cast: Cast) -> Made:
    return recall("made", lambda: make_draft(world, cast))
