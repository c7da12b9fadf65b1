"""Commands: exit codes, one clear line, JSON and nothing else."""

import json
from pathlib import Path

import click
import pytest

from tapem.ops import cli
from tests.contract.conftest import run_tapem

INDEX_INPUT = {
    "policy": "kemendagri-2021",
    "services": [
        {
            "code": "KES-08",
            "nil": False,
            "recipients": [{"entitled": 500, "served": 425}],
            "quality": [{"name": "Obat Hipertensi", "needed": 500, "met": 500}],
        }
    ],
}


def walk(group: click.Group, path: str = "tapem") -> list[tuple[str, click.Command]]:
    """Return every command with its path."""
    found: list[tuple[str, click.Command]] = []
    for name, command in group.commands.items():
        here = f"{path} {name}"
        found += walk(command, here) if isinstance(command, click.Group) else [(here, command)]
    return found


COMMANDS = walk(cli.tapem)


@pytest.mark.parametrize(("path", "command"), COMMANDS, ids=[path for path, _ in COMMANDS])
def test_every_command_explains_itself(path: str, command: click.Command) -> None:
    assert command.help, f"{path}: give the function a docstring"
    for parameter in command.params:
        if isinstance(parameter, click.Option):
            assert parameter.help, f"{path} {parameter.opts[0]}: say what it is for (help=…)"
    assert cli.run([*path.split()[1:], "--help"]) == 0


@pytest.mark.parametrize(
    "arguments",
    [["nonsense"], ["serve", "--port", "x"], ["proofread"], ["spm", "index"], ["backup", "a", "b"]],
)
def test_a_wrong_call_gets_one_line_and_2(
    capsys: pytest.CaptureFixture[str], arguments: list[str]
) -> None:
    assert cli.run(arguments) == 2
    assert capsys.readouterr().err.count("\n") == 1


@pytest.mark.parametrize(
    ("name", "content"),
    [
        ("a.txt", b""),
        ("a.txt", b"\x00\x01\x02"),
        ("a.docx", b"no zip"),
        ("a.pdf", b"no pdf"),
        ("a.exe", b"MZ"),
        ("missing.txt", None),
    ],
)
def test_a_bad_file_gets_one_line_and_2(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], name: str, content: bytes | None
) -> None:
    file = tmp_path / name
    if content is not None:
        file.write_bytes(content)
    assert cli.run(["proofread", str(file)]) == 2
    assert capsys.readouterr().err.count("\n") == 1


@pytest.mark.parametrize(
    "content",
    [
        b"",
        b"{",
        b"[]",
        b"{}",
        b'{"services": []}',
        b'{"services": [{}]}',
        b"\xff\xfe\x00",
        b"[" * 100_000,
    ],
)
def test_a_bad_index_input_gets_one_line_and_2(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], content: bytes
) -> None:
    file = tmp_path / "input.json"
    file.write_bytes(content)
    assert cli.run(["spm", "index", str(file), "--json"]) == 2
    out, err = capsys.readouterr()
    assert (out, err.count("\n")) == ("", 1)


