"""What each rule found in the labelled set apart from the part it was written with.

Made by ``python -m tests.proofread_corpus.evaluate --write``; a test keeps it true.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Measured:
    """Faults labelled and found; remarks made and those of them that were right."""

    wanted: int
    found: int
    said: int
    true: int


CASES = 626

MEASURED: Mapping[str, Measured] = {
    "NUM-01": Measured(50, 50, 50, 50),
    "NUM-02": Measured(11, 11, 11, 11),
    "NUM-03": Measured(5, 5, 5, 5),
    "NUM-04": Measured(10, 10, 10, 10),
    "NUM-05": Measured(43, 43, 44, 44),
    "NUM-06": Measured(44, 44, 44, 44),
    "NUM-07": Measured(56, 56, 60, 60),
    "CPL-01": Measured(15, 15, 15, 15),
    "REF-01": Measured(13, 13, 13, 13),
    "REF-05": Measured(1, 1, 1, 1),
    "REF-07": Measured(1, 1, 1, 1),
    "REF-12": Measured(18, 18, 18, 18),
    "REF-02": Measured(2, 2, 2, 2),
    "REF-03": Measured(7, 7, 7, 7),
    "REF-08": Measured(2, 2, 2, 2),
    "REF-10": Measured(3, 2, 2, 2),
    "SEQ-01": Measured(5, 5, 5, 5),
    "SEQ-02": Measured(2, 2, 2, 2),
    "SEQ-03": Measured(1, 1, 1, 1),
    "LST-01": Measured(1, 1, 1, 1),
    "LST-02": Measured(4, 4, 4, 4),
    "LST-03": Measured(4, 4, 4, 4),
    "DEF-01": Measured(1, 1, 1, 1),
    "DEF-03": Measured(1, 1, 1, 1),
    "DEF-04": Measured(1, 1, 1, 1),
    "DEF-05": Measured(1, 1, 1, 1),
    "DEF-02": Measured(9, 9, 9, 9),
    "DEF-06": Measured(12, 12, 12, 12),
    "JDL-01": Measured(10, 10, 10, 10),
    "JDL-02": Measured(2, 1, 1, 1),
    "MBG-01": Measured(5, 5, 5, 5),
    "MGT-01": Measured(5, 5, 5, 5),
    "MGT-02": Measured(4, 4, 4, 4),
    "PNT-01": Measured(3, 3, 3, 3),
    "LMP-02": Measured(1, 1, 1, 1),
    "YR-01": Measured(14, 14, 14, 14),
    "FRS-01": Measured(22, 22, 22, 22),
    "FRS-02": Measured(5, 5, 5, 5),
    "FRS-03": Measured(1, 1, 1, 1),
    "FRS-04": Measured(2, 2, 2, 2),
    "SPC-01": Measured(2, 2, 2, 2),
    "DAY-01": Measured(29, 29, 29, 29),
    "ATR-01": Measured(9, 9, 9, 9),
    "DUE-01": Measured(23, 23, 23, 23),
    "SPL-01": Measured(20, 20, 21, 20),
}
