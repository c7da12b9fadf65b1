"""The tables of the room, split by noun: catalogue, forms, the reporting cycle."""

from tapem.spm.models.catalogue import (
    Affair,
    Catalogue,
    Duty,
    IndexPolicy,
    QualityItem,
    ServiceType,
)
from tapem.spm.models.cycle import (
    FormSnapshot,
    MinistryTick,
    Problem,
    ReportingPeriod,
    StageRecord,
    WorkbookUpload,
)
from tapem.spm.models.forms import AchievementForm, Cell, CellReopening, CellRevision, FormLine

__all__ = [
    "AchievementForm",
    "Affair",
    "Catalogue",
    "Cell",
    "CellReopening",
    "CellRevision",
    "Duty",
    "FormLine",
    "FormSnapshot",
    "IndexPolicy",
    "MinistryTick",
    "Problem",
    "QualityItem",
    "ReportingPeriod",
    "ServiceType",
    "StageRecord",
    "WorkbookUpload",
]
