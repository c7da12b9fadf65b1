"""The command line: `tapem COMMAND`.

A command whose room is not built is not listed.
"""

import sys
from collections.abc import Sequence
from importlib.metadata import version

import click

from tapem.kernel.errors import DomainError
from tapem.ops.commands import (
    example,
    keeping,
    people,
    proofreading,
    proofs,
    reference,
    serving,
    spm,
    state,
)
from tapem.ops.console import FOUND, WRONG, say


@click.group(context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100})
@click.version_option(version("tapem"), message="%(prog)s %(version)s")
def tapem() -> None:
    """Tapem: the working desk of a regency's Government Affairs Section.

    Settings come from TAPEM_* variables (see `tapem config`). Exit code 0: done;
    1: done with findings, or refused with a reason; 2: the input or the call is wrong.
    """


for command in (
    serving.serve,
    serving.worker,
    serving.prepare,
    example.demo,
    proofreading.proofread,
    spm.spm,
    reference.regions,
    reference.nomenclature,
    people.user,
    keeping.backup,
    keeping.verify_backup,
    keeping.restore,
    proofs.audit,
    proofs.handover,
    state.config,
    state.check,
):
    tapem.add_command(command)


def main(arguments: Sequence[str] | None = None) -> None:
    """Run one command and leave with its exit code; the entry point of `tapem`."""
    sys.exit(run(arguments))


def run(arguments: Sequence[str] | None = None) -> int:
    """Run one command and return its exit code."""
    try:
        code = tapem.main(arguments, prog_name="tapem", standalone_mode=False)
    except click.UsageError as error:
        path = error.ctx.command_path if error.ctx else "tapem"
        say(f"{path}: {error.format_message()} (see `{path} --help`)")
        return WRONG
    except click.ClickException as error:
        say(f"tapem: {error.format_message()}")
        return error.exit_code
    except click.Abort:
        say("tapem: stopped")
        return FOUND
    except DomainError as error:
        say(f"tapem: {error}")
        return FOUND
    return code if isinstance(code, int) else 0


if __name__ == "__main__":
    main()
