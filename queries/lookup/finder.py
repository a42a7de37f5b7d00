"""The search itself: candidates for what was typed, and what is meant where one candidate alone fits."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass
from heapq import nsmallest

from ontology import iris
from ontology.errors import Ambiguous, NotFound
from queries.engine import Engine
from queries.folding import is_cyrillic
from queries.lookup.acts import read_acts
from queries.lookup.fitting import Fit, Fitting
from queries.lookup.index import Index
from queries.lookup.language import GROUPS, groups
from queries.lookup.reading import Token, read
from queries.lookup.reasons import (
    FORM,
    IRI,
    LITERAL,
    MISSING,
    ORGAN,
    PARTLY,
    SCRIPT,
    SYNONYM,
    Rule,
    explained,
    understood,
)
from queries.names import Names, Thing, read_names

POSTS = ("position", "class")
THINGS = ("position", "class", "organ", "organ-class")
KINDS = (*THINGS, "act")
_SHOWN = 10
_LEAST, _HALF = 0.3, 0.5  # scores below which a candidate is not worth telling: as near, as meant
_GOOD = 0.6  # a score that a name must reach to be what is meant
_EQUAL = 0.02  # scores as near as this are the same
_WHOLE = 0.9  # a name said so far is said in full
_AS_LONG, _AS_SURE = 0.78, 0.005  # what part-named things must share with the first to be meant as well
_LITERAL = 0.8
_COMMON = 2000  # bearers of a word that tells nothing by itself
_TRIED = 64  # things whose names are compared
_LIKELY = 0.5  # of what the likeliest thing has of what was typed, another must have as much to be compared


@dataclass(frozen=True, slots=True)
class Candidate:
    """A thing that a name may mean: how well it fits (1 at best), by which of its names, by which rules.

    `typed` is how much of what was typed the name holds, `said` how much of the name was typed. `rules` are pairs of a
    rule and the words as typed that it is about ("" for all).
    """

    iri: str
    kind: str
    labels: tuple[tuple[str, str], ...]
    score: float
    name: str
    rules: tuple[Rule, ...] = ()
    typed: float = 1.0
    said: float = 1.0

    @property
    def literal(self) -> bool:
        """Whether the name is what was typed, but for endings and spelling."""
        return self.typed * self.said > _LITERAL and not any(rule in (SYNONYM, ORGAN) for rule, _ in self.rules)

    def label(self, lang: str) -> str:
        """Its name in a language, else in Kazakh."""
        labels = dict(self.labels)
        return labels.get(lang) or labels.get("kk") or self.iri

    def reason(self, lang: str) -> str:
        """By which name and which rules it was found, in words."""
        return explained(self.name, self.rules, lang)

    def notes(self, text: str, lang: str) -> tuple[str, ...]:
        """What is to be said where it was not found by a name of its own in full."""
        return understood(text, self.label(lang), self.reason(lang), self.rules, lang)


class Lookup:
    """Answers over the names of one graph; `others` are further things to be found, such as acts."""

    def __init__(self, names: Names, others: Iterable[Thing] = ()) -> None:
        self._index = Index((*names.things.values(), *others))
        self._fitting = Fitting(names, self._index)

    @classmethod
    def over(cls, engine: Engine) -> Lookup:
        """A look-up of all that a graph names: positions, classes, organs and acts."""
        return cls(read_names(engine), read_acts(engine))

    @property
    def things(self) -> Collection[Thing]:
        """All that can be found."""
        return self._index.things.values()

    def find(self, text: str, kinds: Iterable[str] = POSTS, limit: int = 10) -> tuple[Candidate, ...]:
        """The candidates for a name, the best first; of equals a position stands before a class."""
        thing = self._index.things.get(text) or self._index.things.get(f"{iris.ID}{text}")
        if thing:
            return (_candidate(thing, Fit(text, 1.0, 1.0, 1.0, ((IRI, ""),))),)
        tokens = read(text, self._index)
        found = []
        for thing in self._likely(tokens, frozenset(kinds)):
            fit = self._fitting.best(tokens, thing)
            if fit.score > _LEAST:
                found.append(_candidate(thing, fit, text))
        return tuple(nsmallest(limit, found, key=lambda c: (-round(c.score, 4), c.kind != "position", -c.said, c.iri)))

    def candidates(
        self, text: str, kinds: Iterable[str] = KINDS, limit: int = 10, lang: str = "kk"
    ) -> tuple[Candidate, ...]:
        """The candidates that hold most of what was typed, the best first. Raises `NotFound` where there is none."""
        kinds = tuple(kinds)
        found = self.find(text, kinds, limit)
        if not found or found[0].score < _GOOD:
            raise _not_found(text, kinds, found, lang)
        return tuple(c for c in found if c.score >= _HALF)

    def one(self, text: str, kinds: Iterable[str] = POSTS, lang: str = "kk") -> str:
        """The IRI of what a name means; as `meant`."""
        return self.meant(text, kinds, lang).iri

    def meant(self, text: str, kinds: Iterable[str] = POSTS, lang: str = "kk") -> Candidate:
        """What a name means.

        A name that fits a class and a member means the member. Raises `NotFound` with what comes nearest, `Ambiguous`
        with the candidates where several fit equally well.
        """
        kinds = tuple(kinds)
        found = self.find(text, kinds, limit=50)
        if not found or found[0].score < _GOOD:
            raise _not_found(text, kinds, found, lang)
        if not found[0].literal and all(token.is_rank for token in read(text, self._index)):
            raise _ambiguous(f"«{text}» does not say of which organ; it may be", found[: _SHOWN // 2], lang)
        best = _rivals(found)
        if len(best) > 1:
            what = "positions" if best[0].kind in POSTS else "things"
            raise _ambiguous(f"«{text}» fits several {what} equally well", best[:_SHOWN], lang)
        return best[0]

    def _likely(self, tokens: tuple[Token, ...], kinds: frozenset[str]) -> Iterator[Thing]:
        """The things most likely meant: those that bear the words that tell most, and the posts of such organs."""
        index = self._index
        hits: dict[str, float] = defaultdict(float)
        for token in tokens:
            for iri, weight in self._reached(token).items():
                hits[iri] += weight
        for organ, weight in [(iri, weight) for iri, weight in hits.items() if iri in index.held]:
            for post in index.held[organ][:_COMMON]:
                hits[post] = max(hits[post], weight)
        if not hits:
            hits.update(dict.fromkeys(self._of_common_words(tokens), 1.0))
        wanted = [(-weight, iri) for iri, weight in hits.items() if index.things[iri].kind in kinds]
        least = min(wanted, default=(0.0, ""))[0] * _LIKELY
        for weight, iri in nsmallest(_TRIED, wanted, key=lambda hit: (hit[0], len(index.things[hit[1]].names), hit[1])):
            if weight <= least:
                yield index.things[iri]

    def _reached(self, token: Token) -> dict[str, float]:
        """The things that bear words of a token's readings, with how much these tell."""
        best: dict[str, float] = {}
        for reading in token.readings:
            reached: dict[str, float] = defaultdict(float)
            for word in reading.words:
                bearers = self._index.bearers.get(word, ())
                if len(bearers) <= _COMMON:
                    weight = self._fitting.weight(word) * reading.value / len(reading.words)
                    for iri in bearers:
                        reached[iri] += weight
            for iri, weight in reached.items():
                best[iri] = max(best.get(iri, 0.0), weight)
        return best

    def _of_common_words(self, tokens: tuple[Token, ...]) -> tuple[str, ...]:
        """Things that bear all words, where each is borne by very many or is the name of no more than a rank."""
        shared: set[str] | None = None
        for token in tokens:
            stems = {token.stem, *(stem for group in groups(token.stem) for stem in GROUPS[group])}
            bearers = set().union(*(self._index.bearers.get(stem, ()) for stem in stems))
            if bearers:
                shared = bearers if shared is None else shared & bearers
        return tuple(nsmallest(_COMMON, shared or ()))


