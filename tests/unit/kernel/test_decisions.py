"""Decisions read as booleans and carry their reason."""

from tapem.kernel.decisions import ALLOWED, denied


def test_a_decision_reads_as_a_boolean() -> None:
    assert ALLOWED
    refusal = denied("Naskah sudah dikunci.", "Bagian Hukum")
    assert not refusal
    assert (refusal.reason, refusal.who_can) == ("Naskah sudah dikunci.", "Bagian Hukum")
