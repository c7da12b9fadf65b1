"""The register of regulations, and which of them a draft rests on."""

from typing import Any

from django.db import transaction
from django.utils.translation import gettext as _

from tapem.accounts.actors import Actor
from tapem.accounts.door import require
from tapem.audit.actions import record
from tapem.drafting.actions.nodes import add_node
from tapem.drafting.actions.vocabulary import CITATION_KEPT
from tapem.drafting.choices import CitationKind, NodeKind
from tapem.drafting.models import Citation, Draft, Node
from tapem.drafting.policies import may_mend_citation, may_start_draft
from tapem.kernel import clock
from tapem.kernel.errors import Invalid, RuleBroken

FIRST_YEAR = 1945
LONGEST_ABOUT = 400


@transaction.atomic
def keep_citation(
    *,
    actor: Actor,
    kind: CitationKind,
    number: str,
    year: int,
    about: str,
    source: str,
    gazette: str = "",
    supplement: str = "",
    provision: str = "",
    verified_by: str = "",
    changed_times: int = 0,
    last_change: Citation | None = None,
) -> Citation:
    """Write a regulation into the register, or mend its facts; `source` says who read it."""
    require(may_start_draft(actor))
    _require_facts(kind, number, year, about, source)
    facts: dict[str, Any] = {
        "about": about, "gazette": gazette, "supplement": supplement, "provision": provision,
        "source": source, "verified_by": verified_by, "changed_times": changed_times,
        "last_change": last_change,
    }  # fmt: skip
    local = kind in {CitationKind.REGIONAL_REGULATION, CitationKind.REGENT_REGULATION}
    name: dict[str, Any] = {
        "region": actor.region if local else None, "kind": kind, "number": number.strip(),
        "year": year,
    }  # fmt: skip
    known = Citation.objects.filter(**name).first()
    if known is not None:
        require(may_mend_citation(actor, known))
    old = {field: getattr(known, field, None) for field in facts}
    citation, _made = Citation.objects.update_or_create(**name, defaults=facts)
    changes = {
        field: (old[field], facts[field]) for field in facts if known and old[field] != facts[field]
    }
    record(actor, CITATION_KEPT, citation, changes=changes)
    return citation


def _require_facts(kind: CitationKind, number: str, year: int, about: str, source: str) -> None:
    problems = {}
    # The constitution has neither a number nor a name after "tentang".
    is_plain = kind != CitationKind.CONSTITUTION
    if is_plain and not number.strip():
        problems["number"] = _("Tulis nomor peraturan.")
    if not FIRST_YEAR <= year <= clock.today().year:
        problems["year"] = _("Tahun peraturan harus antara 1945 dan tahun ini.")
    if is_plain and not about.strip():
        problems["about"] = _("Tulis nama peraturan sesudah kata tentang.")
    elif len(about) > LONGEST_ABOUT:
        problems["about"] = _("Nama peraturan paling panjang 400 huruf.")
    if not source.strip():
        problems["source"] = _("Sebutkan sumber data peraturan ini.")
    if problems:
        raise Invalid(problems)


@transaction.atomic
def cite(*, actor: Actor, draft: Draft, citation: Citation) -> Node:
    """Let a draft rest on a regulation of the register; its place in Mengingat follows.

    The order is that of the hierarchy, then of promulgation (UU 12/2011 Lampiran II).
    """
    if citation.region_id not in {None, draft.region_id}:
        raise RuleBroken(_("Peraturan ini milik daerah lain."), field="citation")
    standing = Node.objects.filter(draft=draft, citation=citation, removed_at__isnull=True)
    if standing.exists():
        raise RuleBroken(_("Peraturan ini sudah ada dalam Mengingat."), field="citation")
    return add_node(actor=actor, draft=draft, kind=NodeKind.LEGAL_BASIS, citation=citation)
