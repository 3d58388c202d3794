"""Who imports whom: data flows one way, stages are pure and do not know each other, and there is no cycle."""

from __future__ import annotations

import ast
from graphlib import TopologicalSorter
from pathlib import Path

import pytest

PACKAGE = Path(__file__).parent.parent / "briefing"

STAGES = ("clean", "segment", "dedupe", "themes", "summarize", "keyphrases", "figures", "glosses", "learning")
EDGES = ("collect", "store", "render", "deliver", "schedule")
VALUES = {"errors", "model"}

#: Module (a package stands for its submodules) -> what it may import of our own.
LAYERS: dict[str, set[str]] = {
    "errors": set(),
    "text": set(),
    "landlock": set(),
    "confinement": {"errors", "landlock"},
    "mailing": set(),
    "intake": set(),
    "model": {"errors", "intake", "mailing"},
    "shape": set(),
    "codec": VALUES | {"shape"},
    "config": VALUES | {"text"},
    **{stage: VALUES | {"text"} for stage in STAGES},
    "edition": VALUES | {"text", *STAGES},
    "collect": VALUES | {"text", "config", "confinement", "intake"},
    "store": VALUES | {"codec", "text"},
    "render": VALUES | {"codec", "text", "confinement", "intake"},
    "deliver": VALUES | {"config", "text"},
    "proof": VALUES | {"codec", "text"},
    "review": VALUES,
    "schedule": VALUES | {"text"},
    "pipeline": VALUES | {"text", "codec", "config", "confinement", "edition", "proof", "review", "learning", *EDGES},
    "cli": VALUES | {"codec", "config", "store", "pipeline"},
    "__main__": {"cli"},
    "": set(),
}

#: Modules of the standard library that act on the world; a stage has no use for them.
IO_MODULES = {
    "os",
    "pathlib",
    "socket",
    "subprocess",
    "sqlite3",
    "urllib",
    "http",
    "time",
    "random",
    "tempfile",
    "shutil",
}


def modules() -> dict[str, ast.Module]:
    """Dotted name below the package -> its tree."""
    trees = {}
    for path in sorted(PACKAGE.rglob("*.py")):
        parts = path.relative_to(PACKAGE).with_suffix("").parts
        trees[".".join(p for p in parts if p != "__init__")] = ast.parse(path.read_text(encoding="utf-8"))
    return trees


TREES = modules()


def imported(tree: ast.AST) -> set[str]:
    """Every absolute module name that a tree imports, wherever in the file."""
    found = set()
    for node in ast.walk(tree):
        if isinstance(node, ast.Import):
            found |= {alias.name for alias in node.names}
        elif isinstance(node, ast.ImportFrom) and node.module:
            found |= {node.module, *(f"{node.module}.{alias.name}" for alias in node.names)}
    return found


def own_imports(name: str) -> set[str]:
    """Our own modules that one of ours imports, without itself."""
    inner = {m.removeprefix("briefing.") for m in imported(TREES[name]) if m.startswith("briefing.")}
    return {m for m in inner if m in TREES} - {name}


@pytest.mark.parametrize("name", sorted(TREES))
def test_each_module_imports_only_what_its_layer_may(name):
    layer = name.split(".")[0]
    assert layer in LAYERS, f"{layer} has no layer: give it a row"
    outside = {m for m in own_imports(name) if m.split(".")[0] not in LAYERS[layer] | {layer}}
    assert not outside


@pytest.mark.parametrize("name", [n for n in sorted(TREES) if n.split(".")[0] in {*STAGES, "edition", "text"}])
def test_a_stage_does_no_input_or_output(name):
    assert not {m.split(".")[0] for m in imported(TREES[name])} & IO_MODULES


def imported_at_once(tree: ast.Module) -> set[str]:
    """Our own modules that a tree imports when it is imported itself: not in functions, not for type checkers."""
    found, stack = set(), list(tree.body)
    while stack:
        node = stack.pop()
        for_checkers = isinstance(node, ast.If) and "TYPE_CHECKING" in ast.unparse(node.test)
        if isinstance(node, ast.FunctionDef) or for_checkers:
            continue
        if isinstance(node, ast.ImportFrom) and (node.module or "").split(".")[0] == "briefing":
            base = node.module.removeprefix("briefing").removeprefix(".")
            names = [f"{base}.{alias.name}".removeprefix(".") for alias in node.names]
            found |= {name if name in TREES else base for name in names}
        stack.extend(ast.iter_child_nodes(node))
    return found


def test_no_import_cycle():
    graph = {name: imported_at_once(tree) - {name} for name, tree in TREES.items()}
    tuple(TopologicalSorter(graph).static_order())


def test_blind_excepts_stand_in_two_places_only():
    blind = [
        name
        for name, tree in TREES.items()
        for node in ast.walk(tree)
        if isinstance(node, ast.ExceptHandler)
        and (node.type is None or (isinstance(node.type, ast.Name) and node.type.id in {"Exception", "BaseException"}))
    ]
    assert sorted(blind) == ["cli", "pipeline.gather"]


@pytest.mark.parametrize("name", sorted(TREES))
def test_no_file_is_longer_than_400_lines(name):
    path = PACKAGE / (name.replace(".", "/") or ".")
    file = path / "__init__.py" if path.is_dir() else path.with_suffix(".py")
    assert len(file.read_text(encoding="utf-8").splitlines()) <= (600 if name == "model" else 400)
