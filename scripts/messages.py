"""Gathers the sentences of the screens and keeps the English catalogue in step with them.

The screens are written in Indonesian, which is thereby complete; the English catalogue
(src/tapem/locale/en) gets every new sentence with an empty translation and loses old ones.
"""

from collections.abc import Iterator
from io import BytesIO
from pathlib import Path

from babel.messages.catalog import Catalog
from babel.messages.extract import extract
from babel.messages.pofile import read_po, write_po
from django.utils.translation.template import templatize

SOURCE = Path(__file__).resolve().parent.parent / "src" / "tapem"
ENGLISH = SOURCE / "locale" / "en" / "LC_MESSAGES" / "django.po"
KEYWORDS = {
    "_": None,
    "gettext": None,
    "gettext_lazy": None,
    "gettext_noop": None,
    "ngettext": (1, 2),
    "ngettext_lazy": (1, 2),
    "pgettext": ((1, "c"), 2),
    "pgettext_lazy": ((1, "c"), 2),
    "npgettext": ((1, "c"), 2, 3),
}
Sentence = tuple[str | tuple[str, ...], str | None, str]


def sentences() -> Iterator[Sentence]:
    """Yield each message id with its context and the file that holds it."""
    for path in sorted([*SOURCE.rglob("*.py"), *SOURCE.rglob("*.html")]):
        text = path.read_text(encoding="utf-8")
        if path.suffix == ".html":
            text = templatize(text, origin=str(path))
        place = path.relative_to(SOURCE).as_posix()
        found = extract("python", BytesIO(text.encode()), keywords=KEYWORDS)
        for _line, message, _comments, context in found:
            if message and message[0]:
                yield message, context, place


def gathered() -> Catalog:
    """Return a catalogue of every sentence of the screens, without translations."""
    catalogue = Catalog(locale="en", project="Tapem", charset="utf-8", fuzzy=False)
    for message, context, place in sentences():
        flags = {"python-format"} if "%(" in str(message) else set()
        catalogue.add(message, context=context, locations=[(place, 0)], flags=flags)
    return catalogue


def english() -> Catalog:
    """Return the English catalogue as it is kept."""
    if not ENGLISH.exists():
        return Catalog(locale="en", charset="utf-8")
    with ENGLISH.open("rb") as file:
        return read_po(file, locale="en")


def renew() -> None:
    """Write the English catalogue with every sentence of now and the translations it had."""
    kept, fresh = english(), gathered()
    for message in fresh:
        old = kept.get(message.id, message.context) if message.id else None
        if old is not None:
            message.string = old.string
    ENGLISH.parent.mkdir(parents=True, exist_ok=True)
    with ENGLISH.open("wb") as file:
        write_po(file, fresh, width=100, sort_output=True, include_lineno=False, omit_header=False)


if __name__ == "__main__":
    renew()
