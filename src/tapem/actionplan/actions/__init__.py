"""Every write of the room, one function per office verb: the plan itself, and its papers."""

from tapem.actionplan.actions.papers import issue_memos, issue_plan_papers
from tapem.actionplan.actions.plan import (
    add_plan_row,
    amend_plan_row,
    bind_chapter,
    fill_plan_cell,
    fill_plan_row,
    lay_chapters,
    remove_plan_row,
    start_plan,
)

__all__ = [
    "add_plan_row",
    "amend_plan_row",
    "bind_chapter",
    "fill_plan_cell",
    "fill_plan_row",
    "issue_memos",
    "issue_plan_papers",
    "lay_chapters",
    "remove_plan_row",
    "start_plan",
]
