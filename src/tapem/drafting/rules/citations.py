"""The entry of a regulation in Mengingat, generated from its facts.

Sources: UU 12/2011 Lampiran II angka 39–52: the constitution with its pasal, every other
regulation without; laws and government regulations with Lembaran Negara and its supplement;
"sebagaimana telah diubah dengan" for one change, "… beberapa kali diubah, terakhir dengan"
for more.
"""

from dataclasses import dataclass

CONSTITUTION = "Undang-Undang Dasar Negara Republik Indonesia Tahun 1945"
RANK = (
    "uud", "uu", "pp", "perpres", "permendagri", "permen", "perda_prov", "perda", "perbup",
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Facts:
    """What an entry is made of."""

    kind: str
    kind_label: str
    number: str
    year: int
    about: str
    provision: str = ""
    gazette: str = ""
    supplement: str = ""
    changed_times: int = 0
    last_change: "Facts | None" = None


def entry(facts: Facts) -> str:
    """Return the entry without its number and without the final semicolon."""
    if facts.kind == "uud":
        return f"{facts.provision} {CONSTITUTION}".strip()
    return _name(facts) + _change(facts)


def _name(facts: Facts) -> str:
    gazettes = ", ".join(part for part in (facts.gazette, facts.supplement) if part)
    place = f" ({gazettes})" if gazettes else ""
    return (
        f"{facts.kind_label} Nomor {facts.number} Tahun {facts.year} tentang {facts.about}{place}"
    )


def _change(facts: Facts) -> str:
    if facts.last_change is None or facts.changed_times == 0:
        return ""
    how = (
        "sebagaimana telah diubah dengan"
        if facts.changed_times == 1
        else "sebagaimana telah beberapa kali diubah, terakhir dengan"
    )
    return f" {how} {_name(facts.last_change)}"


def place_in_order(kind: str, year: int, number: str) -> tuple[int, int, int]:
    """Return the sort key by hierarchy, then by time of promulgation (angka 43)."""
    digits = "".join(sign for sign in number if sign.isdigit())
    return (RANK.index(kind), year, int(digits or 0))
