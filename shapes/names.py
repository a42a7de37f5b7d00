"""What things are called in findings, in three languages: organs and positions, acts, provisions, literals."""

from __future__ import annotations

from functools import cache

import pyoxigraph as ox

from ontology import iris
from ontology.terms import DCT, ELI, OKL, RDFS, SKOS
from shapes.catalogue import LANGUAGES, Words
from shapes.places import Places
from shapes.spoken import spoken
from shapes.view import View

_KINDS = {
    "constitution": Words("Конституция", "Конституция", "Constitution"),
    "code": Words("кодекс", "кодекс", "code"),
    "law": Words("заң", "закон", "law"),
    "decree": Words("жарлық", "указ", "decree"),
    "order": Words("өкім", "распоряжение", "order"),
    "ministerial-order": Words("бұйрық", "приказ", "ministerial order"),
    "resolution": Words("қаулы", "постановление", "resolution"),
    "decision": Words("шешім", "решение", "decision"),
}
_LABELS = (SKOS("prefLabel"), RDFS("label"))


class Names:
    """Names of what stands in one graph; each is looked up once."""

    def __init__(self, view: View, places: Places) -> None:
        self._view = view
        self._places = places
        self.of = cache(self._of)

    def _of(self, term: str) -> Words:
        """The name of an N-Triples term: of a thing its label, of a provision its place, of a literal its text."""
        if not term.startswith("<"):
            text = literal_text(term)
            return Words(text, text, text)
        subject = term[1:-1]
        return self._labelled(subject) or self._act(subject) or self._place(subject)

    def _labelled(self, subject: str) -> Words | None:
        for predicate in _LABELS:
            literals = [t for t in self._view.objects(subject, predicate) if isinstance(t, ox.Literal)]
            labels = {t.language: t.value for t in sorted(literals, key=str, reverse=True)}
            if labels:
                other = next((labels[lang] for lang in LANGUAGES if lang in labels), min(labels.values()))
                return Words(*(labels.get(lang, other) for lang in LANGUAGES))
        return None

    def _act(self, subject: str) -> Words | None:
        value, name = self._view.value, iris.act_tail(subject)
        kind = _KINDS.get(value(subject, OKL("kind")))
        if kind is None or "/" in name:
            return None
        date, number = value(subject, ELI("date_document")), value(subject, ELI("number"))
        if not date:
            title = value(subject, ELI("title")) or value(subject, DCT("title")) or name
            return Words(title, title, title)
        sign = f" № {number}" if number else ""
        return Words(f"{date}{sign} {kind.kk}", f"{kind.ru} от {date}{sign}", f"{kind.en} of {date}{sign}")

    def _place(self, subject: str) -> Words:
        said = [spoken(place.path) for place in self._places.of(subject)]
        if said:
            return Words(*("; ".join(words.get(lang) for words in said) for lang in LANGUAGES))
        text = iris.tail(subject)
        return Words(text, text, text)


def literal_text(term: str) -> str:
    """The text of a literal in N-Triples form."""
    parsed = next(iter(ox.parse(f"<x:s> <x:p> {term} .".encode(), format=ox.RdfFormat.N_TRIPLES))).triple.object
    return parsed.value if isinstance(parsed, ox.Literal) else term
