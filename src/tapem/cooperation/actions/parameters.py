"""The checklist of legal parameters: loading it, and confirming a figure with the law."""

from datetime import date

from django.db import transaction
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from tapem.accounts.actors import Actor
from tapem.accounts.door import require
from tapem.audit.actions import record
from tapem.audit.vocabulary import term
from tapem.cooperation.actions.guards import (
    require_fresh,
    require_sane,
    require_short,
    require_text,
)
from tapem.cooperation.models import LegalParameter
from tapem.cooperation.policies import may_create_alliance, may_verify_parameter
from tapem.cooperation.rules.parameters import CHECKLIST

CHECKLIST_LOADED = term(
    "cooperation.parameters-loaded",
    gettext_lazy("Parameter peraturan dimuat"),
    gettext_lazy("{actor} memuat daftar parameter peraturan untuk {subject}"),
)
PARAMETER_VERIFIED = term(
    "cooperation.parameter-verified",
    gettext_lazy("Parameter peraturan diverifikasi"),
    gettext_lazy("{actor} memverifikasi parameter {subject}"),
)


@transaction.atomic
def load_legal_parameters(*, actor: Actor) -> list[LegalParameter]:
    """Add the points of the checklist that the actor's region lacks; none is verified."""
    require(may_create_alliance(actor))
    known = set(LegalParameter.objects.filter(region=actor.region).values_list("key", flat=True))
    added = [
        LegalParameter(
            region=actor.region,
            key=seed.key,
            label=seed.label,
            value=seed.value,
            unit=seed.unit,
            source=seed.source,
            order=place,
        )
        for place, seed in enumerate(CHECKLIST)
        if seed.key not in known
    ]
    LegalParameter.objects.bulk_create(added)
    record(actor, CHECKLIST_LOADED, actor.region, changes={"added": (0, len(added))})
    return added


@transaction.atomic
def verify_parameter(
    *,
    actor: Actor,
    parameter: LegalParameter,
    value: str,
    source: str,
    valid_from: date | None = None,
    version: int | None = None,
) -> LegalParameter:
    """Confirm a figure with the text of the law; `source` names regulation and article."""
    parameter = LegalParameter.objects.select_for_update().get(pk=parameter.pk)
    require(may_verify_parameter(actor, parameter))
    value = require_text(value, "value", _("Isi nilainya."), 200)
    require_fresh(parameter.version, version, theirs=parameter.value, mine=value)
    old = parameter.value
    parameter.value = value
    parameter.source = require_text(source, "source", _("Sebutkan peraturan dan pasalnya."), 200)
    parameter.valid_from = require_sane(valid_from, "valid_from") if valid_from else None
    parameter.verified_by = require_short(
        f"{actor.label}, {actor.agency.short_name}"[:120], "verified_by", 120
    )
    parameter.version += 1
    parameter.save()
    changes = {"value": (old, value), "source": (None, parameter.source)}
    record(actor, PARAMETER_VERIFIED, parameter, changes=changes)
    return parameter
