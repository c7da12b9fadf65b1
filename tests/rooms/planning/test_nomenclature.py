"""Loading, dirty forms, editions that do not mix, mappings."""

import pytest

from tapem.kernel.errors import DomainError, NotAllowed, RuleBroken
from tapem.planning.actions import (
    load_nomenclature,
    load_shipped_nomenclature,
    set_mapping,
    set_planning_period,
)
from tapem.planning.choices import Level, MappingKind
from tapem.planning.models import NomenclatureMapping, NomenclatureRow
from tapem.planning.queries import (
    chain_of,
    edition_named,
    names_of,
    period_covering,
    row_named,
    rows_of,
    successors_of,
    usual_funding_sources,
)
from tapem.planning.rules import RawRow, parent_of, read_row, read_table


@pytest.fixture
def shipped(cast):
    load_shipped_nomenclature(actor=cast.admin)


def test_shipped_rows_are_unverified_and_load_once(cast, shipped):
    first = NomenclatureRow.objects.count()
    assert first > 350
    again = load_shipped_nomenclature(actor=cast.admin)
    assert all(report.added == 0 for report in again.values())
    assert NomenclatureRow.objects.count() == first
    assert not NomenclatureRow.objects.exclude(verified_by="").exists()
    assert rows_of(edition_named("2023"), Level.SUB_ACTIVITY).count() == 142


def test_mapping_counts_are_those_of_the_comparison(shipped):
    def codes(kind):
        rows = NomenclatureMapping.objects.filter(kind=kind)
        return len(set(rows.values_list("old_row__code", flat=True)))

    assert (codes("same"), codes("other_meaning"), codes("not_found")) == (30, 3, 62)
    assert codes("moved") >= 14


def test_chain_and_names(shipped):
    chain = chain_of(edition_named("2021"), "1.02.02.2.02.02")
    assert chain.programme.code == "1.02.02"
    assert chain.activity.level == "activity"
    assert "Ibu Bersalin" in chain.sub_activity.name
    assert chain_of(edition_named("2021"), "9.99.99.2.99.99").programme is None
    assert "1.05.03.2.01.01" in names_of(edition_named("2021"))
    assert row_named(edition_named("2023"), "1.02.02.2.02.02") is None


def test_zero_padding_is_no_migration(shipped):
    old, new = edition_named("2021"), edition_named("2023")
    found = {one.old_code: one for one in successors_of(
        ["1.04.02.2.01.02", "1.05.02.2.01.01", "1.05.03.2.02.01", "1.05.02.2.01.05"], old, new)}  # fmt: skip
    assert found["1.04.02.2.01.02"].kind is MappingKind.SAME
    assert not found["1.04.02.2.01.02"].needs_decision
    assert found["1.05.02.2.01.01"].kind is MappingKind.MOVED
    assert found["1.05.03.2.02.01"].kind is MappingKind.NOT_FOUND
    assert found["1.05.03.2.02.01"].new_rows == ()


def test_unknown_edition_is_named(shipped):
    with pytest.raises(DomainError, match="2021"):
        edition_named("1999")


@pytest.mark.parametrize(
    ("code", "name", "digits", "wanted", "note"),
    [
        ("1.02.02.02.02.0001", "Ibu Hamil", 4, "1.02.02.2.02.0001", "dibaca"),
        ("1.02.02.2.02.\n0001", "Ibu Hamil", 4, "1.02.02.2.02.0001", "terpotong"),
        ("1.02.02.2.02.0001 Ibu Hamil", "", 4, "1.02.02.2.02.0001", "satu sel"),
        ("1.02.02.2.02.01", "Ibu  Hamil", 2, "1.02.02.2.02.01", "spasi"),
        ("1.02", "Kesehatan", 2, "1.02", ""),
    ],
)
def test_dirty_forms_are_accepted_and_told(code, name, digits, wanted, note):
    row = read_row(RawRow("baris 1", code, name), digits)
    assert row.code == wanted
    assert row.name in ("Ibu Hamil", "Kesehatan")
    assert any(note in one for one in row.notes) or not note


