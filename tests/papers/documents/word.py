"""Looks into Word files for the tests."""

import io
import zipfile
from xml.etree import ElementTree as ET

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"


def part(data: bytes, name: str = "word/document.xml") -> ET.Element:
    """Return one part of the file as a tree."""
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        return ET.fromstring(archive.read(name))


def value(element: ET.Element | None, name: str = "val") -> str:
    """Return an attribute of the w namespace."""
    assert element is not None
    return element.get(f"{W}{name}", "")


def paragraphs(data: bytes) -> list[str]:
    """Return the text of every paragraph; tabs and breaks as signs."""
    signs = {f"{W}tab": "\t", f"{W}br": "\n"}
    texts = []
    for paragraph in part(data).iter(f"{W}p"):
        runs = [node for run in paragraph.iter(f"{W}r") for node in run]
        texts.append(
            "".join(
                node.text or "" if node.tag == f"{W}t" else signs.get(node.tag, "") for node in runs
            )
        )
    return texts
