"""Reading the trail: of one subject, of one region, and its proof."""

from collections.abc import Iterable, Iterator
from datetime import UTC

from django.db.models import Model, Q, QuerySet

from tapem.audit.models import ChainHead, Entry
from tapem.audit.rules import Link, faults


def entries_of(subject: Model) -> QuerySet[Entry]:
    """Return the entries about one object, newest first."""
    return Entry.objects.filter(
        subject_kind=subject._meta.label_lower, subject_key=str(subject.pk)
    ).order_by("-sequence")


def entries_about(subjects: Iterable[tuple[type[Model], Iterable[object]]]) -> QuerySet[Entry]:
    """Return the entries about several objects, (model, primary keys) each, newest first."""
    wanted = Q(pk__in=[])
    for model, keys in subjects:
        wanted |= Q(
            subject_kind=model._meta.label_lower, subject_key__in=[str(key) for key in keys]
        )
    return Entry.objects.filter(wanted).order_by("-sequence")


def entries_of_region(region_key: object) -> QuerySet[Entry]:
    """Return the entries of one region's chain, newest first."""
    return Entry.objects.filter(chain=str(region_key)).order_by("-sequence")


def covered_fields(entry: Entry) -> dict[str, object]:
    """Return the values of an entry that its digest covers."""
    names = (
        "act", "actor_key", "actor_label", "agency_label", "capacity_label", "subject_kind",
        "subject_key", "subject_label", "changes", "reason", "request_key",
    )  # fmt: skip
    values: dict[str, object] = {name: getattr(entry, name) for name in names}
    return values | {"id": str(entry.pk), "at": entry.at.astimezone(UTC).isoformat()}


def chain_faults() -> list[str]:
    """Recompute every chain; return what is broken, empty when all are whole."""
    found: list[str] = []
    chains = set(Entry.objects.values_list("chain", flat=True).distinct())
    heads = {head.chain: head for head in ChainHead.objects.all()}
    for chain in sorted(chains | set(heads)):
        found += faults(_links(chain))
        last = Entry.objects.filter(chain=chain).order_by("-sequence").first()
        head = heads.get(chain)
        if (
            head is None
            or last is None
            or (head.sequence, head.digest) != (last.sequence, last.digest)
        ):
            found.append(f"{chain}: ujung rantai tidak cocok dengan catatan terakhir")
    return found


def _links(chain: str) -> Iterator[Link]:
    for entry in Entry.objects.filter(chain=chain).order_by("sequence").iterator():
        yield Link(
            chain, entry.sequence, covered_fields(entry), entry.previous_digest, entry.digest
        )