@pytest.mark.parametrize(
    ("code", "name", "words"),
    [
        ("1.03.0.00.0.00.01.0000", "Dinas", "kode organisasi"),
        ("1.02.02.2.02.01", "x", "bentuk kode"),
        ("1.02.02.2", "x", "tidak lengkap"),
        ("Total", "x", "bukan kode"),
        ("", "x", "bukan kode"),
        ("1.02", " ", "tanpa nama"),
        ("1.02", "x" * 500, "400 huruf"),
        ("1.2", "x", "bentuk kode"),
    ],
)
def test_other_forms_are_refused_with_the_reason(code, name, words):
    with pytest.raises(ValueError, match=words):
        read_row(RawRow("baris 1", code, name), 4)


def test_doubled_rows():
    table = read_table(
        [RawRow("baris 1", "1.02", "Kesehatan"), RawRow("baris 2", "1.02", "KESEHATAN"),
         RawRow("baris 3", "1.02", "Lain"), RawRow("baris 4", "", "")], 4)  # fmt: skip
    assert len(table.rows) == 1
    assert "dua kali" in table.notes[0]
    assert table.refused == ("baris 3: kode 1.02 sudah dipakai untuk “Kesehatan”.",)


def test_load_adds_renames_and_tells(cast, shipped):
    rows = [
        RawRow("baris 2", "1.02.02.2.02.0002", "Nama baru"),
        RawRow("baris 3", "9.99", "Baru"),
        RawRow("baris 4", "x", "y"),
    ]
    dry = load_nomenclature(
        actor=cast.admin, edition="2023", rows=rows, source="berkas", dry_run=True
    )
    assert (dry.added, dry.changed, len(dry.refused)) == (1, 1, 1)
    assert row_named(edition_named("2023"), "9.99") is None
    load_nomenclature(actor=cast.admin, edition="2023", rows=rows, source="berkas")
    again = load_nomenclature(actor=cast.admin, edition="2023", rows=rows, source="berkas")
    assert (again.added, again.changed) == (0, 0)
    assert row_named(edition_named("2023"), "1.02.02.2.02.0002").name == "Nama baru"


def test_mapping_is_decided_by_somebody(cast, shipped):
    old = row_named(edition_named("2021"), "1.05.03.2.02.01")
    new = rows_of(edition_named("2023"), Level.SUB_ACTIVITY).first()
    with pytest.raises(NotAllowed):
        set_mapping(actor=cast.dinkes, old_row=old, new_row=new)
    with pytest.raises(RuleBroken, match="dua edisi"):
        set_mapping(actor=cast.tapem, old_row=old, new_row=old)
    assert (
        set_mapping(actor=cast.tapem, old_row=old, new_row=new).verified_by == "Koordinator Tapem"
    )
    (one,) = successors_of([old.code], edition_named("2021"), edition_named("2023"))
    assert one.new_rows == (new,)


def test_planning_period(cast, world):
    with pytest.raises(RuleBroken, match="mendahului"):
        set_planning_period(actor=cast.tapem, name="x", first_year=2026, last_year=2022)
    with pytest.raises(NotAllowed):
        set_planning_period(actor=cast.dinkes, name="x", first_year=2022, last_year=2026)
    period = set_planning_period(
        actor=cast.tapem, name="Rencana Aksi SPM", first_year=2022, last_year=2026
    )
    assert list(period.years) == [2022, 2023, 2024, 2025, 2026]
    assert period_covering(world.region, 2024) == period
    assert period_covering(world.region, 2027) is None


def test_usual_funds(shipped):
    assert [fund.name for fund in usual_funding_sources()] == ["PAD", "DAU"]


@pytest.mark.parametrize(
    ("code", "parent"),
    [
        ("1.02.02.2.02.01", "1.02.02.2.02"),
        ("1.02.02.2.02", "1.02.02"),
        ("1.02.02", "1.02"),
        ("1", ""),
    ],
)
def test_parents(code, parent):
    assert parent_of(code) == parent
