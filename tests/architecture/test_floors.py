"""Floors between rooms, order inside a room, and what stays out of pure code."""

import ast
import subprocess
import sys

import pytest
from django.apps import apps

from tests.architecture.house import DOORS, FLOOR_OF, ORDER, PACKAGE, ROOT, Module, modules

# file → reason why it may use Django although it is a rule
IMPURE_RULES: dict[str, str] = {}

OFFICE_LIBRARIES = {
    "docx", "openpyxl", "xlsxwriter", "python_calamine", "pypdf", "typst", "lxml",
}  # fmt: skip


def test_every_room_stands_on_a_floor() -> None:
    rooms = {path.parent.name for path in PACKAGE.glob("*/__init__.py")}
    homeless = sorted(rooms - set(FLOOR_OF))
    assert not homeless, (
        f"give {homeless} a floor in tests/architecture/house.py and pyproject.toml"
    )


def test_import_contracts_hold() -> None:
    done = subprocess.run(
        [sys.executable, "-c", "from importlinter.cli import lint_imports_command as c; c()"],
        cwd=ROOT, capture_output=True, text=True, check=False,
    )  # fmt: skip
    assert done.returncode == 0, (
        "an import goes up or sideways. Move what both rooms need to the lower one, or let the "
        f"upper room call the lower one.\n{done.stdout[-3000:]}"
    )


@pytest.mark.parametrize("room", sorted(set(FLOOR_OF) - {"web", "api", "ops", "config"}))
def test_files_of_a_room_use_only_those_below(room: str) -> None:
    wrong = [
        f"{module}:{line} {module.part} uses {target}"
        for module in modules(room)
        for target, line in _own_parts(module)
        if ORDER.index(target) < ORDER.index(module.part)
    ]
    assert not wrong, (
        f"the order is {' → '.join(ORDER)}: move what is needed into the lower file.\n"
        + "\n".join(wrong)
    )


def _own_parts(module: Module) -> list[tuple[str, int]]:
    if module.part not in ORDER:
        return []
    own = f"tapem.{module.room}."
    found = {
        (entry.target.removeprefix(own).split(".")[0], entry.line)
        for entry in module.imports
        if entry.target.startswith(own)
    }
    return [(part, line) for part, line in found if part in ORDER]


def test_pure_code_is_free_of_django() -> None:
    pure = [
        module
        for module in modules()
        if module.room in {"kernel", "proofread"} or module.part == "rules"
    ]
    wrong = [
        f"{module}:{entry.line} imports {entry.target}"
        for module in pure
        for entry in module.imports
        if entry.target.split(".")[0] == "django" and str(module) not in IMPURE_RULES
    ]
    assert not wrong, (
        "a rule decides from plain values: let the action or query read them and hand them over.\n"
        + "\n".join(wrong)
    )


def test_rules_have_no_hidden_clock() -> None:
    wrong = [
        f"{module}:{entry.line}"
        for module in modules()
        if module.part == "rules"
        for entry in module.imports
        if entry.target.startswith(("tapem.kernel.clock.now", "tapem.kernel.clock.today"))
    ]
    assert not wrong, f"a rule takes its day as a parameter (`on`): {wrong}"


def test_office_libraries_live_in_documents() -> None:
    wrong = [
        f"{module}:{entry.line} imports {entry.target}"
        for module in modules()
        if module.room != "documents"
        for entry in module.imports
        if entry.target.split(".")[0] in OFFICE_LIBRARIES
    ]
    assert not wrong, "build blocks or sheets and let tapem.documents render them.\n" + "\n".join(
        wrong
    )


def test_foreign_keys_point_down() -> None:
    wrong = []
    for model in apps.get_models():
        room = model.__module__.split(".")[1]
        for field in model._meta.get_fields():
            target = getattr(field, "related_model", None)
            if not (field.concrete and target and model.__module__.startswith("tapem.")):
                continue
            there = target.__module__.split(".")[1]
            if there != room and FLOOR_OF.get(there, -1) >= FLOOR_OF[room]:
                wrong.append(f"{model._meta.label}.{field.name} → {target._meta.label}")
    assert not wrong, f"keep the key in the upper room, pointing down: {wrong}"


def test_screens_reach_rows_through_queries_only() -> None:
    wrong = [
        f"{module}:{node.lineno}" for module in modules(*DOORS) for node in _manager_uses(module)
    ]
    assert not wrong, (
        "ask the room's queries.py (…_visible_to(actor)) and accounts.door.get_visible_or_404 "
        f"instead of .objects: {wrong}"
    )


def _manager_uses(module: Module) -> list["ast.Attribute"]:
    names = {"objects", "_default_manager", "_base_manager"}
    return [
        node
        for node in ast.walk(module.tree)
        if isinstance(node, ast.Attribute) and node.attr in names
    ]


def test_screens_do_not_use_shortcuts_past_the_door() -> None:
    wrong = [
        f"{module}:{entry.line}"
        for module in modules(*DOORS)
        for entry in module.imports
        if entry.target.endswith((".get_object_or_404", ".get_list_or_404"))
    ]
    assert not wrong, f"use accounts.door.get_visible_or_404: {wrong}"


def test_time_comes_from_the_clock() -> None:
    wrong = [
        f"{module}:{node.lineno}"
        for module in modules()
        if module.name != "tapem.kernel.clock" and module.room != "ops"
        for node in ast.walk(module.tree)
        if isinstance(node, ast.Call)
        and ast.unparse(node.func)
        in {"datetime.now", "date.today", "timezone.now", "dt.datetime.now", "dt.date.today"}
    ]
    assert not wrong, f"ask tapem.kernel.clock: {wrong}"
