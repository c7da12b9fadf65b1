"""The invented content of the page of all parts (templates/parts/_gallery.html)."""

from typing import Any

from django import forms
from django.core.paginator import Paginator


class GalleryForm(forms.Form):
    """A form with every kind of field and, when bound, with errors."""

    title = forms.CharField(label="Judul rapat", help_text="Seperti pada undangan.")
    held_on = forms.CharField(
        label="Hari dan tanggal",
        help_text="Misalnya 29 November 2022 atau 29-11-2022.",
        error_messages={"required": "Isi tanggal rapat, misalnya 29 November 2022."},
    )
    kind = forms.ChoiceField(
        label="Jenis", choices=[("a", "Pembahasan draf"), ("b", "Monitoring dan evaluasi")]
    )
    mode = forms.ChoiceField(
        label="Pelaksanaan",
        widget=forms.RadioSelect,
        choices=[("1", "Tatap muka"), ("2", "Daring")],
        error_messages={"required": "Pilih cara pelaksanaan."},
    )
    agencies = forms.MultipleChoiceField(
        label="Yang diundang",
        required=False,
        widget=forms.CheckboxSelectMultiple,
        choices=[("dinkes", "Dinas Kesehatan"), ("bpbd", "Badan Penanggulangan Bencana Daerah")],
    )
    note = forms.CharField(
        label="Catatan", required=False, widget=forms.Textarea(attrs={"rows": 3})
    )
    letter = forms.FileField(
        label="Surat undangan", required=False, help_text="PDF, paling besar 10 MB."
    )
    amount = forms.CharField(label="Pagu", required=False)
    public = forms.BooleanField(label="Tampilkan pada halaman publik", required=False)


def _cell(id_: str, label: str, value: str, state: str = "", **more: str) -> dict[str, str]:
    return {
        "id": id_,
        "name": id_,
        "label": label,
        "value": value,
        "state": state,
        "url": f"/galeri/sel/{id_}/",
        "version": "1",
        **more,
    }


def _calc(value: str, label: str) -> dict[str, str]:
    return {
        "kind": "calc",
        "id": label.replace(" ", "-").replace(",", ""),
        "value": value,
        "label": label,
    }


def _grid() -> dict[str, Any]:
    mothers = [
        _cell("a1", "Ibu bersalin, harus dilayani", "21.340"),
        _cell("a2", "Ibu bersalin, triwulan I", "4.980", "saved"),
        _cell("a3", "Ibu bersalin, triwulan II", "10.102", panel="/galeri/bantuan/"),
        _cell("a4", "Ibu bersalin, triwulan III", "", "empty"),
        _cell("a5", "Ibu bersalin, triwulan IV", "", "locked"),
        _calc("47,33 %", "Ibu bersalin, capaian"),
    ]
    sheets = [
        _cell("b1", "Partograf, harus dilayani", "21.340"),
        _cell("b2", "Partograf, triwulan I", "5.100", "saving"),
        _cell("b3", "Partograf, triwulan II", "10.400", "waiting"),
        _cell("b4", "Partograf, triwulan III", "15.980"),
        _cell("b5", "Partograf, triwulan IV", "tidak ada", "none"),
        _calc("74,88 %", "Partograf, capaian"),
    ]
    midwives = [
        _cell("c1", "Bidan, harus dilayani", "412"),
        _cell("c2", "Bidan, triwulan I", "398", "conflict", theirs="401", by="Kepala Dinas"),
        _cell("c3", "Bidan, triwulan II", "398"),
        _cell(
            "c4",
            "Bidan, triwulan III",
            "430",
            "invalid",
            message="430 melebihi kebutuhan 412. Perbaiki salah satunya, atau beri keterangan.",
        ),
        _cell("c5", "Bidan, triwulan IV", "tidak berlaku", "na"),
        _calc("100,00 %", "Bidan, capaian"),
    ]
    return {
        "columns": ["Harus dilayani", "Tw I", "Tw II", "Tw III", "Tw IV", "Capaian"],
        "groups": [
            {
                "label": "A. Penerima layanan (80 %)",
                "rows": [{"label": "Ibu bersalin", "unit": "orang", "cells": mothers}],
            },
            {
                "label": "B. Mutu minimal (20 %)",
                "rows": [
                    {"label": "Partograf", "unit": "lembar", "cells": sheets},
                    {"label": "Bidan", "unit": "orang", "cells": midwives},
                ],
            },
        ],
    }


