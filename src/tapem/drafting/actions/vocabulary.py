"""The acts of the room, as the trail names them."""

from django.utils.translation import gettext_lazy as _

from tapem.audit.vocabulary import term

STARTED = term("drafting.started", _("Rancangan dimulai"), _("{actor} memulai rancangan {subject}"))
TEAM_JOINED = term(
    "drafting.team_joined", _("Anggota tim ditambah"), _("{actor} menambah anggota tim {subject}")
)
AMENDED = term(
    "drafting.amended",
    _("Keterangan rancangan diubah"),
    _("{actor} mengubah keterangan {subject}"),
)
STATE_MOVED = term(
    "drafting.state_moved", _("Tahap rancangan berubah"), _("{actor} memindahkan tahap {subject}")
)
CITATION_KEPT = term(
    "drafting.citation_kept", _("Peraturan dicatat"), _("{actor} mencatat peraturan {subject}")
)
NODE_ADDED = term(
    "drafting.node_added", _("Bagian naskah ditambah"), _("{actor} menambah {subject}")
)
NODE_EDITED = term("drafting.node_edited", _("Naskah disunting"), _("{actor} menyunting {subject}"))
NODE_MOVED = term(
    "drafting.node_moved", _("Bagian naskah dipindah"), _("{actor} memindah {subject}")
)
NODE_REMOVED = term(
    "drafting.node_removed", _("Bagian naskah dihapus"), _("{actor} menghapus {subject}")
)
OWNER_NAMED = term(
    "drafting.owner_named", _("Pengampu bab ditetapkan"), _("{actor} menetapkan pengampu {subject}")
)
AGREED = term("drafting.agreed", _("Bab disetujui pengampu"), _("{actor} menyetujui {subject}"))
CHAPTER_ON_AGENDA = term(
    "drafting.chapter_on_agenda",
    _("Bab diagendakan"),
    _("{actor} mengagendakan {subject}"),
)
CORRECTION_SENT = term(
    "drafting.correction_sent", _("Koreksi dikirim"), _("{actor} mengirim koreksi {subject}")
)
CORRECTION_ANSWERED = term(
    "drafting.correction_answered", _("Koreksi dijawab"), _("{actor} menjawab koreksi {subject}")
)
CORRECTION_COMMENTED = term(
    "drafting.correction_commented",
    _("Koreksi ditanggapi"),
    _("{actor} menanggapi koreksi {subject}"),
)
CORRECTION_ACCEPTED = term(
    "drafting.correction_accepted", _("Koreksi diterima"), _("{actor} menerima jawaban {subject}")
)
CORRECTION_RETURNED = term(
    "drafting.correction_returned",
    _("Jawaban koreksi dikembalikan"),
    _("{actor} mengembalikan jawaban {subject}"),
)
CORRECTION_WITHDRAWN = term(
    "drafting.correction_withdrawn", _("Koreksi ditarik"), _("{actor} menarik koreksi {subject}")
)
SEALED = term("drafting.sealed", _("Bab disegel"), _("{actor} menyegel {subject}"))
SEAL_LIFTED = term(
    "drafting.seal_lifted", _("Segel bab dibuka"), _("{actor} membuka segel {subject}")
)
FROZEN = term("drafting.frozen", _("Versi dibekukan"), _("{actor} membekukan versi {subject}"))
HANDED_OVER = term("drafting.handed_over", _("Draf diserahkan"), _("{actor} menyerahkan {subject}"))
RECEIVED = term("drafting.received", _("Draf diterima"), _("{actor} menerima {subject}"))
HANDOVER_RETURNED = term(
    "drafting.handover_returned",
    _("Draf dikembalikan"),
    _("{actor} mengembalikan {subject} dengan catatan"),
)
STAGE_RECORDED = term(
    "drafting.stage_recorded",
    _("Tahap rancangan dicatat"),
    _("{actor} mencatat tahap {subject}"),
)
OWNER_RELEASED = term(
    "drafting.owner_released",
    _("Pengampu bab dilepas"),
    _("{actor} melepas pengampu {subject}"),
)
