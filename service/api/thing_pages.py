"""What a page says of a thing, made of its description: names in place of IRIs, rules as rows, the rest as a table.

shown(description, "ru")        what `templates/thing.html` writes
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from ontology import iris
from ontology.adilet import pages
from ontology.terms import DCT, ELI, FOAF, OKL, OWL, RDF, RDFS, SCHEMA, SKOS, SKOSXL
from queries.engine import Sort, Term
from service import urls
from service.context import context
from service.explorer.acts.codes import SORTS, kind_words
from service.explorer.view import View
from service.publication.describe import Description
from service.publication.foreign import TERMS
from service.publication.rdf import triple
from service.words import LANGUAGES, NAMES, text
from shapes.catalogue import by_name

_NAMES = (SKOS("prefLabel"), RDFS("label"), SKOSXL("literalForm"), ELI("title"), DCT("title"), SCHEMA("name"))
_LINKED = ("http://", "https://")
_FINDINGS = f"{iris.Graph('findings')}#"
_CLASSES = {OWL("Class"), RDFS("Class")}
_PROPERTIES = {OWL("ObjectProperty"), OWL("DatatypeProperty"), RDF("Property")}
_FIRST = (RDF("type"), *_NAMES, SKOS("altLabel"), SKOS("definition"))


@dataclass(frozen=True, slots=True)
class Value:
    """An object of a statement: its words, their language, where it leads (`hint` is then its IRI)."""

    text: str
    lang: str = ""
    address: str = ""
    hint: str = ""


@dataclass(frozen=True, slots=True)
class Row:
    """A property and its values."""

    name: Value
    values: tuple[Value, ...]


@dataclass(frozen=True, slots=True)
class Part:
    """A part of the thing, with the fragment of its IRI as anchor; of the vocabulary a term, with its group.

    `group` is "classes", "properties" or "individuals", "" for a part of anything else.
    """

    anchor: str
    rows: tuple[Row, ...]
    name: str = ""
    group: str = ""


@dataclass(frozen=True, slots=True)
class Rule:
    """A rule as one row: where it stands, what it fills, who does what, `[begins, ends)`."""

    place: Value
    positions: tuple[Value, ...]
    steps: tuple[tuple[str, Value], ...]
    begins: str
    ends: str


@dataclass(frozen=True, slots=True)
class Shown:
    """All that the page says."""

    title: str
    kinds: tuple[Value, ...]
    rows: tuple[Row, ...]
    parts: tuple[Part, ...]
    rules: tuple[Rule, ...]
    others: tuple[tuple[Value, tuple[Row, ...]], ...]
    referring: tuple[Row, ...]
    pages: Mapping[str, str]
    derived: bool


Statements = Mapping[str, list[Term]]


def shown(description: Description, lang: str) -> Shown:
    """The page of a thing in a language."""
    return _Page(description, lang).shown()


class _Page:
    def __init__(self, description: Description, lang: str) -> None:
        self._thing = description.thing
        self._lang = lang
        self._here = View(context().data.now, lang)
        self._facts = description.facts
        self._about: defaultdict[str, defaultdict[str, list[Term]]] = defaultdict(lambda: defaultdict(list))
        for subject, term, value in filter(None, map(triple, description.lines)):
            self._about[subject][term].append(value)
        self._order = tuple(self._about)

    def shown(self) -> Shown:
        own = self._about[self._thing]
        parts = [name for name in self._order if name.startswith(f"{self._thing}#")]
        rules = [fact for fact in self._facts if OKL("step") in self._about[fact]]
        others = [fact for fact in self._facts if fact not in rules and fact != self._thing]
        code = self._code()
        return Shown(
            title=self._name(self._thing),
            kinds=tuple(self._value(term) for term in own.get(RDF("type"), ())),
            rows=self._rows({term: values for term, values in own.items() if term != RDF("type")}),
            parts=tuple(self._part(part) for part in parts),
            rules=tuple(self._rule(rule) for rule in rules if rule != self._thing),
            others=tuple((self._value(Term.iri(fact)), self._rows(self._about[fact])) for fact in others),
            referring=self._referring(),
            pages=pages(code) if code else {},
            derived=any(term.value == "true" for term in own.get(OKL("codeDerived"), ())),
        )

    def _part(self, part: str) -> Part:
        said = self._about[part]
        group = ""
        if part.startswith(iris.NS):
            kinds = {term.value for term in said.get(RDF("type"), ())}
            group = "classes" if kinds & _CLASSES else "properties" if kinds & _PROPERTIES else "individuals"
        return Part(part.partition("#")[2], self._rows(said), self._name(part), group)

    def _code(self) -> str:
        """The code of the act, where the thing is one."""
        found = {term.value for term in self._about[self._thing].get(FOAF("page"), ())}
        code = self._thing.rpartition("/")[2]
        return code if found and found >= set(pages(code).values()) else ""

    def _rows(self, statements: Statements) -> tuple[Row, ...]:
        def place(term: str) -> tuple[int, str]:
            return (_FIRST.index(term) if term in _FIRST else len(_FIRST)), term

        return tuple(
            Row(self._value(Term.iri(term)), tuple(self._value(value) for value in self._chosen(statements[term])))
            for term in sorted(statements, key=place)
        )

    def _chosen(self, values: Iterable[Term]) -> list[Term]:
        """Values with those in the reader's language first."""
        return sorted(values, key=lambda term: term.lang not in {self._lang, ""})

    def _rule(self, rule: str) -> Rule:
        said = self._about[rule]
        steps: list[tuple[int, str, Value]] = []
        for step in said[OKL("step")]:
            about = self._about[step.value]
            kind = _first(about, OKL("kind"))
            named = Term.text(_first(about, OKL("actorName")), "kk")
            actor = about.get(OKL("actor"), [named])[0]
            steps.append((int(_first(about, OKL("order")) or 0), kind, self._value(actor)))
        place = said.get(OKL("statedIn"), [Term.iri(rule)])[0]
        return Rule(
            place=Value(self._name(place.value), "", _in(urls.document(rule, "html"), self._lang), rule),
            positions=tuple(self._value(term) for term in said.get(OKL("position"), ())),
            steps=tuple((kind, value) for _, kind, value in sorted(steps, key=lambda step: step[0])),
            begins=_first(said, OKL("validFrom")),
            ends=_first(said, OKL("validTo")),
        )

    def _referring(self) -> tuple[Row, ...]:
        """Who says what of the thing, by property."""
        found: defaultdict[str, list[Term]] = defaultdict(list)
        for subject in self._order:
            if subject.partition("#")[0] == self._thing:
                continue
            for term, values in self._about[subject].items():
                if any(value.value == self._thing and value.sort is Sort.IRI for value in values):
                    found[term].append(Term.iri(subject))
        return tuple(
            Row(self._value(Term.iri(term)), tuple(self._value(s) for s in subjects))
            for term, subjects in sorted(found.items())
        )

    def _value(self, term: Term) -> Value:
        if term.sort is not Sort.IRI:
            return Value(term.value, term.lang)
        key = term.value.removeprefix(_FINDINGS) if term.value.startswith(_FINDINGS) else ""
        check = by_name().get(key.rpartition("-")[0])
        if check:
            return Value(check.label.get(self._lang), "", urls.finding(key, params={"lang": self._lang}), term.value)
        address = urls.document(term.value, "html") if term.value.startswith(_LINKED) else ""
        if urls.tail_of(term.value) is not None:
            address = _in(address, self._lang)
        return Value(self._name(term.value), "", address, term.value)

    def _name(self, iri: str) -> str:
        """The name of a thing in the reader's language, else in another, else what its IRI tells."""
        said: Statements = self._about.get(iri, {})
        for lang in (self._lang, *LANGUAGES, ""):
            for name in _NAMES:
                for term in said.get(name, ()):
                    if term.lang == lang:
                        return term.value
        if iri in TERMS:
            return TERMS[iri][LANGUAGES.index(self._lang)]
        return _told(self._here, iri)


