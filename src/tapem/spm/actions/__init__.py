"""Every act of the room, one function per office verb; see the modules for each."""

from tapem.spm.actions.catalogue import (
    assign_duty,
    end_duty,
    load_calendar,
    load_catalogue,
    set_period,
)
from tapem.spm.actions.cells import (
    BlockOutcome,
    CellConflict,
    CellEntry,
    fill_block,
    fill_cell,
    reopen_cell,
)
from tapem.spm.actions.completion import request_completion, request_completions
from tapem.spm.actions.forms import (
    add_budget_line,
    add_district_lines,
    declare_nil,
    describe_data,
    open_form,
    open_forms,
    remove_district_lines,
    set_value_kind,
    withdraw_nil,
)
from tapem.spm.actions.records import (
    edit_problem,
    record_problem,
    record_stage,
    tick_ministry,
    untick_ministry,
)
from tapem.spm.actions.workbooks import (
    MergeOutcome,
    discard_upload,
    merge_workbook,
    upload_workbook,
)
from tapem.spm.actions.workflow import (
    approve_form,
    lock_form,
    open_next_quarter,
    return_form,
    submit_form,
    verify_form,
)

__all__ = [
    "BlockOutcome",
    "CellConflict",
    "CellEntry",
    "MergeOutcome",
    "add_budget_line",
    "add_district_lines",
    "approve_form",
    "assign_duty",
    "declare_nil",
    "describe_data",
    "discard_upload",
    "edit_problem",
    "end_duty",
    "fill_block",
    "fill_cell",
    "load_calendar",
    "load_catalogue",
    "lock_form",
    "merge_workbook",
    "open_form",
    "open_forms",
    "open_next_quarter",
    "record_problem",
    "record_stage",
    "remove_district_lines",
    "reopen_cell",
    "request_completion",
    "request_completions",
    "return_form",
    "set_period",
    "set_value_kind",
    "submit_form",
    "tick_ministry",
    "untick_ministry",
    "upload_workbook",
    "verify_form",
    "withdraw_nil",
]
