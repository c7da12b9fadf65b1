"""The checklist of legal parameters that an office confirms with the real text.

No value is verified by us: each shows "belum diverifikasi" until somebody of the office has
read it in the law. An empty value means that we do not know it.
"""

from collections.abc import Mapping
from dataclasses import dataclass

from tapem.cooperation.rules.findings import Thresholds

PERMENDAGRI = "Permendagri 22/2020"


@dataclass(frozen=True, slots=True)
class ParameterSeed:
    """One point of the checklist."""

    key: str
    label: str
    value: str
    unit: str
    source: str


CHECKLIST = (
    ParameterSeed(
        "reply_days", "Batas waktu jawaban atas surat penawaran", "", "hari", PERMENDAGRI
    ),
    ParameterSeed(
        "council_working_days",
        "Batas waktu persetujuan DPRD",
        "45",
        "hari kerja",
        "PP 50/2007 Pasal 11 (dicabut); belum ditemukan dalam PP 28/2018",
    ),
    ParameterSeed(
        "council_trigger",
        "Kapan persetujuan DPRD diperlukan",
        "membebani daerah dan masyarakat serta belum dianggarkan",
        "",
        "PP 28/2018",
    ),
    ParameterSeed(
        "accord_to_agreement_months",
        "Batas waktu dari Kesepakatan Bersama ke PKS",
        "12",
        "bulan",
        "Kebiasaan; peraturan belum ditemukan",
    ),
    ParameterSeed(
        "max_term_years",
        "Jangka waktu paling lama",
        "5",
        "tahun",
        "Tanya jawab KSD Pemerintah Kota Yogyakarta; pasalnya belum ditemukan",
    ),
    ParameterSeed(
        "expiry_marks",
        "Pengingat sebelum perjanjian berakhir",
        "180, 90, 60, 30, 7",
        "hari",
        "Pilihan kantor",
    ),
    ParameterSeed(
        "idle_days", "Batas perjanjian tanpa pelaksanaan", "365", "hari", "Pilihan kantor"
    ),
    ParameterSeed(
        "rotation_years",
        "Giliran sekretariat sebelum diingatkan",
        "3",
        "tahun",
        "Pilihan kantor; giliran disepakati para pihak, bukan diatur undang-undang",
    ),
    ParameterSeed(
        "nameless_days",
        "Batas wadah tanpa nama sebelum diingatkan",
        "365",
        "hari",
        "Pilihan kantor",
    ),
    ParameterSeed(
        "recommendation_days",
        "Batas saran tanpa pelaksana atau tanggal",
        "30",
        "hari",
        "Pilihan kantor",
    ),
    ParameterSeed("report_periods", "Periode laporan kerja sama", "tahunan", "", PERMENDAGRI),
    ParameterSeed("report_due", "Batas penyampaian laporan", "31 Januari", "tanggal", PERMENDAGRI),
    ParameterSeed(
        "copy_to_governor_days",
        "Batas penyampaian salinan kepada gubernur",
        "",
        "hari",
        PERMENDAGRI,
    ),
    ParameterSeed(
        "plenary_per_year",
        "Rapat pleno TKKSD paling sedikit",
        "1",
        "kali setahun",
        f"{PERMENDAGRI} Pasal 48, menurut laman Bagian Tata Pemerintahan Pemalang 2022",
    ),
    ParameterSeed(
        "secretariat_min_years",
        "Jangka waktu kerja sama yang boleh bersekretariat, paling singkat",
        "5",
        "tahun",
        "PP 28/2018 Pasal 7 ayat (2)",
    ),
)


def thresholds(values: Mapping[str, str]) -> Thresholds:
    """Return the thresholds of the checks out of the stored values; defaults where unreadable."""
    base = Thresholds()
    marks = tuple(
        int(part) for part in values.get("expiry_marks", "").split(",") if _is_number(part)
    )
    return Thresholds(
        max_term_years=_number(values, "max_term_years", base.max_term_years),
        idle_days=_number(values, "idle_days", base.idle_days),
        rotation_years=_number(values, "rotation_years", base.rotation_years),
        nameless_days=_number(values, "nameless_days", base.nameless_days),
        recommendation_days=_number(values, "recommendation_days", base.recommendation_days),
        expiry_marks=marks or base.expiry_marks,
    )


def _is_number(text: str) -> bool:
    return text.strip().isdecimal()


def _number(values: Mapping[str, str], key: str, default: int) -> int:
    text = values.get(key, "")
    return int(text) if _is_number(text) else default
