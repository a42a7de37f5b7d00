"""Results of checks made into findings: one subject, all its places, and a message in three languages.

All results of one check about one focus node make one finding, unless they lie in acts that have nothing to do with
each other there: results are joined across acts only by a result that has a place in both.
"""

from __future__ import annotations

import hashlib
from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from shapes.catalogue import LANGUAGES, Check, Words, by_name
from shapes.names import Names, literal_text
from shapes.places import Place, Places
from shapes.results import Result, filled
from shapes.view import View
from shapes.waivers import Waiver

_GRAVITY = {"violation": 0, "warning": 1, "info": 2}


@dataclass(frozen=True, slots=True)
class Finding:
    """What a check found about the term `focus` called `name`: `places` where the acts say so, those of `act` first
    ("" where there is none); `values` the other terms at fault; `waiver` who has set it aside, and why. `focus` and
    `values` are N-Triples terms."""

    check: Check
    focus: str
    name: Words
    act: str
    places: tuple[Place, ...]
    values: tuple[str, ...]
    message: Words
    waiver: Waiver | None = None

    @property
    def severity(self) -> str:
        """How grave it is: violation, warning or info."""
        return self.check.severity

    @property
    def subject(self) -> str:
        """What it is about: an IRI, or the text of a literal."""
        return self.focus[1:-1] if self.focus.startswith("<") else literal_text(self.focus)

    @property
    def provisions(self) -> tuple[str, ...]:
        """The places as provision paths, those in another act as `CODE:path`."""
        return tuple(place.path if place.act == self.act else f"{place.code}:{place.path}" for place in self.places)

    @property
    def key(self) -> str:
        """What names this finding among all, the same in every build."""
        return f"{self.check.name}-{digest(self.subject, self.act)}"

    @property
    def rank(self) -> tuple[object, ...]:
        """Its place in the report: the gravest first, then by code of the check, act, place and subject."""
        return _GRAVITY[self.severity], self.check.code, self.act, self.places, self.subject, self.key


def digest(*parts: str) -> str:
    """A short name for some strings, the same everywhere."""
    return hashlib.sha256("\n".join(parts).encode()).hexdigest()[:12]


def findings_of(results: Iterable[Result], view: View) -> tuple[Finding, ...]:
    """The findings that results of checks on a graph come to, in order. Linear in the results."""
    places = Places(view)
    names = Names(view, places)
    by_focus: defaultdict[tuple[str, str], list[Result]] = defaultdict(list)
    for result in results:
        by_focus[result.check, result.focus].append(result)
    found = (
        _finding(by_name()[check], focus, group, places, names)
        for (check, focus), together in by_focus.items()
        for group in _connected(together, _home(focus, places), places)
    )
    return tuple(sorted(found, key=lambda finding: finding.rank))


def _connected(results: list[Result], home: str, places: Places) -> Iterator[list[Result]]:
    """The results parted so that no two parts lie in one act; one that lies in none lies in that of the focus."""
    parts: list[tuple[set[str], list[Result]]] = []
    for result in sorted(results):
        acts = {act for iri in _iris(result) if (act := _act(iri, places))} or {home}
        apart = []
        joined: list[Result] = []
        for held, together in parts:
            if held & acts:
                acts |= held
                joined += together
            else:
                apart.append((held, together))
        parts = [*apart, (acts, [*joined, result])]
    return (together for _, together in parts)


def _finding(check: Check, focus: str, results: list[Result], places: Places, names: Names) -> Finding:
    found = tuple(sorted({place for result in results for iri in _iris(result) for place in places.of(iri)}))
    home = _home(focus, places)
    act = found[0].act if found else home  # a subject that belongs to an act has its finding there
    if home and any(place.act == home for place in found):
        act = home
    return Finding(
        check=check,
        focus=focus,
        name=names.of(focus),
        act=act,
        places=tuple(sorted(found, key=lambda place: (place.act != act, place))),
        values=tuple(sorted({result.value for result in results if result.value})),
        message=_message(check, results, places, names),
    )


def _message(check: Check, results: list[Result], places: Places, names: Names) -> Words:
    """The message of the check with what each variable stands for, each name once, in the order of the document."""
    ordered = sorted(results, key=lambda r: (places.of(r.value[1:-1]) if r.value.startswith("<") else (), r))
    terms: defaultdict[str, dict[str, None]] = defaultdict(dict)
    for result in ordered:
        for variable, term in result.terms().items():
            terms[variable][term] = None

    def said(lang: str) -> str:
        def fill(hole: str) -> str | None:
            return "; ".join(dict.fromkeys(names.of(term).get(lang) for term in terms[hole])) if hole in terms else None

        return filled(check.message.get(lang), fill)

    return Words(*map(said, LANGUAGES))


def _home(focus: str, places: Places) -> str:
    """The act that a focus node belongs to; "" for none."""
    return places.act_of(focus[1:-1]) if focus.startswith("<") else ""


def _iris(result: Result) -> Iterator[str]:
    return (term[1:-1] for term in result.terms().values() if term.startswith("<"))


def _act(iri: str, places: Places) -> str:
    """The act that a result touches by one of its terms."""
    return next((place.act for place in places.of(iri)), "")
