"""Kinds and states of drafts, nodes, corrections and hand-overs."""

from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy


class InstrumentKind(TextChoices):
    """Jenis produk hukum: official names, which no language of a screen translates."""

    REGIONAL_REGULATION = "perda", "Peraturan Daerah"
    REGENT_REGULATION = "perbup", "Peraturan Bupati"
    REGENT_DECREE = "kepbup", "Keputusan Bupati"


class DraftState(TextChoices):
    """Keadaan rancangan, in the order of the process (UU 12/2011, Permendagri 80/2015)."""

    CONCEPT = "concept", _("Konsep")
    DISCUSSION = "discussion", _("Pembahasan tim")
    HANDED_OVER = "handed_over", _("Di Bagian Hukum")
    HARMONISATION = "harmonisation", _("Harmonisasi")
    FACILITATION = "facilitation", _("Fasilitasi Gubernur")
    ENACTED = "enacted", _("Ditetapkan")
    PROMULGATED = "promulgated", _("Diundangkan")
    ABANDONED = "abandoned", _("Dihentikan")


class NodeKind(TextChoices):
    """Jenis simpul naskah."""

    CONSIDERING = "considering", _("Menimbang")
    LEGAL_BASIS = "legal_basis", _("Mengingat")
    DICTUM = "dictum", _("Diktum")
    CHAPTER = "chapter", _("Bab batang tubuh")
    ARTICLE = "article", _("Pasal")
    CLAUSE = "clause", _("Ayat")
    ITEM = "item", _("Huruf")
    DEFINITION = "definition", _("Batasan pengertian")
    ANNEX = "annex", _("Lampiran")
    ANNEX_CHAPTER = "annex_chapter", _("Bab lampiran")
    HEADING = "heading", _("Subjudul")
    PARAGRAPH = "paragraph", _("Alinea")
    TABLE = "table", _("Tabel")


class NodeState(TextChoices):
    """Keadaan bab: derived from texts, corrections and the seal, never typed."""

    EMPTY = "empty", _("Belum diisi")
    FILLED = "filled", _("Terisi")
    CORRECTED = "corrected", _("Dikoreksi")
    AGREED = "agreed", _("Disepakati")


class ReasonKind(TextChoices):
    """Sebab perubahan naskah."""

    INITIAL = "initial", _("Naskah awal")
    EDIT = "edit", _("Penyuntingan")
    CORRECTION = "correction", _("Koreksi")
    MEETING = "meeting", _("Hasil rapat")
    LEGAL_SECTION = "legal_section", _("Catatan Bagian Hukum")
    HARMONISATION = "harmonisation", _("Harmonisasi")
    FACILITATION = "facilitation", _("Fasilitasi")


class TeamRole(TextChoices):
    """Kedudukan dalam Tim Penyusun."""

    INITIATOR = "initiator", _("Pemrakarsa")
    MEMBER = "member", _("Anggota")


class CitationKind(TextChoices):
    """Jenis peraturan perundang-undangan, in the order of the hierarchy; official names."""

    CONSTITUTION = "uud", "Undang-Undang Dasar"
    LAW = "uu", "Undang-Undang"
    GOVERNMENT_REGULATION = "pp", "Peraturan Pemerintah"
    PRESIDENTIAL_REGULATION = "perpres", "Peraturan Presiden"
    HOME_AFFAIRS_REGULATION = "permendagri", "Peraturan Menteri Dalam Negeri"
    MINISTERIAL_REGULATION = "permen", "Peraturan Menteri"
    PROVINCIAL_REGULATION = "perda_prov", "Peraturan Daerah Provinsi"
    REGIONAL_REGULATION = "perda", "Peraturan Daerah"
    REGENT_REGULATION = "perbup", "Peraturan Bupati"


class CorrectionKind(TextChoices):
    """Jenis koreksi."""

    WORDING = "wording", _("Redaksi")
    PROGRAMME = "programme", _("Program")
    ACTIVITY = "activity", _("Kegiatan")
    SUB_ACTIVITY = "sub_activity", _("Sub kegiatan")
    PROBLEM = "problem", _("Permasalahan")
    MISSING_DATA = "missing_data", _("Data belum lengkap")
    REFERENCE = "reference", _("Rujukan")
    FIGURE = "figure", _("Angka")


class CorrectionState(TextChoices):
    """Keadaan koreksi."""

    OPEN = "open", _("Terbuka")
    ANSWERED = "answered", _("Dijawab")
    RETURNED = "returned", _("Dikembalikan")
    ACCEPTED = "accepted", _("Diterima")
    WITHDRAWN = "withdrawn", _("Ditarik")


class MessageKind(TextChoices):
    """Jenis catatan dalam benang koreksi."""

    ASKS = "asks", _("meminta")
    ANSWERS = "answers", _("menjawab")
    COMMENTS = "comments", _("menanggapi")
    ACCEPTS = "accepts", _("menerima")
    RETURNS = "returns", _("mengembalikan")
    WITHDRAWS = "withdraws", _("menarik")


class RoundKind(TextChoices):
    """Jenis putaran pembahasan."""

    TEAM = "team", _("Tim Penyusun")
    LEGAL_SECTION = "legal_section", _("Bagian Hukum")
    HARMONISATION = "harmonisation", _("Harmonisasi Kanwil")
    FACILITATION = "facilitation", _("Fasilitasi Gubernur")


class HandoverState(TextChoices):
    """Keadaan serah terima."""

    SENT = "sent", _("Dikirim, belum diterima")
    RECEIVED = "received", pgettext_lazy("serah terima", "Diterima")
    RETURNED = "returned", _("Dikembalikan dengan catatan")
