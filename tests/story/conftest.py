"""The two reports, replayed once for all tests of this folder that only look."""

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest
from django.db import transaction

from tapem.kernel import clock
from tapem.ops.example.office import NOON, PEMALANG
from tapem.ops.example.story import replay, write_papers
from tapem.regions.models import Region
from tapem.regions.queries import region_by_code
from tests.recall import recall


@dataclass(frozen=True)
class Story:
    """The replayed example: its region, and the folder that holds its papers."""

    region: Region
    papers: Path

    def paper(self, folder: str, kind: str, ending: str) -> bytes:
        """Return the only paper of a kind in a folder."""
        (path,) = (self.papers / folder).glob(f"{kind}*.{ending}")
        return path.read_bytes()


@pytest.fixture(scope="module")
def story(
    django_db_setup: None, django_db_blocker: object, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[Story]:
    """Replay both reports in a transaction that is rolled back after this module."""
    papers = tmp_path_factory.mktemp("papers")
    with (
        django_db_blocker.unblock(),  # type: ignore[attr-defined]  # pytest-django's own type
        clock.at(NOON),
        transaction.atomic(),
    ):
        recall("replay", replay)
        write_papers(papers)
        yield Story(region_by_code(PEMALANG), papers)
        transaction.set_rollback(True)
