"""The dataset in VoID: how much of what it holds, where it is queried and downloaded, which vocabularies it uses.

    void(statistics, addresses)         lines of N-Triples

Written after "Describing Linked Datasets with the VoID Vocabulary" (W3C, 3 March 2011). Named graphs are subsets; the
partitions by class and property stand at the whole, with the properties of each class below it, so that an editor can
complete terms without scanning.
"""

from __future__ import annotations

import datetime as dt
import hashlib
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from urllib.parse import urlencode

from ontology.terms import DCT, FOAF, PREFIXES
from service.publication.rdf import FORMS, SD, VOID, a, link, literal, moment, number, words
from service.publication.statistics import Class, Statistics

TITLE = (
    "Өкілет: құқықтық актілердегі тағайындау ережелері",
    "Окилет: правила назначения на должности в правовых актах",
    "Okilet: rules of appointment in legal acts",
)
ABOUT = (
    (
        "Қазақстанның құқықтық актілерінен алынған граф: кім тағайындайды, ұсынады және келіседі, қай нормаға "
        "сәйкес және қай уақыттан бері; актілер, олардың нормалары мен өзгерістері, міндеттер, мерзімдер, "
        "органдар мен лауазымдар."
    ),
    (
        "Граф, извлечённый из правовых актов Казахстана: кто назначает, представляет и согласует, по какой "
        "норме и с какого времени; акты, их нормы и изменения, обязанности, сроки, органы и должности."
    ),
    (
        "A graph read from legal acts of Kazakhstan: who appoints, nominates and concurs, under which provision "
        "and since when; acts, their provisions and amendments, duties, deadlines, organs and positions."
    ),
)
_EXAMPLES = ("position/prime-minister", "organ/government")


@dataclass(frozen=True, slots=True)
class Addresses:
    """Where the public reaches what describes and holds the dataset, and what the operator says of it.

    `base` is what its IRIs begin with.
    """

    base: str
    home: str
    dataset: str
    void: str
    sparql: str
    dumps: tuple[str, ...]  # TriG, N-Quads
    publisher: str = ""  # the operator's name
    licence: str = ""  # the IRI of the licence that the operator states

    @property
    def iri(self) -> str:
        """The dataset itself."""
        return f"{self.dataset}#dataset"

    def part(self, kind: str, name: str) -> str:
        """A part of the dataset, named by what it is about."""
        return f"{self.dataset}#{kind}-{hashlib.sha256(name.encode()).hexdigest()[:16]}"

    def content(self, graph: str) -> str:
        """Where a named graph is read whole, up to the limit of the endpoint."""
        return self.query(f"CONSTRUCT {{ ?s ?p ?o }} WHERE {{ GRAPH <{graph}> {{ ?s ?p ?o }} }}")

    def query(self, text: str) -> str:
        """Where a query is answered."""
        return f"{self.sparql}?{urlencode({'query': text})}"


def void(counts: Statistics, at: Addresses, version: str, published: dt.datetime) -> list[str]:
    """The description of the dataset of this version."""
    whole = at.iri
    return [
        a(at.void, VOID("DatasetDescription")),
        link(at.void, FOAF("primaryTopic"), whole),
        a(whole, VOID("Dataset")),
        *words(whole, DCT("title"), TITLE),
        *words(whole, DCT("description"), ABOUT),
        literal(whole, DCT("identifier"), version),
        moment(whole, DCT("issued"), published),
        *([link(whole, DCT("license"), at.licence)] if at.licence else []),
        link(whole, FOAF("homepage"), at.home),
        link(whole, VOID("sparqlEndpoint"), at.sparql),
        *(link(whole, VOID("dataDump"), dump) for dump in at.dumps),
        *(link(whole, VOID("feature"), FEATURES[form]) for form in FORMS),
        literal(whole, VOID("uriSpace"), at.base),
        *_examples(whole, at),
        *_counts(whole, counts),
        *_vocabularies(whole, (*counts.properties, *counts.classes)),
        *_graphs(whole, counts, at),
        *_properties(whole, counts, at),
        *_classes(whole, counts, at),
    ]


FEATURES = {
    "ttl": "http://www.w3.org/ns/formats/Turtle",
    "jsonld": "http://www.w3.org/ns/formats/JSON-LD",
    "rdf": "http://www.w3.org/ns/formats/RDF_XML",
    "nt": "http://www.w3.org/ns/formats/N-Triples",
}
"""The forms of descriptions, as W3C names them (https://www.w3.org/ns/formats/)."""


def _counts(whole: str, counts: Statistics) -> Iterator[str]:
    yield number(whole, VOID("triples"), counts.triples)
    yield number(whole, VOID("distinctSubjects"), counts.subjects)
    yield number(whole, VOID("distinctObjects"), counts.objects)
    yield number(whole, VOID("classes"), len(counts.classes))
    yield number(whole, VOID("properties"), len(counts.properties))


def _examples(whole: str, at: Addresses) -> Iterator[str]:
    for tail in _EXAMPLES:
        yield link(whole, VOID("exampleResource"), f"{at.base}id/{tail}")


def _vocabularies(whole: str, terms: Iterable[str]) -> Iterator[str]:
    """The vocabularies of which terms are used, by their namespaces."""
    used = {name for term in terms for name in PREFIXES.values() if term.startswith(name)}
    for name in sorted(used):
        yield link(whole, VOID("vocabulary"), name)


def _graphs(whole: str, counts: Statistics, at: Addresses) -> Iterator[str]:
    for name, triples in counts.graphs.items():
        yield link(whole, VOID("subset"), name)
        yield a(name, VOID("Dataset"))
        yield a(name, SD("Graph"))
        yield number(name, VOID("triples"), triples)
        yield link(name, VOID("sparqlEndpoint"), at.sparql)


def _properties(whole: str, counts: Statistics, at: Addresses) -> Iterator[str]:
    for name, used in counts.properties.items():
        part = at.part("property", name)
        yield link(whole, VOID("propertyPartition"), part)
        yield a(part, VOID("Dataset"))
        yield link(part, VOID("property"), name)
        yield number(part, VOID("triples"), used.triples)
        yield number(part, VOID("distinctSubjects"), used.subjects)
        yield number(part, VOID("distinctObjects"), used.objects)


def _classes(whole: str, counts: Statistics, at: Addresses) -> Iterator[str]:
    for name, members in counts.classes.items():
        part = at.part("class", name)
        yield link(whole, VOID("classPartition"), part)
        yield a(part, VOID("Dataset"))
        yield link(part, VOID("class"), name)
        yield number(part, VOID("entities"), members.entities)
        yield number(part, VOID("triples"), members.triples)
        yield from _properties_of(name, part, members, at)


def _properties_of(name: str, part: str, members: Class, at: Addresses) -> Iterator[str]:
    for term, triples in members.properties.items():
        below = at.part("class-property", f"{name} {term}")
        yield link(part, VOID("propertyPartition"), below)
        yield a(below, VOID("Dataset"))
        yield link(below, VOID("property"), term)
        yield number(below, VOID("triples"), triples)
