"""Moving the paper of an agreement, up to the last signature and to its end."""

from datetime import date

from django.db import transaction
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from tapem.accounts.actors import Actor
from tapem.accounts.door import require
from tapem.audit.actions import record
from tapem.audit.vocabulary import term
from tapem.cooperation.actions.guards import (
    locked,
    log_state,
    require_fresh,
    require_happened,
    require_short,
    require_text,
    save_agreement,
)
from tapem.cooperation.choices import Axis, EndReason, PaperState, SignatoryCapacity
from tapem.cooperation.models import Agreement, Party
from tapem.cooperation.policies import may_keep_register, may_sign
from tapem.cooperation.queries import facts_of, head_titles
from tapem.cooperation.rules.guards import unmet
from tapem.cooperation.rules.states import Paper, may_move, needs_reason
from tapem.cooperation.rules.words import date_with_precision, folded, joined
from tapem.kernel import clock
from tapem.kernel.dates import long_date
from tapem.kernel.errors import RuleBroken
from tapem.regions.models import Region

_SIGNABLE = (PaperState.READY, PaperState.PARTLY_SIGNED)

MOVED = term(
    "cooperation.paper-moved",
    gettext_lazy("Keadaan naskah berubah"),
    gettext_lazy("{actor} mengubah keadaan naskah {subject}"),
)
SIGNED = term(
    "cooperation.party-signed",
    gettext_lazy("Tanda tangan pihak dicatat"),
    gettext_lazy("{actor} mencatat tanda tangan {subject}"),
)
COPY_RECEIVED = term(
    "cooperation.copy-received",
    gettext_lazy("Salinan diterima"),
    gettext_lazy("{actor} mencatat salinan yang diterima {subject}"),
)


@transaction.atomic
def advance_paper(
    *,
    actor: Actor,
    agreement: Agreement,
    to: PaperState,
    reason: str = "",
    end_reason: EndReason | None = None,
    replaced_by: Agreement | None = None,
    on: date | None = None,
    version: int | None = None,
) -> Agreement:
    """Move the paper to its next state when its checklist is complete.

    A step back, a cancellation or a termination needs a reason. Signatures move the paper by
    themselves: see `sign_as_party`.
    """
    agreement = locked(agreement)
    require(may_keep_register(actor, agreement.alliance))
    theirs = str(PaperState(agreement.paper_state).label)
    require_fresh(agreement.version, version, theirs=theirs, mine=str(PaperState(to).label))
    old, new = Paper(agreement.paper_state), Paper(to)
    if not may_move(old, new):
        problem = _("Dari “%(old)s” tidak dapat langsung ke “%(new)s”.")
        raise RuleBroken(problem % {"old": theirs, "new": PaperState(to).label}, field="to")
    reason = require_short(reason, "reason", 500)
    if needs_reason(old, new) and not reason:
        raise RuleBroken(_("Tulis alasannya."), field="reason")
    day = require_happened(on or clock.today(), "on")
    agreement.end_reason = end_reason or agreement.end_reason
    if replaced_by is not None:
        agreement.replaced_by = _successor(agreement, replaced_by)
    _require_complete(agreement, new)
    _move(actor, agreement, PaperState(to), day, reason)
    return agreement


@transaction.atomic
def sign_as_party(
    *,
    actor: Actor,
    agreement: Agreement,
    region: Region,
    on: date,
    signatory: str = "",
    capacity: SignatoryCapacity,
    paper_number: str,
    power_of_attorney: str = "",
    copy_received: bool = False,
    version: int | None = None,
) -> Party:
    """Record the signature of one party: day, position of who signed, its own number.

    The first signature makes the paper partly signed, the last one signed. On an agreement that
    was recorded as already signed it fills in what the source did not say.

    Where the heads of the region are recorded, who signs as head is the one in office on the day
    of the paper, in his capacity ("Pj. Bupati …"): an empty `signatory` takes that title, another
    one is refused (KSD-04).
    """
    agreement = locked(agreement)
    require(may_sign(actor, agreement, region))
    party = _party_of(agreement, region)
    require_fresh(party.version, version, theirs=_signature_of(party), mine=signatory)
    _require_signable(agreement, party)
    party.signed_on = require_happened(on, "on")
    _require_after_accord(agreement, on)
    party.signatory = _signatory(agreement, region, on, signatory, capacity)
    party.capacity = capacity
    party.power_of_attorney = require_short(power_of_attorney, "power_of_attorney", 200)
    if capacity == SignatoryCapacity.PROXY and not party.power_of_attorney:
        raise RuleBroken(_("Sebutkan surat kuasanya."), field="power_of_attorney")
    party.paper_number = require_text(
        paper_number, "paper_number", _("Isi nomor naskah pihak ini."), 120
    )
    party.copy_received = copy_received
    party.version += 1
    party.save()
    changes = {
        f"signed_on {region.short_name}": (None, long_date(on)),
        f"signatory {region.short_name}": (None, party.signatory),
    }
    record(actor, SIGNED, agreement, changes=changes)
    _after_signature(actor, agreement)
    return party


