"""Whoever runs the installation's commands, as the trail names her."""

from dataclasses import dataclass

from tapem.audit.actions import INSTALLATION


@dataclass(frozen=True, slots=True)
class Operator:
    """Operator instalasi: acts by command, for no office, in the installation's own chain."""

    key: str = ""
    label: str = "Operator instalasi"
    agency_label: str = ""
    capacity_label: str = "Perintah tapem"
    chain_key: str = INSTALLATION
