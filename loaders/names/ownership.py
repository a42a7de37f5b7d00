"""Who owns what in a phrase: owners in the genitive, and the possessive ending that what they own bears.

phrase := (owner genitive)* owned possessive      "комитеттің бөлімінің жұмысы", one possessive for each genitive

An owner may stand without the genitive inside a longer name ("Көл министрлігі аппаратының басшысы"), so that a slip is
only told where the words around leave no other reading.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Container, Iterable, Sequence
from functools import cache

from loaders.names.morphology import Case, analyse, stem
from loaders.names.roles import is_body, is_office
from loaders.names.scan import Found, Token, bracket_ends, is_word, state_ends, tokens
from ontology.lexicon import Lexicon

LACKS_POSSESSIVE_BEHIND_OWNER = "lacks-possessive-behind-owner"
STRAY_POSSESSIVE = "stray-possessive"
STATE_TWO_WAYS = "state-two-ways"

_STATE = stem("Республикасы")
_CHAIN = 2
_FAR = 6  # words that may describe what is owned
_SENTENCE_END = frozenset(".;:|–")
_FINITE = re.compile(r"(?:[аея]|й)(?:ды|ді)$|^(?:тиіс|құқылы|міндетті)$")
_PARTICIPLE = re.compile(r"(?:[ғқ]ан|[гк]ен|[аей]т[ыі]н)$")
_VERBAL_OBJECT = re.compile(r"у(?:ды|ді)$")  # "тексеруді" bears a case, no possessive
_OWNED_PLACE = re.compile(r"[ыі]нд(?:ағы|егі)$")  # "құрамындағы" has its possessive inside
_OBLIQUE_PLACE = re.compile(r"(?P<noun>.+[ыі])нд(?:ағы|егі|а|е)$")
_STATE_BARE = re.compile(r"Республикасы(?!\w)")
_STATE_OWNING = re.compile(r"Республикасының(?!\w)")


def unsaid_owners(words: Sequence[Token]) -> dict[int, int]:
    """Where in a text bodies stand behind an owner without saying so, each with the place of its owner."""
    if sum(token.word[-1] == "ң" for token in words) < _CHAIN:
        return {}
    return {at: owner for at in range(1, len(words)) if (owner := _owner_unsaid(words, at)) is not None}


@cache
def parts(lexicon: Lexicon) -> dict[str, frozenset[str]]:
    """The organs of the state that have organs of their own within them, with the stems of the nouns of these.

    A part whose name is known with its owner in the possessive and without the genitive is left out.
    """
    found: dict[str, set[str]] = defaultdict(set)
    for organ in lexicon.organs.values():
        owner = lexicon.organs.get(organ.parent)
        if owner:
            texts = [tokens(form.text) for form in organ.texts() if form.lang == "kk"]
            nouns = {stem(tokens(f.text)[-1].word) for f in owner.texts() if f.lang == "kk" and tokens(f.text)}
            kept = any(_bare_owner(words, nouns) for words in texts)
            found[owner.iri] |= set() if kept else {words[-1].key for words in texts if words and _is_inner(words)}
    return {iri: frozenset(stems) for iri, stems in found.items() if stems}


def lacks_genitive_before_part(words: Sequence[Token], found: Found, parts: Container[str]) -> bool:
    """Whether a body of the state stands without the genitive before a part that is its own: "Қазақстан Республикасының
    Үкіметі Аппаратында" for "Үкіметінің Аппаратында".

    Takes the body's place among the words and the stems of the nouns of its parts. Where the part is in the nominative
    or the genitive, it may itself stand inside a longer name, and nothing is told.
    """
    if found.last >= len(words) or found.own == found.first:
        return False
    if analyse(words[found.own - 1].word).case is not Case.GENITIVE:
        return False
    noun, part = analyse(words[found.last - 1].word), words[found.last].word
    place = _OBLIQUE_PLACE.match(part.lower())
    inflection = analyse(part)
    oblique = bool(place) or (inflection.possessive and inflection.case not in (Case.NOMINATIVE, Case.GENITIVE))
    named = stem(place["noun"] if place else part)
    return noun.case is Case.NOMINATIVE and noun.possessive and oblique and named in parts


def stray_possessive(words: Sequence[Token], first: int, forms: Iterable[str]) -> bool:
    """Whether a name that begins a part of an enumeration begins with a possessive that nothing before it owns, and is
    known without one: "…, хатшылары кеңселерінің басшылары" for "хатшылар кеңселерінің"."""
    if first + 1 >= len(words) or first == 0 or words[first - 1].key != ",":
        return False
    noun = analyse(words[first].word)
    known = [analyse(known[0].word) for known in map(tokens, forms) if known and known[0].key == words[first].key]
    bare = any(not form.possessive and form.case is Case.NOMINATIVE for form in known)
    following = analyse(words[first + 1].word)
    owns = following.possessive and following.case is Case.GENITIVE
    return bare and owns and noun.possessive and noun.plural and noun.case is Case.NOMINATIVE


def state_two_ways(words: Sequence[Token], found: Iterable[Found]) -> frozenset[str]:
    """The organs that one text calls both "Қазақстан Республикасы …" and "Қазақстан Республикасының …" in one case.

    Takes the words of a text and the names of organs in it. In two cases both are right, for inside a longer name the
    first genitive may go; within one case a text has no reason to change.
    """
    ways: dict[tuple[str, Case], set[bool]] = defaultdict(set)
    for each in found:
        if each.own > each.first and is_body(words[each.last - 1].word):
            state = analyse(words[each.own - 1].word)
            case = analyse(words[each.last - 1].word).case
            ways[each.entry.iri, case].add(state.case is Case.GENITIVE)
    return frozenset(iri for (iri, _), said in ways.items() if len(said) > 1)


def may_have_two_ways(text: str) -> bool:
    """Whether a text has the state's name both with and without the genitive at all."""
    return bool(_STATE_BARE.search(text) and _STATE_OWNING.search(text))


