"""Hand-over packages prove themselves."""

import json

import pytest

from tapem.documents.errors import Unreadable
from tapem.documents.package import ProblemKind, pack, read_manifest, verify_package
from tests.rooms.documents.hostile import with_parts

FILES = {"naskah.docx": b"isi naskah", "lampiran/tabel.xlsx": b"tabel"}


def without(data: bytes, name: str) -> bytes:
    manifest = json.loads(json.dumps(read_manifest(data)))
    kept = {key: content for key, content in FILES.items() if key != name}
    return with_parts(pack(kept), {"manifest.json": json.dumps(manifest).encode()})


def test_the_same_files_give_the_same_bytes_and_are_sound() -> None:
    made = pack(FILES, {"version": "V2"})
    assert made == pack(dict(reversed(FILES.items())), {"version": "V2"})
    assert verify_package(made) == []
    manifest = read_manifest(made)
    assert manifest["version"] == "V2"
    assert [entry["name"] for entry in manifest["files"]] == ["lampiran/tabel.xlsx", "naskah.docx"]
    assert manifest["files"][1]["bytes"] == 10


@pytest.mark.parametrize(
    ("data", "kind", "file"),
    [
        (
            with_parts(pack(FILES), {"naskah.docx": b"isi naskaH"}),
            ProblemKind.ALTERED,
            "naskah.docx",
        ),
        (with_parts(pack(FILES), {"selundupan.txt": b"x"}), ProblemKind.EXTRA, "selundupan.txt"),
        (without(pack(FILES), "naskah.docx"), ProblemKind.MISSING, "naskah.docx"),
        (
            with_parts(pack(FILES), {"manifest.json": b"{"}),
            ProblemKind.NO_MANIFEST,
            "manifest.json",
        ),
        (
            with_parts(pack(FILES), {"manifest.json": b"[]"}),
            ProblemKind.NO_MANIFEST,
            "manifest.json",
        ),
        (b"bukan zip", ProblemKind.UNREADABLE, ""),
    ],
)
def test_every_tampering_is_named(data: bytes, kind: ProblemKind, file: str) -> None:
    problems = verify_package(data)
    assert [(problem.kind, problem.file) for problem in problems] == [(kind, file)]
    assert problems[0].message.endswith(".")


@pytest.mark.parametrize("name", ["../luar.txt", "/akar.txt", "a\\b.txt", "manifest.json"])
def test_names_that_leave_the_folder_are_not_packed(name: str) -> None:
    with pytest.raises(ValueError, match="not a name"):
        pack({name: b"x"})


def test_an_archive_without_a_manifest_is_not_a_package() -> None:
    with pytest.raises(Unreadable, match="manifest"):
        read_manifest(with_parts(pack({}), {"manifest.json": b"x"}))
