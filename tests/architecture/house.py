"""The house as a machine sees it: rooms, floors, files and what they import."""

import ast
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
PACKAGE = ROOT / "src" / "tapem"

# The floors, lowest first; rooms of one floor do not know each other.
FLOORS = (
    ("kernel", "proofread"),
    ("audit", "documents"),
    ("regions",),
    ("accounts",),
    ("followups", "review"),
    ("meetings", "planning"),
    ("spm", "drafting", "cooperation"),
    ("actionplan", "reading"),
    ("web", "api", "ops"),
    ("config",),
)
FLOOR_OF = {room: floor for floor, rooms in enumerate(FLOORS) for room in rooms}
DOORS = ("web", "api")

# Inside a room, a file may use those after it, never those before it.
ORDER = ("apps", "actions", "papers", "policies", "queries", "models", "rules", "choices")


@dataclass(frozen=True)
class Import:
    """One import: the module that is meant and the line where it stands."""

    target: str
    line: int


@dataclass(frozen=True)
class Module:
    """One Python file of the package."""

    path: Path

    @property
    def name(self) -> str:
        """Dotted name."""
        parts = self.path.relative_to(PACKAGE.parent).with_suffix("").parts
        return ".".join(parts[:-1] if parts[-1] == "__init__" else parts)

    @property
    def room(self) -> str:
        """Room in which it stands; empty for the package itself."""
        parts = self.name.split(".")
        return parts[1] if len(parts) > 1 else ""

    @property
    def part(self) -> str:
        """File or folder of the room: "actions" for meetings/actions/inviting.py."""
        parts = self.name.split(".")
        return parts[2] if len(parts) > 2 else ""

    @property
    def tree(self) -> ast.Module:
        """Syntax tree."""
        return _tree(self.path)

    @property
    def imports(self) -> list[Import]:
        """Imports, those inside functions too, and none that serve types only."""
        return list(_imports(self.tree))

    def __str__(self) -> str:
        return str(self.path.relative_to(ROOT))


def modules(*rooms: str) -> list[Module]:
    """Return every module of the package, or of some rooms; migrations are no code of ours."""
    found = [
        Module(path) for path in sorted(PACKAGE.rglob("*.py")) if "migrations" not in path.parts
    ]
    return [module for module in found if not rooms or module.room in rooms]


def calls_in(node: ast.AST) -> set[str]:
    """Return the plain names of what is called inside a node: `f(...)` and `x.f(...)`."""
    names = set()
    for call in ast.walk(node):
        if isinstance(call, ast.Call):
            if isinstance(call.func, ast.Name):
                names.add(call.func.id)
            elif isinstance(call.func, ast.Attribute):
                names.add(call.func.attr)
    return names


@cache
def _tree(path: Path) -> ast.Module:
    return ast.parse(path.read_text(encoding="utf-8"), str(path))


def _imports(tree: ast.Module) -> Iterator[Import]:
    typing_only = {
        id(inner)
        for node in ast.walk(tree)
        if isinstance(node, ast.If) and ast.unparse(node.test).endswith("TYPE_CHECKING")
        for inner in ast.walk(node)
    }
    for node in ast.walk(tree):
        if id(node) in typing_only:
            continue
        if isinstance(node, ast.Import):
            yield from (Import(alias.name, node.lineno) for alias in node.names)
        elif isinstance(node, ast.ImportFrom) and node.module:
            yield Import(node.module, node.lineno)
            yield from (Import(f"{node.module}.{alias.name}", node.lineno) for alias in node.names)
