"""The words of the readiness board: where an agency stands, and how much is behind it."""

from django.utils.translation import gettext_lazy, ngettext

from tapem.actionplan.rules import Place, Standing

_WORDS = {
    Standing.COMPLETE: gettext_lazy("lengkap"),
    Standing.ALMOST: gettext_lazy("hampir"),
    Standing.LACKING: gettext_lazy("kurang"),
    Standing.NOT_BEGUN: gettext_lazy("belum ada"),
    Standing.NOT_AGREED: gettext_lazy("belum disepakati"),
    Standing.CHECKED: gettext_lazy("diperiksa"),
}


def standing_word(standing: Standing) -> str:
    """Return the word of a standing; nothing where the agency has no part."""
    return str(_WORDS.get(standing, ""))


def counts_of(place: Place) -> str:
    """Return what is behind a place, for example "1 koreksi, 5 sel"."""
    counts = (
        (place.corrections, ngettext("%(n)d koreksi", "%(n)d koreksi", place.corrections)),
        (place.cells, ngettext("%(n)d sel", "%(n)d sel", place.cells)),
        (place.faults, ngettext("%(n)d isian salah", "%(n)d isian salah", place.faults)),
        (place.answers, ngettext("%(n)d jawaban", "%(n)d jawaban", place.answers)),
    )
    return ", ".join(words % {"n": n} for n, words in counts if n)
