"""Papers of the SPM: the annual report, and the sheets that people take along."""

from tapem.spm.papers.annual import ReportData, annual_report, report_data
from tapem.spm.papers.sheets import SHEETS, Extent, as_csv, export_sheet

__all__ = [
    "SHEETS",
    "Extent",
    "ReportData",
    "annual_report",
    "as_csv",
    "export_sheet",
    "report_data",
]
