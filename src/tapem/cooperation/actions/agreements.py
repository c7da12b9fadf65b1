"""Registering agreements: their titles, parties and terms."""

from collections.abc import Mapping, Sequence
from datetime import date

from django.db import transaction
from django.db.models import Max
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from tapem.accounts.actors import Actor
from tapem.accounts.door import require
from tapem.audit.actions import record
from tapem.audit.vocabulary import Term, term
from tapem.cooperation.actions.guards import (
    locked,
    log_state,
    names_of,
    require_fresh,
    require_happened,
    require_member,
    require_sane,
    require_short,
    require_text,
    save_agreement,
)
from tapem.cooperation.choices import (
    Axis,
    PaperState,
)
from tapem.cooperation.models import (
    Accord,
    Agreement,
    Alliance,
    LeadAgency,
    Party,
)
from tapem.cooperation.policies import (
    may_keep_register,
)
from tapem.kernel import clock
from tapem.kernel.errors import RuleBroken
from tapem.regions.models import Agency, Region

LEAST_PARTIES = 2
_PARKED = 1000  # ordinals out of the way while parties change places
# What an office may find under way when it opens its register; later states are reached by acts.
FOUND_STATES = (PaperState.PLANNED, PaperState.OFFERED, PaperState.DRAFTING)
Leads = Mapping[Region, Agency | str]
PLANNED = term(
    "cooperation.agreement-planned",
    gettext_lazy("Perjanjian direncanakan"),
    gettext_lazy("{actor} mencatat rencana {subject}"),
)
ALREADY_SIGNED = term(
    "cooperation.agreement-recorded",
    gettext_lazy("Perjanjian yang sudah ditandatangani dicatat"),
    gettext_lazy("{actor} mencatat sebagai sudah ditandatangani: {subject}"),
)
NAMED = term(
    "cooperation.agreement-named",
    gettext_lazy("Judul perjanjian dicatat"),
    gettext_lazy("{actor} mencatat judul {subject}"),
)
PARTIES_SET = term(
    "cooperation.parties-set",
    gettext_lazy("Para pihak dicatat"),
    gettext_lazy("{actor} mencatat para pihak {subject}"),
)
ACCORD_LINKED = term(
    "cooperation.accord-linked",
    gettext_lazy("Kesepakatan Bersama induk dicatat"),
    gettext_lazy("{actor} mencatat Kesepakatan Bersama induk {subject}"),
)
TERM_SET = term(
    "cooperation.term-set",
    gettext_lazy("Jangka waktu dicatat"),
    gettext_lazy("{actor} mencatat jangka waktu {subject}"),
)


@transaction.atomic
def plan_agreement(
    *,
    actor: Actor,
    alliance: Alliance,
    title: str,
    short_title: str = "",
    accord: Accord | None = None,
    parties: Sequence[Region] | None = None,
    leads: Leads | None = None,
    as_found: PaperState = PaperState.PLANNED,
    quality_notes: str = "",
    on: date | None = None,
) -> Agreement:
    """Register an agreement that is still to be signed.

    `as_found` is where the paper already was when the register was opened (planned, offered or
    in drafting); `parties` None and missing `leads` mean that nobody has said it yet. `on` is
    the day from which the register knows it.
    """
    require(may_keep_register(actor, alliance))
    title = require_text(title, "title", _("Tulis judul perjanjian."), 500)
    if as_found not in FOUND_STATES:
        raise RuleBroken(_("Keadaan ini dicapai dengan langkahnya sendiri."), field="as_found")
    agreement = _new(alliance, title, short_title, accord, quality_notes)
    agreement.paper_state = as_found
    agreement.save(force_insert=True)
    _fill(agreement, parties, leads)
    day = require_happened(on or clock.today(), "on")
    _register(actor, PLANNED, agreement, day)
    return agreement


