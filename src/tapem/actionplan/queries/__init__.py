"""What of a plan somebody sees, how ready it is, who owes what, and what is wrong in its rows."""

from tapem.actionplan.queries.board import (
    NOBODY,
    Board,
    BoardPlace,
    BoardRow,
    ChapterDebt,
    Debt,
    board_of,
    ceiling_totals,
    days_left,
    debts_of,
    funding_disagreements,
)
from tapem.actionplan.queries.findings import (
    RowFault,
    all_faults,
    answered_services,
    plan_findings,
    row_faults,
)
from tapem.actionplan.queries.visible import plan_of_region, plans_visible_to, rows_visible_to

__all__ = [
    "NOBODY",
    "Board",
    "BoardPlace",
    "BoardRow",
    "ChapterDebt",
    "Debt",
    "RowFault",
    "all_faults",
    "answered_services",
    "board_of",
    "ceiling_totals",
    "days_left",
    "debts_of",
    "funding_disagreements",
    "plan_findings",
    "plan_of_region",
    "plans_visible_to",
    "row_faults",
    "rows_visible_to",
]
