"""Transactional tests leave neither entries of the trail behind nor an empty table of regions."""

import pytest

from tapem.audit.actions import record
from tapem.audit.models import Entry
from tapem.followups.actions import OPENED
from tapem.regions.models import Region
from tests.cast import Cast

pytestmark = pytest.mark.django_db(transaction=True)


@pytest.mark.parametrize("run", [1, 2])
def test_each_run_begins_with_regions_and_an_empty_trail(cast: Cast, run: int) -> None:
    assert not Entry.objects.exists()
    assert Region.objects.filter(code="33.27").exists()
    record(cast.tapem, OPENED, cast.tapem.user)
    assert Entry.objects.count() == 1
