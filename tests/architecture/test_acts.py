"""Every public act takes its actor by keyword, runs atomically and leaves an entry in the trail.

An act is a public function of actions with a keyword `actor`. Any other public function
there is a step that several acts share, and must be one.
"""

import ast

from tests.architecture.house import FLOOR_OF, Module, calls_in, modules

# "module.function" → reason why this act writes no entry of its own
SILENT_ACTS: dict[str, str] = {}
# "module.function" → reason why it is neither an act nor a shared step
OTHERWISE: dict[str, str] = {
    "tapem.regions.actions.load_regions": "reference data, loaded by the operator's command",
}


def _public() -> dict[str, tuple[Module, ast.FunctionDef]]:
    """Return every public function of the actions by its dotted name; audit is the trail itself."""
    return {
        f"{module.name}.{node.name}": (module, node)
        for module in modules()
        if module.part == "actions" and module.room in FLOOR_OF and module.room != "audit"
        for node in module.tree.body
        if isinstance(node, ast.FunctionDef) and not node.name.startswith("_")
    }


def _acts() -> dict[str, tuple[Module, ast.FunctionDef]]:
    return {name: act for name, act in _public().items() if _takes_actor(act[1])}


def _helpers(module: Module) -> dict[str, ast.FunctionDef]:
    return {node.name: node for node in module.tree.body if isinstance(node, ast.FunctionDef)}


def _all_calls(module: Module, node: ast.FunctionDef) -> set[str]:
    """Return what a function calls, through the private functions of its own module too."""
    helpers, seen, waiting = _helpers(module), set(), calls_in(node)
    while waiting:
        name = waiting.pop()
        if name not in seen:
            seen.add(name)
            waiting |= (
                calls_in(helpers[name]) if name.startswith("_") and name in helpers else set()
            )
    return seen


def _recording() -> set[str]:
    """Return the plain names of acts that record, directly or through another act."""
    calls = {name: _all_calls(*act) for name, act in _public().items()}
    private = {
        node.name: _all_calls(module, node)
        for module in modules()
        if module.part == "actions"
        for node in module.tree.body
        if isinstance(node, ast.FunctionDef) and node.name.startswith("_")
    }
    known, before = {"record"}, 0
    while len(known) != before:
        before = len(known)
        known |= {name.rpartition(".")[2] for name, called in calls.items() if called & known}
        known |= {name for name, called in private.items() if called & known}
    return known


def test_every_act_writes_an_entry() -> None:
    known = _recording()
    silent = sorted(
        name
        for name, (_module, node) in _acts().items()
        if node.name not in known and name not in SILENT_ACTS
    )
    assert not silent, (
        "call audit.actions.record(actor, TERM, subject, changes=…) inside the act, or list it in "
        f"SILENT_ACTS with its reason: {silent}"
    )


def test_other_public_functions_are_shared_steps() -> None:
    used = {
        (module.room, entry.target)
        for module in modules()
        if module.part == "actions"
        for entry in module.imports
    }
    lonely = sorted(
        name
        for name, (module, _node) in _public().items()
        if name not in _acts() and name not in OTHERWISE and not _is_shared(name, module, used)
    )
    assert not lonely, (
        "an act is done by somebody: take `*, actor: Actor`; make a step of one module private; "
        f"move what only reads to queries.py: {lonely}"
    )


def _is_shared(name: str, module: Module, used: set[tuple[str, str]]) -> bool:
    return (module.room, name) in used or (module.room, module.name) in used


def test_acts_are_atomic() -> None:
    loose = sorted(
        name
        for name, (_module, node) in _acts().items()
        if not any("atomic" in ast.unparse(decorator) for decorator in node.decorator_list)
        and "atomic" not in calls_in(node)
    )
    assert not loose, f"put @transaction.atomic on the act: {loose}"


def test_lists_of_exceptions_are_not_stale() -> None:
    gone = sorted((set(SILENT_ACTS) | set(OTHERWISE)) - set(_public()))
    assert not gone, f"these acts are no more; remove them from the lists: {gone}"


def _takes_actor(node: ast.FunctionDef) -> bool:
    return any(argument.arg == "actor" for argument in node.args.kwonlyargs)
