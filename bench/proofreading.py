"""Proofreading a draft of a hundred and twenty pages, beside a bare pass of the same patterns.

``python -m bench.proofreading`` reads such a draft once and prints the peak memory of
that process in megabytes; the table starts it as a process of its own.
"""

import importlib
import pkgutil
import re
import subprocess
import sys
from collections.abc import Iterator

import tapem.proofread
from bench.measuring import Row, peak_megabytes, timed
from tapem.proofread.check import proofread, proofread_part

PAGES, SIGNS_PER_PAGE = 120, 2_200
_HEAD = """RANCANGAN

PERATURAN BUPATI CONTOH
NOMOR ... TAHUN ...
TENTANG
TATA KELOLA CONTOH

DENGAN RAHMAT TUHAN YANG MAHA ESA

BUPATI CONTOH,

Menimbang : bahwa untuk melaksanakan ketentuan Pasal 16 Peraturan Daerah Kabupaten Contoh Nomor 6 Tahun 2020 tentang Arsip, perlu menetapkan Peraturan Bupati tentang Tata Kelola Contoh;

Mengingat : 1. Pasal 18 ayat (6) Undang-Undang Dasar Negara Republik Indonesia Tahun 1945;
2. Undang-Undang Nomor 43 Tahun 2009 tentang Kearsipan (Lembaran Negara Republik Indonesia Tahun 2009 Nomor 152, Tambahan Lembaran Negara Republik Indonesia Nomor 5071);

MEMUTUSKAN:

Menetapkan : PERATURAN BUPATI TENTANG TATA KELOLA CONTOH.

"""
_ARTICLE = """Pasal {number}
(1) Perangkat Daerah menyusun arsip kelompok {number} paling lambat 14 (empat belas) hari sejak dokumen diterima.
(2) Arsip sebagaimana dimaksud pada ayat (1) terdiri atas:
a. daftar isi;
b. berkas induk; dan
c. berkas salinan.
(3) Biaya penyusunan sebagaimana dimaksud pada ayat (2) paling banyak Rp5.000.000,00 (lima juta rupiah).
(4) Hasil sebagaimana dimaksud dalam Pasal {before} ayat (1) disampaikan kepada Bupati setiap 6 (enam) bulan.

"""


def draft() -> str:
    """A sound draft of the length wanted."""
    pieces, number = [_HEAD], 1
    size = len(_HEAD)
    while size < PAGES * SIGNS_PER_PAGE:
        piece = _ARTICLE.format(number=number, before=max(1, number - 1))
        pieces.append(piece)
        size += len(piece)
        number += 1
    return "".join(pieces)


def rows() -> list[Row]:
    """Measure the whole draft, the touched paragraph alone, and the memory."""
    text = draft()
    whole, bare = timed(lambda: proofread(text), 3), timed(lambda: _bare_pass(text), 3)
    middle = len(text) // 2
    touched = timed(lambda: proofread_part(text, range(middle, middle + 40)), 3)
    count = sum(1 for _ in _patterns())
    return [
        Row(
            f"proofreading {PAGES} pages", str(whole), str(bare),
            f"bare pass of the same {count} patterns; peak memory {_peak()} MB",
        ),
        Row(f"one paragraph of {PAGES} pages", str(touched), str(bare), "findings that touch it"),
    ]  # fmt: skip


def _patterns() -> Iterator[re.Pattern[str]]:
    """Every pattern that a module of the proofreader holds by name."""
    for module in pkgutil.walk_packages(tapem.proofread.__path__, "tapem.proofread."):
        for value in vars(importlib.import_module(module.name)).values():
            if isinstance(value, re.Pattern):
                yield value


def _bare_pass(text: str) -> int:
    return sum(1 for pattern in _patterns() for _ in pattern.finditer(text))


def _peak() -> int:
    done = subprocess.run(
        [sys.executable, "-m", "bench.proofreading"], capture_output=True, text=True, check=True
    )
    return int(done.stdout)


if __name__ == "__main__":
    proofread(draft())
    sys.stdout.write(f"{peak_megabytes()}\n")
