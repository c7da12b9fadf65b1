"""Handing out a kept file: to those who may see it, as an attachment, with a note in the trail."""

from collections.abc import Callable
from uuid import UUID

from django.db.models import Q
from django.http import Http404, HttpRequest, HttpResponse
from django.views.decorators.http import require_GET

from tapem.accounts.actors import Actor
from tapem.audit.actions import record_access
from tapem.cooperation.queries import addenda_visible_to, evidence_visible_to, papers_kept_for
from tapem.documents.models import StoredFile
from tapem.documents.storage import open_file
from tapem.drafting.queries import handovers_visible_to
from tapem.meetings.queries import papers_visible_to
from tapem.web.requests import as_actor

Source = Callable[[Actor, UUID], StoredFile | None]


@require_GET
@as_actor()
def download(request: HttpRequest, actor: Actor, key: UUID) -> HttpResponse:
    """Send a file that some visible object carries; everything else does not exist."""
    found = next((file for source in SOURCES if (file := source(actor, key))), None)
    if found is None:
        raise Http404
    content = open_file(found)
    record_access(actor, found)
    return HttpResponse(
        content,
        content_type=found.media_type,
        headers={
            "Content-Disposition": f'attachment; filename="{_ascii(found.name)}"',
            "X-Content-Type-Options": "nosniff",
            "Content-Length": str(len(content)),
        },
    )


def _issued_paper(actor: Actor, key: UUID) -> StoredFile | None:
    paper = papers_visible_to(actor).filter(Q(file=key) | Q(pk=key)).first()
    return paper.file if paper else None


def _handover(actor: Actor, key: UUID) -> StoredFile | None:
    handover = handovers_visible_to(actor).filter(package=key).first()
    return handover.package if handover else None


def _evidence(actor: Actor, key: UUID) -> StoredFile | None:
    evidence = evidence_visible_to(actor).filter(file=key).select_related("file").first()
    return evidence.file if evidence else None


def _agreement_paper(actor: Actor, key: UUID) -> StoredFile | None:
    paper = papers_kept_for(actor).filter(file=key).select_related("file").first()
    return paper.file if paper else None


def _addendum(actor: Actor, key: UUID) -> StoredFile | None:
    addendum = addenda_visible_to(actor).filter(file=key).select_related("file").first()
    return addendum.file if addendum else None


def _ascii(name: str) -> str:
    """Return a name without characters that would end the header early."""
    return "".join(
        sign if sign.isascii() and sign.isprintable() and sign not in '"\\' else "_"
        for sign in name
    )


SOURCES: tuple[Source, ...] = (
    _issued_paper,
    _handover,
    _evidence,
    _agreement_paper,
    _addendum,
)
