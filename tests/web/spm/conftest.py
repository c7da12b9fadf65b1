"""The example's forms, and a shorter world with one open form."""

from tests.rooms.spm.conftest import spm

__all__ = ["spm"]
