"""What the papers of a draft are made of."""

import datetime as dt
from dataclasses import dataclass

from tapem.documents.blocks import Signature
from tapem.documents.language import in_indonesian
from tapem.drafting.models import Draft
from tapem.drafting.rules.content import Content
from tapem.kernel.dates import long_date
from tapem.regions.choices import CAPACITY_PREFIX, Capacity, PositionKind, RegionKind
from tapem.regions.models import Appointment, Region
from tapem.regions.queries import holder_of

_TOWN_KINDS = {RegionKind.REGENCY: "BUPATI", RegionKind.CITY: "WALI KOTA"}


@dataclass(frozen=True, slots=True)
class InstrumentFacts:
    """Everything that the instrument and its annex print besides their content.

    Offices come with their capacity (Pj., Plt.), names without title, rank or NIP
    (UU 12/2011 Lampiran II angka 164, 167); an unknown name is a dotted line.
    """

    draft_id: str
    about: str
    kind_name: str
    region_name: str
    town: str
    province_name: str
    head_office: str
    head: Signature
    secretary: Signature
    section: Signature
    on: dt.date
    content: Content

    @property
    def instrument_name(self) -> str:
        """Return "PERATURAN BUPATI PEMALANG"."""
        return f"{self.kind_name.upper()} {self.town.upper()}"

    @property
    def mark(self) -> str:
        """Return what the head of every page says of a draft."""
        return f"RANCANGAN {long_date(self.on)}"


@in_indonesian
def facts_of(draft: Draft, content: Content, on: dt.date) -> InstrumentFacts:
    """Return the facts of a draft's papers on a day."""
    region = draft.region
    province = region.parent
    head_office = f"{_TOWN_KINDS.get(RegionKind(region.kind), 'KEPALA DAERAH')} {region.name}"
    return InstrumentFacts(
        draft_id=str(draft.pk),
        about=draft.about,
        kind_name=str(draft.get_kind_display()),
        region_name=region.official_name,
        town=region.name,
        province_name=f"Provinsi {province.name}" if province else "",
        head_office=head_office.upper(),
        head=_head(region, head_office, on),
        secretary=_secretary(region, on),
        section=_section_head(draft, on),
        on=on,
        content=content,
    )


def _head(region: Region, office: str, on: dt.date) -> Signature:
    holder = holder_of(region, PositionKind.REGENT, on)
    return Signature(office=(f"{office.upper()},",), prefix=_prefix(holder), name=_name(holder))


def _secretary(region: Region, on: dt.date) -> Signature:
    holder = holder_of(region, PositionKind.REGIONAL_SECRETARY, on)
    office = f"SEKRETARIS DAERAH {region.official_name.upper()},"
    return Signature(office=(office,), prefix=_prefix(holder), name=_name(holder))


def _section_head(draft: Draft, on: dt.date) -> Signature:
    """Return the head of the initiating section, who signs the cover letter."""
    positions = draft.initiator.positions.filter(kind=PositionKind.HEAD_OF_SECTION)
    position = positions.first()
    holder = (
        Appointment.objects.filter(position=position)
        .select_related("official", "position")
        .order_by("-valid_from")
        .first()
        if position
        else None
    )
    title = position.title if position else f"Kepala {draft.initiator.name}"
    return Signature(office=(title.upper(),), prefix=_prefix(holder), name=_name(holder))


def _prefix(holder: Appointment | None) -> str:
    return CAPACITY_PREFIX[Capacity(holder.capacity)].strip() if holder else ""


def _name(holder: Appointment | None) -> str | None:
    return holder.official.name if holder and holder.official else None
