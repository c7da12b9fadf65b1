"""Writes the pages of docs/ that are made from the code; a test keeps them equal to it.

docs/glossary.md from the docstrings of models, docs/floor-plan.md from the imports,
docs/settings.md from the environment, docs/commands.md from the command line,
docs/addresses.md from the URLconf.
"""

import os
import tempfile
from collections.abc import Iterator
from pathlib import Path

import click

ROOT = Path(__file__).resolve().parents[1]
NOTE = "<!-- Made by `make docs`; do not edit. -->\n"


def pages() -> dict[str, str]:
    """Return each generated page by its file name; Django must be set up."""
    return {
        "glossary.md": glossary(),
        "floor-plan.md": floor_plan(),
        "settings.md": settings_page(),
        "commands.md": commands(),
        "addresses.md": addresses(),
    }


def glossary() -> str:
    """Return official term ↔ name in code, room by room, lowest floor first."""
    from django.apps import apps

    from tests.architecture.house import FLOOR_OF

    models = [model for model in apps.get_models() if model.__module__.startswith("tapem.")]
    models.sort(key=lambda model: (FLOOR_OF[_room(model)], _room(model), model.__name__))
    lines = [
        f"| {term} | `{model.__name__}` | {_room(model)} | {meaning} |"
        for model in models
        for term, meaning in [_term_and_meaning(model.__doc__ or "")]
    ]
    return _page(
        "Glossary",
        "Official Indonesian terms and the names that the code gives them. Screens and papers "
        "speak Indonesian; code and comments speak English.",
        ["| Istilah resmi | In code | Room | Meaning |", "|---|---|---|---|", *lines],
    )


def _room(model: type) -> str:
    return model.__module__.split(".")[1]


def _term_and_meaning(docstring: str) -> tuple[str, str]:
    first = " ".join(docstring.split("\n\n", maxsplit=1)[0].split())
    if ":" in first[:90]:
        term, _colon, meaning = first.partition(":")
        return _cell(term), _cell(meaning)
    cut = min(
        (at for at in (first.find(" ("), first.find(", "), first.find(".")) if at > 0), default=-1
    )
    return _cell(first[:cut] if cut > 0 else first), _cell(first)


def floor_plan() -> str:
    """Return the floors with their rooms, what each is for and which rooms it uses."""
    from tests.architecture.house import FLOORS, PACKAGE, Module, modules

    rows = []
    for floor in reversed(range(len(FLOORS))):
        for room in FLOORS[floor]:
            if not (PACKAGE / room / "__init__.py").exists():
                continue
            doc = Module(PACKAGE / room / "__init__.py").tree.body[0]
            purpose = " ".join(str(doc.value.value).split("\n\n")[0].split())  # type: ignore[attr-defined]  # every room has a docstring
            used = sorted(_used_rooms(modules(room)) - {room})
            rows.append(f"| {floor} | `{room}` | {_cell(purpose)} | {', '.join(used) or '–'} |")
    return _page(
        "Floor plan",
        "An import goes down the floors, never up and never sideways.",
        ["| Floor | Room | What it is for | Uses |", "|---|---|---|---|", *rows],
    )


def _used_rooms(modules: list) -> set[str]:
    targets = {entry.target for module in modules for entry in module.imports}
    return {target.split(".")[1] for target in targets if target.startswith("tapem.")}


def settings_page() -> str:
    """Return every setting with its default and what it is for."""
    from tapem.config.environment import Environment

    rows = []
    for name, field in Environment.model_fields.items():
        default = field.default
        secret = hasattr(default, "get_secret_value")
        shown = default.get_secret_value() if secret else str(default)
        rows.append(
            f"| `TAPEM_{name.upper()}` | {f'`{shown}`' if shown else '(empty)'} | "
            f"{_cell(field.description or '')}{' Secret.' if secret else ''} |"
        )
    return _page(
        "Settings",
        "Every setting is an environment variable. `tapem config` shows the values in force, "
        "secrets masked.",
        ["| Variable | Default | What it is for |", "|---|---|---|", *rows],
    )


def commands() -> str:
    """Return every command with its arguments and options."""
    from tapem.ops.cli import tapem

    lines = [
        "Exit code 0: done; 1: done with findings, or refused with a reason; 2: the input or the",
        "call is wrong. `--json` prints one JSON document on stdout; sentences go to stderr.",
    ]
    for path, command in _walk(tapem, "tapem"):
        with click.Context(command, info_name=path) as context:
            usage = " ".join(command.collect_usage_pieces(context))
            lines += ["", f"## `{path}`", "", "```", f"{path} {usage}", "```", ""]
            lines += [" ".join(part.split()) + "\n" for part in (command.help or "").split("\n\n")]
            options = [
                record
                for parameter in command.get_params(context)
                if isinstance(parameter, click.Option)
                and (record := parameter.get_help_record(context))
                and "--help" not in record[0]
            ]
            lines += [f"- `{names}`: {text}" for names, text in options]
    return _page("Commands", "", lines)


def _walk(group: click.Group, path: str) -> Iterator[tuple[str, click.Command]]:
    for name in sorted(group.commands):
        command = group.commands[name]
        if isinstance(command, click.Group):
            yield from _walk(command, f"{path} {name}")
        else:
            yield f"{path} {name}", command


def addresses() -> str:
    """Return every address of the screens with the first sentence of its view."""
    from tests.architecture.addresses import every_address, view_of

    rows = [
        f"| `/{address.route}` | `{address.name}` | {_cell(_first_sentence(view_of(address)))} |"
        for address in sorted(every_address(), key=lambda address: address.route)
    ]
    return _page(
        "Addresses",
        "Addresses are Indonesian and can be read aloud. Who gets which answer stands in "
        "`tests/architecture/addresses.csv`.",
        ["| Address | Name | What it shows or does |", "|---|---|---|", *rows],
    )


def _first_sentence(view: object) -> str:
    if not str(getattr(view, "__module__", "")).startswith("tapem."):
        return "Sign-in and account (django-allauth)."
    text = " ".join((getattr(view, "__doc__", "") or "").split("\n\n")[0].split())
    return text or "–"


def _cell(text: str) -> str:
    return " ".join(text.replace("|", "\\|").split())


def _page(title: str, opening: str, lines: list[str]) -> str:
    head = f"# {title}\n\n{NOTE}\n" + (f"{opening}\n\n" if opening else "")
    return head + "\n".join(lines) + "\n"


def main() -> None:
    """Write every page."""
    with tempfile.TemporaryDirectory() as home:
        os.environ["TAPEM_HOME"] = home
        os.environ["DJANGO_SETTINGS_MODULE"] = "tapem.config.settings"
        import django

        django.setup()
        for name, text in pages().items():
            (ROOT / "docs" / name).write_text(text, encoding="utf-8")
            print(f"docs/{name}")


if __name__ == "__main__":
    main()
