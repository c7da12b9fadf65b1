"""Accords and agreements, their parties, lead agencies, papers, clauses and state log."""

from typing import ClassVar

from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from tapem.cooperation.choices import (
    Axis,
    ClauseCategory,
    DatePrecision,
    DocumentKind,
    EndReason,
    ImplementationState,
    PaperState,
    SignatoryCapacity,
)
from tapem.cooperation.models.alliance import Alliance
from tapem.cooperation.models.base import Hosted
from tapem.cooperation.rules.words import UNKNOWN
from tapem.documents.models import StoredFile
from tapem.regions.models import Agency, Region

SIGNED_STATES = (
    PaperState.SIGNED,
    PaperState.IN_FORCE,
    PaperState.ENDED,
    PaperState.TERMINATED,
    PaperState.REPLACED,
)
_SIGNED_VALUES = [state.value for state in SIGNED_STATES]


class Accord(Hosted):
    """Kesepakatan Bersama (KB): the intent on which agreements rest (PP 28/2018 Pasal 6)."""

    alliance = models.ForeignKey(Alliance, on_delete=models.CASCADE, related_name="accords")
    title = models.CharField(max_length=500, blank=True)
    number = models.CharField(max_length=120, blank=True)
    is_signed = models.BooleanField(default=False)
    signed_on = models.DateField(null=True, blank=True)
    signed_precision = models.CharField(
        max_length=5, choices=DatePrecision.choices, default=DatePrecision.DAY
    )
    valid_until = models.DateField(null=True, blank=True)
    parties_known = models.BooleanField(default=False)
    parties = models.ManyToManyField(Region, related_name="+", blank=True)
    note = models.CharField(max_length=300, blank=True)

    def __str__(self) -> str:
        return self.title or "Kesepakatan Bersama"


class Agreement(Hosted):
    """Perjanjian Kerja Sama (PKS): paper and implementation are two independent axes.

    An agreement of which nothing but its existence is known has an empty title.
    """

    alliance = models.ForeignKey(Alliance, on_delete=models.CASCADE, related_name="agreements")
    accord = models.ForeignKey(
        Accord, on_delete=models.PROTECT, null=True, blank=True, related_name="agreements"
    )
    number = models.PositiveSmallIntegerField(help_text=_("Nomor urut dalam register."))
    title = models.CharField(max_length=500, blank=True)
    short_title = models.CharField(max_length=120, blank=True)
    affair = models.CharField(max_length=120, blank=True)
    scope = models.TextField(blank=True)
    paper_state = models.CharField(
        max_length=20, choices=PaperState.choices, default=PaperState.PLANNED
    )
    implementation_state = models.CharField(
        max_length=12, choices=ImplementationState.choices, default=ImplementationState.NOT_STARTED
    )
    stalled_because = models.CharField(max_length=500, blank=True)
    parties_known = models.BooleanField(default=False)
    needs_council = models.BooleanField(null=True, blank=True)
    signed_on = models.DateField(null=True, blank=True)
    valid_from = models.DateField(null=True, blank=True)
    valid_until = models.DateField(null=True, blank=True)
    term_exception = models.CharField(max_length=300, blank=True)
    end_reason = models.CharField(max_length=20, choices=EndReason.choices, blank=True)
    replaced_by = models.ForeignKey(
        "self", on_delete=models.PROTECT, null=True, blank=True, related_name="replaces"
    )
    recorded_as_signed = models.BooleanField(default=False)
    quality_notes = models.TextField(blank=True)
    version = models.PositiveIntegerField(default=1)

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["alliance", "number"], name="cooperation_agreement_numbers"
            ),
            models.CheckConstraint(
                condition=Q(implementation_state="not_started") | Q(paper_state__in=_SIGNED_VALUES),
                name="cooperation_implemented_only_when_signed",
                violation_error_message=_(
                    "Perjanjian yang belum ditandatangani tidak dapat dilaksanakan."
                ),
            ),
            models.CheckConstraint(
                condition=~Q(implementation_state="stalled") | ~Q(stalled_because=""),
                name="cooperation_stalled_with_reason",
                violation_error_message=_("Tulis mengapa pelaksanaan terhenti."),
            ),
            models.CheckConstraint(
                condition=Q(valid_from__isnull=True)
                | Q(valid_until__isnull=True)
                | Q(valid_until__gte=F("valid_from")),
                name="cooperation_agreement_dates",
                violation_error_message=_("Tanggal berakhir mendahului tanggal mulai."),
            ),
            models.CheckConstraint(
                condition=~Q(paper_state="terminated") | ~Q(end_reason=""),
                name="cooperation_terminated_with_reason",
                violation_error_message=_("Pilih alasan pengakhiran."),
            ),
            models.CheckConstraint(
                condition=~Q(paper_state="replaced") | Q(replaced_by__isnull=False),
                name="cooperation_replaced_by_something",
                violation_error_message=_("Sebutkan perjanjian penggantinya."),
            ),
        ]
        indexes: ClassVar = [
            models.Index(fields=["alliance", "paper_state"], name="cooperation_by_paper")
        ]
        ordering: ClassVar = ["number"]

    def __str__(self) -> str:
        return self.label

    @property
    def is_placeholder(self) -> bool:
        """Tell whether the title is not known yet."""
        return not self.title

    @property
    def label(self) -> str:
        """Name for lists: short title, title, or what is missing."""
        return self.short_title or self.title or f"PKS nomor {self.number} (judul {UNKNOWN})"

    @property
    def is_signed(self) -> bool:
        """Tell whether every party has signed."""
        return self.paper_state in _SIGNED_VALUES


