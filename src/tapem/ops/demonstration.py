"""Loading the example into an empty installation, and writing its papers."""

from importlib import import_module
from importlib.util import find_spec
from pathlib import Path

from django.db import transaction

from tapem.kernel import clock
from tapem.ops import installations
from tapem.ops.console import Refused, say
from tapem.ops.example.office import NOON, load_all_regions, load_office


def load(*, fresh: bool) -> bool:
    """Load the example unless it is there; tell whether it was loaded now.

    Refuses to touch an installation in real use.
    """
    if installations.has_people() and not installations.is_example():
        raise Refused(
            "this home folder holds an installation that is no example; "
            "set TAPEM_HOME to another folder"
        )
    if fresh and installations.is_example():
        installations.wipe()
    installations.prepare()
    if installations.has_people():
        return False
    say("Loading the example …")
    with transaction.atomic():
        replay()
    installations.mark_as_example(NOON.astimezone(clock.JAKARTA))
    return True


def replay() -> None:
    """Let the people of the example do what the two reports tell."""
    if find_spec("tapem.ops.example.story"):
        import_module("tapem.ops.example.story").replay()
        return
    load_all_regions()
    load_office()


def write_papers(folder: Path) -> None:
    """Write every paper that the example yields, one folder per meeting."""
    folder.mkdir(parents=True, exist_ok=True)
    import_module("tapem.ops.example.story").write_papers(folder)
