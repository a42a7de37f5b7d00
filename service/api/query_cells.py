"""The answer to a named query as people read it: columns in words, names in place of IRIs, days and codes in words.

    table(view, "who-fills", document)          Table; `document` is the answer as SPARQL JSON

What has a column of its own for its label is one column, its name a link. A rule is where it stands, so its column goes
where there is one for the provision, as do columns with nothing in them. Files keep every column as the query gives it.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from babel.dates import get_day_names, get_month_names
from markupsafe import Markup, escape

from ontology import iris
from ontology.errors import NotFound
from ontology.terms import PREFIXES, XSD
from queries.catalogue import run
from service.catalogs import LOCALES
from service.explorer.view import View
from service.words import NAMES, number, text
from shapes.catalogue import by_name

Binding = Mapping[str, str]
Row = Mapping[str, Binding]

_PATHS = {
    "provision": "act",
    "target": "act",
    "footnote": "act",
    "stated_in": "submitted_by",
}  # with the column of the act
_MANY = frozenset({"provisions", "targets"})
_THINGS = frozenset({"position_iris"})
_CHECKS = frozenset({"check", "checks"})
_LANGUAGES = frozenset({"name_lang", "language", "languages"})
_PLAIN = frozenset({"code", "number", "other_number", "by_number", "last_number", "row", "path", "term", "name"})
_GROUPED = 10_000  # below, numbers stand as they are: years, numbers of acts


@dataclass(frozen=True, slots=True)
class Piece:
    """A part of a cell: its text, the address it leads to, its language where that is not the page's."""

    text: str
    address: str = ""
    lang: str = ""


@dataclass(frozen=True, slots=True)
class Cell:
    """A cell: its parts; the day that it is, as ISO has it; the number that it is."""

    pieces: tuple[Piece, ...] = ()
    day: str = ""
    quantity: int | None = None

    @property
    def text(self) -> str:
        """All that it says."""
        return "; ".join(piece.text for piece in self.pieces)

    @property
    def markup(self) -> Markup:
        """All that it says, with its links, as a page has it; of the thousand on one, a macro would take too long."""
        if self.day:
            return Markup(f'<time datetime="{self.day}">{escape(self.text)}</time>')
        return Markup("; ".join(map(_markup, self.pieces)))


@dataclass(frozen=True, slots=True)
class Column:
    """A column: what the query calls it, what it is called in words, whether it holds numbers alone."""

    name: str
    label: str
    numeric: bool = False


@dataclass(frozen=True, slots=True)
class Table:
    """What is shown of an answer."""

    columns: tuple[Column, ...]
    rows: tuple[tuple[Cell, ...], ...]


def _markup(piece: Piece) -> str:
    lang = f' lang="{escape(piece.lang)}"' if piece.lang else ""
    if piece.address:
        return f'<a href="{escape(piece.address)}"{lang}>{escape(piece.text)}</a>'
    return f"<span{lang}>{escape(piece.text)}</span>" if lang else str(escape(piece.text))


def table(view: View, query: str, columns: Sequence[str], rows: Sequence[Row]) -> Table:
    """The rows of a query's answer under the columns that are shown: those that say something in one of them."""
    labels = labels_of(columns)
    aside = {*labels.values(), *(("rule",) if "provision" in columns else ())}
    filled = {name for row in rows for name, binding in row.items() if binding["value"]}
    shown = [name for name in columns if name not in aside and {name, labels.get(name, name)} & filled]
    links = _Links(view)
    cells = [tuple(_cell(links, name, row, labels.get(name, "")) for name in shown) for row in rows]
    numeric = [
        any(row[place].quantity is not None for row in cells)
        and all(row[place].quantity is not None or not row[place].pieces for row in cells)
        for place in range(len(shown))
    ]
    titles = (Column(name, column_name(query, name, view.lang), numeric[i]) for i, name in enumerate(shown))
    return Table(tuple(titles), tuple(cells))


def labels_of(columns: Sequence[str]) -> dict[str, str]:
    """For each column that has one, the column of its label."""
    return {
        name: label for name in columns for label in (f"{name}_label", f"{name}_name") if label in columns
    }  # fmt: skip


def column_name(query: str, name: str, lang: str) -> str:
    """What a column is called; one of an operator's own query by the name it has there."""
    return said(f"column-{query}-{name}", lang) or said(f"column-{name}", lang) or name.replace("_", " ")


def value_name(column: str, code: str, lang: str) -> str:
    """What a code means, as `in-force` or `appoints`; one that is not known stays as it is."""
    return said(f"value-{column}-{code}", lang) or said(f"value-{code}", lang) or code


def check_name(name: str, lang: str) -> str:
    """What a check is called."""
    try:
        return by_name()[name].label.get(lang)
    except KeyError:
        return name


def said(key: str, lang: str) -> str:
    """The words of a key, "" where there is none: for what an operator's own queries bring along."""
    try:
        return text(key, lang)
    except KeyError:
        return ""


class _Links:
    """Where the things of one table lead, each found once."""

    def __init__(self, view: View) -> None:
        self.view = view
        self._found: dict[tuple[str, bool], Piece] = {}
        self._places: dict[tuple[str, str], Piece] = {}

    def to(self, iri: str, within: bool) -> Piece:
        """A thing by its name; `within`, where its act stands in the row already."""
        found = self._found.get((iri, within))
        if found is None:
            found = self._found[iri, within] = _linked(self.view, iri, within)
        return found

    def place(self, act: str, path: str) -> Piece:
        """A provision of an act that stands in the row."""
        found = self._places.get((act, path))
        if found is None:
            found = self._places[act, path] = _provision(self.view, act, path, False)
        return found