def _told(here: View, iri: str) -> str:
    """What an IRI tells of its thing: a provision, a fact, a version or a graph in words, else its last part."""
    try:
        parsed = iris.parse(iri)
    except ValueError:
        foreign = not iri.startswith(iris.BASE)
        return iri.rpartition("#")[2] if foreign and "#" in iri else iri.removeprefix(iris.BASE)
    match parsed:
        case iris.Provision():
            return here.place(str(iris.Act(parsed.act)), parsed.path).full
        case iris.Fact():
            return _fact(here, parsed)
        case iris.Version() | iris.Expression():
            named = here.act(str(iris.Act(parsed.act))).text
            dated = text("act-version-of", here.lang, day=here.day(parsed.date)) if parsed.date else ""
            lang = NAMES.get(parsed.lang, "") if isinstance(parsed, iris.Expression) else ""
            return ", ".join(filter(None, (named, dated, lang)))
        case iris.Graph() if parsed.version:
            named = here.act(str(iris.Act(parsed.name))).text
            key = "thing-graph-text" if parsed.text else "thing-graph"
            return text(key, here.lang, act=named, day=here.day(parsed.version))
        case iris.Act():
            return here.act(iri).text
    return iris.tail(iri).removeprefix(iris.BASE)


def _fact(here: View, fact: iris.Fact) -> str:
    """A fact by its kind and the provision that states it."""
    kind = SORTS.get(fact.sort, "")
    by = fact.path.startswith("by/")
    path = re.sub(r"^by/[^/]+/(?:\d{4}-\d\d-\d\d/)?", "", fact.path) if by else fact.path
    number = f" ({fact.fragment or fact.number})" if fact.fragment or fact.number > 1 else ""
    if not kind:
        return f"{here.act(str(iris.Act(fact.act))).text}: {path}{number}"
    return f"{kind_words(kind, here.lang)}: {here.place(str(iris.Act(fact.act)), path).full}{number}"


def _first(said: Statements, term: str) -> str:
    values = said.get(term, ())
    return values[0].value if values else ""


def _in(address: str, lang: str) -> str:
    whole, mark, part = address.partition("#")
    return f"{whole}?lang={lang}{mark}{part}"