class Party(Hosted):
    """Pihak: a region under an agreement, with its own number and signature."""

    agreement = models.ForeignKey(Agreement, on_delete=models.CASCADE, related_name="parties")
    party_region = models.ForeignKey(Region, on_delete=models.PROTECT, related_name="+")
    ordinal = models.PositiveSmallIntegerField()
    paper_number = models.CharField(max_length=120, blank=True)
    signed_on = models.DateField(null=True, blank=True)
    signatory = models.CharField(max_length=200, blank=True)
    capacity = models.CharField(max_length=20, choices=SignatoryCapacity.choices, blank=True)
    power_of_attorney = models.CharField(max_length=200, blank=True)
    copy_received = models.BooleanField(default=False)
    version = models.PositiveIntegerField(default=1)

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["agreement", "party_region"], name="cooperation_party_once"
            ),
            models.UniqueConstraint(
                fields=["agreement", "ordinal"], name="cooperation_party_ordinals"
            ),
            models.CheckConstraint(
                condition=Q(signed_on__isnull=True) | (~Q(signatory="") & ~Q(capacity="")),
                name="cooperation_signed_by_somebody",
                violation_error_message=_("Sebutkan penandatangan dan kapasitasnya."),
            ),
            models.CheckConstraint(
                condition=~Q(capacity="proxy") | ~Q(power_of_attorney=""),
                name="cooperation_proxy_with_power",
                violation_error_message=_("Penandatangan dengan kuasa memerlukan surat kuasa."),
            ),
        ]
        ordering: ClassVar = ["ordinal"]

    def __str__(self) -> str:
        return f"{self.party_region} – {self.agreement}"


class LeadAgency(Hosted):
    """Leading sector: the agency that leads an agreement on the side of one region."""

    agreement = models.ForeignKey(Agreement, on_delete=models.CASCADE, related_name="lead_agencies")
    of_region = models.ForeignKey(Region, on_delete=models.PROTECT, related_name="+")
    agency = models.ForeignKey(
        Agency, on_delete=models.PROTECT, null=True, blank=True, related_name="led_agreements"
    )
    agency_name = models.CharField(max_length=200, blank=True)
    version = models.PositiveIntegerField(default=1)

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["agreement", "of_region"], name="cooperation_lead_once"
            ),
            models.CheckConstraint(
                condition=Q(agency__isnull=False) | ~Q(agency_name=""),
                name="cooperation_lead_has_name",
                violation_error_message=_("Sebutkan perangkat daerahnya."),
            ),
        ]

    def __str__(self) -> str:
        return self.label

    @property
    def label(self) -> str:
        """Name as the report abbreviates it."""
        return self.agency.short_name if self.agency else self.agency_name