def _cell(links: _Links, name: str, row: Row, label: str) -> Cell:
    view = links.view
    binding, known = row.get(name), row.get(label)
    if binding is None:
        return Cell((_literal(view, name, known["value"], known),)) if known else Cell()
    if binding["type"] == "uri":
        link = links.to(binding["value"], "act" in row and name != "act")
        if known is None:
            return Cell((link,))
        lang = known.get("xml:lang", "")
        return Cell((Piece(known["value"], link.address, lang if lang not in {"", view.lang} else ""),))
    return _told(links, name, binding, row)


def _told(links: _Links, name: str, binding: Binding, row: Row) -> Cell:
    """A literal."""
    view = links.view
    value, kind = binding["value"], binding.get("datatype", "")
    if kind == XSD("date"):
        return Cell((Piece(view.day(value)),), day=value)
    if kind == XSD("boolean"):
        return Cell((Piece(value_name(name, value, view.lang)),))
    if name == "weekday":
        return Cell((Piece(_weekday(value, view.lang)),))
    if name == "month":
        return Cell(tuple(Piece(month_name(part, view.lang)) for part in value.split(";")))
    if kind == XSD("integer"):
        grown = int(value)
        return Cell((Piece(number(grown, view.lang) if abs(grown) >= _GROUPED else value),), quantity=grown)
    if name in _THINGS:
        return Cell(tuple(links.to(part, False) for part in value.split("; ")))
    act = row.get(_PATHS.get(name, "act"), {}).get("value", "")
    if name in _PATHS and act.startswith(f"{iris.ID}act/"):
        return Cell((links.place(iris.act_tail(act), value),))
    if name in _MANY:
        return Cell(tuple(_somewhere(view, act, part) for part in value.split("; ")))
    if name in _CHECKS:
        return Cell(tuple(Piece(check_name(part, view.lang)) for part in value.split("; ")))
    if name in _LANGUAGES:
        return Cell(tuple(Piece(NAMES.get(part, part)) for part in value.split("; ")))
    return Cell((_literal(view, name, value, binding),))


def _literal(view: View, name: str, value: str, binding: Binding) -> Piece:
    lang = binding.get("xml:lang", "")
    if lang or name in _PLAIN:
        return Piece(value, lang=lang if lang != view.lang else "")
    found = value_name(name, value, view.lang)
    if found == value and value[:1].isupper():
        found = terms(view).get(iris.NS + value, value)
    return Piece(found)


def _linked(view: View, iri: str, within: bool) -> Piece:
    """A thing that an IRI names, by its name; `within`, where the act stands in the row already."""
    if not iri.startswith(iris.BASE):
        return Piece(_short(iri), iri if iri.startswith(("http://", "https://")) else "")
    try:
        found = iris.parse(iri)
    except ValueError:
        return Piece(terms(view).get(iri) or _short(iri), view.page_of(iri))
    match found:
        case iris.Act():
            link = view.act(iri)
            return Piece(link.text, link.address, link.lang)
        case iris.Provision(act, path) if iri not in view.acts:
            return _provision(view, act, path, not within)
        case iris.Provision():
            link = view.act(iri)
            return Piece(link.text, link.address)
        case iris.Fact(_, act, _, path, _, _):
            place = _provision(view, act, path, not within)
            return Piece(place.text, view.page_of(iri))
        case iris.Version(_, date):
            return Piece(_version(view, date), view.page_of(iri))
        case iris.Expression(_, date, lang):
            return Piece(f"{_version(view, date)}, {NAMES.get(lang, lang)}", view.page_of(iri))
        case iris.Thing():
            link = view.thing(iri)
            return Piece(link.text if link.text != iri else _short(iri), link.address, link.lang)
    return Piece(iris.tail(iri).removeprefix(iris.BASE), view.page_of(iri))


def _version(view: View, date: dt.date | None) -> str:
    return text("queries-version", view.lang, day=view.day(date)) if date else text("queries-undated", view.lang)


def _provision(view: View, act: str, path: str, full: bool) -> Piece:
    place = view.place(str(iris.Act(act)), path)
    return Piece(place.full if full else place.short, place.page)


def _somewhere(view: View, act: str, path: str) -> Piece:
    """A provision of this act or, as `CODE:path`, of another."""
    other, mark, rest = path.partition(":")
    if mark:
        return _provision(view, other, rest, True)
    return _provision(view, iris.act_tail(act), path, False) if act else Piece(path)


def terms(view: View) -> Mapping[str, str]:
    """The labels of the terms of the vocabulary, by IRI."""

    def read() -> Mapping[str, str]:
        try:
            rows = run("vocabulary", view.data.engine, lang=view.lang).values()
        except NotFound:
            return {}
        return {str(row[0]): str(row[2]) for row in rows}

    found: Mapping[str, str] = view.data.kept(f"terms of answers {view.lang}", read)
    return found


def _weekday(value: str, lang: str) -> str:
    names = get_day_names("wide", "stand-alone", locale=LOCALES[lang])
    return names[int(value) - 1] if value in {"1", "2", "3", "4", "5", "6", "7"} else value


def month_name(value: str, lang: str) -> str:
    """A month of the year, of its number."""
    names: Mapping[int, Any] = get_month_names("wide", "stand-alone", locale=LOCALES[lang])
    return str(names[int(value)]) if value.isdecimal() and 1 <= int(value) <= 12 else value


def _short(iri: str) -> str:
    for prefix, namespace in PREFIXES.items():
        if iri.startswith(namespace) and iri[len(namespace) :].replace("_", "").replace("-", "").isalnum():
            return f"{prefix}:{iri[len(namespace) :]}"
    return iri.removeprefix("https://").removeprefix("http://")
