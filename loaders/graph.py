"""Readings to the graph: named graphs of act versions, their words, thesaurus, vocabulary and where all came from.

    dataset = build_dataset(readings, load_lexicon())
    dataset.lines()            N-Quads, one line a quad, in order: what is published
    dataset.quads(graph)       quads (of one graph) as tuples of N-Triples terms
    dataset.with_quads(more)   a new dataset with further quads, say the findings of a check

    graph/CODE/DATE            facts of a version: no sentence of the act
    graph/text/CODE/DATE       its words
    graph/thesaurus, graph/vocabulary, graph/meta

The same readings, in whatever order, give the same bytes. There are no blank nodes.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace

from loaders.emit.acts import ActBook, act_name, codes_given, write_header
from loaders.emit.derive import derive
from loaders.emit.facts import FactSheet, kind_of
from loaders.emit.files import ontology_quads
from loaders.emit.links import write_links
from loaders.emit.meta import write_meta
from loaders.emit.names import NameBook
from loaders.emit.nquads import Quad, Sheet, in_order, iri, line
from loaders.emit.provisions import Places, nearest, places, write_heads, write_notes, write_place, write_provisions
from loaders.emit.sharing import sharing
from loaders.emit.validity import Calendar
from loaders.model import ActKey, Document, Fact, Impact, Reading, Source
from loaders.shares import share_in_facts, share_placed
from loaders.text import EMPTY, Span, Text, merge_spans
from ontology import iris
from ontology.lexicon import Lexicon
from ontology.terms import OA, OKL, RDF


@dataclass(frozen=True, slots=True)
class Dataset:
    """Quads in order, each once. `left_out` names files whose act and version another file had already given."""

    _quads: tuple[Quad, ...]
    left_out: tuple[str, ...] = ()

    def quads(self, graph: iris.Graph | None = None) -> Iterator[Quad]:
        """All quads, or those of one graph, as (graph, subject, predicate, object) in N-Triples terms."""
        if graph is None:
            return iter(self._quads)
        name = iri(str(graph))
        return (quad for quad in self._quads if quad[0] == name)

    def graphs(self) -> tuple[iris.Graph, ...]:
        """The named graphs, in order."""
        names = dict.fromkeys(quad[0][1:-1] for quad in self._quads)
        return tuple(g for g in map(_parsed, names) if g is not None)

    def lines(self) -> Iterator[bytes]:
        """The dataset as lines of N-Quads."""
        return map(line, self._quads)

    def with_quads(self, quads: Iterable[Quad]) -> Dataset:
        """A dataset of these quads and further ones."""
        return Dataset(in_order((*self._quads, *quads)), self.left_out)


def build_dataset(
    readings: Iterable[Reading], lexicon: Lexicon, *, more: Iterable[Quad] = (), timed: bool = False
) -> Dataset:
    """The graph of all readings, with the thesaurus and the vocabulary that ship with the package.

    `more` are quads added as they are (RDF files of the user, `loaders.emit.files.rdf_file_quads`). `timed` says
    whether the times at which the files were last written are recorded; the clock never is.
    """
    quads: set[Quad] = {*ontology_quads(), *more}
    meta = Sheet(str(iris.Graph("meta")))
    minted: dict[str, str] = {}
    left_out: list[str] = []
    seen: set[iris.Graph] = set()
    for reading in sorted(readings, key=_reading_order):
        graph = act_graph(reading)
        if graph in seen:
            left_out.append(reading.document.source.name)
            continue
        seen.add(graph)
        quads.update(_reading_quads(reading, graph, lexicon, minted))
        write_meta(meta, graph, reading.document.source, timed=timed)
    quads.update(meta.quads())
    return Dataset(in_order(quads), tuple(left_out))


def act_graph(reading: Reading) -> iris.Graph:
    """The graph of the act version that a reading is of."""
    return iris.Graph(act_name(reading.document.key), Calendar(reading).version_date())


def _reading_quads(reading: Reading, graph: iris.Graph, lexicon: Lexicon, minted: dict[str, str]) -> Iterator[Quad]:
    document = reading.document
    facts, texts = Sheet(str(graph)), Sheet(str(iris.Graph(graph.name, graph.version, text=True)))
    acts = ActBook(facts, codes_given(reading.facts))
    names = NameBook(facts, lexicon, minted)
    version = iris.Version(graph.name, graph.version) if graph.version else None
    for header in document.headers:
        write_header(facts, texts, acts, header, version if header.key == document.key else None)
    write_provisions(facts, texts, acts, document.provisions, document.source.text)
    write_links(facts, acts, document)
    write_notes(texts, acts, document.notes)
    write_heads(texts, acts, document.tables)
    _write_facts(reading, graph, facts, texts, acts, names)
    texts.share(str(graph), OKL("sharePlaced"), share_placed(reading))
    texts.share(str(graph), OKL("shareInFacts"), share_in_facts(reading))
    written = list(facts.quads())
    yield from written
    yield from derive(written)
    yield from sharing(written)
    yield from texts.quads()


def _write_facts(
    reading: Reading, graph: iris.Graph, facts: Sheet, texts: Sheet, acts: ActBook, names: NameBook
) -> None:
    calendar = Calendar(reading)
    order = places(reading.document.provisions)
    whole = {(p.act, p.path): p.text for p in reading.document.provisions}
    version = iris.Version(graph.name, graph.version) if graph.version else None
    counts: Counter[str] = Counter()
    for number, fact in enumerate(sorted(reading.facts, key=lambda fact: _place(fact, order)), start=1):
        kind = kind_of(fact)
        act, path = _stated(fact, reading.document, order)
        named = _named(graph, kind.sort, acts.name(act), path)
        counts[str(named)] += 1
        subject = str(replace(named, number=counts[str(named)]))
        facts.link(subject, RDF("type"), OKL(kind.type))
        facts.number(subject, OKL("order"), number)
        facts.link(subject, OKL("act"), acts.iri(fact.act))
        facts.link(subject, OKL("statedIn"), write_place(facts, acts, act, path))
        if version:
            facts.link(subject, OKL("inVersion"), str(version))
        validity = calendar.of(fact)
        facts.code(subject, OKL("state"), validity.state)
        facts.date(subject, OKL("validFrom"), validity.begins)
        facts.date(subject, OKL("validTo"), validity.ends)
        facts.code(subject, OKL("doubt"), fact.doubt)
        kind.write(FactSheet(subject, facts, texts, acts, names), fact)
        words = (fact.words, (whole.get((act, path), EMPTY),), (reading.document.headers[0].heading,))
        _evidence(facts, subject, words, reading.document.source)


def _stated(fact: Fact, document: Document, held: Places) -> tuple[ActKey, str]:
    """The act and the provision that state a fact, such as the document holds: the nearest above the one named."""
    act = _stated_in(fact)
    path = nearest(held, act, fact.provision)
    if not path and (act, "main") not in held:
        act = document.key
    return act, path or "main"


def _named(graph: iris.Graph, sort: str, act: str, path: str) -> iris.Fact:
    """The IRI of the first fact of its sort at a place. What a document says in the place of another act is told apart
    from what that act's own document says there, and from what other documents say."""
    if act == graph.name or act.startswith(f"{graph.name}/"):
        return iris.Fact(sort, act, graph.version, path)
    by = f"{graph.name}/{graph.version}" if graph.version else graph.name
    return iris.Fact(sort, act, None, f"by/{by}/{path}")


