"""The alliance itself: members, name, secretariat, and the parameters of law."""

from datetime import date
from typing import ClassVar

from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from tapem.cooperation.choices import (
    AllianceForm,
    CooperationKind,
    DatePrecision,
    MemberRole,
    NamingState,
)
from tapem.cooperation.models.base import Hosted
from tapem.cooperation.rules.words import date_with_precision
from tapem.regions.models import Region


class LegalParameter(Hosted):
    """Parameter peraturan: a deadline or threshold of law as data, verified or not."""

    key = models.SlugField(max_length=60)
    label = models.CharField(max_length=200)
    value = models.CharField(max_length=200, blank=True)
    unit = models.CharField(max_length=40, blank=True)
    source = models.CharField(max_length=200)
    valid_from = models.DateField(null=True, blank=True)
    verified_by = models.CharField(max_length=120, blank=True)
    order = models.PositiveSmallIntegerField(default=0)
    version = models.PositiveIntegerField(default=1)

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["region", "key"], name="cooperation_parameter_once")
        ]
        ordering: ClassVar = ["order"]

    def __str__(self) -> str:
        return self.label


class Alliance(Hosted):
    """Wadah kerja sama: regions that work together; it may live for years without a name."""

    kind = models.CharField(max_length=10, choices=CooperationKind.choices)
    working_title = models.CharField(max_length=200)
    official_name = models.CharField(max_length=120, blank=True)
    naming_state = models.CharField(
        max_length=10, choices=NamingState.choices, default=NamingState.NONE
    )
    named_on = models.DateField(null=True, blank=True)
    name_basis = models.CharField(max_length=300, blank=True)
    published_on = models.DateField(null=True, blank=True)
    published_at = models.CharField(max_length=300, blank=True)
    since_year = models.PositiveSmallIntegerField()
    form = models.CharField(
        max_length=20, choices=AllianceForm.choices, default=AllianceForm.SECRETARIAT
    )
    version = models.PositiveIntegerField(default=1)

    class Meta:
        constraints: ClassVar = [
            models.CheckConstraint(
                condition=Q(naming_state__in=["none", "proposed"], official_name="")
                | (Q(naming_state__in=["agreed", "published"]) & ~Q(official_name="")),
                name="cooperation_name_follows_naming",
                violation_error_message=_("Nama resmi baru ada setelah disepakati."),
            ),
        ]
        ordering: ClassVar = ["since_year", "working_title"]

    def __str__(self) -> str:
        return self.official_name or self.working_title


class AllianceMember(Hosted):
    """Daerah anggota wadah, from when until when."""

    alliance = models.ForeignKey(Alliance, on_delete=models.CASCADE, related_name="members")
    member = models.ForeignKey(Region, on_delete=models.PROTECT, related_name="+")
    role = models.CharField(max_length=10, choices=MemberRole.choices, default=MemberRole.MEMBER)
    order = models.PositiveSmallIntegerField(default=0)
    joined_on = models.DateField(null=True, blank=True)
    left_on = models.DateField(null=True, blank=True)

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["alliance", "member"], name="cooperation_member_once"),
            models.CheckConstraint(
                condition=Q(joined_on__isnull=True)
                | Q(left_on__isnull=True)
                | Q(left_on__gte=F("joined_on")),
                name="cooperation_member_dates",
                violation_error_message=_("Tanggal keluar mendahului tanggal masuk."),
            ),
        ]
        ordering: ClassVar = ["order"]

    def __str__(self) -> str:
        return str(self.member)


class NameProposal(Hosted):
    """Usulan nama wadah."""

    alliance = models.ForeignKey(Alliance, on_delete=models.CASCADE, related_name="proposals")
    text = models.CharField(max_length=120)
    meaning = models.CharField(max_length=300, blank=True)
    proposed_by = models.ForeignKey(Region, on_delete=models.PROTECT, related_name="+")
    proposed_on = models.DateField()

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["alliance", "text"],
                name="cooperation_proposal_once",
                violation_error_message=_("Nama ini sudah diusulkan."),
            )
        ]
        ordering: ClassVar = ["proposed_on", "id"]

    def __str__(self) -> str:
        return self.text


class NameVote(Hosted):
    """Suara daerah atas usulan nama: one per member and proposal, replaceable until agreed."""

    proposal = models.ForeignKey(NameProposal, on_delete=models.CASCADE, related_name="votes")
    voter = models.ForeignKey(Region, on_delete=models.PROTECT, related_name="+")
    in_favour = models.BooleanField()
    voted_on = models.DateField()
    note = models.CharField(max_length=300, blank=True)

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["proposal", "voter"], name="cooperation_vote_once")
        ]

    def __str__(self) -> str:
        return f"{self.voter} – {self.proposal}"


class SecretariatTerm(Hosted):
    """Masa sekretariat: which member holds the secretariat, as exactly as the source says.

    Source: PP 28/2018 Pasal 7 ayat (2)–(4); rotation is agreed by the parties, not by law.
    """

    alliance = models.ForeignKey(
        Alliance, on_delete=models.CASCADE, related_name="secretariat_terms"
    )
    holder = models.ForeignKey(Region, on_delete=models.PROTECT, related_name="+")
    started_on = models.DateField()
    started_precision = models.CharField(
        max_length=5, choices=DatePrecision.choices, default=DatePrecision.DAY
    )
    ended_on = models.DateField(null=True, blank=True)
    basis = models.CharField(max_length=300, blank=True)

    class Meta:
        constraints: ClassVar = [
            models.CheckConstraint(
                condition=Q(ended_on__isnull=True) | Q(ended_on__gte=F("started_on")),
                name="cooperation_term_dates",
                violation_error_message=_("Masa sekretariat berakhir sebelum dimulai."),
            ),
            models.UniqueConstraint(
                fields=["alliance"],
                condition=Q(ended_on__isnull=True),
                name="cooperation_one_secretariat",
                violation_error_message=_("Sekretariat masih dipegang daerah lain."),
            ),
        ]
        ordering: ClassVar = ["started_on"]

    def __str__(self) -> str:
        return f"{self.holder} ({self.since})"

    @property
    def since(self) -> str:
        """Beginning as exactly as it is known: "2019"."""
        return date_with_precision(self.started_on, self.started_precision)

    def holds_on(self, day: date) -> bool:
        """Tell whether the term runs on that day."""
        return self.started_on <= day and (self.ended_on is None or day <= self.ended_on)