class AgreementDocument(Hosted):
    """Surat atau persetujuan yang menyertai naskah; dated, of one side where it has one."""

    agreement = models.ForeignKey(Agreement, on_delete=models.CASCADE, related_name="documents")
    kind = models.CharField(max_length=20, choices=DocumentKind.choices)
    of_region = models.ForeignKey(
        Region, on_delete=models.PROTECT, null=True, blank=True, related_name="+"
    )
    reference_number = models.CharField(max_length=120, blank=True)
    dated_on = models.DateField()
    file = models.ForeignKey(
        StoredFile, on_delete=models.PROTECT, null=True, blank=True, related_name="+"
    )

    class Meta:
        ordering: ClassVar = ["dated_on", "id"]

    def __str__(self) -> str:
        return f"{self.get_kind_display()} {self.reference_number}".strip()


class Clause(Hosted):
    """Klausul: a part of the draft agreement, by category (eight are obligatory)."""

    agreement = models.ForeignKey(Agreement, on_delete=models.CASCADE, related_name="clauses")
    category = models.CharField(max_length=20, choices=ClauseCategory.choices)
    article = models.CharField(max_length=20, blank=True)
    text = models.TextField()
    version = models.PositiveIntegerField(default=1)

    class Meta:
        constraints: ClassVar = [
            models.CheckConstraint(
                condition=~Q(text=""),
                name="cooperation_clause_not_empty",
                violation_error_message=_("Isi klausul ini."),
            )
        ]

    def __str__(self) -> str:
        return f"{self.get_category_display()} {self.article}".strip()


class Addendum(Hosted):
    """Adendum: a written change of a signed agreement by all its parties, part of it from then on."""

    agreement = models.ForeignKey(Agreement, on_delete=models.CASCADE, related_name="addenda")
    ordinal = models.PositiveSmallIntegerField()
    number = models.CharField(max_length=120)
    dated_on = models.DateField()
    matter = models.CharField(max_length=20, choices=ClauseCategory.choices)
    changes_text = models.TextField()
    file = models.ForeignKey(
        StoredFile, on_delete=models.PROTECT, null=True, blank=True, related_name="+"
    )

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["agreement", "ordinal"], name="cooperation_addendum_ordinals"
            ),
            models.UniqueConstraint(
                fields=["agreement", "number"],
                name="cooperation_addendum_once",
                violation_error_message=_("Adendum dengan nomor ini sudah dicatat."),
            ),
            models.CheckConstraint(
                condition=~Q(changes_text="") & ~Q(number=""),
                name="cooperation_addendum_says_what",
                violation_error_message=_("Tulis nomor adendum dan apa yang diubahnya."),
            ),
        ]
        ordering: ClassVar = ["ordinal"]

    def __str__(self) -> str:
        return f"Adendum {self.ordinal} – {self.agreement}"


class StateChange(Hosted):
    """Perubahan keadaan: lets figures be counted as they were on any day."""

    agreement = models.ForeignKey(Agreement, on_delete=models.CASCADE, related_name="changes")
    axis = models.CharField(max_length=15, choices=Axis.choices)
    old = models.CharField(max_length=20, blank=True)
    new = models.CharField(max_length=20)
    on = models.DateField()
    reason = models.CharField(max_length=500, blank=True)
    by = models.CharField(max_length=200)

    class Meta:
        indexes: ClassVar = [models.Index(fields=["agreement", "on"], name="cooperation_changes")]
        ordering: ClassVar = ["on", "id"]

    def __str__(self) -> str:
        return f"{self.agreement}: {self.old} → {self.new}"

    @property
    def word(self) -> str:
        """Say the new state with its axis: "Naskah: Ditandatangani"."""
        kind = PaperState if self.axis == Axis.PAPER else ImplementationState
        return f"{Axis(self.axis).label}: {kind(self.new).label}"
