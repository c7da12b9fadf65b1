"""Filling cells: the four answers, wrong input, locks, two writers."""

from datetime import timedelta
from decimal import Decimal

import pytest

from tapem.kernel.clock import at, now
from tapem.kernel.errors import Invalid, NotAllowed, RuleBroken, Stale
from tapem.spm.actions import (
    approve_form,
    fill_block,
    fill_cell,
    lock_form,
    open_next_quarter,
    reopen_cell,
    submit_form,
    verify_form,
)
from tapem.spm.actions.cells import CellEntry
from tapem.spm.models import Cell, CellRevision
from tapem.spm.queries import cell_history
from tests.rooms.spm.conftest import fill_completely


def put(actor, form, text, **more):
    return fill_cell(actor=actor, form=form, line="penerima", column="q1", text=text, **more)


@pytest.mark.parametrize(
    ("text", "state", "value"),
    [
        ("4.980", "number", 4980), ("4,980", "number", 4980), ("0", "number", 0),
        (" 12 ", "number", 12), ("tidak ada", "none", None), ("Tidak Ada", "none", None),
        ("tidak berlaku", "not_applicable", None),
    ],
)  # fmt: skip
def test_four_answers_are_kept_apart(cast, spm, text, state, value):
    cell = put(cast.dinkes, spm.form, text)
    assert (cell.state, cell.value) == (state, value)


def test_empty_stays_empty_without_a_row(cast, spm):
    assert put(cast.dinkes, spm.form, "") is None
    assert not Cell.objects.exists()


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("-", "Tanda “-”"), ("12 orang", "Isi angkanya saja: 12"), ("-5", "kurang dari 0"),
        ("abc", "Isi angka"), ("1,5", "bilangan bulat"), ("9" * 18, "terlalu besar"),
        ("1.2.3", "Isi angka"), ("=1+1", "Isi angka"),
    ],
)  # fmt: skip
def test_wrong_input_is_refused_in_the_words_of_the_cell(cast, spm, text, words):
    with pytest.raises(RuleBroken, match=words) as caught:
        put(cast.dinkes, spm.form, text)
    assert caught.value.field == "penerima:q1"
    assert str(caught.value).startswith("Ibu bersalin, terlayani triwulan I:")
    assert not CellRevision.objects.exists()


def test_unknown_cells_are_refused(cast, spm):
    for line, column in (("penerima", "q9"), ("tiada", "q1"), ("penerima", "m01")):
        with pytest.raises(RuleBroken, match="tidak ada dalam form"):
            fill_cell(actor=cast.dinkes, form=spm.form, line=line, column=column, text="1")


def test_only_the_own_agency_fills(cast, spm):
    for member in ("bpbd", "tapem", "sekda", "stranger", "tegal"):
        with pytest.raises(NotAllowed):
            put(cast[member], spm.form, "1")


def test_second_writer_sees_both_values_and_nothing_is_lost(cast, spm):
    put(cast.dinkes, spm.form, "15.210", version=0)
    with pytest.raises(Stale) as caught:
        put(cast.kadinkes, spm.form, "15.120", version=0)
    assert (caught.value.theirs, caught.value.mine) == ("15.210", "15.120")
    assert Cell.objects.get().value == 15210
    assert put(cast.kadinkes, spm.form, "15.120", version=1).version == 2


def test_same_value_twice_is_no_conflict_and_no_change(cast, spm):
    put(cast.dinkes, spm.form, "10", version=0)
    assert put(cast.dinkes, spm.form, "10", version=0).version == 1
    assert CellRevision.objects.count() == 1


def test_history_tells_from_what_to_what_and_why(cast, spm):
    put(cast.dinkes, spm.form, "15.210")
    put(cast.dinkes, spm.form, "", note="angka ganda dengan bayi baru lahir")
    line = spm.form.lines.get(key="penerima")
    newest, oldest = cell_history(line, "q1")
    assert (newest.old, newest.new) == ("15.210", "(kosong)")
    assert newest.note == "angka ganda dengan bayi baru lahir"
    assert (oldest.old, oldest.new, oldest.by_label) == ("(kosong)", "15.210", "Operator Dinkes")


def test_block_is_all_or_nothing_or_what_is_right(cast, spm):
    entries = [
        CellEntry("penerima", "q1", "10"),
        CellEntry("penerima", "q2", "x"),
        CellEntry("bidan", "q1", "3"),
    ]
    with pytest.raises(Invalid) as caught:
        fill_block(actor=cast.dinkes, form=spm.form, entries=entries)
    assert list(caught.value.problems) == ["penerima:q2"]
    assert not Cell.objects.exists()
    outcome = fill_block(actor=cast.dinkes, form=spm.form, entries=entries, only_valid=True)
    assert len(outcome.saved) == 2
    assert list(outcome.problems) == ["penerima:q2"]


