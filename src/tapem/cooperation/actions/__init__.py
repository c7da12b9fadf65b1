"""Every act of the room, by noun: alliance, agreement, signing, work, evaluation, meetings, law.

The acts are named here once more so that callers write `cooperation.actions.<act>` without
knowing the file.
"""

from tapem.cooperation.actions.agreements import (
    name_agreement,
    plan_agreement,
    record_already_signed,
    rest_on_accord,
    set_parties,
    set_term,
)
from tapem.cooperation.actions.alliance import (
    create_alliance,
    hand_over_secretariat,
    hold_secretariat,
    join_alliance,
    register_accord,
)
from tapem.cooperation.actions.copies import (
    keep_addendum_copy,
    keep_signed_copy,
    record_addendum,
)
from tapem.cooperation.actions.evaluation import evaluate, open_evaluation_round
from tapem.cooperation.actions.evidence import (
    Proof,
    confirm_evidence,
    dispute_evidence,
    record_implementation,
)
from tapem.cooperation.actions.filling import attach_document, name_lead_agency, write_clause
from tapem.cooperation.actions.meetings import (
    compare_claims,
    issue_register,
    move_agenda,
    plan_discussion,
    put_agreement_on_agenda,
)
from tapem.cooperation.actions.naming import agree_name, propose_name, publish_name, vote_name
from tapem.cooperation.actions.obligations import add_obligation, report_obligation
from tapem.cooperation.actions.parameters import load_legal_parameters, verify_parameter
from tapem.cooperation.actions.signing import advance_paper, receive_copy, sign_as_party
from tapem.cooperation.actions.work import (
    complete_implementation,
    resume_implementation,
    stall_implementation,
)

__all__ = [
    "Proof",
    "add_obligation",
    "advance_paper",
    "agree_name",
    "attach_document",
    "compare_claims",
    "complete_implementation",
    "confirm_evidence",
    "create_alliance",
    "dispute_evidence",
    "evaluate",
    "hand_over_secretariat",
    "hold_secretariat",
    "issue_register",
    "join_alliance",
    "keep_addendum_copy",
    "keep_signed_copy",
    "load_legal_parameters",
    "move_agenda",
    "name_agreement",
    "name_lead_agency",
    "open_evaluation_round",
    "plan_agreement",
    "plan_discussion",
    "propose_name",
    "publish_name",
    "put_agreement_on_agenda",
    "receive_copy",
    "record_addendum",
    "record_already_signed",
    "record_implementation",
    "register_accord",
    "report_obligation",
    "rest_on_accord",
    "resume_implementation",
    "set_parties",
    "set_term",
    "sign_as_party",
    "stall_implementation",
    "verify_parameter",
    "vote_name",
    "write_clause",
]
