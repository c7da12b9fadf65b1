"""Entries of the trail and accesses to files."""

from typing import ClassVar

from django.db import models

from tapem.kernel.ids import new_id


class ChainHead(models.Model):
    """Last link of one region's chain; locked while the next one is forged."""

    chain = models.CharField(max_length=40, primary_key=True)
    sequence = models.PositiveBigIntegerField(default=0)
    digest = models.CharField(max_length=64, blank=True)

    def __str__(self) -> str:
        return f"{self.chain} #{self.sequence}"


class Entry(models.Model):
    """Jejak audit: one act, with labels that stay readable when their objects are gone."""

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    chain = models.CharField(max_length=40)
    sequence = models.PositiveBigIntegerField()
    at = models.DateTimeField(db_index=True)
    act = models.CharField(max_length=80, db_index=True)
    actor_key = models.CharField(max_length=40, blank=True)
    actor_label = models.CharField(max_length=200)
    agency_label = models.CharField(max_length=200, blank=True)
    capacity_label = models.CharField(max_length=80, blank=True)
    subject_kind = models.CharField(max_length=80)
    subject_key = models.CharField(max_length=40)
    subject_label = models.CharField(max_length=300)
    changes = models.JSONField(default=dict)
    reason = models.TextField(blank=True)
    request_key = models.CharField(max_length=40, blank=True)
    previous_digest = models.CharField(max_length=64, blank=True)
    digest = models.CharField(max_length=64)

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["chain", "sequence"], name="audit_entry_one_link")
        ]
        indexes: ClassVar = [
            models.Index(fields=["subject_kind", "subject_key"], name="audit_entry_subject")
        ]
        ordering: ClassVar = ["chain", "sequence"]

    def __str__(self) -> str:
        return f"{self.act} {self.subject_label}"


class Access(models.Model):
    """Akses berkas: somebody opened or downloaded a file; kept outside the chain."""

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    chain = models.CharField(max_length=40, db_index=True)
    at = models.DateTimeField()
    actor_key = models.CharField(max_length=40, blank=True)
    actor_label = models.CharField(max_length=200)
    agency_label = models.CharField(max_length=200, blank=True)
    subject_kind = models.CharField(max_length=80)
    subject_key = models.CharField(max_length=40)
    subject_label = models.CharField(max_length=300)

    class Meta:
        ordering: ClassVar = ["-at"]

    def __str__(self) -> str:
        return f"{self.actor_label} {self.subject_label}"
