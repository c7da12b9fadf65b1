"""Writing the trail; called by the actions of every room, inside their transaction."""

from collections.abc import Mapping
from contextvars import ContextVar
from typing import Protocol

from django.conf import settings
from django.db import models, transaction
from django.utils import translation

from tapem.audit.models import Access, ChainHead, Entry
from tapem.audit.queries import covered_fields
from tapem.audit.rules import digest_of
from tapem.audit.vocabulary import Term
from tapem.kernel.clock import now

INSTALLATION = "installation"
request_key: ContextVar[str] = ContextVar("tapem_request_key", default="")

Changes = Mapping[str, tuple[object, object]]


class Who(Protocol):
    """Somebody who acts: what the trail keeps of her."""

    @property
    def key(self) -> str:
        """Identifier of the user."""

    @property
    def label(self) -> str:
        """Name by which people know her."""

    @property
    def agency_label(self) -> str:
        """Office for which she acts."""

    @property
    def capacity_label(self) -> str:
        """Role in which she acts."""

    @property
    def chain_key(self) -> str:
        """Region whose chain takes the entry."""


def record(
    actor: Who,
    term: Term,
    subject: models.Model,
    *,
    changes: Changes | None = None,
    reason: str = "",
) -> Entry:
    """Add one act to the chain of the actor's region.

    `changes` maps a field to (old, new). What is kept is kept in the language of the office,
    whatever language the actor's screen has. Must run inside the transaction of the act:
    an act without its entry, or an entry without its act, never remains.
    """
    with transaction.atomic(), translation.override(settings.LANGUAGE_CODE):
        head = _locked_head(actor.chain_key)
        entry = Entry(
            chain=head.chain,
            sequence=head.sequence + 1,
            at=now(),
            act=term.name,
            actor_key=actor.key,
            actor_label=actor.label[:200],
            agency_label=actor.agency_label[:200],
            capacity_label=actor.capacity_label[:80],
            subject_kind=subject._meta.label_lower,
            subject_key=str(subject.pk),
            subject_label=str(subject)[:300],
            changes=_plain(changes or {}),
            reason=reason,
            request_key=request_key.get(),
            previous_digest=head.digest,
        )
        entry.digest = digest_of(
            entry.chain, entry.sequence, covered_fields(entry), entry.previous_digest
        )
        entry.save(force_insert=True)
        head.sequence, head.digest = entry.sequence, entry.digest
        head.save(update_fields=["sequence", "digest"])
    return entry


def record_access(actor: Who, subject: models.Model) -> Access:
    """Note that somebody opened a file; outside any transaction of an act."""
    return Access.objects.create(
        chain=actor.chain_key,
        at=now(),
        actor_key=actor.key,
        actor_label=actor.label[:200],
        agency_label=actor.agency_label[:200],
        subject_kind=subject._meta.label_lower,
        subject_key=str(subject.pk),
        subject_label=str(subject)[:300],
    )


def _locked_head(chain: str) -> ChainHead:
    ChainHead.objects.get_or_create(chain=chain)
    return ChainHead.objects.select_for_update().get(chain=chain)


def _plain(changes: Changes) -> dict[str, list[object]]:
    return {field: [_value(old), _value(new)] for field, (old, new) in changes.items()}


def _value(value: object) -> object:
    plain = value is None or isinstance(value, bool | int | str)
    return value if plain else str(value)
