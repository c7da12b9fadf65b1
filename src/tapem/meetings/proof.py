"""The words of a meeting report as the proofreader reads them, with the way back to their field.

Prose comes with its figures filled in, then the decisions and the recommendations, as the
report prints them. Headings of the form and facts of the record are left out: nobody types them.
"""

from bisect import bisect_right
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from functools import cached_property

from tapem.meetings.models import Meeting
from tapem.meetings.queries import decisions_of, report_of
from tapem.meetings.rules import bind_figures, paragraphs
from tapem.proofread.reader import from_paragraphs
from tapem.proofread.tree import Kind, Paragraph, Text
from tapem.review.choices import SubjectKind
from tapem.review.queries import Subject


class Field(StrEnum):
    """Where in the report a sentence stands."""

    RESULTS = "results"
    CONCLUSIONS = "conclusions"
    DECISIONS = "decisions"
    RECOMMENDATIONS = "recommendations"


LABELS: Mapping[Field, str] = {
    Field.RESULTS: "Hasil",
    Field.CONCLUSIONS: "Kesimpulan",
    Field.DECISIONS: "Keputusan",
    Field.RECOMMENDATIONS: "Saran",
}


@dataclass(frozen=True, slots=True)
class Line:
    """One paragraph of a field; `number` counts from 1 inside it."""

    field: Field
    number: int
    words: str
    marker: str = ""

    @property
    def label(self) -> str:
        """Return where it stands, as people say it: "Saran 3"."""
        return f"{LABELS[self.field]} {self.number}"


@dataclass(frozen=True)
class ReportProof:
    """The text of a report, and the line that each stretch of it comes from."""

    text: Text
    lines: tuple[Line, ...]
    starts: tuple[int, ...]

    @cached_property
    def ends(self) -> tuple[int, ...]:
        """Where the words of each line end."""
        pairs = zip(self.starts, self.lines, strict=True)
        return tuple(start + len(line.words) for start, line in pairs)

    def line_at(self, offset: int) -> Line:
        """Return the line that a character of the text lies in."""
        return self.lines[max(0, bisect_right(self.starts, offset) - 1)]

    def range_of(self, *fields: Field) -> range:
        """Return the characters that some fields take; an empty range when they are empty."""
        own = [place for place, line in enumerate(self.lines) if line.field in fields]
        return range(self.starts[own[0]], self.ends[own[-1]]) if own else range(0)


def lines_of(
    meeting: Meeting, results: str, conclusions: str, figures: Mapping[str, int]
) -> list[Line]:
    """Return what the report of a meeting says, with its prose as given."""
    found = [*_prose(Field.RESULTS, results, figures)]
    found += _prose(Field.CONCLUSIONS, conclusions, figures)
    found += [
        Line(Field.DECISIONS, row.number, row.text.strip(), f"{row.number}) ")
        for row in decisions_of(meeting)
    ]
    found += [
        Line(
            Field.RECOMMENDATIONS,
            row.number,
            f"{row.addressee} {row.wording}".strip(),
            f"{row.number}. ",
        )
        for row in meeting.recommendations.all()
    ]
    return found


def saved_lines(meeting: Meeting, figures: Mapping[str, int]) -> list[Line]:
    """Return what the saved report of a meeting says."""
    report = report_of(meeting)
    words = (report.results, report.conclusions) if report else ("", "")
    return lines_of(meeting, *words, figures)


def _prose(field: Field, text: str, figures: Mapping[str, int]) -> Iterator[Line]:
    for number, words in enumerate(paragraphs(bind_figures(text, figures)), 1):
        yield Line(field, number, words)


def proof_of(lines: Sequence[Line]) -> ReportProof:
    """Return the lines as one text; raises `proofread.errors.Unreadable` when there are none."""
    pieces: list[Paragraph] = []
    starts: list[int] = []
    size = 0
    for line in lines:
        text = f"{line.marker}{line.words}"
        start = size + 1 if pieces else 0
        pieces.append(Paragraph(text, start))
        starts.append(start + len(line.marker))
        size = start + len(text)
    return ReportProof(from_paragraphs(pieces, Kind.REPORT), tuple(lines), tuple(starts))


def subject_of(meeting: Meeting) -> Subject:
    """Return the report of a meeting as the room of findings knows it."""
    return Subject(SubjectKind.MEETING_REPORT, meeting.pk, meeting.region)
