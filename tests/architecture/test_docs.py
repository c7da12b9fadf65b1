"""What the papers promise is there: pages equal the code, commands and links exist."""

import re
from pathlib import Path

import pytest
from scripts import generated_docs

from tapem.ops import cli
from tests.architecture.addresses import every_address, view_of
from tests.architecture.house import ROOT
from tests.contract.test_commands import walk

PAPERS = sorted([*ROOT.glob("*.md"), *(ROOT / "docs").rglob("*.md")])
PAGES = ("glossary.md", "floor-plan.md", "settings.md", "commands.md", "addresses.md")


@pytest.fixture(scope="module")
def pages() -> dict[str, str]:
    return generated_docs.pages()


@pytest.mark.parametrize("name", PAGES)
def test_generated_pages_equal_the_code(name: str, pages: dict[str, str]) -> None:
    written = (ROOT / "docs" / name).read_text(encoding="utf-8")
    assert written == pages[name], f"run `make docs` and commit docs/{name}"


@pytest.mark.parametrize("paper", PAPERS, ids=lambda path: str(path.relative_to(ROOT)))
def test_links_inside_the_repository_lead_somewhere(paper: Path) -> None:
    text = paper.read_text(encoding="utf-8")
    targets = re.findall(r"\]\(([^)#\s]+)(?:#[^)]*)?\)|<img[^>]+src=\"([^\"]+)\"", text)
    local = [
        a or b for a, b in targets if not (a or b).startswith(("http://", "https://", "mailto:"))
    ]
    missing = [target for target in local if not (paper.parent / target).exists()]
    assert not missing, f"mend these links: {missing}"


@pytest.mark.parametrize("paper", PAPERS, ids=lambda path: str(path.relative_to(ROOT)))
def test_commands_in_the_papers_exist(paper: Path) -> None:
    text = paper.read_text(encoding="utf-8")
    known = {path for path, _command in walk(cli.tapem)}
    targets = set(re.findall(r"^([a-z-]+):", (ROOT / "Makefile").read_text("utf-8"), re.MULTILINE))
    told = {match.strip() for match in re.findall(r"`(tapem [a-z][a-z-]*(?: [a-z][a-z-]*)?)", text)}
    wrong = sorted(one for one in told if not {one, one.rsplit(" ", 1)[0]} & known)
    wrong += sorted(one for one in re.findall(r"`make ([a-z][a-z-]*)", text) if one not in targets)
    assert not wrong, f"these commands do not exist: {wrong}"


def test_every_command_is_told_in_the_manual() -> None:
    text = (ROOT / "docs" / "commands.md").read_text(encoding="utf-8")
    missing = [path for path, _command in walk(cli.tapem) if f"## `{path}`" not in text]
    assert not missing, f"run `make docs`: {missing}"


def test_every_view_says_what_it_shows() -> None:
    silent = [
        address.name
        for address in every_address()
        if str(getattr(view_of(address), "__module__", "")).startswith("tapem.")
        and not getattr(view_of(address), "__doc__", None)
    ]
    assert not silent, f"give these views a docstring: {silent}"


def test_readme_names_the_two_commands_and_every_make_target_has_help() -> None:
    for name in ("README.md", "README.id.md"):
        text = (ROOT / name).read_text(encoding="utf-8")
        assert "make run" in text
        assert "make test" in text
    makefile = (ROOT / "Makefile").read_text(encoding="utf-8")
    (phony,) = re.findall(r"^\.PHONY: ((?:.*\\\n)*.*)$", makefile, re.MULTILINE)
    helpless = [
        target
        for target in phony.replace("\\", "").split()
        if not re.search(rf"^{target}:.*## \S", makefile, re.MULTILINE)
    ]
    assert not helpless, f"end the line of these targets with `## what it does`: {helpless}"
