"""What a series in a sentence names, one by one: “A, B, C, dan D”.

A member may itself hold “dan” or, in the name of an agency, a comma; so a series is only counted
where its members are of one kind, or where the comma before the last “dan” parts them for certain.
"""

from __future__ import annotations

import re

_FEWEST = 2
_FEWEST_BY_COMMAS = 3
_LONGEST_MEMBER = 60
_LONGEST_LAST = 140

# The last three name parts; their members need not be what was counted before.
COPULA = r"(?:(?:yaitu|yakni|ialah|adalah)|(?P<by_parts>meliputi|mencakup|terdiri\s+(?:atas|dari)|masing-masing(?:\s+adalah)?))"
# Words up to the end of the sentence; the full stop of an abbreviation does not end it.
WORDS = r"(?:[^.;:()\n]|(?<=\b[Dd]r)\.|(?<=\bKec)\.|(?<=\bKab)\.|(?<=\b[A-Z])\.){8,300}"
OPEN_LIST = re.compile(
    r"\b(?:antara lain|di\s?antaranya|misalnya|seperti|dan lain-lain|dll|dsb)\b", re.IGNORECASE
)

_PART = re.compile(r"\s*,\s+(?:dan\s+|serta\s+)?|\s+(?:dan|serta)\s+")
# The sentence goes on behind the series: “…, Pasar Satu dan Pasar Dua, memerlukan …”.
_GOES_ON = re.compile(
    r"(?:(?:me|di|ber|ter)[a-z]{4,}|telah|sudah|belum|akan|yang|untuk|agar|dengan|pada|di|dapat|perlu|masih|tidak|karena|sehingga|sedangkan|tetapi|namun|maka)\b"
)


def members_of(series: str) -> list[str]:
    """The members of a series, without the clause that goes on behind it."""
    parts = [part.strip() for part in _PART.split(series) if part.strip()]
    for place, part in enumerate(parts):
        if place >= _FEWEST and part[0].islower() and _GOES_ON.match(part):
            return parts[:place] if all(p[0].isupper() for p in parts[:place]) else parts
    return parts


_NUMBER_WORDS = "satu|dua|tiga|empat|lima|enam|tujuh|delapan|sembilan|sepuluh"
_SEVERAL = rf"\d|\b(?:para|beberapa|seluruh|semua|setiap|masing-masing|berbagai|sejumlah|sebagian|lainnya|lain|{_NUMBER_WORDS})\b"
_MANY = re.compile(rf"{_SEVERAL}|\b(?:tim|unsur|perwakilan)\b|-\w", re.IGNORECASE)
_MANY_BY_COMMAS = re.compile(_SEVERAL, re.IGNORECASE)


def each_is_one(parts: list[str]) -> bool:
    """Each member names one thing: then even the finest cut of the series names too few."""
    return all(
        not _MANY.search(part) and len(part) <= _LONGEST_MEMBER and not _GOES_ON.match(part)
        for part in parts
    )


# A name whose first word says that it is one: a member of a series is exactly one of them.
_OFFICE = re.compile(
    r"(?:Kabupaten|Kab\.|Kota|Kecamatan|Kec\.|Desa|Kelurahan|Dinas|Badan|Bagian|Sekretariat|Inspektorat|Kantor"
    r"|Puskesmas|Camat|Kepala|Bidang|Seksi)\s+[A-Z][\w-]+(?:\s+[A-Z][\w-]+){0,3}|[A-Z]{3,}[A-Za-z]*(?:\s[A-Z]{2,})?"
)
_GOES_ON_AFTER = re.compile(r"(?:\s+[a-z]+)+$")


def are_alike(parts: list[str]) -> bool:
    """Members that are all one proper name, or all begin with the same word and a name."""
    if all(re.fullmatch(r"[A-Z][\w-]+", part) for part in parts):
        return True
    if all(_OFFICE.fullmatch(_GOES_ON_AFTER.sub("", part)) for part in parts):
        return True
    first = parts[0].split()[0]
    return all(
        re.fullmatch(rf"{re.escape(first)}\s+[A-Z][\w-]+(?:\s[A-Z][\w-]+)?", part) for part in parts
    )


_LAST_JOINT = re.compile(r",\s+(?:dan|serta)\s+")
_AGENCY = re.compile(r"(?:Dinas|Badan|Kementerian|Bidang|Bagian|Seksi|Satuan|Kantor|Urusan)\b")
_VILLAGE = re.compile(r"(?:Desa|Kelurahan|Dusun|Dukuh)\b")
_WIDER = re.compile(r"(?:Kecamatan|Kabupaten|Kota|Provinsi)\b")


def members_by_commas(series: str) -> list[str]:
    """Members of “a, b, c, dan d”, by its commas; empty where a comma may stand inside a member."""
    joints = list(_LAST_JOINT.finditer(series))
    if len(joints) != 1:
        return []
    last, _, tail = series[joints[0].end() :].partition(",")
    if tail.strip()[:1].isupper() or len(last) > _LONGEST_LAST:
        return []
    front = [part.strip() for part in series[: joints[0].start()].split(",")]
    members = [*front, last.strip()]
    if len(members) < _FEWEST_BY_COMMAS or not all(front):
        return []
    if any(len(part) > _LONGEST_MEMBER for part in front) or _MANY_BY_COMMAS.search(series):
        return []
    return members if _of_one_kind(members) else []


def _of_one_kind(members: list[str]) -> bool:
    """All agencies or none, all acts or none, and no village with its district behind it."""
    for pattern in (_AGENCY, _GOES_ON):
        if len({bool(pattern.match(member)) for member in members}) > 1:
            return False
    villages = any(_VILLAGE.match(member) for member in members)
    return not (villages and any(_WIDER.match(member) for member in members))


def names_of(series: str, said: int, *, are_parts: bool = False) -> int | None:
    """How many the series names, where that is certain and other than said; None otherwise.

    ``are_parts`` says that it was introduced as the parts of something, perhaps of something else:
    then only names of one kind are counted.
    """
    if OPEN_LIST.search(series):
        return None
    exact = [] if are_parts else members_by_commas(series)
    if exact:
        return len(exact) if len(exact) != said else None
    parts = members_of(series)
    if len(parts) < _FEWEST or len(parts) == said:
        return None
    if are_alike(parts) or (len(parts) < said and each_is_one(parts)):
        return len(parts)
    return None
