"""Sealing a chapter that was agreed, and lifting the seal."""

from django.db import transaction
from django.utils.translation import gettext as _

from tapem.accounts.actors import Actor
from tapem.accounts.door import require
from tapem.audit.actions import record
from tapem.drafting.actions.vocabulary import SEAL_LIFTED, SEALED
from tapem.drafting.choices import NodeKind
from tapem.drafting.models import Node, Seal
from tapem.drafting.policies import may_seal_chapter
from tapem.drafting.queries import rendered_chapter
from tapem.drafting.rules.content import seal_digest, sealed_content
from tapem.kernel import clock
from tapem.kernel.errors import RuleBroken
from tapem.meetings.models import AgendaItem


@transaction.atomic
def seal_chapter(*, actor: Actor, node: Node, agenda_item: AgendaItem | None = None) -> Seal:
    """Keep what a chapter says now as agreed; a seal that stood before is replaced.

    Any later change of its text or data breaks the seal visibly; nothing is locked.
    """
    require(may_seal_chapter(actor, node))
    if node.kind != NodeKind.ANNEX_CHAPTER:
        raise RuleBroken(_("Hanya bab lampiran yang disegel."))
    chapter = rendered_chapter(node)
    if not chapter.is_filled:
        raise RuleBroken(_("Bab ini belum berisi naskah, jadi belum dapat disegel."))
    now = clock.now()
    Seal.objects.filter(node=node, lifted_at__isnull=True).update(
        lifted_at=now, lifted_reason="disegel ulang"
    )
    seal = Seal.objects.create(
        node=node,
        digest=seal_digest(chapter),
        content=sealed_content(chapter),
        sealed_at=now,
        sealed_by=actor.label,
        agenda_item=agenda_item,
    )
    record(actor, SEALED, seal)
    return seal


@transaction.atomic
def lift_seal(*, actor: Actor, node: Node, reason: str) -> None:
    """Open a chapter's seal; a reason is needed."""
    require(may_seal_chapter(actor, node))
    seal = Seal.objects.filter(node=node, lifted_at__isnull=True).first()
    if seal is None:
        raise RuleBroken(_("Bab ini tidak disegel."))
    if not reason.strip():
        raise RuleBroken(_("Tulis alasan membuka segel."), field="reason")
    seal.lifted_at, seal.lifted_reason = clock.now(), reason.strip()[:300]
    seal.save(update_fields=["lifted_at", "lifted_reason"])
    record(actor, SEAL_LIFTED, seal, reason=reason)
