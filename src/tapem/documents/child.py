"""The other side of `sandbox`: one task, one file, hard limits, then the end.

Answers on standard output: the result with exit code 0, or a code with facts as
JSON and exit code 3. Nothing of Django is loaded here.
"""

from __future__ import annotations

import importlib
import json
import resource
import struct
import sys
from typing import Any

HEADER = struct.Struct(">Q")
REFUSED = 3
REFUSED_FOR_WEIGHT = 4
MEGABYTE = 1024 * 1024
MOST_WRITTEN = 400 * MEGABYTE
TASKS = {
    "workbook": "tapem.documents.child_workbook",
    "annotate": "tapem.documents.child_annotate",
    "docx": "tapem.documents.child_docx",
    "pdf": "tapem.documents.child_pdf",
}


class RefusedFile(Exception):
    """The file cannot be read; the code is put into words by the parent."""

    def __init__(self, code: str, **facts: object) -> None:
        super().__init__(code)
        self.answer = {"code": code} | {key: str(value) for key, value in facts.items()}


def main() -> int:
    """Read the order and the file from standard input and answer."""
    size = HEADER.unpack(sys.stdin.buffer.read(HEADER.size))[0]
    order: dict[str, Any] = json.loads(sys.stdin.buffer.read(size))
    data = sys.stdin.buffer.read()
    _set_limits(order["memory"] * MEGABYTE, order["seconds"])
    task = importlib.import_module(TASKS[order["task"]])
    try:
        answer: bytes = task.run(data, order)
    except MemoryError:
        return REFUSED_FOR_WEIGHT
    except Exception as error:  # whatever a foreign file provokes ends here
        refusal = getattr(error, "answer", {"code": "damaged"})
        sys.stdout.buffer.write(json.dumps(refusal).encode())
        return REFUSED
    sys.stdout.buffer.write(answer)
    return 0


def _set_limits(memory: int, seconds: int) -> None:
    resource.setrlimit(resource.RLIMIT_AS, (memory, memory))
    resource.setrlimit(resource.RLIMIT_CPU, (seconds, seconds + 1))
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    # openpyxl writes sheets to temporary files while it saves.
    resource.setrlimit(resource.RLIMIT_FSIZE, (MOST_WRITTEN, MOST_WRITTEN))


if __name__ == "__main__":
    sys.exit(main())
