"""Wordings that Lampiran II of UU 12/2011 calls right give no finding, each in a sound draft."""

from __future__ import annotations

import pytest

from tapem.proofread.check import proofread
from tapem.proofread.finding import Severity
from tests.unit.proofread.drafts import MATTER, regulation

LAST = "(lima juta rupiah).\n"
# (number of Lampiran II, a clause in the wording that it prescribes)
RIGHT = [
    ("86", "Izin berlaku paling lama 14 (empat belas) hari."),
    ("87", "Permohonan memuat:\na. nama;\nb. alamat; dan\nc. tanda tangan."),
    ("88", "Permohonan dilampiri:\na. akta; dan\nb. denah."),
    ("89", "Permohonan diajukan oleh:\na. orang perseorangan; atau\nb. badan hukum."),
    ("90", "Biaya bersumber dari:\na. anggaran Daerah; dan/atau\nb. hibah."),
    ("93", "Berkas terdiri atas:\na. arsip kertas:\n1. asli; dan\n2. salinan; dan\nb. arsip foto."),
    ("201", "Ketentuan lebih lanjut mengenai penyimpanan Arsip diatur dengan Keputusan Bupati."),
    ("255", "Pelanggaran dikenai denda paling banyak Rp2.000.000,00 (dua juta rupiah)."),
    ("256", "Pelatihan diselenggarakan paling sedikit 1 (satu) kali dalam 1 (satu) tahun."),
    ("268", "Unit Kearsipan dapat meminta keterangan kepada pencipta Arsip."),
    ("270", "Setiap Perangkat Daerah wajib melaporkan Arsip yang hilang."),
    ("272", "Penciptaan sebagaimana dimaksud dalam Pasal 3 dicatat."),
    ("272", "Pencatatan sebagaimana dimaksud pada ayat (1) dilakukan setiap hari."),
    ("273", "Ketentuan sebagaimana dimaksud pada ayat (1) sampai dengan ayat (3) berlaku juga."),
    ("273", "Ruang lingkup sebagaimana dimaksud dalam Pasal 2 huruf a dan huruf b dievaluasi."),
    ("274", "Ketentuan sebagaimana dimaksud dalam Pasal 3 berlaku kecuali Pasal 3 ayat (3)."),
    ("280", "Penyusutan dilaksanakan sesuai dengan ketentuan sebagaimana dimaksud dalam Pasal 3."),
]


@pytest.mark.parametrize(("number", "clause"), RIGHT)
def test_a_wording_of_the_law_is_quiet(number: str, clause: str) -> None:
    draft = regulation(matter=MATTER.replace(LAST, f"{LAST}(4) {clause}\n"))
    begin = draft.index(clause)
    loud = [
        one
        for one in proofread(draft).findings
        if one.severity is not Severity.INFO and begin <= one.start < begin + len(clause)
    ]
    assert loud == [], number
