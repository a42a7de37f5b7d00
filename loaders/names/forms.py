"""How a name is printed: what of its wording counts, and the slips of its form that a reader of the act would see.

`wording` leaves out what names of one thing may have or lack: case, number, possessive, the state in front, a bracket,
the places it serves. The slips are told by the language alone: a name as it stands beside the forms of it that the
thesaurus knows, and the words around it.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from itertools import pairwise

from loaders.names.morphology import WORD, Case, analyse, stem
from loaders.names.roles import is_body, is_office
from loaders.names.scan import Token, bracket_ends, is_word, state_ends, tokens
from loaders.names.segments import PLACES
from loaders.text import INSERTED, Text

DOUBLED_WORD = "doubled-word"
LACKS_POSSESSIVE = "lacks-possessive"
POSSESSIVE_WITHOUT_OWNER = "possessive-without-owner"
LACKS_GENITIVE = "lacks-genitive"
LACKS_GENITIVE_BEFORE_PLACES = "lacks-genitive-before-places"
GENITIVE_BEFORE_PLACES = "genitive-before-places"
PLURAL_OF_ONE = "plural-of-one"
MIXED_NUMBER = "mixed-number"
SINGULAR, PLURAL = "singular", "plural"

_NO_WORDING = frozenset("республикалық маңызы бар аумақтық бойынша тиісті басқа өзге да де".split())
_NUMERALS = frozenset("бір екі үш төрт бес алты жеті сегіз тоғыз он жиырма".split())
_OF_THE_STATE = frozenset(stem(w) for w in ["республика", "ел"])
_SURE_NOUN = re.compile(r"[лдт][ае]р[ыі]$")
_PARTED = re.compile(r"\s*,\s*|\s+(?:және|мен|бен|пен)\s+")
_BRACKET = re.compile(r"\([^()]*\)")
_SET_PHRASE = re.compile(r"маңызы\s+бар\s+қала", re.IGNORECASE)
_SPACED = 2  # how far letters stand from one another in a letter-spaced word
_SENTENCE_END = frozenset(".;:|")


def wording(words: Sequence[Token], first: int = 0, *, title: bool = False) -> str:
    """What of a name counts from its word `first` on: stems, with their capitals.

    The first word may have a capital for where it stands, and counts without it; behind an owner the title of a post
    counts with it.
    """
    said: list[str] = []
    at = first
    while at < len(words):
        following = max(state_ends(words, at), bracket_ends(words, at))
        if following > at:
            at = following
            continue
        token = words[at]
        at += 1
        if is_word(token) and token.key not in PLACES | {"&"} and token.word.lower() not in _NO_WORDING | _NUMERALS:
            said.append(_with_capital(token, first=not said and not title))
    return " ".join(said)


def own_words(words: Sequence[Token]) -> int:
    """Where a name goes on behind its owner: the word after the last genitive or body before its last word."""
    owners = (i for i, t in enumerate(words[:-1]) if is_body(t.word) or analyse(t.word).case is Case.GENITIVE)
    return max((i + 1 for i in owners if words[i].key not in _OF_THE_STATE), default=0)


def number_of(printed: str, whole: str) -> str:
    """Whether a post is printed in the singular or in the plural; "" where it shares its office with others.

    Takes the words printed for it alone, and its name completed with the office it shares.
    """
    last, complete = _last(printed), _last(whole)
    if not last or not complete or stem(last) != stem(complete) or set(printed.lower().split()) & _NUMERALS:
        return ""
    if analyse(complete).plural:
        return PLURAL
    return "" if analyse(last).plural else SINGULAR


def lacks_possessive(printed: str, forms: Iterable[str]) -> bool:
    """Whether a name of several words ends without the possessive that all its known forms have: "Теңіз министр"."""
    words = WORD.findall(printed)
    known = [analyse(_last(form)) for form in forms]
    last = analyse(words[-1]) if words else None
    return (
        last is not None
        and len(words) > 1
        and not last.possessive
        and not last.plural
        and bool(known)
        and all(form.possessive and not form.plural for form in known)
    )


def possessive_without_owner(words: tuple[Token, ...], first: int, last: int, forms: Iterable[str]) -> bool:
    """Whether the name `words[first:last]` bears a possessive that its known forms lack, and nothing before owns it.

    "Көл Банкі Төрағасы" where the bank is "Көл Банк", but not "Қазақстан Республикасының Көл Банкі".
    """
    bare = [form for form in forms if not analyse(_last(form)).possessive]
    inside = range(first, last - 1)
    owned_inside = any(state_ends(words, i) > i or analyse(words[i].word).case is Case.GENITIVE for i in inside)
    return analyse(words[last - 1].word).possessive and bool(bare) and not owned_inside and not _owned(words, first)


def lacks_genitive(words: tuple[Token, ...], last: int, own: int = 0) -> bool:
    """Whether a body named by `words[own:last]` owns what follows, and bears no genitive where its neighbours do.

    They are the places that stand between ("Теңіз агенттігі облыстардың … департаменттері"), or its own owner before
    the title that ends the name ("Теңіз агенттігінің Айлақ комитеті төрағасы").
    """
    behind = bracket_ends(words, last)
    noun = words[last - 1].word
    if behind >= len(words) or not is_body(noun) or analyse(noun).case is not Case.NOMINATIVE:
        return False
    following = words[behind]
    if following.key in PLACES:
        return analyse(following.word).case is Case.GENITIVE
    inflection = analyse(following.word)
    owned = any(analyse(token.word).case is Case.GENITIVE and is_body(token.word) for token in words[own : last - 1])
    ends = behind == last == len(words) - 1 and is_office(following.word)
    return ends and owned and analyse(noun).possessive and inflection.possessive


def before_places(words: tuple[Token, ...], last: int) -> str:
    """How a body whose name ends at `last` stands before the places of what it owns: `GENITIVE_BEFORE_PLACES`,
    `LACKS_GENITIVE_BEFORE_PLACES` where they bear the genitive and it does not, "" otherwise.

    An act that lists units so throughout has a style; it slips where it also writes the same body in the genitive.
    """
    behind = bracket_ends(words, last)
    if behind >= len(words) or words[behind].key not in PLACES or not is_body(words[last - 1].word):
        return ""
    if analyse(words[last - 1].word).case is Case.GENITIVE:
        return GENITIVE_BEFORE_PLACES
    return LACKS_GENITIVE_BEFORE_PLACES if lacks_genitive(words, last, last) else ""


def owner_bears_genitive(words: tuple[Token, ...], own: int, last: int) -> bool:
    """Whether in a body's name `words[own:last]` the noun before the last bears the genitive that the last should have
    before what it owns: "Күштер түрлерінің тектері қолбасшылары" for "Күштер түрлері тектерінің қолбасшылары"."""
    if last >= len(words) or last - own < 2 or not is_word(words[last]):
        return False
    noun, owner, following = (words[i].word for i in (last - 1, last - 2, last))
    inflection = analyse(noun)
    shifted = analyse(owner).case is Case.GENITIVE and analyse(owner).possessive and not is_body(owner)
    nominative = inflection.case is Case.NOMINATIVE and inflection.possessive
    return shifted and nominative and is_office(following) and analyse(following).possessive


def doubled_word(words: tuple[Token, ...], last: int) -> bool:
    """Whether the noun that ends a name at `last` stands once more right behind it, or behind a bracket."""
    behind = bracket_ends(words, last)
    noun = words[last - 1]
    return behind < len(words) and words[behind].key == noun.key and (is_body(noun.word) or is_office(noun.word))


def plural_of_one(words: tuple[Token, ...], first: int, last: int, forms: Iterable[str]) -> bool:
    """Whether a body with a name of its own is printed in the plural, and shares it with no name before it.

    A name of its own begins with a capital behind its owner. "Айлақ, Арна комитеттері" share, for "Айлақ" has no noun.
    """
    noun = analyse(words[last - 1].word)
    own = first + own_words(words[first:last])
    if (
        not noun.plural
        or own == last - 1
        or not words[own].word[0].isupper()
        or any(analyse(_last(form)).plural for form in forms)
    ):
        return False
    if first < 2 or words[first - 1].key not in {",", "&"}:
        return False  # at the start of a phrase, or with an owner before it, it may be one of several
    return is_body(words[first - 2].word) or is_office(words[first - 2].word)


def mixed_number(phrase: str) -> bool:
    """Whether places that own one thing together stand partly in the singular, partly in the plural:
    "облыстың, ірі қалалардың мәслихаттары".

    Cities of republican or regional importance are named by a set phrase, whose number says nothing.
    """
    numbers = set()
    for part in _PARTED.split(phrase):
        last = "" if _SET_PHRASE.search(part) else _last(part)
        inflection = analyse(last) if last else None
        if inflection and inflection.case is Case.GENITIVE and stem(last) in PLACES - {stem("астана")}:
            numbers |= set() if inflection.possessive else {inflection.plural}  # "облыстың аудандарының" has its owner
    return len(numbers) > 1


def as_printed(words: Text) -> bool:
    """Whether the letters of each word stand in the file as here, one behind the other or evenly spaced: nothing was
    put together or moved, so that an ending is the act's own."""
    previous = -1
    for match in WORD.finditer(words.value):
        origins = words.origins[match.start() : match.end()]
        if INSERTED in origins or origins[0] <= previous:
            return False
        steps = {after - before for before, after in pairwise(origins)}
        if len(steps) > 1 or not steps <= {1, _SPACED}:
            return False
        previous = origins[-1]
    return True


def _owned(words: tuple[Token, ...], first: int) -> bool:
    """Whether something that may own it stands before a name: any word but the end of another phrase.

    "… талаптары арнаулы органдарына": what the genitive before owns has been said.
    """
    if first == 0 or words[first - 1].key in _SENTENCE_END:
        return False
    word = words[first - 1].word
    return not _SURE_NOUN.search(word.lower()) or is_body(word) or is_office(word)


def _with_capital(token: Token, *, first: bool) -> str:
    said = token.key.lstrip("!")
    return said[0].upper() + said[1:] if said and not first and token.word[0].isupper() else said


def _last(phrase: str) -> str:
    """The last word of a phrase that stands in no bracket."""
    words = tokens(_BRACKET.sub(" ", phrase))
    return next((token.word for token in reversed(words) if is_word(token)), "")
