"""Names matched to the thesaurus, whatever their ending, and unnamed offices resolved by what stands beside them.

A name is compared by its `key`: the stems of its words without "Қазақстан Республикасының". What has no entry stays
unmatched (`Match.iri` empty), for the graph to mint under its Kazakh name and mark for review.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache, cached_property

from loaders.names.keys import Key, key, may_be_name, without_state
from loaders.names.morphology import WORD, is_plural, stem
from ontology.lexicon import Entry, Lexicon, Organ, OrganClass, Position, PositionClass, Role

_TERRITORY = frozenset(stem(word) for word in "облыс республикалық маңызы бар қала астана аудан өңір аумақтық".split())
_POSSESSIVE_PRONOUNS = re.compile(r"^(?:оның|олардың|осы|тиісті)\s+", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Match:
    """What a name was matched to. `iri` is empty where nothing fits; `how` is one of `exact`, `owner-dropped`,
    `owner-and-role`, `context`, `none`; `rivals` are entries that fit as well."""

    iri: str
    how: str
    rivals: tuple[str, ...] = ()


NO_MATCH = Match("", "none")


@dataclass(frozen=True, slots=True)
class Mention:
    """An organ named inside a phrase: characters `[start, end)` of it."""

    iri: str
    start: int
    end: int


class Matcher:
    """Finds the entry of a lexicon that a Kazakh name means. Immutable once made; a look-up costs the name's length."""

    def __init__(self, lexicon: Lexicon) -> None:
        self._lexicon = lexicon
        self._by_key: dict[Key, list[tuple[Entry, bool]]] = defaultdict(list)
        self._keys: dict[str, tuple[Key, ...]] = {}
        for entry in lexicon:
            keyed = [(found, is_plural(f.text)) for f in entry.texts() if f.lang == "kk" and (found := key(f.text))]
            self._keys[entry.iri] = tuple(dict.fromkeys(found for found, _ in keyed))
            if not isinstance(entry, Role):
                for found, plural in keyed:
                    self._by_key[found].append((entry, plural))

    @staticmethod
    @cache
    def of(lexicon: Lexicon) -> Matcher:
        """The matcher of a lexicon, made once."""
        return Matcher(lexicon)

    def office(self, name: str, context: Iterable[str] = ()) -> Match:
        """The position or class of positions that a name means.

        `context` are phrases that stand beside it and may say whose office a bare title means, nearest first
        ("Министр" beside "Қаржы министрлігі … комитеті"), or which organ a name without one belongs to
        ("өңірлік қолбасшылықтардың қолбасшылары" beside "Ұлттық ұлан Бас қолбасшысының орынбасарлары").
        """
        name = _POSSESSIVE_PRONOUNS.sub("", name.strip())
        name_key = key(name)
        plural = is_plural(name)
        context = tuple(context)
        if not plural and name_key in self._roles:
            beside = self._by_context(name_key, context)
            if beside:
                return beside
        return (
            self._with_owner_beside(name, name_key, plural, context)
            or self._exact(name_key, plural, (Position, PositionClass))
            or self._owner_and_role(name)
            or NO_MATCH
        )

    def organ(self, name: str) -> Match:
        """The organ or class of organs that a name means."""
        return self._exact(key(name), is_plural(name), (Organ, OrganClass)) or NO_MATCH

    def anything(self, name: str, context: Iterable[str] = ()) -> Match:
        """The office, else the organ, that a name means: authorities may be either (Президент, Үкімет, мәслихат)."""
        found = self.office(name, context)
        return found if found.iri else self.organ(name)

    def organs_in(self, phrase: str) -> tuple[Mention, ...]:
        """Organs named inside a phrase, longest names first where they overlap, in order of appearance."""
        words = list(WORD.finditer(phrase))
        stems = [stem(m.group()) for m in words]
        mentions: list[Mention] = []
        start = 0
        while start < len(words):
            for end in range(min(start + self._longest, len(words)), start, -1):
                iri = self._organ_keys.get(without_state(stems[start:end])) if may_be_name(stems[start:end]) else None
                if iri:
                    mentions.append(Mention(iri, words[start].start(), words[end - 1].end()))
                    start = end
                    break
            else:
                start += 1
        return tuple(mentions)

    def whole_names(self, phrase: str) -> tuple[tuple[int, int], ...]:
        """Character ranges of known names in a phrase that no comma or "and" inside them may part.

        A phrase that is the name of one position is one; that of a class is not, since it may list the members.
        """
        one = self._exact(key(phrase), is_plural(phrase), (Position, PositionClass))
        if one and isinstance(self._lexicon[one.iri], Position):
            return ((-1, len(phrase) + 1),)
        spans = ((m.start, m.end) for m in self.organs_in(phrase))
        return tuple((a, b) for a, b in spans if re.search(r",|\b(?:және|мен)\b", phrase[a:b]))

    def owner(self, phrase: str) -> str:
        """The organ that a phrase about a position belongs to: the last it names, "" if none."""
        mentions = self.organs_in(phrase)
        return mentions[-1].iri if mentions else ""

    def organ_of(self, name: str) -> str:
        """The organ in which the office that a name means is held, "" where it is held in none or not known."""
        entry = self._lexicon.get(self.office(name).iri)
        return entry.organ if isinstance(entry, Position) else ""

    def organ_label(self, position: str, kind: str) -> str:
        """The Kazakh name of the organ of a position, or of one it belongs to, whose last word has the stem `kind`."""
        entry = self._lexicon.get(position)
        for organ in self.line(entry.organ) if isinstance(entry, Position) else ():
            label = self._lexicon[organ].labels.kk
            if key(label)[-1:] == (kind,):
                return label
        return ""

    def line(self, organ: str) -> tuple[str, ...]:
        """An organ and those it belongs to, upward."""
        line: list[str] = []
        while organ and organ not in line:
            line.append(organ)
            entry = self._lexicon.get(organ)
            organ = entry.parent if isinstance(entry, Organ) else ""
        return tuple(line)

    @cached_property
    def _organ_keys(self) -> dict[Key, str]:
        return {k: e.iri for k, entries in self._by_key.items() for e, _ in entries if isinstance(e, Organ)}

    @cached_property
    def _longest(self) -> int:
        return 4 + max((len(k) for k in self._organ_keys), default=0)  # room for the words that a key leaves out

    @cached_property
    def _roles(self) -> dict[Key, str]:
        return {found: e.iri for e in self._lexicon if isinstance(e, Role) for found in self._keys[e.iri]}

    def _exact(self, name_key: Key, plural: bool, kinds: tuple[type[Entry], ...]) -> Match | None:
        group = (PositionClass, OrganClass)
        fits = [
            (entry, form_plural)
            for entry, form_plural in self._by_key.get(name_key, ())
            if isinstance(entry, kinds) and not (isinstance(entry, group) and form_plural and not plural)
        ]
        if not fits:
            return None
        ranked = sorted(fits, key=lambda f: (f[1] != plural, isinstance(f[0], group) != plural, f[0].iri))
        iris = tuple(dict.fromkeys(e.iri for e, _ in ranked))
        return Match(iris[0], "exact", iris[1:])

    def _with_owner_beside(self, name: str, name_key: Key, plural: bool, context: Iterable[str]) -> Match | None:
        """A name without an organ, read as one of the organ that the phrases beside it belong to."""
        if not name_key or self.organs_in(name):
            return None
        for phrase in context:
            for organ in reversed(
                self.line(self.owner(phrase) or self.organ_of(phrase))
            ):  # the widest first: what is narrower would be said
                for whole in self._keys.get(organ, ()):
                    both = (*whole, *name_key)
                    found = self._exact(both, plural, (Position, PositionClass)) or self._in_any_order(both)
                    if found:
                        return Match(found.iri, "context", found.rivals)
        return None

    def _in_any_order(self, words: Key) -> Match | None:
        """A position whose name has the same words: "облыстардың ҰҚК департаменті" for ҰҚК, "облыстар департаменті"."""
        iris = self._by_words.get(tuple(sorted(words)), ())
        return Match(iris[0], "exact") if len(iris) == 1 else None

    @cached_property
    def _by_words(self) -> dict[Key, tuple[str, ...]]:
        found: dict[Key, tuple[str, ...]] = {}
        for name_key, entries in self._by_key.items():
            iris = sorted({entry.iri for entry, _ in entries if isinstance(entry, Position)})
            words = tuple(sorted(name_key))
            found[words] = tuple(dict.fromkeys((*found.get(words, ()), *iris)))
        return found

    def _owner_and_role(self, name: str) -> Match | None:
        """A position named as organ + office: the owner in front is left out, or the office looked up in the organ."""
        end, line = 0, ""
        for mention in self.organs_in(name):
            if not _TERRITORY.issuperset(key(name[end : mention.start])):
                break
            end, line = mention.end, mention.iri
            shorter = self._exact(key(name[end:]), is_plural(name), (Position, PositionClass)) or NO_MATCH
            entry = self._lexicon.get(shorter.iri)
            if isinstance(entry, Position) and line in self.line(entry.organ):
                return Match(shorter.iri, "owner-dropped", shorter.rivals)
        role = self._roles.get(key(name[end:])) if line else None
        held = self._lexicon.positions_of(line, role) if role else ()
        return Match(held[0], "owner-and-role", held[1:]) if held else None

    def _by_context(self, title: Key, context: Iterable[str]) -> Match | None:
        """A bare title means the office of that title in the organ beside it, or in one that organ belongs to."""
        for phrase in context:
            for mention in reversed(self.organs_in(phrase)):
                for organ in self.line(mention.iri):
                    for position in self._lexicon.positions_of(organ):
                        if self._ends_with(self._lexicon[position], title):
                            return Match(position, "context")
        return None

    def _ends_with(self, entry: Entry, title: Key) -> bool:
        """Whether a name of the position is its organ's and the title: "Қаржы" + "министр" too, less the last word."""
        owners = self._keys.get(entry.organ, ()) if isinstance(entry, Position) else ()
        for found in self._keys[entry.iri]:
            if found[-len(title) :] == title and any(found[: -len(title)] in (o, o[:-1]) for o in owners):
                return True
        return False