def _rivals(found: tuple[Candidate, ...]) -> tuple[Candidate, ...]:
    """The best, with those of its sort that fit equally well; where much of its name was not said, all it may be."""
    first = found[0]
    level = [c for c in found if c.score >= first.score - _EQUAL]
    kind = min((c.kind for c in level), key=KINDS.index)
    level = [c for c in level if c.kind == kind]
    if first.said < _WHOLE:
        level += [c for c in found if c.kind == kind and c.typed >= first.typed - _AS_SURE]
        level = [c for c in level if c.said >= first.said * _AS_LONG]
    return tuple(dict.fromkeys(level))


def _candidate(thing: Thing, fit: Fit, text: str = "") -> Candidate:
    labels = tuple(sorted(thing.labels.items()))
    rules = tuple(_all_rules(fit, text)) if text else fit.rules
    return Candidate(thing.iri, thing.kind, labels, fit.score, fit.name, rules, fit.typed, fit.said)


def _all_rules(fit: Fit, text: str) -> Iterator[Rule]:
    """The rules by which a name fits, with those that are about the whole of it."""
    if text.casefold() == fit.name.casefold():
        yield LITERAL, ""
    elif is_cyrillic(fit.name) and not is_cyrillic(text):
        yield SCRIPT, ""
    elif not fit.rules:
        yield FORM, ""
    yield from fit.rules
    if fit.said < _WHOLE:
        yield PARTLY, ""
    if fit.typed < _WHOLE:
        yield MISSING, ""


def _not_found(text: str, kinds: tuple[str, ...], found: tuple[Candidate, ...], lang: str) -> NotFound:
    near = "; ".join(c.label(lang) for c in found[:3])
    what = "position" if set(kinds) <= set(POSTS) else "act" if set(kinds) == {"act"} else "thing"
    return NotFound(f"no {what} goes by the name «{text}»" + (f"; the nearest are: {near}" if near else ""))


def _ambiguous(what: str, candidates: tuple[Candidate, ...], lang: str) -> Ambiguous:
    listed = "; ".join(f"{c.label(lang)} <{c.iri}>" for c in candidates)
    return Ambiguous(f"{what}: {listed}", [c.iri for c in candidates])
