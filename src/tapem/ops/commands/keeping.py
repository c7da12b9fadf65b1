"""`tapem backup`, `tapem verify-backup`, `tapem restore`."""

from pathlib import Path

import click

from tapem.ops.console import FOUND, finish, installation, print_json, say

FILE = click.Path(dir_okay=False, path_type=Path)


@click.command()
@click.argument("file", type=FILE)
@click.option("--json", "as_json", is_flag=True, help="Print one JSON document.")
def backup(*, file: Path, as_json: bool) -> None:
    """Write database, stored files and their hashes into FILE, while the server runs."""
    installation()
    from tapem.ops.backup.write import write_backup

    manifest = write_backup(file)
    rows, files = sum(manifest.tables.values()), _files(manifest.sha256)
    if as_json:
        print_json({"file": str(file), "rows": rows, "files": files, "made_at": manifest.made_at})
    else:
        say(f"{file}: {rows} rows, {files} stored files.")


@click.command("verify-backup")
@click.argument("file", type=FILE)
@click.option("--json", "as_json", is_flag=True, help="Print one JSON document.")
def verify_backup(*, file: Path, as_json: bool) -> None:
    """Recompute every hash of FILE and restore it into a scratch place, touching nothing."""
    installation()
    from tapem.ops.backup.read import verify

    faults = verify(file)
    if as_json:
        print_json({"file": str(file), "sound": not faults, "faults": faults})
    else:
        say("\n".join(faults) if faults else f"{file}: can be restored.")
    if faults:
        finish(FOUND)


@click.command()
@click.argument("file", type=FILE)
@click.option("--replace", is_flag=True, help="Put the backup in the place of existing data.")
def restore(*, file: Path, replace: bool) -> None:
    """Restore FILE: all of it, or nothing. Stop the server first."""
    installation()
    from tapem.ops.backup.read import restore as put_back

    manifest = put_back(file, replace=replace)
    rows, files = sum(manifest.tables.values()), _files(manifest.sha256)
    say(f"{file}: {rows} rows and {files} stored files are back, as of {manifest.made_at}.")


def _files(entries: dict[str, str]) -> int:
    return sum(name.startswith("files/") for name in entries)
