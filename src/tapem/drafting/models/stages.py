"""Steps of a draft after its hand-over, as letters and acts of others date them."""

from typing import ClassVar

from django.db import models

from tapem.drafting.choices import DraftState
from tapem.drafting.models.drafts import Draft
from tapem.kernel.ids import new_id


class Stage(models.Model):
    """Tahap rancangan: harmonisasi, fasilitasi, penetapan, pengundangan, or the way back.

    `held_on` is the day of the step, `reference_number` the number of its letter; at
    penetapan the number of the regulation, at pengundangan that of the Berita Daerah
    (UU 12/2011 Pasal 86, Pasal 97D; Permendagri 80/2015 Pasal 88–89, belum diverifikasi).
    """

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    draft = models.ForeignKey(Draft, on_delete=models.CASCADE, related_name="stages")
    state = models.CharField(max_length=20, choices=DraftState.choices)
    held_on = models.DateField()
    reference_number = models.CharField(max_length=80, blank=True)
    note = models.CharField(max_length=300, blank=True)
    recorded_at = models.DateTimeField()
    recorded_by = models.CharField(max_length=200)

    class Meta:
        ordering: ClassVar = ["recorded_at", "id"]

    def __str__(self) -> str:
        return f"{self.get_state_display()} – {self.draft}"
