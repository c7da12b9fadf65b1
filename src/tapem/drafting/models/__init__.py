"""The nouns of the room, split by matter; Django finds them all here."""

from tapem.drafting.models.citations import Citation
from tapem.drafting.models.corrections import Correction, CorrectionMessage
from tapem.drafting.models.drafts import Draft, Round, TeamMember
from tapem.drafting.models.handovers import Handover, Version
from tapem.drafting.models.nodes import AgendaChapter, Node, NodeOwner, NodeRevision, Seal
from tapem.drafting.models.stages import Stage

__all__ = [
    "AgendaChapter",
    "Citation",
    "Correction",
    "CorrectionMessage",
    "Draft",
    "Handover",
    "Node",
    "NodeOwner",
    "NodeRevision",
    "Round",
    "Seal",
    "Stage",
    "TeamMember",
    "Version",
]