def test_the_index_prints_one_document(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    file = tmp_path / "input.json"
    file.write_text(json.dumps(INDEX_INPUT), encoding="utf-8")
    assert cli.run(["spm", "index", str(file), "--json"]) == 0
    result = json.loads(capsys.readouterr().out)
    assert result["services"][0]["index"] == "88.00"  # 85 · 0,8 + 100 · 0,2
    assert set(result) == {"policy", "services", "affairs", "region", "alternatives", "warnings"}


def test_proofreading_prints_one_document_and_the_text(tmp_path: Path) -> None:
    report = Path(__file__).parents[1] / "data" / "rapat-spm-2022-11-29.txt"
    text = tmp_path / "text.txt"
    result = run_tapem("proofread", report, "--json", "--text", text, home=tmp_path / "unused")
    assert result.returncode == 1, result.stderr
    document = json.loads(result.stdout)
    assert document["kind"] == "report"
    source = text.read_text(encoding="utf-8")
    for finding in document["findings"]:
        assert finding["severity"] in {"error", "warning", "info"}
        assert source[finding["start"] : finding["end"]].strip(), finding
        assert finding["line"] == source.count("\n", 0, finding["start"]) + 1
    assert not (tmp_path / "unused").exists(), "proofreading must leave no home folder behind"


def test_settings_are_shown_and_secrets_masked(tmp_path: Path) -> None:
    result = run_tapem("config", "--json", home=tmp_path, TAPEM_SECRET_KEY="hush-hush")
    rows = {row["variable"]: row for row in json.loads(result.stdout)["settings"]}
    assert rows["TAPEM_HOME"]["value"] == str(tmp_path)
    assert rows["TAPEM_SECRET_KEY"]["value"] == "********"
    assert "hush-hush" not in result.stdout
    assert all(row["purpose"] for row in rows.values())


@pytest.mark.parametrize(
    ("variable", "value"), [("TAPEM_MAX_UPLOAD_MB", "x"), ("TAPEM_CLOCK", "yesterday")]
)
def test_a_wrong_setting_gets_one_line_and_2(tmp_path: Path, variable: str, value: str) -> None:
    result = run_tapem("config", home=tmp_path, **{variable: value})
    assert result.returncode == 2
    assert result.stderr.count("\n") == 1, result.stderr


def test_an_installation_in_use_is_never_made_the_example(home: Path) -> None:
    (home / "example.json").unlink()
    result = run_tapem("demo", "--no-serve", "--fresh", home=home)
    assert result.returncode == 1
    assert "TAPEM_HOME" in result.stderr


def test_a_sound_installation_says_so_but_for_its_worker(home: Path) -> None:
    result = run_tapem("check", "--json", home=home)
    checks = {row["name"]: row for row in json.loads(result.stdout)["checks"]}
    assert set(checks) == {
        "database", "migrations", "storage", "worker", "fonts", "mail", "clock"
    }  # fmt: skip
    assert [name for name, row in checks.items() if not row["sound"]] == ["worker"]
    assert result.returncode == 1


def test_the_trail_of_the_example_is_whole(loaded_home: Path) -> None:
    assert run_tapem("audit", "verify", home=loaded_home).returncode == 0


def test_papers_of_the_example_are_written(home: Path, tmp_path: Path) -> None:
    folder = tmp_path / "papers"
    result = run_tapem("demo", "--no-serve", "--papers", folder, home=home)
    assert result.returncode == 0, result.stderr
    kinds = {path.name.split("-")[0] for path in folder.rglob("*") if path.is_file()}
    assert {"undangan", "notula", "laporan", "berita", "whatsapp", "rekap"} <= kinds


def test_the_first_person_can_be_added_to_an_empty_installation(tmp_path: Path) -> None:
    person = ("user", "add", "ayu", "--name", "Ayu", "--region", "33.27", "--role", "administrator")
    office = ("--office", "Bagian Tata Pemerintahan")
    assert run_tapem("regions", "load", home=tmp_path).returncode == 0
    without = run_tapem(*person, *office, "--password-stdin", home=tmp_path, stdin="x\n")
    assert without.returncode == 1
    assert "--office-kind" in without.stderr
    new = (*person, *office, "--office-kind", "section", "--password-stdin")
    weak = run_tapem(*new, home=tmp_path, stdin="tapem12345678\n")
    assert weak.returncode == 1
    done = run_tapem(*new, home=tmp_path, stdin="kuda baterai jepit sawah\n")
    assert done.returncode == 0, done.stderr
    again = run_tapem(*person, *office, "--password-stdin", home=tmp_path, stdin="x\n")
    assert again.returncode == 1
    assert run_tapem("audit", "verify", home=tmp_path).returncode == 0
