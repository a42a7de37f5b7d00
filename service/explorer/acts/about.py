"""What the page of an act says: its versions, time line, contents, references, deadlines, findings, sources.

about(view, iri, findings)        None for an act that the graph does not know
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from babel.numbers import format_percent

from ontology import adilet, iris
from ontology.terms import ELI, OKL
from queries.citation import KINDS as ACT_KINDS
from queries.citation import cited_in_full
from service import urls
from service.catalogs import LOCALES
from service.explorer.acts.asking import ask, values
from service.explorer.acts.codes import IMPACTS, KINDS, RELATIONS, kind_words
from service.explorer.acts.contents import Branch, contents
from service.explorer.acts.history import TimeLine, amendments_of, time_line
from service.explorer.acts.outline import Outline, holding, outline_of
from service.explorer.acts.stated import listed
from service.explorer.acts.telling import Told, page_at, tell
from service.explorer.view import Link, View
from service.words import LANGUAGES, NAMES, text
from shapes.findings import Finding

_ISSUERS = ("president", "government", "parliament", "prime-minister")
_DEADLINES = 60


@dataclass(frozen=True, slots=True)
class Reference:
    """A reference from or to an act: the other act, its title, the provisions that refer, the place referred to."""

    act: Link
    title: str
    places: tuple[Link, ...]
    cited: tuple[str, ...]
    proposed: bool


@dataclass(frozen=True, slots=True)
class Source:
    """The file that a graph was read from, and by what. `graph` leads to the graph."""

    name: str
    sha256: str
    time: str
    length: str
    software: str
    graph: Link
    shares: tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True)
class Check:
    """The findings of one check in an act."""

    name: str
    severity: str
    count: int
    address: str


@dataclass(frozen=True, slots=True)
class Count:
    """How many facts of a kind were read, and where they are listed."""

    name: str
    count: int
    address: str


@dataclass(frozen=True, slots=True)
class Version:
    """A version of the act that was read: its day, its text where that is loaded."""

    date: str
    text: str
    graph: str


@dataclass(frozen=True, slots=True)
class About:
    """All that the page of an act says."""

    name: str
    title: str
    kind: str
    number: str
    date: str
    issuer: str
    code: str
    derived: bool
    state: str
    status: str
    repealed_by: Link | None
    begins: str
    ends: str
    signatory: str
    clause: str
    official: tuple[Link, ...]
    reader: str
    versions: tuple[Version, ...]
    excerpt_in: tuple[Link, ...]
    line: TimeLine | None
    contents: tuple[Branch, ...]
    counts: tuple[Count, ...]
    cites: tuple[tuple[str, tuple[Reference, ...]], ...]
    cited_by: tuple[tuple[str, tuple[Reference, ...]], ...]
    changes: tuple[tuple[Link, tuple[tuple[str, Link], ...]], ...]
    deadlines: tuple[tuple[Link | None, Told], ...]
    checks: tuple[Check, ...]
    sources: tuple[Source, ...]
    read: bool


def about(here: View, iri: str, findings: Sequence[Finding]) -> About | None:
    """What the graph knows of an act; `findings` are those that have a place in it."""
    said: dict[str, str] = {}
    for row in ask(here.data.engine, "act", act=[iri]):
        name, value = row
        assert name
        assert value
        said.setdefault(name.value, value.value)
    if not said:
        return None
    tail = iris.act_tail(iri)
    graphs = holding(here, iri)
    own = [graph for graph in graphs if graph.removeprefix(iris.GRAPH).rpartition("/")[0] == tail]
    outline = outline_of(here, graphs[0]) if graphs else None
    amendments = amendments_of(here, iri)
    code = said.get(ELI("id_local"), "")
    kind = said.get(OKL("kind"), "")
    date, number = said.get(ELI("date_document"), ""), said.get(ELI("number"), "")
    status = said.get(OKL("status"), "")
    return About(
        name=cited_in_full(kind, date, number, here.lang) if date and number else here.act(iri).text,
        title=said.get(ELI("title"), ""),
        kind=ACT_KINDS.get(kind, ACT_KINDS["act"])[here.lang],
        number=number,
        date=here.day(date),
        issuer=_issuer(said.get(OKL("issuer"), ""), here.lang),
        code=code,
        derived=said.get(OKL("codeDerived"), "") == "true",
        state=status if status in ("repealed", "draft", "in-force") else "",
        status=status,
        repealed_by=here.act(said[ELI("repealed_by")]) if ELI("repealed_by") in said else None,
        begins=here.day(said.get(ELI("first_date_entry_in_force"), ""), "from"),
        ends=here.day(said.get(ELI("date_no_longer_in_force"), ""), "from"),
        signatory=said.get(OKL("signatory"), ""),
        clause=said.get(OKL("inForceClause"), ""),
        official=official(here.lang, code),
        reader=_reader(here, tail, own),
        versions=tuple(_version(here, tail, graph) for graph in own),
        excerpt_in=tuple(_excerpt(here, graph) for graph in graphs if graph not in own),
        line=time_line(here, iri, amendments) if amendments else None,
        contents=contents(here, outline, iri) if outline else (),
        counts=_counts(iri, tail, outline, here.lang),
        cites=_references(here, iri, made=True),
        cited_by=_references(here, iri, made=False),
        changes=_changes(here, iri),
        deadlines=_deadlines(here, iri),
        checks=_checks(findings, tail, here.lang),
        sources=_sources(here, graphs),
        read=bool(own),
    )


def _issuer(slug: str, lang: str) -> str:
    return text(f"issuer-{slug}", lang) if slug in _ISSUERS else ""


def official(lang: str, code: str) -> tuple[Link, ...]:
    """The Institute's pages, the reader's language first."""
    if not iris.is_code(code):
        return ()
    pages = adilet.pages(code)
    order = (lang, *(other for other in LANGUAGES if other != lang))
    return tuple(Link(NAMES[one], pages[one], one) for one in order)


def _reader(here: View, tail: str, own: Sequence[str]) -> str:
    texts = set(here.data.engine.graphs)
    loaded = any(_text_of(graph) in texts for graph in own)
    return here.address(urls.reader(tail)) if loaded else ""


def _text_of(graph: str) -> str:
    return f"{iris.GRAPH}text/{graph.removeprefix(iris.GRAPH)}"


def _version(here: View, tail: str, graph: str) -> Version:
    date = graph.rpartition("/")[2]
    loaded = _text_of(graph) in set(here.data.engine.graphs)
    reader = here.address(urls.reader(tail, "", {"version": date})) if loaded else ""
    return Version(here.day(date), reader, here.page_of(graph))


def _excerpt(here: View, graph: str) -> Link:
    return here.act(str(iris.Act(graph.removeprefix(iris.GRAPH).rpartition("/")[0])))


def _counts(iri: str, tail: str, outline: Outline | None, lang: str) -> tuple[Count, ...]:
    total: Counter[str] = Counter()
    if outline:
        for key, counts in outline.counts.items():
            if key[0] == iri:
                total.update(counts)
    return tuple(
        Count(
            kind_words(kind, lang),
            total[kind],
            urls.query("facts-of-provision", "html", {"act": tail, "kind": kind, "lang": lang}),
        )
        for kind in KINDS
        if total[kind]
    )


def _references(here: View, iri: str, *, made: bool) -> tuple[tuple[str, tuple[Reference, ...]], ...]:
    """References that the act makes, or those made to it, by relation and other act."""
    found: dict[str, dict[str, list[tuple[str, ...]]]] = {relation: {} for relation in RELATIONS}
    for row in values(ask(here.data.engine, "citing", act=[iri])):
        relation, other = row[3], row[4] if made else row[1]
        if (row[1] == iri) == made and relation in found:
            found[relation].setdefault(other, []).append(row)
    side = "made" if made else "received"
    return tuple(
        (
            text(f"references-{side}-{relation}", here.lang),
            tuple(_reference(here, other, rows, made=made) for other, rows in others.items()),
        )
        for relation, others in found.items()
        if others
    )


def _reference(here: View, other: str, rows: list[tuple[str, ...]], *, made: bool) -> Reference:
    _, _, _, _, _, kind, date, number, title, *_ = rows[0]
    link = here.act(other)
    parsed = iris.parse(other)
    if isinstance(parsed, iris.Provision) and other not in here.acts:
        place = here.place(str(iris.Act(parsed.act)), parsed.path)
        link = Link(place.short, place.page)
    elif made and date and number:
        link = Link(cited_in_full(kind, date, number, here.lang), here.page_of(other))
    elif made and title and other not in here.acts:
        link, title = Link(title, here.page_of(other), "" if here.lang == "kk" else "kk"), ""
    places = {row[2]: Link(here.place(row[1], row[2]).short, page_at(here, row[1], row[2], row[0])) for row in rows}
    cited = tuple(dict.fromkeys(row[9] for row in rows if row[9]))
    return Reference(
        link, title if made else "", tuple(places.values()), cited, any(row[10] == "proposed" for row in rows)
    )


def _changes(here: View, iri: str) -> tuple[tuple[Link, tuple[tuple[str, Link], ...]], ...]:
    """What the act changes in others, by act."""
    found: dict[str, dict[tuple[str, str], Link]] = {}
    for changed, path, kind, _, _ in values(ask(here.data.engine, "acting", act=[iri])):
        how = text(f"impact-{kind}", here.lang) if kind in IMPACTS else kind
        place = here.place(changed, path)
        whole = path == "main" and kind == "repealed"
        said = text("history-act", here.lang) if whole else place.short
        found.setdefault(changed, {}).setdefault((how, path), Link(said, place.page))
    return tuple(
        (here.act(changed), tuple((how, link) for (how, _), link in places.items()))
        for changed, places in found.items()
    )


def _deadlines(here: View, iri: str) -> tuple[tuple[Link | None, Told], ...]:
    """The deadlines of an act, each with the provision that sets it."""
    found = []
    for fact in listed(here, iri, "Deadline")[:_DEADLINES]:
        stated = iris.parse(fact.one("statedIn"))
        place = here.place(str(iris.Act(stated.act)), stated.path) if isinstance(stated, iris.Provision) else None
        link = Link(place.short, page_at(here, place.act_iri, place.path, fact.iri)) if place else None
        found.append((link, tell(here, fact)))
    return tuple(found)


def _checks(findings: Sequence[Finding], tail: str, lang: str) -> tuple[Check, ...]:
    counts: Counter[tuple[str, str, str]] = Counter(
        (finding.severity, finding.check.name, f"{finding.check.label.get(lang)}") for finding in findings
    )
    gravity = {"violation": 0, "warning": 1, "info": 2}
    return tuple(
        Check(label, severity, count, urls.findings("", {"check": name, "act": tail, "lang": lang}))
        for (severity, name, label), count in sorted(counts.items(), key=lambda item: (gravity[item[0][0]], item[0][2]))
    )


def _sources(here: View, graphs: Sequence[str]) -> tuple[Source, ...]:
    rows = values(ask(here.data.engine, "made", graph=graphs)) if graphs else ()
    return tuple(
        Source(
            name=source,
            sha256=sha256,
            time=here.day(time[:10]),
            length=length,
            software=" ".join(filter(None, (software, version))),
            graph=Link(graph.removeprefix(iris.GRAPH), here.page_of(graph)),
            shares=_shares(placed, in_facts, here.lang),
        )
        for graph, source, sha256, time, length, software, version, placed, in_facts in rows
    )


def _shares(placed: str, in_facts: str, lang: str) -> tuple[tuple[str, str], ...]:
    """How much of the file was understood, where that is known."""
    form = "#,##0.0%" if lang == "en" else "#,##0.0 %"
    return tuple(
        (text(key, lang), format_percent(float(share), form, LOCALES[lang]))
        for key, share in (("share-placed", placed), ("share-facts", in_facts))
        if share
    )
