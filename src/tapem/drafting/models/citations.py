"""The register of regulations, from which the entries of Mengingat are generated."""

from typing import ClassVar

from django.db import models
from django.utils.translation import gettext_lazy as _

from tapem.drafting.choices import CitationKind
from tapem.kernel.ids import new_id
from tapem.regions.models import Region


class Citation(models.Model):
    """Peraturan rujukan: facts of one regulation; its text in Mengingat is never typed.

    `region` is empty for national regulations. `provision` is used for the constitution
    alone (UU 12/2011 Lampiran II angka 44–45). `changes` holds the last change as printed
    after "sebagaimana telah … diubah" with how often it happened.
    """

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    region = models.ForeignKey(
        Region, on_delete=models.PROTECT, null=True, blank=True, related_name="citations"
    )
    kind = models.CharField(max_length=20, choices=CitationKind.choices)
    number = models.CharField(max_length=20, blank=True)
    year = models.PositiveSmallIntegerField()
    about = models.CharField(max_length=400)
    provision = models.CharField(max_length=80, blank=True)
    gazette = models.CharField(
        max_length=200, blank=True, help_text=_("Misalnya Lembaran Negara … Tahun 2018 Nomor 2.")
    )
    supplement = models.CharField(
        max_length=200, blank=True, help_text=_("Tambahan Lembaran Negara, bila ada.")
    )
    changed_times = models.PositiveSmallIntegerField(default=0)
    last_change = models.ForeignKey(
        "self", on_delete=models.PROTECT, null=True, blank=True, related_name="+"
    )
    replaced_by = models.ForeignKey(
        "self", on_delete=models.PROTECT, null=True, blank=True, related_name="replaces"
    )
    promulgated_on = models.DateField(null=True, blank=True)
    valid_until = models.DateField(null=True, blank=True)
    source = models.CharField(max_length=200, blank=True)
    verified_by = models.CharField(max_length=120, blank=True)

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["region", "kind", "number", "year"],
                name="drafting_citation_once",
                nulls_distinct=False,
            )
        ]
        ordering: ClassVar = ["year", "number"]

    def __str__(self) -> str:
        number = f" Nomor {self.number}" if self.number else ""
        return f"{self.get_kind_display()}{number} Tahun {self.year}"