def _evidence(sheet: Sheet, subject: str, words: Iterable[tuple[Text, ...]], source: Source) -> None:
    """Where the file holds the words of a fact: the first of the choices given that stands in the file."""
    choices = (merge_spans((span for piece in pieces for span in piece.spans()), source.text) for pieces in words)
    spans: Iterable[Span] = next((found for found in choices if found), ())
    for number, span in enumerate(spans, start=1):
        place = f"{subject}#place-{number}"
        sheet.link(subject, OKL("evidence"), place)
        sheet.link(place, RDF("type"), OA("TextPositionSelector"))
        sheet.link(place, OKL("inSource"), str(iris.SourceFile(source.sha256)))
        sheet.number(place, OA("start"), span.start)
        sheet.number(place, OA("end"), span.end)


def _stated_in(fact: Fact) -> ActKey:
    return fact.stated_in if isinstance(fact, Impact) else fact.act


def _place(fact: Fact, order: Places) -> int:
    """Facts stand in the order of their provisions; what is stated nowhere known stands last."""
    return order.get((_stated_in(fact), fact.provision), len(order) + 1)


def _reading_order(reading: Reading) -> tuple[str, str, str]:
    source = reading.document.source
    return act_name(reading.document.key), source.name, source.sha256


def _parsed(name: str) -> iris.Graph | None:
    try:
        graph = iris.parse(name)
    except ValueError:
        return None
    return graph if isinstance(graph, iris.Graph) else None
