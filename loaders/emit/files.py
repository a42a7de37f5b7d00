"""RDF files as quads: the ontology and thesaurus that ship, and files that a user adds to a build."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Iterator
from functools import cache
from pathlib import Path

import pyoxigraph as ox

import ontology
from loaders.emit.nquads import Quad, iri
from ontology import iris
from ontology.errors import BadData, NoInput, Unreadable
from ontology.lexicon import THESAURUS

FORMATS = {
    ".ttl": ox.RdfFormat.TURTLE,
    ".nt": ox.RdfFormat.N_TRIPLES,
    ".nq": ox.RdfFormat.N_QUADS,
    ".trig": ox.RdfFormat.TRIG,
    ".jsonld": ox.RdfFormat.JSON_LD,
    ".rdf": ox.RdfFormat.RDF_XML,
}

_ONTOLOGY = Path(ontology.__file__).parent


@cache
def ontology_quads() -> tuple[Quad, ...]:
    """The vocabulary and the thesaurus, each in its graph."""
    vocabulary = sorted(_ONTOLOGY.glob("*.ttl"))
    return (
        *_quads(vocabulary, str(iris.Graph("vocabulary"))),
        *_quads(sorted(THESAURUS.glob("*.ttl")), str(iris.Graph("thesaurus"))),
    )


def rdf_file_quads(path: Path) -> Iterator[Quad]:
    """The quads of an RDF file: its own graphs are kept, its triples go to a graph named after the file.

    Blank nodes become IRIs of that graph, named by the content of the file (skolemised). Raises `NoInput` or
    `Unreadable` where it cannot be read, `BadData` where it is not of the format of its extension.
    """
    try:
        yield from _file_quads(path)
    except FileNotFoundError as error:
        raise NoInput(f"{path}: no such file; check the path") from error
    except OSError as error:
        raise Unreadable(f"{path}: cannot be read ({error.strerror}); check its kind and permissions") from error
    except (SyntaxError, ValueError) as error:
        raise BadData(f"{path}: cannot be parsed as {path.suffix} ({error}); mend the file or leave it out") from error


def _file_quads(path: Path) -> Iterator[Quad]:
    data = path.read_bytes()
    graph = str(iris.Graph(iris.slug(path.stem) + path.suffix, file=True))
    digest = hashlib.sha256(data).hexdigest()[:12]
    parsed = ox.parse(data, format=FORMATS[path.suffix.lower()], base_iri=graph)
    names: dict[str, str] = {}

    def term(value: object) -> str:
        if isinstance(value, ox.BlankNode):
            number = names.setdefault(value.value, str(len(names) + 1))
            return iri(f"{graph}#blank-{digest}-{number}")
        if isinstance(value, ox.Triple) or (isinstance(value, ox.Literal) and value.direction):
            raise ValueError(f"triples as terms and texts with a direction are not known here: {value}")
        return str(value)

    for quad in parsed:
        name = iri(graph) if isinstance(quad.graph_name, ox.DefaultGraph) else term(quad.graph_name)
        yield name, term(quad.subject), str(quad.predicate), term(quad.object)


def _quads(paths: Iterable[Path], graph: str) -> Iterator[Quad]:
    name = iri(graph)
    for path in paths:
        for quad in ox.parse(path=path, format=ox.RdfFormat.TURTLE):
            yield name, str(quad.subject), str(quad.predicate), str(quad.object)
