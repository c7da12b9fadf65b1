"""Tables of the room, one file per noun; Django looks for them here."""

from tapem.cooperation.models.agreement import (
    Accord,
    Addendum,
    Agreement,
    AgreementDocument,
    Clause,
    LeadAgency,
    Party,
    StateChange,
)
from tapem.cooperation.models.alliance import (
    Alliance,
    AllianceMember,
    LegalParameter,
    NameProposal,
    NameVote,
    SecretariatTerm,
)
from tapem.cooperation.models.work import (
    AgendaAgreement,
    DiscussionPlan,
    Evaluation,
    EvaluationRound,
    ImplementationEvidence,
    Obligation,
)

__all__ = [
    "Accord",
    "Addendum",
    "AgendaAgreement",
    "Agreement",
    "AgreementDocument",
    "Alliance",
    "AllianceMember",
    "Clause",
    "DiscussionPlan",
    "Evaluation",
    "EvaluationRound",
    "ImplementationEvidence",
    "LeadAgency",
    "LegalParameter",
    "NameProposal",
    "NameVote",
    "Obligation",
    "Party",
    "SecretariatTerm",
    "StateChange",
]