@transaction.atomic
def record_already_signed(
    *,
    actor: Actor,
    alliance: Alliance,
    title: str = "",
    short_title: str = "",
    accord: Accord | None = None,
    parties: Sequence[Region] | None = None,
    leads: Leads | None = None,
    signed_on: date | None = None,
    quality_notes: str = "",
    on: date | None = None,
) -> Agreement:
    """Register an agreement that a source calls signed, however little it says of it.

    Without a title it is a placeholder that is counted and flagged. The guards of signing are
    skipped and the missing facts stay open. `on` is the day of the source (today by default);
    where the signing day itself is known, figures of the past count from it.
    """
    require(may_keep_register(actor, alliance))
    agreement = _new(
        alliance, require_short(title, "title", 500), short_title, accord, quality_notes
    )
    agreement.paper_state = PaperState.SIGNED
    agreement.recorded_as_signed = True
    agreement.signed_on = require_happened(signed_on, "signed_on") if signed_on else None
    agreement.save(force_insert=True)
    _fill(agreement, parties, leads)
    day = signed_on or require_happened(on or clock.today(), "on")
    _register(actor, ALREADY_SIGNED, agreement, day)
    return agreement


@transaction.atomic
def name_agreement(
    *,
    actor: Actor,
    agreement: Agreement,
    title: str,
    short_title: str = "",
    affair: str = "",
    scope: str = "",
    version: int | None = None,
) -> Agreement:
    """Give a placeholder its title, or mend title, short title, affair and scope."""
    agreement = locked(agreement)
    require(may_keep_register(actor, agreement.alliance))
    title = require_text(title, "title", _("Tulis judul perjanjian."), 500)
    require_fresh(agreement.version, version, theirs=agreement.title, mine=title)
    _require_new_title(agreement, title)
    old = agreement.title
    agreement.title = title
    agreement.short_title = require_short(short_title, "short_title", 120)
    agreement.affair = require_short(affair, "affair", 120)
    agreement.scope = require_short(scope, "scope", 5000)
    save_agreement(agreement)
    record(actor, NAMED, agreement, changes={"title": (old, title)})
    return agreement


@transaction.atomic
def set_parties(
    *, actor: Actor, agreement: Agreement, parties: Sequence[Region], version: int | None = None
) -> Agreement:
    """Say which members are parties, in the order of their ordinals (PIHAK KESATU first).

    Who has signed stays a party. Parties outside a known accord are refused (KSD-02).
    """
    agreement = locked(agreement)
    require(may_keep_register(actor, agreement.alliance))
    wanted = list(dict.fromkeys(parties))
    before = [party.party_region for party in agreement.parties.select_related("party_region")]
    require_fresh(agreement.version, version, theirs=names_of(before), mine=names_of(wanted))
    _require_parties(agreement, wanted)
    _replace_parties(agreement, wanted)
    agreement.parties_known = True
    save_agreement(agreement)
    changes = {"parties": (names_of(before) or None, names_of(wanted))}
    record(actor, PARTIES_SET, agreement, changes=changes)
    return agreement


@transaction.atomic
def rest_on_accord(
    *, actor: Actor, agreement: Agreement, accord: Accord, version: int | None = None
) -> Agreement:
    """Say on which accord an agreement rests; its known parties must be parties of it (KSD-02)."""
    agreement = locked(agreement)
    require(may_keep_register(actor, agreement.alliance))
    old = str(agreement.accord) if agreement.accord else ""
    require_fresh(agreement.version, version, theirs=old, mine=str(accord))
    if accord.alliance_id != agreement.alliance_id:
        raise RuleBroken(_("Kesepakatan Bersama ini milik wadah lain."), field="accord")
    if agreement.parties_known and accord.parties_known:
        allowed = set(accord.parties.all())
        parties = [party.party_region for party in agreement.parties.select_related("party_region")]
        if extra := [region for region in parties if region not in allowed]:
            problem = _("Di luar Kesepakatan Bersama: %(names)s.") % {"names": names_of(extra)}
            raise RuleBroken(problem, field="accord")
    agreement.accord = accord
    save_agreement(agreement)
    record(actor, ACCORD_LINKED, agreement, changes={"accord": (old or None, str(accord))})
    return agreement