_CELLS = {
    ".": {"state": "na"},
    "l": {"state": "ok", "word": "lengkap", "url": "#"},
    "h": {"state": "due", "word": "hampir", "count": "1 sel", "url": "#"},
    "k": {"state": "late", "word": "kurang", "count": "7 koreksi", "url": "#"},
}


def _board() -> dict[str, Any]:
    chapters = [
        ("Bab I", "Pendahuluan", "l.......", "ok", "Disegel"),
        ("Bab III", "Capaian penerapan", ".klhlkhk", "late", "Segel rusak"),
        ("Bab IV", "Permasalahan", "lkkhlklk", "open", "Dibahas"),
        ("Bab V", "Rencana aksi", "lhkkhllk", "open", "Dibahas"),
        ("Bab VI", "Pendanaan dan pelaporan", "h.......", "lock", "Dikunci"),
    ]
    rows = [
        {
            "label": label,
            "note": note,
            "cells": [_CELLS[c] for c in cells],
            "seal": {"state": state, "word": word},
        }
        for label, note, cells, state, word in chapters
    ]
    agencies = [
        "Bappeda",
        "Dinkes",
        "DPU TR",
        "Disperkim",
        "Satpol PP",
        "BPBD",
        "Dinsos KBPP",
        "Dindikbud",
    ]
    return {"columns": agencies, "rows": rows}


def _tasks() -> list[dict[str, str]]:
    return [
        {
            "what": "Jawab 2 koreksi Bab IV",
            "why": "Permasalahan layanan hipertensi belum punya akar masalah; sub kegiatan 1.02.02.2.02.08 tidak ada di nomenklatur 2021.",
            "url": "#",
            "act": "Jawab koreksi",
            "state": "late",
            "word": "Hari ini",
            "source": "Rapat 29 November, butir 1",
        },
        {
            "what": "Lengkapi form capaian: Kesehatan ibu bersalin",
            "why": "3 sel masih kosong: terlayani triwulan III, kebutuhan buku KIA, sumber data.",
            "url": "#",
            "act": "Isi 3 sel",
            "state": "late",
            "word": "Hari ini",
        },
        {
            "what": "Serahkan form Bab V ke Kepala Dinas",
            "why": "11 dari 12 layanan sudah lengkap. Kepala Dinas mengesahkan, lalu Bagian Tata Pemerintahan memeriksa.",
            "url": "#",
            "act": "Periksa lalu ajukan",
            "state": "due",
            "word": "Besok",
        },
        {
            "what": "Capaian triwulan IV",
            "why": "Belum dibuka. Penutupan e-SPM 20 Januari 2023 (belum diverifikasi).",
            "url": "#",
            "act": "Lihat jadwal",
            "state": "open",
            "word": "20 Januari 2023",
        },
    ]


def _table() -> dict[str, Any]:
    unknown = {"state": "none", "text": "belum diketahui"}
    runs, drafted = {"state": "ok", "text": "berjalan"}, {"state": "open", "text": "disusun"}
    titles = [
        ("Jembatan penghubung Kali Keruh", "Pemalang, Pekalongan", "DPU TR", runs, "2"),
        ("Jembatan penghubung Kali Rambut", "Pemalang, Tegal", "DPU TR", runs, "2"),
        ("Pelayanan kependudukan dan pencatatan sipil", unknown, "Disdukcapil", runs, "5"),
        (
            "Penanganan pengemis, gelandangan, dan orang terlantar",
            unknown,
            "Dinsos KBPP",
            runs,
            "5",
        ),
        (
            "Sumber mata air baku Lembeyan/Lember",
            unknown,
            {"state": "late", "text": "belum ada"},
            drafted,
            "–",
        ),
    ]
    columns = [
        {"label": "Perjanjian"},
        {"label": "Pihak"},
        {"label": "Leading sector"},
        {"label": "Status"},
        {"label": "Jumlah pihak", "kind": "n"},
    ]
    return {
        "columns": columns,
        "rows": [[{"text": title, "url": "#"}, *rest] for title, *rest in titles],
    }


def _tiles() -> list[dict[str, Any]]:
    places = [
        ("Kota Tegal", None, "", 1, 1),
        ("Pemalang", 14, "host", 2, 1),
        ("Pekalongan", 9, "on", 3, 1),
        ("Tegal", 8, "on", 1, 2),
        ("Purbalingga", 7, "on", 2, 2),
        ("Kota Pekalongan", None, "", 3, 2),
        ("Brebes", None, "", 1, 3),
        ("Banyumas", 7, "on", 2, 3),
        ("Banjarnegara", None, "", 3, 3),
    ]
    return [
        {"name": n, "value": v, "role": r, "column": c, "row": y, "url": "#" if r else ""}
        for n, v, r, c, y in places
    ]


