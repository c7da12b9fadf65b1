"""The collector is held back while many values are made, and runs again afterwards."""

import gc

import pytest

from tapem.kernel.memory import without_collection


def test_it_runs_again_afterwards_even_after_an_error() -> None:
    with without_collection():
        assert not gc.isenabled()
    assert gc.isenabled()
    with pytest.raises(ValueError, match="x"), without_collection():
        raise ValueError("x")
    assert gc.isenabled()


def test_one_inside_another_leaves_it_held() -> None:
    with without_collection():
        with without_collection():
            pass
        assert not gc.isenabled()
