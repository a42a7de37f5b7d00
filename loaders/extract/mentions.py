"""Where an act names organs and positions, in which words, and which slips of form the words have.

A name is met in two ways. Rules, studies and duties have theirs matched already, by coordination and context; all
other text is walked for the names of the thesaurus. Names in the citations of other acts are those acts' and are passed
over. One mention a wording, a thing and a provision; where a rule, a study or a duty links the thing already, the act
words it in one way alone and nothing is to be said of its form or its dates, it is not stated twice.
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace

from loaders.extract.cited_names import passed_over
from loaders.extract.mention_choice import one_each, worth_stating
from loaders.model import (
    ActKey,
    AppointmentRule,
    Definition,
    Document,
    Duty,
    Fact,
    GeneralRule,
    Mention,
    Name,
    Provision,
    ProvisionKind,
    StudyPhrase,
)
from loaders.names import forms, ownership
from loaders.names.keys import key
from loaders.names.morphology import nominative
from loaders.names.scan import Found, Scanner, Token, is_word, state_ends, tokens
from loaders.text import EMPTY, Text
from ontology.lexicon import Entry, Lexicon, Organ, Position, PositionClass

_LISTED = {ProvisionKind.ITEM, ProvisionKind.SUBPARAGRAPH, ProvisionKind.SLOT}  # an owner may introduce the list
_TELLING = 4  # words of a name printed without its owner that tell how it is called
_BLOCKS = {ProvisionKind.SIGNATURE, ProvisionKind.APPROVAL}  # set line by line, not as sentences
_POINTS = re.compile(r"^(?:осы|аталған|көрсетілген|оның|олардың|сол)\s", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class _Named:
    """A name that a fact has, where it stands: `filled` whether the fact fills the post or studies for it,
    `one_of_several` whether it has several names for the thing, which then is wider than each."""

    name: Name
    place: Provision
    filled: bool
    one_of_several: bool


def mentions(document: Document, facts: tuple[Fact, ...], lexicon: Lexicon) -> tuple[Mention, ...]:
    """Every mention of an organ or a position in the acts of a file, in order of provisions.

    Takes a structured document and its facts with their names matched. Classes are mentioned only where their form has
    a slip. Costs a walk over the text.
    """
    stage = _Mentions(document, facts, lexicon)
    return tuple(worth_stating(stage.all(), lexicon))


class _Mentions:
    """One pass over a document."""

    def __init__(self, document: Document, facts: tuple[Fact, ...], lexicon: Lexicon) -> None:
        self._document = document
        self._lexicon = lexicon
        self._scanner = Scanner.of(lexicon)
        self._roles = {key(f.text) for role in lexicon.roles.values() for f in role.texts() if f.lang == "kk"}
        self._terms = {(f.act, key(f.term)) for f in facts if isinstance(f, Definition)}
        self._places = {(p.act, p.path): p for p in document.provisions}
        self._at = {o: p for p in document.provisions for o in p.text.origins if o >= 0}
        self._parts = ownership.parts(lexicon)
        self._named: dict[tuple[ActKey, str], list[_Named]] = defaultdict(list)
        for fact in facts:
            names = tuple(_names(fact))
            times = Counter(name.iri for name, filled in names if filled)
            for name, filled in names:
                place = self._place(fact, name)
                if place and name.iri in lexicon:
                    named = _Named(name, place, filled, filled and times[name.iri] > 1)
                    self._named[place.act, place.path].append(named)

    def all(self) -> Iterator[tuple[Mention, bool]]:
        """Mentions, each with whether a fact links its thing already."""
        for place in self._document.provisions:
            if place.repealed:
                continue  # the publisher's record of what stood here
            named = self._named.get((place.act, place.path), ())
            covered: set[int] = set()
            found: list[tuple[Mention, bool]] = []
            for each in named:
                line = self._line(each.name.iri)
                found += ((mention, mention.name.iri in line) for mention in self._of_fact(each))
                covered.update(each.name.words.origins)
            found += ((mention, False) for mention in self._of_text(place, covered))
            yield from one_each(self._with_owners(place, found))

    def _with_owners(self, place: Provision, stated: list[tuple[Mention, bool]]) -> Iterator[tuple[Mention, bool]]:
        """Mentions with the slips that only the sentence around them shows."""
        words = tokens(place.text.value)
        unowned = _unsaid(place.text, words, [mention for mention, _ in stated])
        two_ways: frozenset[str] = frozenset()
        if ownership.may_have_two_ways(place.text.value):
            organs = self._scanner.find(words, organs=True)
            two_ways = ownership.state_two_ways(
                words, (each for found in organs for each in (found, *self._within(found, words)))
            )
        for mention, linked in stated:
            slips = list(mention.forms)
            if _end(mention) in unowned:
                slips.append(ownership.LACKS_POSSESSIVE_BEHIND_OWNER)
            if mention.name.iri in two_ways:
                slips.append(ownership.STATE_TWO_WAYS)
            yield replace(mention, forms=tuple(dict.fromkeys(slips))), linked

    def _line(self, iri: str) -> frozenset[str]:
        """A thing, the organ it is a post of, and those that one belongs to."""
        entry = self._lexicon[iri]
        line = [iri]
        organ = entry.organ if isinstance(entry, Position) else entry.parent if isinstance(entry, Organ) else ""
        while organ in self._lexicon.organs and organ not in line:
            line.append(organ)
            organ = self._lexicon.organs[organ].parent
        return frozenset(line)

    def _of_fact(self, named: _Named) -> Iterator[Mention]:
        """The mention of what a fact names, and of the organ whose name it begins with."""
        name, place = named.name, named.place
        if _POINTS.match(name.words.value) or not name.words:
            return
        entry = self._lexicon[name.iri]
        printed, whole = " ".join(name.words.value.split()), " ".join(name.text.split())
        how = self._how(entry, printed, whole, place)
        words = tokens(whole)
        organs, rest = self._owners(words, entry)
        slips: list[str] = []
        if how == "exact":
            slips += self._slips(Found(entry, whole, 0, state_ends(words, 0), len(words)), words, place, name.words)
        if isinstance(entry, Position) and named.filled:
            number = forms.number_of(printed, whole)
            slips += [number] if number else []
        if forms.mixed_number(printed):
            slips.append(forms.MIXED_NUMBER)
        said = ""
        if not named.one_of_several and how in {"exact", "shared"}:
            said = _wording(entry, words, rest)
        elif not named.one_of_several and len(key(printed)) >= _TELLING and key(printed)[-1] == key(whole)[-1]:
            said = forms.wording(tokens(printed))
        yield self._mention(entry, name.text if how == "shared" else printed, name.words, place, how, said, slips)
        for found in (*organs, *self._without_genitive(words, organs)):
            piece = _piece(name.words, words[found.own : found.last])
            if piece or how in {"exact", "shared"}:
                yield self._inside(found, words, name, place, piece)

    def _inside(self, found: Found, words: tuple[Token, ...], name: Name, place: Provision, piece: Text) -> Mention:
        """The organ named inside the name of one of its posts: `piece` prints it, or else what it shares does."""
        slips = self._slips(found, words, place, piece)
        if forms.as_printed(piece):
            slips += self._governed(found, words)
        whole = name.text[words[found.first].start : words[found.last - 1].end]
        how = "exact" if piece else "shared"
        said = _wording(found.entry, words[found.own : found.last])
        return self._mention(found.entry, whole, piece or name.words, place, how, said, slips)

    def _governed(self, found: Found, words: tuple[Token, ...]) -> list[str]:
        """Whether an organ inside a longer name bears the genitive before what it owns, in codes."""
        places = forms.before_places(words, found.last)
        if places:
            return [places]
        ungoverned = forms.lacks_genitive(words, found.last, found.own) or forms.owner_bears_genitive(
            words, found.own, found.last
        )
        return [forms.LACKS_GENITIVE] if ungoverned else []

    def _owners(self, words: tuple[Token, ...], entry: Entry) -> tuple[tuple[Found, ...], int]:
        """The organs that a name begins with, those within their names too, and where the rest of a post begins."""
        organs: list[Found] = []
        rest = 0
        for found in self._scanner.find(words[:-1], organs=True):
            if found.first != rest:
                break
            organs += (found, *self._within(found, words))
            rest = found.last
        return tuple(organs), rest if isinstance(entry, Position | PositionClass) else 0

    def _within(self, outer: Found, words: tuple[Token, ...]) -> Iterator[Found]:
        """The organ whose name the name of an organ begins with: "Теңіз министрлігі" of "… Айлақ комитеті"."""
        for found in self._scanner.find(words[outer.own : outer.last - 1], organs=True):
            if found.first == 0 and found.entry.iri != outer.entry.iri:
                inner = Found(found.entry, found.form, outer.first, outer.own, outer.own + found.last)
                yield from (inner, *self._within(inner, words))
            break

    def _without_genitive(self, words: tuple[Token, ...], known: tuple[Found, ...]) -> Iterator[Found]:
        """Organs that stand before the places of what they own, inside a longer name that is known as one."""
        for last in range(1, len(words)):
            if forms.lacks_genitive(words, last, last) and all(found.last != last for found in known):
                yield from (found for found in self._scanner.find(words[:last], organs=True) if found.last == last)

    def _of_text(self, place: Provision, covered: set[int]) -> Iterator[Mention]:
        text = place.text
        words = tokens(text.value)
        names = tuple(self._scanner.find(words))
        spans = [(words[found.first].start, words[found.last - 1].end) for found in names]
        passed = passed_over(text.value, spans)
        for index, (found, (start, end)) in enumerate(zip(names, spans, strict=True)):
            if index in passed or covered.issuperset(text.origins[start:end]):
                continue
            own = words[found.own : found.last]
            organs, rest = self._owners(own, found.entry)
            yield self._printed(found, words, place, rest)
            for inner in organs:
                begin = found.own if inner.first else found.first
                shifted = inner._replace(
                    first=begin + inner.first, own=found.own + inner.own, last=found.own + inner.last
                )
                yield self._printed(shifted, words, place)

    def _printed(self, found: Found, words: tuple[Token, ...], place: Provision, rest: int = 0) -> Mention:
        """The mention of a name printed whole among the words of a provision."""
        piece = place.text[words[found.first].start : words[found.last - 1].end]
        how = "defined" if (place.act, key(piece.value)) in self._terms else "exact"
        said = _wording(found.entry, words[found.own : found.last], rest) if how == "exact" else ""
        slips = self._slips(found, words, place, piece)
        parts = self._parts.get(found.entry.iri, frozenset[str]())
        if parts and forms.as_printed(piece) and ownership.lacks_genitive_before_part(words, found, parts):
            slips.append(forms.LACKS_GENITIVE)
        return self._mention(found.entry, piece.value, piece, place, how, said, slips)

    def _slips(self, found: Found, words: tuple[Token, ...], place: Provision, piece: Text) -> list[str]:
        """Slips of form of a name among `words`; what stands before it is judged in the text of the provision."""
        entry, own = found.entry, words[found.own : found.last]
        if not own or not piece or place.kind in _BLOCKS or not forms.as_printed(piece):
            return []
        known = self._same(entry, own)
        printed = " ".join(token.word for token in own if is_word(token))
        around, first, last = _around(place, piece)
        unowned = (
            found.own == found.first
            and last - first > 1
            and not (first == 0 and place.kind in _LISTED)
            and forms.possessive_without_owner(around, first, last, known)
        )
        stray = isinstance(entry, Position | PositionClass) and ownership.stray_possessive(around, first, known)
        several = isinstance(entry, Organ) and forms.plural_of_one(around, first, last, known)
        checks = (
            (forms.DOUBLED_WORD, forms.doubled_word(words, found.last)),
            (forms.LACKS_POSSESSIVE, isinstance(entry, Position) and forms.lacks_possessive(printed, known)),
            (forms.POSSESSIVE_WITHOUT_OWNER, unowned),
            (forms.PLURAL_OF_ONE, several),
            (ownership.STRAY_POSSESSIVE, stray),
        )
        return [code for code, holds in checks if holds]

    def _same(self, entry: Entry, own: tuple[Token, ...]) -> tuple[str, ...]:
        """The known forms of a thing that have the words of a name."""
        said = key(" ".join(token.word for token in own if is_word(token)))
        return tuple(form.text for form in entry.texts() if form.lang == "kk" and key(form.text) == said)

    def _how(self, entry: Entry, printed: str, whole: str, place: Provision) -> str:
        said = key(printed)
        if (place.act, said) in self._terms:
            return "defined"
        if said == key(whole):
            return "context" if said in self._roles and said not in map(key, _texts(entry)) else "exact"
        return "shared" if (said and said[0] in key(whole)[:1]) or _begins(whole, printed) else "context"

    def _mention(
        self, entry: Entry, printed: str, words: Text, place: Provision, how: str, said: str, slips: Iterable[str]
    ) -> Mention:
        return Mention(
            act=place.act,
            provision=place.path,
            words=(words,),
            state=place.state,
            name=Name(_nominative(entry, " ".join(printed.split())), words, entry.iri),
            how=how,
            wording=said if forms.as_printed(words) else "",
            forms=tuple(dict.fromkeys(slips)),
            dated=_dated(entry, printed),
        )

    def _place(self, fact: Fact, name: Name) -> Provision | None:
        """The provision in whose text a name stands: that of the fact, or the entry of its list."""
        first = next((o for o in name.words.origins if o >= 0), -1)
        return self._at.get(first) or self._places.get((fact.act, fact.provision))


def _names(fact: Fact) -> Iterator[tuple[Name, bool]]:
    """The names of a fact, and whether the fact fills the posts they name."""
    if isinstance(fact, AppointmentRule | GeneralRule):
        yield from ((name, True) for name in fact.positions)
        yield from ((name, False) for name in fact.exceptions)
        yield from ((step.actor, False) for step in fact.steps)
    elif isinstance(fact, StudyPhrase):
        yield from ((name, True) for name in fact.positions)
        yield from ((name, False) for name in fact.exceptions)
        if fact.unit_name:
            yield fact.unit_name, False
    elif isinstance(fact, Duty) and fact.actor_name:
        yield fact.actor_name, False


def _wording(entry: Entry, words: tuple[Token, ...], rest: int = 0) -> str:
    """What of a name counts: of a post the words behind its organ's name, of an organ those behind its owner; nothing
    of an acronym or a title alone, which are short for a name."""
    start = state_ends(words, 0)
    while len(words) > max(start, rest) + 1 and words[-1].key.startswith("!"):
        words = words[:-1]  # the legal form of a company
    first = rest or start + forms.own_words(words[start:])
    said = forms.wording(words, first, title=first > start and isinstance(entry, Position))
    return said if first > start or " " in said else ""


def _nominative(entry: Entry, printed: str) -> str:
    """A name in the nominative; one that ends as a known form of it does is in it, whatever its end looks like."""
    put = nominative(printed)
    if put == printed:
        return printed
    ends = {text.split()[-1].strip('"»').lower() for text in _texts(entry)}
    return printed if printed.split()[-1].strip('"»').lower() in ends else put


def _dated(entry: Entry, printed: str) -> str:
    """The tail of the dated name that a name is, where it is one of several."""
    said = key(printed)
    same = [name.iri for name in entry.names if key(name.labels.kk) == said]
    return same[0] if len(same) == 1 and len(entry.names) > 1 else ""


def _piece(words: Text, own: tuple[Token, ...]) -> Text:
    """The characters of a name inside words that print it whole or without its owner; none where they do neither."""
    printed = tokens(words.value)
    for skipped in range(max(1, len(own) - 1)):
        wanted = [token.key for token in own[skipped:]]
        for first in range(len(printed) - len(wanted) + 1):
            if [token.key for token in printed[first : first + len(wanted)]] == wanted:
                return words[printed[first].start : printed[first + len(wanted) - 1].end]
    return EMPTY


def _end(mention: Mention) -> int:
    """Where the last character of a mention's words stands in the file."""
    return mention.words[0].origins[-1] if mention.words[0] else -1


