"""Shapes of what is typed about alliances and agreements; meaning is decided by the acts.

The forms are named here once more, so that views need not know the file.
"""

from tapem.web.cooperation.forms.agreement import (
    AccordForm,
    AddendumForm,
    ClauseForm,
    DocumentForm,
    LeadForm,
    MoveForm,
    NewAgreementForm,
    PartiesForm,
    RestOnForm,
    ScanForm,
    SignedCopyForm,
    SignForm,
    TermForm,
    TitleForm,
)
from tapem.web.cooperation.forms.fields import (
    ConfirmForm,
    ReasonForm,
)
from tapem.web.cooperation.forms.governance import (
    AgreeForm,
    AllianceEntryForm,
    DiscussionForm,
    HandOverForm,
    HoldForm,
    MeetingChoiceForm,
    MoveDiscussionForm,
    ParameterForm,
    ProposalForm,
    PublishForm,
    VoteForm,
)
from tapem.web.cooperation.forms.work import (
    DutyProofForm,
    EvaluationForm,
    ObligationForm,
    ProofForm,
    RoundForm,
    SidedProofForm,
)

__all__ = [
    "AccordForm",
    "AddendumForm",
    "AgreeForm",
    "AllianceEntryForm",
    "ClauseForm",
    "ConfirmForm",
    "DiscussionForm",
    "DocumentForm",
    "DutyProofForm",
    "EvaluationForm",
    "HandOverForm",
    "HoldForm",
    "LeadForm",
    "MeetingChoiceForm",
    "MoveDiscussionForm",
    "MoveForm",
    "NewAgreementForm",
    "ObligationForm",
    "ParameterForm",
    "PartiesForm",
    "ProofForm",
    "ProposalForm",
    "PublishForm",
    "ReasonForm",
    "RestOnForm",
    "RoundForm",
    "ScanForm",
    "SidedProofForm",
    "SignForm",
    "SignedCopyForm",
    "TermForm",
    "TitleForm",
    "VoteForm",
]
