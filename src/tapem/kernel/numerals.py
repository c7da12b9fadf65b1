"""Numbers as official prose writes them: terbilang, ordinals, Roman numerals."""

_ROMAN = (
    (1000, "M"), (900, "CM"), (500, "D"), (400, "CD"), (100, "C"), (90, "XC"),
    (50, "L"), (40, "XL"), (10, "X"), (9, "IX"), (5, "V"), (4, "IV"), (1, "I"),
)  # fmt: skip
_ROMAN_LIMIT = 4000


def terbilang(number: int) -> str:
    """Return `number` in Indonesian words: 2022 → "dua ribu dua puluh dua"."""
    # Late: the package loads each of its languages, and no page should wait for that.
    from num2words import num2words

    return str(num2words(number, lang="id"))


def in_english(number: int) -> str:
    """Return `number` in English words, for screens: 14 → "fourteen"."""
    from num2words import num2words

    return str(num2words(number, lang="en"))


def counted(number: int) -> str:
    """Return figure and words, as a norm asks: 14 → "14 (empat belas)".

    Source: UU 12/2011 Lampiran II angka 86.
    """
    return f"{number} ({terbilang(number)})"


def ordinal(number: int) -> str:
    """Return the title ordinal of a Bagian: 1 → "Kesatu", 2 → "Kedua", 12 → "Kedua Belas".

    A Bagian begins with "Kesatu", never "Pertama": UU 12/2011 Lampiran II angka 73–74.
    """
    if number < 1:
        raise ValueError("an ordinal begins at 1")
    words = "ke" + terbilang(number)
    return " ".join(word.capitalize() for word in words.split())


def roman(number: int) -> str:
    """Return the Roman numeral of a Bab or Lampiran: 4 → "IV"; 1 to 3999."""
    if not 0 < number < _ROMAN_LIMIT:
        raise ValueError("Roman numerals reach from 1 to 3999")
    parts = []
    for value, sign in _ROMAN:
        count, number = divmod(number, value)
        parts.append(sign * count)
    return "".join(parts)


def from_roman(text: str) -> int:
    """Return the number of a well-formed Roman numeral; ValueError otherwise."""
    rest, total = text.strip().upper(), 0
    for value, sign in _ROMAN:
        while rest.startswith(sign):
            total += value
            rest = rest[len(sign) :]
    if rest or not 0 < total < _ROMAN_LIMIT or roman(total) != text.strip().upper():
        raise ValueError(f"not a Roman numeral: {text!r}")
    return total


def letter(number: int) -> str:
    """Return the letter of a list item: 1 → "a", 26 → "z", 27 → "aa"."""
    if number < 1:
        raise ValueError("letters begin at 1")
    text = ""
    while number:
        number, rest = divmod(number - 1, 26)
        text = chr(ord("a") + rest) + text
    return text
