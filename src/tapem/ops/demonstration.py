"""Loading the example into an empty installation, and writing its papers."""

from pathlib import Path

from django.db import transaction

from tapem.kernel import clock
from tapem.ops import installations
from tapem.ops.console import Refused, Unreadable, say


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
    # Late, since a start with data there must not pay for the whole story.
    from tapem.ops.example import story
    from tapem.ops.example.office import NOON

    say("Loading the example …")
    with transaction.atomic():
        story.replay()
    installations.mark_as_example(NOON.astimezone(clock.JAKARTA))
    return True


def write_papers(folder: Path) -> None:
    """Write every paper that the example yields, one folder per meeting."""
    from tapem.ops.example import story

    try:
        folder.mkdir(parents=True, exist_ok=True)
        story.write_papers(folder)
    except OSError as error:
        raise Unreadable(f"{folder}: {error.strerror or error}") from None