def _bare_owner(words: Sequence[Token], nouns: set[str]) -> bool:
    """Whether a name has its owner before its last word in the possessive and without the genitive."""
    if len(words) < _CHAIN or words[-2].key not in nouns:
        return False
    owner = analyse(words[-2].word)
    return owner.possessive and owner.case is Case.NOMINATIVE


def _is_inner(words: Sequence[Token]) -> bool:
    return is_body(words[-1].word) and len(words) > 1


def _owner_unsaid(words: Sequence[Token], at: int) -> int | None:
    """Where the owner stands behind which the body `words[at]` stands without saying so: "Министрліктің бөлімдердің
    жұмысын тексереді" for "бөлімдерінің"; None where there is none.

    Sure only where the clause comes to its verb and one of the two genitives has found nothing that it owns.
    """
    if not is_body(words[at].word) or analyse(words[at].word).possessive:
        return None
    owner, behind = _owner_before(words, at), _group_ends(words, at)
    return owner if behind and owner is not None and _left_open(words, behind, owners=2) else None


def _owner_before(words: Sequence[Token], at: int) -> int | None:
    """Where a body or the state in the genitive stands before, if nothing that it may own stands between."""
    for index in range(at - 1, max(at - _FAR, 0) - 1, -1):
        token = words[index]
        if not is_word(token) or token.key == "&" or _PARTICIPLE.search(token.word.lower()):
            return None
        inflection = analyse(token.word)
        if inflection.case is Case.GENITIVE:
            return index if token.key == _STATE or is_body(token.word) or is_office(token.word) else None
        if inflection.possessive:
            return None
    return None


def _group_ends(words: Sequence[Token], at: int) -> int:
    """Behind the genitive of a body, or of the last of several joined by "and"; 0 where there is none."""
    if analyse(words[at].word).case is Case.GENITIVE:
        return at + 1
    if at + 2 >= len(words) or words[at + 1].key != "&":
        return 0
    last = analyse(words[at + 2].word)
    return at + 3 if last.case is Case.GENITIVE and not last.possessive else 0


def _left_open(words: Sequence[Token], at: int, *, owners: int) -> bool:
    """Whether of the genitives before `at` one owns nothing when the clause comes to its verb."""
    before: Case | None = None
    joined = False
    while at < len(words) and words[at].key not in _SENTENCE_END:
        following = max(bracket_ends(words, at), state_ends(words, at) if _bare_state(words, at) else at)
        if following > at:
            at = following
            continue
        token = words[at]
        at += 1
        if token.key in {",", "&"}:
            joined = before is not None
            continue
        if _FINITE.search(token.word.lower()):
            return owners > 0
        inflection = analyse(token.word)
        place = bool(_OWNED_PLACE.search(token.word.lower()))
        if place or (inflection.possessive and not _VERBAL_OBJECT.search(token.word.lower())):
            same = joined and before in (Case.NOMINATIVE, inflection.case)
            owners -= 0 if same else 1
            before, joined = inflection.case, False
        if inflection.case is Case.GENITIVE:
            owners += 1
            joined = False
    return False


def _bare_state(words: Sequence[Token], at: int) -> bool:
    ends = state_ends(words, at)
    return ends > at and analyse(words[ends - 1].word).case is Case.NOMINATIVE
