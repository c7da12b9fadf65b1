"""Who may do what with drafts, nodes, corrections, seals and hand-overs."""

from django.utils.translation import gettext as _

from tapem.accounts.actors import Actor
from tapem.accounts.choices import Role
from tapem.drafting.models import Citation, Correction, Draft, Handover, Node, NodeOwner
from tapem.drafting.rules.states import EDITABLE_DRAFT
from tapem.kernel.decisions import ALLOWED, Decision, denied
from tapem.regions.models import Region


def _tapem() -> str:
    return _("Bagian Tata Pemerintahan")


def coordinates(actor: Actor, region: Region) -> bool:
    """Tell whether the actor coordinates that region."""
    return actor.is_coordinator and actor.region.pk == region.pk


def may_start_draft(actor: Actor) -> Decision:
    """Only the coordinator of a region begins a draft there."""
    if actor.is_coordinator:
        return ALLOWED
    return denied(_("Rancangan dimulai oleh pemrakarsa."), _tapem())


def may_lead_draft(actor: Actor, draft: Draft) -> Decision:
    """Only the coordinator sets up the team, the tree and the owners."""
    if coordinates(actor, draft.region):
        return ALLOWED
    return denied(_("Susunan rancangan diatur oleh pemrakarsa."), _tapem())


def may_mend_citation(actor: Actor, citation: Citation) -> Decision:
    """A coordinator mends a regulation of the register unless another region's draft cites it.

    National regulations are one register for all regions: what one of them mends would change
    the Mengingat of the others.
    """
    if not actor.is_coordinator:
        return denied(_("Daftar peraturan diisi oleh pemrakarsa rancangan."), _tapem())
    if not Node.objects.filter(citation=citation).exclude(region=actor.region).exists():
        return ALLOWED
    return denied(
        _("Peraturan ini juga dirujuk rancangan daerah lain, jadi datanya tidak diubah dari sini."),
        _("pengelola sistem, setelah kedua daerah sepakat"),
    )


def may_edit_node(actor: Actor, node: Node) -> Decision:
    """The coordinator edits every node; an agency those that it owns, or lie under one.

    Nobody edits while the draft is with the legal section.
    """
    if node.draft.state not in EDITABLE_DRAFT:
        return denied(_("Naskah sedang di luar tim penyusun, jadi tidak dapat diubah."), _tapem())
    if coordinates(actor, node.region):
        return ALLOWED
    if actor.is_agency_side and owns(actor, node):
        return ALLOWED
    return denied(_("Bagian ini disunting oleh OPD pengampunya."), owner_names(node) or _tapem())


def owns(actor: Actor, node: Node) -> bool:
    """Tell whether the actor's agency owns the node or one above it."""
    keys = []
    step: Node | None = node
    while step is not None:
        keys.append(step.pk)
        step = step.parent
    return NodeOwner.objects.filter(node__in=keys, agency=actor.agency).exists()


def owner_names(node: Node) -> str:
    """Return the short names of the agencies that own a node or its parent."""
    keys = [node.pk, node.parent_id] if node.parent_id else [node.pk]
    owners = NodeOwner.objects.filter(node__in=keys).select_related("agency")
    return ", ".join(sorted({owner.agency.short_name for owner in owners}))


def may_agree(actor: Actor, owner: NodeOwner) -> Decision:
    """Only the owning agency itself agrees to a chapter, in writing or in the meeting."""
    if actor.is_agency_side and actor.agency.pk == owner.agency_id:
        return ALLOWED
    return denied(_("Persetujuan bab diberikan oleh OPD pengampunya."), owner.agency.name)


def may_send_correction(actor: Actor, draft: Draft) -> Decision:
    """Only the coordinator sends corrections; the legal section sends notes by returning."""
    if coordinates(actor, draft.region):
        return ALLOWED
    return denied(_("Koreksi dikirim oleh Bagian Tata Pemerintahan."), _tapem())


def may_answer_correction(actor: Actor, correction: Correction) -> Decision:
    """Only the agency that is asked answers; the coordinator where she is asked herself."""
    if actor.agency.pk == correction.agency_id and (actor.is_agency_side or actor.is_coordinator):
        return ALLOWED
    return denied(_("Koreksi ini dijawab oleh OPD yang dituju."), correction.agency.name)


def may_comment_correction(actor: Actor, correction: Correction) -> Decision:
    """The agency that is asked and the coordinator talk in the thread."""
    if may_answer_correction(actor, correction) or coordinates(actor, correction.region):
        return ALLOWED
    return denied(
        _("Benang koreksi ini milik OPD yang dituju dan koordinator."), correction.agency.name
    )


def may_settle_correction(actor: Actor, correction: Correction) -> Decision:
    """Only the coordinator accepts, returns or withdraws a correction."""
    if coordinates(actor, correction.region):
        return ALLOWED
    return denied(_("Jawaban koreksi diperiksa oleh Bagian Tata Pemerintahan."), _tapem())


def may_seal_chapter(actor: Actor, node: Node) -> Decision:
    """Only the coordinator seals a chapter or lifts its seal."""
    if coordinates(actor, node.region):
        return ALLOWED
    return denied(_("Bab disegel oleh koordinator rapat."), _tapem())


def may_hand_over(actor: Actor, draft: Draft) -> Decision:
    """Only the coordinator hands a draft over to the legal section."""
    if coordinates(actor, draft.region):
        return ALLOWED
    return denied(_("Draf diserahkan oleh Bagian Tata Pemerintahan."), _tapem())


def may_receive_handover(actor: Actor, handover: Handover) -> Decision:
    """Only the legal section of the region receives, returns and forwards."""
    same = actor.region.pk == handover.draft.region_id
    if same and actor.role is Role.LEGAL_SECTION:
        return ALLOWED
    return denied(_("Serah terima diterima oleh Bagian Hukum."), handover.to_agency.name)


def may_record_stage(actor: Actor, draft: Draft) -> Decision:
    """Only the legal section of the region records what happens after the hand-over."""
    if actor.region.pk == draft.region_id and actor.role is Role.LEGAL_SECTION:
        return ALLOWED
    return denied(
        _("Tahap sesudah penyerahan dicatat oleh Bagian Hukum."),
        _("Bagian Hukum Sekretariat Daerah"),
    )
