"""The only way by which screens and programs reach an object.

Not visible means 404, so that nobody learns what exists elsewhere; visible but not
permitted means 403 with the reason, decided by a policy.
"""

from typing import TypeVar
from uuid import UUID

from django.db.models import Model, QuerySet
from django.http import Http404

from tapem.kernel.decisions import Decision
from tapem.kernel.errors import NotAllowed

M = TypeVar("M", bound=Model)


def get_visible_or_404(visible: QuerySet[M], key: UUID | str) -> M:
    """Return the object with that key out of what the actor sees.

    `visible` is a room's queryset such as `meetings.queries.meetings_visible_to(actor)`,
    whose docstring states the rule. Raises Http404 for everything else.
    """
    found = visible.filter(pk=key).first()
    if found is None:
        raise Http404
    return found


def require(decision: Decision) -> None:
    """Raise NotAllowed, with the reason and who could, unless the policy allows it."""
    if not decision:
        raise NotAllowed(decision.reason, who_can=decision.who_can)
