"""Stored files: what was uploaded or issued, under a random name, with its hash."""

from typing import ClassVar

from django.db import models

from tapem.kernel.ids import new_id


class StoredFile(models.Model):
    """Berkas tersimpan: bytes live in the storage, everything known of them lives here."""

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    region_key = models.UUIDField(
        null=True, blank=True, db_index=True, help_text="Region (tenant) that owns the file."
    )
    purpose = models.CharField(max_length=60)
    name = models.CharField(max_length=200)
    media_type = models.CharField(max_length=120)
    size = models.PositiveBigIntegerField()
    sha256 = models.CharField(max_length=64)
    storage_name = models.CharField(max_length=120, unique=True)
    created_at = models.DateTimeField()
    created_by_label = models.CharField(max_length=200)

    class Meta:
        ordering: ClassVar = ["-created_at"]

    def __str__(self) -> str:
        return self.name