def test_ambiguous_number_is_echoed_in_words(cast, spm):
    outcome = fill_block(
        actor=cast.dinkes, form=spm.form, entries=[CellEntry("penerima", "q1", "1.234")]
    )
    assert outcome.echoes == {"penerima:q1": "seribu dua ratus tiga puluh empat"}


def test_rupiah_is_whole(cast, spm):
    cell = fill_cell(
        actor=cast.dinkes,
        form=spm.form,
        line="dana-pad",
        column="allocation",
        text="Rp1.250.000,00",
    )
    assert cell.value == Decimal(1250000)
    with pytest.raises(RuleBroken, match="rupiah utuh"):
        fill_cell(actor=cast.dinkes, form=spm.form, line="dana-pad", column="q1", text="10,5")


def closed(cast, form):
    fill_completely(cast.dinkes, form)
    submit_form(actor=cast.dinkes, form=form)
    approve_form(actor=cast.kadinkes, form=form)
    verify_form(actor=cast.tapem, form=form)
    lock_form(actor=cast.tapem, form=form)


def test_one_cell_is_reopened_for_one_agency_until_a_moment(cast, spm):
    closed(cast, spm.form)
    with pytest.raises(RuleBroken, match="terkunci"):
        put(cast.dinkes, spm.form, "260")
    until = now() + timedelta(days=2)
    reopen_cell(
        actor=cast.tapem,
        form=spm.form,
        line="penerima",
        column="q1",
        reason="Salah ketik",
        expires_at=until,
    )
    put(cast.dinkes, spm.form, "240")
    spm.form.refresh_from_db()
    assert spm.form.is_changed_since_verification is True  # although the clock stands still
    with pytest.raises(RuleBroken, match="terkunci"):
        fill_cell(actor=cast.dinkes, form=spm.form, line="penerima", column="q2", text="1")
    with at(until + timedelta(seconds=1)), pytest.raises(RuleBroken, match="terkunci"):
        put(cast.dinkes, spm.form, "230")


def test_change_after_verification_shows(cast, spm):
    closed(cast, spm.form)
    reopen_cell(
        actor=cast.tapem,
        form=spm.form,
        line="penerima",
        column="q1",
        reason="x",
        expires_at=now() + timedelta(days=2),
    )
    with at(now() + timedelta(hours=1)):
        put(cast.dinkes, spm.form, "240")
    assert spm.form.is_changed_since_verification


@pytest.mark.parametrize(
    ("changes", "words"),
    [
        ({"reason": " "}, "alasan"), ({"column": "q9"}, "tidak ada"), ({"line": "zz"}, "tidak ada"),
        ({"expires_at": "past"}, "sudah lewat"),
    ],
)  # fmt: skip
def test_reopening_needs_reason_cell_and_future(cast, spm, changes, words):
    closed(cast, spm.form)
    given = {
        "line": "penerima",
        "column": "q1",
        "reason": "Salah ketik",
        "expires_at": now() + timedelta(days=1),
    }
    given |= changes
    if given["expires_at"] == "past":
        given["expires_at"] = now()
    with pytest.raises(RuleBroken, match=words):
        reopen_cell(actor=cast.tapem, form=spm.form, **given)


def test_reopening_is_the_coordinators_and_needs_a_closed_form(cast, spm):
    given = {
        "line": "penerima",
        "column": "q1",
        "reason": "x",
        "expires_at": now() + timedelta(days=1),
    }
    with pytest.raises(RuleBroken, match="masih terbuka"):
        reopen_cell(actor=cast.tapem, form=spm.form, **given)
    with pytest.raises(NotAllowed):
        reopen_cell(actor=cast.dinkes, form=spm.form, **given)


def test_next_quarter_opens_with_closed_quarters_locked(cast, spm):
    closed(cast, spm.form)
    assert spm.form.locked_quarter == 3
    open_next_quarter(actor=cast.tapem, form=spm.form)
    with pytest.raises(RuleBroken, match="terkunci"):
        put(cast.dinkes, spm.form, "1")
    with pytest.raises(RuleBroken, match="terkunci"):
        fill_cell(actor=cast.dinkes, form=spm.form, line="penerima", column="needed", text="1")
    assert (
        fill_cell(actor=cast.dinkes, form=spm.form, line="penerima", column="q4", text="990").value
        == 990
    )
    assert fill_cell(
        actor=cast.dinkes, form=spm.form, line="dana-pad", column="allocation_revised", text="1100"
    )
