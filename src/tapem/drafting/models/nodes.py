"""Nodes of a draft, their owners, revisions, agenda links and seals."""

from typing import ClassVar

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from tapem.drafting.choices import NodeKind, ReasonKind
from tapem.drafting.models.citations import Citation
from tapem.drafting.models.drafts import Draft
from tapem.kernel.ids import new_id
from tapem.meetings.models import AgendaItem
from tapem.regions.models import Agency, Region


class Node(models.Model):
    """Simpul naskah: one unit of the instrument; its number is computed, never stored.

    `table_key` names an entry of the registry of tables, `table_options` narrows it.
    `version` counts saves: a form that carries an older one is stale.
    """

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    region = models.ForeignKey(Region, on_delete=models.PROTECT, related_name="+")
    draft = models.ForeignKey(Draft, on_delete=models.CASCADE, related_name="nodes")
    parent = models.ForeignKey(
        "self", on_delete=models.CASCADE, null=True, blank=True, related_name="children"
    )
    kind = models.CharField(max_length=20, choices=NodeKind.choices)
    order = models.PositiveIntegerField(default=0)
    title = models.CharField(max_length=300, blank=True)
    body = models.TextField(blank=True)
    citation = models.ForeignKey(
        Citation, on_delete=models.PROTECT, null=True, blank=True, related_name="+"
    )
    table_key = models.SlugField(max_length=80, blank=True)
    table_options = models.JSONField(default=dict, blank=True)
    removed_at = models.DateTimeField(null=True, blank=True)
    version = models.PositiveIntegerField(default=1)

    class Meta:
        constraints: ClassVar = [
            models.CheckConstraint(
                condition=~Q(kind="legal_basis") | Q(citation__isnull=False),
                name="drafting_legal_basis_from_register",
                violation_error_message=_("Dasar hukum dipilih dari daftar peraturan."),
            ),
            models.CheckConstraint(
                condition=~Q(kind="table") | ~Q(table_key=""),
                name="drafting_table_is_bound",
                violation_error_message=_("Tabel naskah harus terikat pada data."),
            ),
        ]
        indexes: ClassVar = [
            models.Index(fields=["draft", "parent", "order"], name="drafting_node_tree")
        ]
        ordering: ClassVar = ["order", "id"]

    def __str__(self) -> str:
        return self.title or self.body[:80] or str(self.get_kind_display())


class NodeOwner(models.Model):
    """OPD pengampu bab: an agency that writes a node, and whether it agreed to it.

    `obliged` marks an agency without whose consent the chapter is not agreed.
    """

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    node = models.ForeignKey(Node, on_delete=models.CASCADE, related_name="owners")
    agency = models.ForeignKey(Agency, on_delete=models.PROTECT, related_name="owned_nodes")
    obliged = models.BooleanField(default=False)
    agreed_at = models.DateTimeField(null=True, blank=True)
    agreed_by = models.CharField(max_length=200, blank=True)

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["node", "agency"], name="drafting_owner_once")
        ]
        ordering: ClassVar = ["id"]

    def __str__(self) -> str:
        return f"{self.agency.short_name} – {self.node}"


class NodeRevision(models.Model):
    """Riwayat simpul: each text that a node has had, with its cause; append-only."""

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    node = models.ForeignKey(Node, on_delete=models.PROTECT, related_name="revisions")
    sequence = models.PositiveIntegerField()
    title = models.CharField(max_length=300, blank=True)
    body = models.TextField(blank=True)
    reason_kind = models.CharField(max_length=20, choices=ReasonKind.choices)
    reason = models.CharField(max_length=300, blank=True)
    made_at = models.DateTimeField()
    made_by = models.CharField(max_length=200)
    agency = models.ForeignKey(
        Agency, on_delete=models.PROTECT, null=True, blank=True, related_name="+"
    )
    digest = models.CharField(max_length=64)

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["node", "sequence"], name="drafting_revision_numbers")
        ]
        ordering: ClassVar = ["sequence"]

    def __str__(self) -> str:
        return f"{self.node} (perubahan ke-{self.sequence})"


class AgendaChapter(models.Model):
    """Bab yang dibahas pada butir acara."""

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    agenda_item = models.OneToOneField(
        AgendaItem, on_delete=models.CASCADE, related_name="chapter_link"
    )
    node = models.ForeignKey(Node, on_delete=models.CASCADE, related_name="agenda_links")

    def __str__(self) -> str:
        return f"{self.agenda_item} – {self.node}"


class Seal(models.Model):
    """Segel bab: what a chapter said when it was agreed, and the hash of it.

    Whether the seal still holds is computed by comparing the hash with today's content;
    `content` lets a screen say what has changed since.
    """

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    node = models.ForeignKey(Node, on_delete=models.CASCADE, related_name="seals")
    digest = models.CharField(max_length=64)
    content = models.JSONField()
    sealed_at = models.DateTimeField()
    sealed_by = models.CharField(max_length=200)
    agenda_item = models.ForeignKey(
        AgendaItem, on_delete=models.SET_NULL, null=True, blank=True, related_name="+"
    )
    lifted_at = models.DateTimeField(null=True, blank=True)
    lifted_reason = models.CharField(max_length=300, blank=True)

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["node"],
                condition=Q(lifted_at__isnull=True),
                name="drafting_one_seal_a_chapter",
                violation_error_message=_("Bab ini sudah disegel."),
            ),
            models.CheckConstraint(
                condition=Q(lifted_at__isnull=True) | ~Q(lifted_reason=""),
                name="drafting_seal_lifted_with_reason",
                violation_error_message=_("Tulis alasan membuka segel."),
            ),
        ]
        ordering: ClassVar = ["-sealed_at"]

    def __str__(self) -> str:
        return f"Segel {self.node}"
