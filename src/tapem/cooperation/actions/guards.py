"""Conditions that several acts ask for before they write, and the log of states."""

from datetime import date

from django.utils.translation import gettext as _

from tapem.accounts.actors import Actor
from tapem.cooperation.choices import Axis
from tapem.cooperation.models import Agreement, Alliance, StateChange
from tapem.cooperation.queries import member_regions
from tapem.cooperation.rules.words import joined
from tapem.kernel import clock
from tapem.kernel.dates import long_date
from tapem.kernel.errors import RuleBroken, Stale
from tapem.regions.models import Region

EARLIEST = date(1945, 8, 17)
LATEST_YEAR = 2100


def require_text(text: str, field: str, message: str, limit: int = 2000) -> str:
    """Return the trimmed text; RuleBroken with `message` when empty, or when it is too long."""
    trimmed = text.strip()
    if not trimmed:
        raise RuleBroken(message, field=field)
    return require_short(trimmed, field, limit)


def require_short(text: str, field: str, limit: int) -> str:
    """Return the trimmed text; RuleBroken when it is longer than its column."""
    trimmed = text.strip()
    if len(trimmed) > limit:
        problem = _("Paling panjang %(limit)d huruf; isian ini %(length)d huruf.")
        raise RuleBroken(problem % {"limit": limit, "length": len(trimmed)}, field=field)
    return trimmed


def require_happened(on: date, field: str) -> date:
    """Return the day; RuleBroken when it has not come yet or lies before the Republic."""
    if on > clock.today():
        problem = _("Tanggal %(day)s belum tiba.") % {"day": long_date(on)}
        raise RuleBroken(problem, field=field)
    return require_sane(on, field)


def require_sane(on: date, field: str) -> date:
    """Return the day; RuleBroken when nobody can mean its year."""
    if on < EARLIEST or on.year > LATEST_YEAR:
        raise RuleBroken(_("Periksa tahun pada tanggal ini."), field=field)
    return on


def require_fresh(saved: int, version: int | None, *, theirs: str, mine: str) -> None:
    """Refuse when somebody saved after the form was opened; both values travel along."""
    if version is not None and version != saved:
        message = _("Orang lain menyimpan lebih dulu. Bandingkan kedua isian, lalu simpan lagi.")
        raise Stale(message, theirs=theirs, mine=mine)


def require_member(alliance: Alliance, region: Region, field: str = "region") -> None:
    """Refuse a region that is no member of the alliance today."""
    if region not in member_regions(alliance, clock.today()):
        problem = _("%(region)s bukan anggota wadah ini.") % {"region": region.short_name}
        raise RuleBroken(problem, field=field)


def require_party(agreement: Agreement, region: Region, field: str = "region") -> None:
    """Refuse a region that is known not to be a party; unknown parties refuse nobody."""
    if not agreement.parties_known:
        require_member(agreement.alliance, region, field)
    elif not agreement.parties.filter(party_region=region).exists():
        problem = _("%(region)s bukan pihak dalam perjanjian ini.") % {"region": region.short_name}
        raise RuleBroken(problem, field=field)


def locked(agreement: Agreement) -> Agreement:
    """Return the agreement as it is saved now, locked until the act is over."""
    return (
        Agreement.objects.select_for_update(of=("self",))
        .select_related("alliance__region", "region")
        .get(pk=agreement.pk)
    )


def save_agreement(agreement: Agreement) -> None:
    """Save with the next version, so that a form opened before is known to be stale."""
    agreement.version += 1
    agreement.save()


def log_state(
    actor: Actor, agreement: Agreement, axis: Axis, old: str, *, on: date, reason: str = ""
) -> None:
    """Keep a dated change of state: figures of a past day are counted from these."""
    new = agreement.paper_state if axis is Axis.PAPER else agreement.implementation_state
    StateChange.objects.create(
        region=agreement.region,
        agreement=agreement,
        axis=axis,
        old=old,
        new=new,
        on=on,
        reason=reason[:500],
        by=f"{actor.label}, {actor.agency_label}"[:200],
    )


def names_of(regions: list[Region]) -> str:
    """Return the names of regions for the trail."""
    return joined([region.short_name for region in regions])
