"""Identifiers sort by the time of their making."""

from tapem.kernel.ids import new_id


def test_ids_are_new_and_sorted() -> None:
    made = [new_id() for _ in range(1000)]
    assert len(set(made)) == len(made)
    assert made == sorted(made)
    assert {one.version for one in made} == {7}