@transaction.atomic
def receive_copy(*, actor: Actor, agreement: Agreement, region: Region) -> Party:
    """Note that a party holds its signed copy."""
    require(may_sign(actor, agreement, region))
    party = _party_of(agreement, region)
    if party.signed_on is None and not agreement.recorded_as_signed:
        raise RuleBroken(_("Pihak ini belum menandatangani."))
    old, party.copy_received = party.copy_received, True
    party.version += 1
    party.save(update_fields=["copy_received", "version"])
    record(actor, COPY_RECEIVED, agreement, changes={region.short_name: (old, True)})
    return party


def _require_after_accord(agreement: Agreement, on: date) -> None:
    """Refuse a signature before the accord; what a source says is kept and warned about."""
    accord = agreement.accord
    if agreement.recorded_as_signed or accord is None or accord.signed_on is None:
        return
    if on < accord.signed_on:  # of an accord known by its year: before that year
        known = date_with_precision(accord.signed_on, accord.signed_precision)
        problem = _("Mendahului Kesepakatan Bersama (%(day)s).") % {"day": known}
        raise RuleBroken(problem, field="on")


def _signatory(
    agreement: Agreement, region: Region, on: date, typed: str, capacity: SignatoryCapacity
) -> str:
    """Return the office that signs, as it was held on the day of the paper (KSD-04)."""
    typed = require_short(typed, "signatory", 200)
    titles = head_titles(region, on) if capacity == SignatoryCapacity.HEAD_OF_REGION else None
    if titles is None or (agreement.recorded_as_signed and typed):
        return require_text(typed, "signatory", _("Sebutkan jabatan penandatangan."), 200)
    told = {"region": region.official_name, "day": long_date(on), "office": joined(titles)}
    if not titles:
        problem = _("Tidak ada kepala daerah %(region)s yang tercatat menjabat pada %(day)s.")
        raise RuleBroken(problem % told, field="on")
    if typed and folded(typed) not in map(folded, titles):
        problem = _(
            "Pada %(day)s yang menjabat adalah %(office)s. Tulis jabatan itu, atau kosongkan."
        )
        raise RuleBroken(problem % told, field="signatory")
    return next((title for title in titles if folded(title) == folded(typed)), titles[0])


def _after_signature(actor: Actor, agreement: Agreement) -> None:
    """Let the paper follow its signatures."""
    parties = list(agreement.parties.all())
    dates = [party.signed_on for party in parties if party.signed_on]
    complete = len(dates) == len(parties)
    if agreement.paper_state == PaperState.READY:
        _move(actor, agreement, PaperState.PARTLY_SIGNED, min(dates))
    if not complete:
        return
    agreement.signed_on = max(dates)
    if agreement.paper_state == PaperState.PARTLY_SIGNED:
        _move(actor, agreement, PaperState.SIGNED, max(dates))
    else:
        save_agreement(agreement)


def _move(actor: Actor, agreement: Agreement, to: PaperState, on: date, reason: str = "") -> None:
    old, agreement.paper_state = agreement.paper_state, to
    save_agreement(agreement)
    log_state(actor, agreement, Axis.PAPER, old, on=on, reason=reason)
    record(actor, MOVED, agreement, changes={"paper_state": (old, to)}, reason=reason)


def _require_complete(agreement: Agreement, to: Paper) -> None:
    missing = unmet(facts_of(agreement), to, clock.today())
    if missing:
        points = " ".join(f"{point.words}: {point.missing}" for point in missing)
        raise RuleBroken(_("Belum lengkap. %(points)s") % {"points": points}, field="to")


def _successor(agreement: Agreement, other: Agreement) -> Agreement:
    if other.pk == agreement.pk or other.alliance_id != agreement.alliance_id:
        raise RuleBroken(_("Pilih perjanjian lain dari wadah ini."), field="replaced_by")
    return other


def _party_of(agreement: Agreement, region: Region) -> Party:
    party = agreement.parties.select_for_update().filter(party_region=region).first()
    if party is None:
        raise RuleBroken(_("Daerah ini belum dicatat sebagai pihak."), field="region")
    return party


def _require_signable(agreement: Agreement, party: Party) -> None:
    filling_in = agreement.recorded_as_signed and agreement.is_signed
    if agreement.paper_state not in _SIGNABLE and not filling_in:
        raise RuleBroken(_("Naskah ini belum siap ditandatangani."))
    if party.signed_on is not None:
        raise RuleBroken(
            _("Pihak ini sudah menandatangani pada %(day)s.") % {"day": long_date(party.signed_on)}
        )


def _signature_of(party: Party) -> str:
    return f"{party.signatory}, {party.signed_on}" if party.signed_on else ""