@transaction.atomic
def set_term(
    *,
    actor: Actor,
    agreement: Agreement,
    valid_from: date | None,
    valid_until: date | None,
    term_exception: str = "",
    needs_council: bool | None = None,
    version: int | None = None,
) -> Agreement:
    """Record the term, what excepts it from the longest one, and whether the council must approve."""
    agreement = locked(agreement)
    require(may_keep_register(actor, agreement.alliance))
    theirs = f"{agreement.valid_from or '–'} s.d. {agreement.valid_until or '–'}"
    mine = f"{valid_from or '–'} s.d. {valid_until or '–'}"
    require_fresh(agreement.version, version, theirs=theirs, mine=mine)
    for day, field in ((valid_from, "valid_from"), (valid_until, "valid_until")):
        if day is not None:
            require_sane(day, field)
    if valid_from and valid_until and valid_until < valid_from:
        raise RuleBroken(_("Tanggal berakhir mendahului tanggal mulai."), field="valid_until")
    agreement.valid_from, agreement.valid_until = valid_from, valid_until
    agreement.term_exception = require_short(term_exception, "term_exception", 300)
    agreement.needs_council = needs_council
    save_agreement(agreement)
    record(actor, TERM_SET, agreement, changes={"term": (theirs, mine)})
    return agreement


def _new(
    alliance: Alliance, title: str, short_title: str, accord: Accord | None, notes: str
) -> Agreement:
    if accord is not None and accord.alliance_id != alliance.pk:
        raise RuleBroken(_("Kesepakatan Bersama ini milik wadah lain."), field="accord")
    last: int = alliance.agreements.aggregate(last=Max("number"))["last"] or 0
    agreement = Agreement(
        region=alliance.region,
        alliance=alliance,
        accord=accord,
        number=last + 1,
        title=title,
        short_title=require_short(short_title, "short_title", 120),
        quality_notes=require_short(notes, "quality_notes", 2000),
    )
    _require_new_title(agreement, title)
    return agreement


def _require_new_title(agreement: Agreement, title: str) -> None:
    twins = agreement.alliance.agreements.filter(title__iexact=title).exclude(pk=agreement.pk)
    if title and twins.exists():
        raise RuleBroken(_("Judul ini sudah ada dalam register."), field="title")


def _fill(agreement: Agreement, parties: Sequence[Region] | None, leads: Leads | None) -> None:
    """Write parties and lead agencies of a new agreement."""
    if parties is not None:
        wanted = list(dict.fromkeys(parties))
        _require_parties(agreement, wanted)
        _replace_parties(agreement, wanted)
        agreement.parties_known = True
        agreement.save(update_fields=["parties_known"])
    for region, agency in (leads or {}).items():
        LeadAgency.objects.create(
            region=agreement.region,
            agreement=agreement,
            of_region=region,
            agency=None if isinstance(agency, str) else agency,
            agency_name=agency if isinstance(agency, str) else "",
        )


def _register(actor: Actor, act: Term, agreement: Agreement, on: date) -> None:
    log_state(actor, agreement, Axis.PAPER, "", on=on)
    changes = {
        "title": (None, agreement.title or None),
        "paper_state": (None, agreement.paper_state),
    }
    record(actor, act, agreement, changes=changes)


def _require_parties(agreement: Agreement, wanted: list[Region]) -> None:
    if len(wanted) < LEAST_PARTIES:
        raise RuleBroken(_("Pilih paling sedikit dua pihak."), field="parties")
    for region in wanted:
        require_member(agreement.alliance, region, "parties")
    accord = agreement.accord
    if accord is not None and accord.parties_known:
        allowed = set(accord.parties.all())
        extra = [region for region in wanted if region not in allowed]
        if extra:
            problem = _("Di luar Kesepakatan Bersama: %(names)s.") % {"names": names_of(extra)}
            raise RuleBroken(problem, field="parties")
    signed = agreement.parties.filter(signed_on__isnull=False).select_related("party_region")
    lost = [party.party_region for party in signed if party.party_region not in wanted]
    if lost:
        problem = _("Sudah menandatangani: %(names)s.") % {"names": names_of(lost)}
        raise RuleBroken(problem, field="parties")


def _replace_parties(agreement: Agreement, wanted: list[Region]) -> None:
    """Keep the rows of those who stay, with their signatures; renumber all."""
    agreement.parties.exclude(party_region__in=wanted).delete()
    kept = {party.party_region_id: party for party in agreement.parties.all()}
    # Two steps, since the ordinals are unique while they change places.
    for place, party in enumerate(kept.values(), _PARKED):
        party.ordinal = place
        party.save(update_fields=["ordinal"])
    for place, region in enumerate(wanted, 1):
        party = kept.get(region.pk) or Party(
            region=agreement.region, agreement=agreement, party_region=region
        )
        party.ordinal = place
        party.save()
