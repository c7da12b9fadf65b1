"""Kept files: allow-list, random names, hashes."""

import hashlib

import pytest
from django.core.files.storage import default_storage

from tapem.documents.blocks import Document
from tapem.documents.docx import render_docx
from tapem.documents.errors import FileDamaged, FileRefused
from tapem.documents.models import StoredFile
from tapem.documents.package import pack
from tapem.documents.pdf import render_pdf
from tapem.documents.sniffing import safe_name
from tapem.documents.storage import open_file, store_file
from tapem.kernel import clock
from tapem.kernel.ids import new_id
from tests.rooms.documents.hostile import plain_workbook, with_parts

EMPTY = Document("Uji", ())
PNG = b"\x89PNG\r\n\x1a\n" + b"\x00" * 20


def kept(content: bytes, name: str) -> StoredFile:
    return store_file(
        content=content,
        name=name,
        purpose="uji",
        region_key=new_id(),
        created_by_label="Bagian Tata Pemerintahan",
    )


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("content", "name", "media_type"),
    [
        (render_docx(EMPTY), "naskah.docx", "wordprocessingml.document"),
        (plain_workbook(), "Form Capaian.XLSX", "spreadsheetml.sheet"),
        (render_pdf(EMPTY), "naskah.pdf", "application/pdf"),
        (b"catatan rapat", "catatan.txt", "text/plain"),
        (b"kode;nama", "data.csv", "text/csv"),
        (PNG, "foto.png", "image/png"),
        (b"\xff\xd8\xff\xe0" + b"\x00" * 20, "foto.jpeg", "image/jpeg"),
        (pack({"a.txt": b"x"}), "serah-terima.zip", "application/zip"),
    ],
    ids=["docx", "xlsx", "pdf", "txt", "csv", "png", "jpeg", "zip"],
)
def test_a_file_is_kept_under_a_random_name_with_its_hash(
    content: bytes, name: str, media_type: str
) -> None:
    stored = kept(content, name)
    assert stored.name == name
    assert stored.media_type.endswith(media_type)
    assert stored.size == len(content)
    assert stored.sha256 == hashlib.sha256(content).hexdigest()
    assert stored.created_at == clock.now()
    assert name.partition(".")[0] not in stored.storage_name
    assert open_file(StoredFile.objects.get(pk=stored.pk)) == content


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("content", "name", "words"),
    [
        (b"MZ", "alat.exe", "Jenis berkas “.exe” tidak diterima"),
        (b"x", "tanpa-akhiran", "tidak diterima"),
        (b"<svg/>", "gambar.svg", "tidak diterima"),
        (b"", "kosong.txt", "kosong"),
        (plain_workbook(), "naskah.docx", "tidak sesuai dengan jenisnya"),
        (b"bukan pdf", "naskah.pdf", "bukan .pdf"),
        (b"bukan png", "foto.png", "bukan .png"),
        (PNG, "catatan.txt", "bukan teks biasa"),
        (plain_workbook(), "arsip.zip", "serah terima"),
        (with_parts(plain_workbook(), {"xl/vbaProject.bin": b"x"}), "form.xlsx", "makro"),
        (b"x" * (21 * 1024 * 1024), "besar.txt", "batasnya 20 MB"),
    ],
    ids=str.split("exe none svg empty xlsx-docx pdf png png-txt foreign-zip macros large"),
)
def test_what_may_not_be_kept_is_refused_in_words(content: bytes, name: str, words: str) -> None:
    with pytest.raises(FileRefused, match=words):
        kept(content, name)
    assert not StoredFile.objects.exists()


@pytest.mark.django_db
def test_the_limit_is_a_setting(settings: object) -> None:
    settings.TAPEM_MAX_UPLOAD_MB = 1  # type: ignore[attr-defined]  # pytest-django's own type
    with pytest.raises(FileRefused, match="batasnya 1 MB"):
        kept(b"x" * (2 * 1024 * 1024), "catatan.txt")


@pytest.mark.django_db
def test_an_altered_or_missing_file_is_never_handed_out() -> None:
    stored = kept(b"catatan", "catatan.txt")
    with default_storage.open(stored.storage_name, "wb") as file:
        file.write(b"catatam")
    with pytest.raises(FileDamaged, match="berubah sejak disimpan"):
        open_file(stored)
    default_storage.delete(stored.storage_name)
    with pytest.raises(FileDamaged, match="tidak ada di penyimpanan"):
        open_file(stored)


@pytest.mark.parametrize(
    ("given", "expected"),
    [
        ("../../etc/passwd.txt", "passwd.txt"),
        ("C:\\Dokumen\\naskah.docx", "naskah.docx"),
        ('a"\r\nb.pdf', 'a"b.pdf'),
        ("", "berkas"),
        ("...", "berkas"),
        ("x" * 300 + ".docx", "x" * 195 + ".docx"),
    ],
)
def test_names_lose_folders_and_control_signs(given: str, expected: str) -> None:
    assert safe_name(given) == expected
