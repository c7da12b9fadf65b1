"""Every write of the room, one function per office verb, split by noun."""

from tapem.drafting.actions.amending import amend_draft
from tapem.drafting.actions.citations import cite, keep_citation
from tapem.drafting.actions.corrections import (
    accept_correction,
    answer_correction,
    comment_correction,
    return_correction,
    send_correction,
    withdraw_correction,
)
from tapem.drafting.actions.drafts import (
    abandon_draft,
    add_team_member,
    begin_discussion,
    start_draft,
)
from tapem.drafting.actions.handovers import (
    ReturnNote,
    freeze_version,
    hand_over,
    receive_handover,
    return_handover,
)
from tapem.drafting.actions.nodes import (
    add_node,
    agree_to_chapter,
    edit_node,
    move_node,
    name_owner,
    put_chapter_on_agenda,
    release_owner,
    remove_node,
)
from tapem.drafting.actions.seals import lift_seal, seal_chapter
from tapem.drafting.actions.stages import record_stage

__all__ = [
    "ReturnNote",
    "abandon_draft",
    "accept_correction",
    "add_node",
    "add_team_member",
    "agree_to_chapter",
    "amend_draft",
    "answer_correction",
    "begin_discussion",
    "cite",
    "comment_correction",
    "edit_node",
    "freeze_version",
    "hand_over",
    "keep_citation",
    "lift_seal",
    "move_node",
    "name_owner",
    "put_chapter_on_agenda",
    "receive_handover",
    "record_stage",
    "release_owner",
    "remove_node",
    "return_correction",
    "return_handover",
    "seal_chapter",
    "send_correction",
    "start_draft",
    "withdraw_correction",
]
