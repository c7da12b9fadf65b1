"""Rows of the example's plan: codes of edition 050-5889/2021, targets and ceilings as contoh.

The amounts are invented and marked so; gaps (None) stand where the report of 29 November says
that data are lacking. A dash is a year without activity.
"""

from dataclasses import dataclass

Cell = int | str | None
MILLION = 1_000_000


@dataclass(frozen=True, slots=True)
class RowSeed:
    """One row: agency key, service, code, indicator, unit, base, five targets, five ceilings.

    Ceilings are in million rupiah.
    """

    agency: str
    service: str
    code: str
    indicator: str
    unit: str
    base: int | None
    targets: tuple[Cell, ...]
    ceilings: tuple[Cell, ...]
    source: str = "pad"


FULL = (100, 100, 100, 100, 100)


def _health(
    place: int, name: str, base: int, first: int, targets: tuple[Cell, ...] = FULL
) -> RowSeed:
    ceilings = tuple(first + step * 25 for step in range(5))
    return RowSeed(
        "dinkes",
        f"KES-{place:02d}",
        f"1.02.02.2.02.{place:02d}",
        f"Persentase {name} yang mendapatkan pelayanan kesehatan",
        "persen",
        base,
        targets,
        ceilings,
        "dau",
    )


ROWS = (
    _health(1, "ibu hamil", 92, 850),
    _health(2, "ibu bersalin", 90, 725),
    _health(3, "bayi baru lahir", 95, 410),
    _health(4, "balita", 88, 615),
    _health(5, "anak usia pendidikan dasar", 97, 380),
    _health(6, "warga usia produktif", 74, 540),
    _health(7, "warga usia lanjut", 81, 465),
    _health(8, "penderita hipertensi", 63, 690, (85, 90, None, None, None)),
    _health(9, "penderita diabetes melitus", 78, 430),
    _health(10, "orang dengan gangguan jiwa berat", 86, 275),
    _health(11, "orang terduga tuberkulosis", 70, 560),
    _health(12, "orang dengan risiko terinfeksi HIV", 83, 320),
    RowSeed(
        "dputr", "PU-01", "1.03.03.2.01", "Rumah tangga yang terlayani air minum", "rumah tangga",
        312_000, (318_000, 325_000, 332_000, None, None), (14_500, 15_200, 15_900, None, None),
        "dak-fisik",
    ),
    RowSeed(
        "dputr", "PU-02", "1.03.05.2.01", "Rumah tangga yang terlayani air limbah domestik",
        "rumah tangga", None, (296_000, 301_000, 306_000, 311_000, 316_000),
        (4_100, 4_250, 4_400, 4_550, 4_700), "dak-fisik",
    ),
    RowSeed(
        "disperkim", "PR-01", "1.04.02.2.01.04", "Data tingkat kerusakan rumah akibat bencana",
        "dokumen", 1, (1, 1, 1, 1, 1), (75, 75, 80, 80, 85),
    ),
    RowSeed(
        "disperkim", "PR-01", "1.04.02.2.03.01", "Rumah korban bencana yang direhabilitasi", "unit",
        12, (20, 20, 25, 25, 30), (400, 400, 500, 500, 600),
    ),
    RowSeed(
        "disperkim", "PR-02", "1.04.02.2.01.02", "Lahan potensial relokasi yang teridentifikasi",
        "lokasi", 0, (1, "–", 1, "–", 1), (90, "–", 95, "–", None),
    ),
    RowSeed(
        "satpolpp", "TTL-01", "1.05.02.2.01.01", "Patroli dan pengamanan yang dilaksanakan", "kali",
        240, (260, 270, 280, 290, 300), (900, 930, 960, 990, None),
    ),
    RowSeed(
        "satpolpp", "TTL-05", "1.05.04.2.01.02", "Kejadian kebakaran yang ditangani dalam waktu tanggap",
        "persen", 96, FULL, (1_250, 1_300, 1_350, 1_400, 1_450),
    ),
    RowSeed(
        "bpbd", "TTL-02", "1.05.03.2.01.01", "Dokumen kajian risiko bencana yang sah", "dokumen", 0,
        (1, "–", None, "–", None), (350, "–", None, "–", None),
    ),
    RowSeed(
        "bpbd", "TTL-03", "1.05.03.2.02.03", "Sarana kesiapsiagaan yang disediakan", "paket", 2,
        (3, 3, 4, 4, 5), (275, 290, 310, 330, 350),
    ),
    RowSeed(
        "bpbd", "TTL-04", "1.05.03.2.03.03", "Korban bencana yang diselamatkan dan dievakuasi",
        "persen", 100, FULL, (420, 440, 460, 480, 500),
    ),
    RowSeed(
        "dinsos", "SOS-01", "1.06.04.2.01.03", "Penyandang disabilitas terlantar yang menerima alat bantu",
        "orang", 45, (60, 65, 70, 75, 80), (180, 195, 210, 225, 240),
    ),
    RowSeed(
        "dinsos", "SOS-02", "1.06.04.2.01.06", "Anak terlantar yang menerima bimbingan", "orang", 38,
        (40, 45, 50, 55, 60), (95, 100, 105, 110, 115),
    ),
    RowSeed(
        "dinsos", "SOS-03", "1.06.04.2.01.01", "Lanjut usia terlantar yang menerima permakanan", "orang",
        120, (150, 160, 170, 180, 190), (310, 325, 340, 355, 370),
    ),
    RowSeed(
        "dinsos", "SOS-04", "1.06.04.2.01.12", "Gelandangan dan pengemis yang memperoleh rujukan", "orang",
        64, (70, 70, 70, 70, 70), (85, 85, 90, 90, 95),
    ),
    RowSeed(
        "dinsos", "SOS-05", "1.06.06.2.01.03", "Korban bencana yang memperoleh tempat pengungsian",
        "persen", 100, FULL, (260, 265, 270, 275, 280),
    ),
)  # fmt: skip
