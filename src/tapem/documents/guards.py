"""What is looked at before a foreign file is opened: size, locks, macros, zip bombs.

Office files are zip archives; a few kilobytes can unpack to gigabytes. The list
of entries tells the unpacked sizes without unpacking anything.
"""

from __future__ import annotations

import io
import zipfile
from dataclasses import dataclass

from django.utils.translation import gettext as _

from tapem.documents.errors import Unreadable

MEGABYTE = 1024 * 1024
OLE_SIGNATURE = bytes.fromhex("d0cf11e0a1b11ae1")
ENCRYPTED_FLAG = 0x1
MACRO_PART = "vbaProject.bin"
# XML squeezes to a fortieth at most in honest files; a bomb reaches a thousandth.
SMALLEST_SUSPECT = 10 * MEGABYTE


@dataclass(frozen=True, slots=True)
class Limits:
    """How much of a foreign file is accepted before it is refused."""

    megabytes: int = 20
    unpacked_megabytes: int = 250
    ratio: int = 150
    entries: int = 5_000
    rows: int = 60_000
    columns: int = 400
    cells: int = 4_000_000
    pages: int = 3_000
    seconds: int = 30
    memory_megabytes: int = 1_500


def check_size(data: bytes, limits: Limits) -> None:
    """Refuse an empty file and one above the limit."""
    if not data:
        raise Unreadable(_("Berkas kosong (0 bita). Simpan ulang berkas lalu unggah kembali."))
    if len(data) > limits.megabytes * MEGABYTE:
        told = {"size": f"{len(data) / MEGABYTE:.1f}".replace(".", ","), "most": limits.megabytes}
        raise Unreadable(
            _(
                "Berkas berukuran %(size)s MB, sedangkan batasnya %(most)s MB. "
                "Hapus gambar atau lembar yang tidak diperlukan."
            )
            % told
        )


def open_office_archive(data: bytes, main_part: str, limits: Limits) -> zipfile.ZipFile:
    """Return the archive of an Office file after all checks that unpack nothing.

    `main_part` is the part that such a file must hold ("word/document.xml").
    """
    check_size(data, limits)
    _refuse_locked_or_old(data)
    archive = open_archive(data, limits)
    names = set(archive.namelist())
    if main_part not in names:
        raise Unreadable(
            _("Isi berkas tidak sesuai dengan jenisnya. Buka di Word atau Excel lalu simpan ulang.")
        )
    if any(name.endswith(MACRO_PART) for name in names):
        raise Unreadable(
            _("Berkas memuat makro. Simpan ulang sebagai .docx atau .xlsx tanpa makro.")
        )
    return archive


def _refuse_locked_or_old(data: bytes) -> None:
    if not data.startswith(OLE_SIGNATURE):
        return
    if "EncryptedPackage".encode("utf-16-le") in data:
        raise Unreadable(
            _("Berkas terkunci kata sandi. Buka berkas, hapus kata sandinya, lalu simpan ulang.")
        )
    raise Unreadable(
        _("Berkas berformat lama (.doc atau .xls). Simpan ulang sebagai .docx atau .xlsx.")
    )


def open_archive(data: bytes, limits: Limits) -> zipfile.ZipFile:
    """Return the archive if its list of entries promises nothing harmful."""
    try:
        archive = zipfile.ZipFile(io.BytesIO(data))
    except (zipfile.BadZipFile, ValueError, NotImplementedError) as error:
        raise Unreadable(
            _("Berkas rusak atau bukan berkas Office. Simpan ulang lalu unggah kembali.")
        ) from error
    entries = archive.infolist()
    if any(entry.flag_bits & ENCRYPTED_FLAG for entry in entries):
        raise Unreadable(
            _("Berkas terkunci kata sandi. Buka berkas, hapus kata sandinya, lalu simpan ulang.")
        )
    unpacked = sum(entry.file_size for entry in entries)
    if _is_bomb(entries, unpacked, limits):
        raise Unreadable(
            _(
                "Isi berkas jauh lebih besar daripada ukurannya sehingga tidak aman dibuka. "
                "Salin data yang diperlukan ke berkas baru."
            )
        )
    return archive


def _is_bomb(entries: list[zipfile.ZipInfo], unpacked: int, limits: Limits) -> bool:
    if len(entries) > limits.entries or unpacked > limits.unpacked_megabytes * MEGABYTE:
        return True
    return any(
        entry.file_size > SMALLEST_SUSPECT
        and entry.file_size > limits.ratio * max(1, entry.compress_size)
        for entry in entries
    )
