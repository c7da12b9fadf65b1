"""How a command speaks: JSON on stdout, sentences on stderr, three exit codes.

0 is done, 1 is done with findings or refused with a reason, 2 means that the input cannot
be read or the call is wrong. A bad input gives one line, never a traceback.
"""

import json
import os
from pathlib import Path
from typing import NoReturn

import click
import django
from django.conf import settings
from django.core.exceptions import ImproperlyConfigured
from pydantic import ValidationError

DONE, FOUND, WRONG = 0, 1, 2
SETTINGS = "tapem.config.settings"


class Refused(click.ClickException):
    """The command was understood and refused, with the reason."""

    exit_code = FOUND


class Unreadable(click.ClickException):
    """The input cannot be read, or a setting is wrong."""

    exit_code = WRONG


def say(text: str) -> None:
    """Tell the operator something; stdout stays free for results."""
    click.echo(text, err=True)


def print_json(value: object) -> None:
    """Print one JSON document on stdout and nothing else."""
    click.echo(json.dumps(value, ensure_ascii=False, indent=1, default=str))


def finish(code: int) -> NoReturn:
    """End the command with an exit code."""
    raise click.exceptions.Exit(code)


def installation() -> None:
    """Set Django up for the installation that the TAPEM_* variables name."""
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", SETTINGS)
    try:
        django.setup()
    except ValidationError as error:
        wrong = "; ".join(
            f"TAPEM_{'.'.join(str(part) for part in problem['loc']).upper()}: {problem['msg']}"
            for problem in error.errors()
        )
        raise Unreadable(f"a setting is wrong: {wrong}") from None
    except (ImproperlyConfigured, OSError, ValueError) as error:
        raise Unreadable(f"the settings cannot be used: {error}") from None


def no_installation() -> None:
    """Let modules that speak through Django's catalogue work without any installation.

    Used by commands that read one file and write one answer; they leave no home folder behind.
    """
    if not settings.configured:
        settings.configure(USE_I18N=False)


def read_bytes(path: Path) -> bytes:
    """Return what a file holds; one clear line otherwise."""
    try:
        return path.read_bytes()
    except OSError as error:
        raise Unreadable(f"{path}: {error.strerror or error}") from None


def read_json(path: Path) -> object:
    """Return the JSON document of a file; one clear line otherwise."""
    try:
        return json.loads(read_bytes(path).decode("utf-8-sig"))
    except UnicodeDecodeError:
        raise Unreadable(f"{path}: this is not a UTF-8 text") from None
    except json.JSONDecodeError as error:
        place = f"line {error.lineno}, column {error.colno}"
        raise Unreadable(f"{path}: this is not JSON ({error.msg}, {place})") from None
    except RecursionError:
        raise Unreadable(f"{path}: this JSON is nested too deeply") from None
