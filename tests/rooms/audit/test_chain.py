"""The trail is chained, append-only, and its proof finds every change."""

import pytest
from django.db import DatabaseError, connection, transaction

from tapem.audit.actions import record
from tapem.audit.models import Entry
from tapem.audit.queries import chain_faults
from tapem.followups.actions import OPENED
from tests.cast import Cast


@pytest.fixture
def three_entries(cast: Cast) -> list[Entry]:
    return [record(cast.tapem, OPENED, cast.tapem.agency, reason=str(n)) for n in range(3)]


def test_links_follow_each_other(three_entries: list[Entry]) -> None:
    first, second, third = three_entries
    assert second.previous_digest == first.digest
    assert third.previous_digest == second.digest
    assert chain_faults() == []


@pytest.mark.parametrize(
    "statement", ["UPDATE audit_entry SET reason = 'x'", "DELETE FROM audit_entry"]
)
def test_database_refuses_changes(three_entries: list[Entry], statement: str) -> None:
    with pytest.raises(DatabaseError), transaction.atomic(), connection.cursor() as cursor:
        cursor.execute(statement)


def test_regions_have_chains_of_their_own(cast: Cast) -> None:
    ours = record(cast.tapem, OPENED, cast.tapem.agency)
    theirs = record(cast.stranger, OPENED, cast.stranger.agency)
    assert (ours.sequence, theirs.sequence) == (1, 1)
    assert chain_faults() == []