def nav() -> list[dict[str, Any]]:
    """Return the navigation of a coordinator, with counts."""
    items = [
        ("Beranda", "/", 0, False),
        ("Rencana aksi", "/rencana-aksi/", 7, True),
        ("Form SPM", "/spm/", 0, False),
        ("Naskah", "/naskah/", 0, False),
        ("Kerja sama", "/kerja-sama/", 1, True),
        ("Rapat", "/rapat/", 2, False),
        ("Tindak lanjut", "/tindak-lanjut/", 12, False),
        ("Jejak", "/jejak/", 0, False),
    ]
    return [
        {"label": label, "url": url, "count": count, "late": late, "current": "rencana" in url}
        for label, url, count, late in items
    ]


def context() -> dict[str, Any]:
    """Return everything that the page of all parts shows."""
    form = GalleryForm({"title": "Pembahasan Raperbup Rencana Aksi SPM", "kind": "a"})
    return {
        "nav": nav(),
        "example_banner": "Contoh: jam berhenti pada Selasa, 29 November 2022, 13.00 WIB. Angka capaian di sini bukan angka resmi.",
        "crumbs": [{"label": "Rencana aksi", "url": "#"}, {"label": "Penerapan SPM 2022–2026"}],
        "form": form,
        "grid": _grid(),
        "board": _board(),
        "tasks": _tasks(),
        "table": _table(),
        "tiles": _tiles(),
        "tabs": [
            {"label": "Kesiapan", "url": "#", "current": True},
            {"label": "Koreksi", "url": "#", "count": 26},
            {"label": "Sel kosong", "url": "#", "count": 15},
            {"label": "Serah terima", "url": "#"},
        ],
        "parts": [
            {"count": 4, "label": "berjalan", "state": "ok", "url": "#"},
            {"count": 10, "label": "belum ada pelaksanaan", "state": "due", "url": "#"},
            {"count": 4, "label": "disusun", "state": "none", "url": "#"},
        ],
        "page": Paginator(range(180), 10).page(4),
        "events": [
            {"when": "2019–kini", "what": "Sekretariat di Pemalang", "state": "done"},
            {
                "when": "berikutnya",
                "what": "Belum diputuskan",
                "note": "menunggu rapat lima kabupaten",
                "state": "next",
            },
        ],
        "figures": [
            {"value": "14", "label": "ditandatangani", "url": "#"},
            {"value": "4", "label": "berjalan"},
            {"value": "85,98 %", "label": "indeks SPM, belum diverifikasi"},
            {"value": "Rp6,2 M", "label": "pagu 2023 (contoh)"},
        ],
        "entries": [
            {
                "text": "K-014 Dinkes: lengkapi akar masalah hipertensi",
                "by": "Koordinator",
                "when": "09.22",
                "kind": "asks",
            },
            {
                "text": "K-015 BPBD: pisahkan permasalahan informasi rawan bencana dan kesiapsiagaan",
                "by": "Koordinator",
                "when": "09.31",
                "kind": "done",
            },
            {
                "text": "K-016 Rujukan “angka 2” tidak menunjuk ke mana pun",
                "by": "Pemeriksa naskah",
                "when": "REF-12",
            },
        ],
        "pieces": [
            ("same", "Capaian pada tahun"),
            ("out", "2021"),
            ("in", "2022"),
            ("same", "belum mencapai target."),
        ],
        "facts": [
            {"term": "Nomor", "value": "", "note": "tidak disebut dalam laporan"},
            {"term": "Leading sector", "value": "DPU TR"},
            {"term": "Jangka waktu", "value": "2019–2024"},
        ],
        "sides": [
            {
                "title": "Tersimpan sekarang",
                "value": "401",
                "by": "Kepala Dinas Kesehatan",
                "when": "12.58 WIB",
            },
            {
                "title": "Yang Anda ketik",
                "value": "398",
                "by": "Operator Dinas Kesehatan",
                "when": "13.00 WIB",
            },
        ],
        "whatsapp": "*Undangan rapat*\nSelasa, 29 November 2022\n09.00 WIB s.d. selesai\nWTS Bu Ruslani, Kecamatan Taman\n\nMohon membawa draf Bab IV–VII.",
    }
