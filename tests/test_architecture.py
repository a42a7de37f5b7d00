"""Folders are layers and imports go down only; the pure core opens no file and knows no RDF."""

import ast
from collections.abc import Iterator
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent
BELOW = {
    "ontology": frozenset[str](),
    "loaders": frozenset({"ontology"}),
    "shapes": frozenset({"ontology"}),
    "queries": frozenset({"ontology"}),
    "service": frozenset({"ontology", "loaders", "shapes", "queries"}),
}
PURE = (
    "loaders/restore",
    "loaders/structure",
    "loaders/extract",
    "loaders/names",
    "loaders/clauses",
    "loaders/grammar",
)
RDF = frozenset({"rdflib", "pyoxigraph", "pyshacl"})


def imports(path: Path) -> Iterator[str]:
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            yield node.module or ""


def modules(folder: str) -> list[Path]:
    return sorted((ROOT / folder).rglob("*.py"))


@pytest.mark.parametrize("layer", BELOW)
def test_imports_go_down_only(layer: str) -> None:
    found = modules(layer)
    assert found
    above = set(BELOW) - BELOW[layer] - {layer}
    wrong = [(p.name, name) for p in found for name in imports(p) if name.partition(".")[0] in above]
    assert wrong == []


@pytest.mark.parametrize("folder", PURE)
def test_the_core_knows_no_rdf_and_opens_no_file(folder: str) -> None:
    found = modules(folder)
    assert found
    for path in found:
        assert not RDF & {name.partition(".")[0] for name in imports(path)}, path
        calls = [n.func for n in ast.walk(ast.parse(path.read_text())) if isinstance(n, ast.Call)]
        assert not [c for c in calls if isinstance(c, ast.Name) and c.id == "open"], path


def test_a_wrong_import_would_be_seen(tmp_path: Path) -> None:
    path = tmp_path / "wrong.py"
    path.write_text("from service.home import publish\nimport rdflib.term\n")
    assert set(imports(path)) == {"service.home", "rdflib.term"}


def test_no_module_is_longer_than_400_lines() -> None:
    long = {
        p.relative_to(ROOT).as_posix()
        for layer in BELOW
        for p in modules(layer)
        if len(p.read_text().splitlines()) > 400
    }
    assert long == set()
