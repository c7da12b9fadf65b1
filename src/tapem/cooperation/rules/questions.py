"""The questions of an evaluation, as data that each round keeps in its own copy.

Their subjects follow the practice of monitoring forms; the wording is ours and an office may
change it when it opens a round.
"""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Question:
    """One question; without answers to choose from it takes words."""

    key: str
    text: str
    answers: tuple[str, ...] = ()


_EXTENT = ("Seluruhnya", "Sebagian", "Belum")

QUESTIONS = (
    Question("purpose", "Apakah pelaksanaan sesuai dengan tujuan perjanjian?", _EXTENT),
    Question(
        "schedule",
        "Apakah pelaksanaan tepat waktu menurut rencana?",
        ("Tepat waktu", "Terlambat", "Belum terlaksana"),
    ),
    Question("contribution", "Apakah pihak lain memenuhi bagiannya?", _EXTENT),
    Question(
        "coordination",
        "Bagaimana koordinasi antarperangkat daerah?",
        ("Sangat baik", "Baik", "Cukup", "Kurang"),
    ),
    Question("results", "Apakah hasil yang ditetapkan tercapai?", _EXTENT),
    Question(
        "public_benefit",
        "Seberapa besar manfaatnya bagi pelayanan publik?",
        ("Besar", "Cukup", "Belum terasa"),
    ),
    Question("documents", "Apakah dokumen perjanjian dan laporannya lengkap?", _EXTENT),
    Question("relevance", "Apakah perjanjian ini masih diperlukan?", ("Ya", "Sebagian", "Tidak")),
    Question("suggestion", "Apa yang perlu diperbaiki?"),
)


def problems_of(
    questions: tuple[Question, ...], answers: dict[str, str], longest: int = 2000
) -> dict[str, str]:
    """Return what is wrong with the answers: key → sentence; empty when they can be kept.

    A question may stay open; an answer outside the offered ones, or too long, is refused.
    """
    found: dict[str, str] = {}
    for question in questions:
        given = answers.get(question.key, "")
        if given and question.answers and given not in question.answers:
            found[question.key] = f"Pilih salah satu: {', '.join(question.answers)}."
        elif len(given) > longest:
            found[question.key] = f"Paling banyak {longest} karakter."
    return found


def as_data(questions: tuple[Question, ...] = QUESTIONS) -> list[dict[str, object]]:
    """Return questions as a round stores them."""
    return [{"key": q.key, "text": q.text, "answers": list(q.answers)} for q in questions]


def from_data(stored: list[dict[str, object]]) -> tuple[Question, ...]:
    """Return the stored questions of a round."""
    return tuple(_question(row) for row in stored)


def _question(row: dict[str, object]) -> Question:
    answers = row.get("answers")
    offered = tuple(str(answer) for answer in answers) if isinstance(answers, list) else ()
    return Question(str(row["key"]), str(row["text"]), offered)
