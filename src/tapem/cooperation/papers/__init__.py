"""The papers of the room: recap of agreements, parts of the monitoring report, short messages.

All of them are counted from one reading of the register, so that no figure differs.
"""

from tapem.cooperation.papers.monitoring import monitoring_parts, whatsapp_lines
from tapem.cooperation.papers.register import register_workbook

__all__ = ["monitoring_parts", "register_workbook", "whatsapp_lines"]