def _unsaid(text: Text, words: tuple[Token, ...], stated: Iterable[Mention]) -> set[int]:
    """Where the mentions end by which to tell of bodies that stand behind an owner without saying so: their own, or the
    owner's where the body is no name that is known."""
    ends = {_end(mention) for mention in stated}
    found: set[int] = set()
    for at, owner in ownership.unsaid_owners(words).items():
        if forms.as_printed(text[words[owner].start : words[at].end]):
            near = (text.origins[words[i].end - 1] for i in (at, owner))
            found.update(end for end in [next((end for end in near if end in ends), -1)] if end >= 0)
    return found


def _around(place: Provision, piece: Text) -> tuple[tuple[Token, ...], int, int]:
    """The words of the text in which a piece stands, and where it begins and ends there; the piece alone where the
    provision does not print it."""
    text = place.text
    if piece and piece.origins[0] in text.origins:
        words, start = tokens(text.value), text.origins.index(piece.origins[0])
        inside = [i for i, token in enumerate(words) if start <= token.start < start + len(piece)]
        if inside:
            return words, inside[0], inside[-1] + 1
    words = tokens(piece.value)
    return words, 0, len(words)


def _begins(whole: str, printed: str) -> bool:
    return whole.startswith(printed.split(maxsplit=1)[0]) if printed else False


def _texts(entry: Entry) -> Iterator[str]:
    return (form.text for form in entry.texts() if form.lang == "kk")
