"""Under which condition a clause holds.

    condition := … "жағдайда" | … "кезде" | … "кейін" | … "-са," | … "қоспағанда" | owner's request "бойынша" | …

A condition begins at the mark or the subject before it; whoever acts, where the clause names nobody else, stays out.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence

from loaders.clauses.phrases import acts_at, modifies, phrase_start
from loaders.clauses.words import Kind, Word, is_adjectival
from loaders.names.morphology import Case

_HEADS = re.compile(
    r"^(?:жағдай(?:да|ында|ларда|ларында)|кезд?е|кезінде|барысында|сәтте|сәтінде|шегінде|қажеттігіне|қажеттілігіне"
    r"|қажеттілігінше|болғанда|болмағанда|қоспағанда)$"
)
_ENDS = frozenset("кейін соң дейін бұрын".split())
_REQUESTS = re.compile(
    r"^(?:ұсын(?:уы|ысы|ымы)|тапсырмасы|шешімі|сұратуы|сұрауы|өтініші|келіс(?:імі|уі|у|ім)|бастамасы|нұсқауы|талабы"
    r"|уағдаластық|жолдауы|хаты|өтінімі|тілегі|қалауы|сұрау|уәкілеттік)$"
)


def conditions_in(
    words: Sequence[Word], first: int, last: int, taken: Mapping[int, str], *, passive: bool = False
) -> Iterator[tuple[int, int]]:
    """The conditions among words `[first, last)` as index ranges; `taken` words belong to other parts.

    In a `passive` clause, which has no one acting, whoever stands before a condition belongs to it.
    """
    found: list[tuple[int, int]] = []
    start = first
    for index in range(first, last):
        if index in taken:
            start = index + 1
            continue
        end = _condition_end(words, index, last)
        if not end or _in_topic(words, end, last):
            continue
        begin = _begin(words, start, index, last, taken, passive=passive)
        if begin < end:
            found.append((begin, end))
            if words[index].lower in _ENDS:
                found = _with_sharer(words, first, found, taken)
        start = end
    yield from found


def _with_sharer(
    words: Sequence[Word], first: int, found: list[tuple[int, int]], taken: Mapping[int, str]
) -> list[tuple[int, int]]:
    """The conditions, the last one with what shares its "after": "тексергеннен және, …, еткеннен кейін"."""
    count = 1
    while count < len(found) and found[-count - 1][1] == found[-count][0]:
        count += 1
    link = found[-count][0] - 1
    verb = words[link - 1] if link > first and link not in taken else None
    if verb is None or words[link].kind is not Kind.CONJUNCTION or verb.kind is not Kind.INFINITIVE:
        return found
    if verb.case is not Case.ABLATIVE:
        return found
    floor = next((place + 1 for place in range(link, first, -1) if place in taken), first)
    begin = phrase_start(words, link - 1, floor, arguments=True)
    return [*found[:-count], (begin, found[-1][1])]


def _in_topic(words: Sequence[Word], end: int, last: int) -> bool:
    """Whether what follows is "… беру туралы", so that the words before it say what something is about."""
    for place in range(end, last - 1):
        word = words[place]
        if word.kind is Kind.INFINITIVE and words[place + 1].lower in ("туралы", "жөнінде", "жөніндегі"):
            return True
        if word.kind not in (Kind.NOUN, Kind.INFINITIVE, Kind.PARTICIPLE) or word.case is Case.DATIVE:
            return False
        if acts_at(words, place) and word.case is Case.NOMINATIVE:
            return False
    return False


def _condition_end(words: Sequence[Word], index: int, last: int) -> int:
    word = words[index]
    after = words[index + 1] if index + 1 < len(words) else None
    if word.kind is Kind.CONDITIONAL:
        return index + 1 if after is not None and after.kind is Kind.COMMA else 0
    if _HEADS.match(word.lower):
        return index + 2 if after is not None and after.lower == "қарай" and index + 1 < last else index + 1
    before = words[index - 1] if index else None
    if before is None:
        return 0
    if word.lower in _ENDS:
        verbal = before.kind in (Kind.INFINITIVE, Kind.PARTICIPLE)
        return index + 1 if verbal or (before.kind is Kind.NOUN and before.case is Case.ABLATIVE) else 0
    if word.lower == "бойынша" and _REQUESTS.match(before.lower):
        return index + 1
    return 0


def _begin(words: Sequence[Word], start: int, index: int, last: int, taken: Mapping[int, str], *, passive: bool) -> int:
    """The first word of a condition that ends at `index`."""
    if words[index].kind is Kind.CONDITIONAL or any(words[i].lower == "егер" for i in range(start, index)):
        return _conditional_begin(words, start, index)
    head = index - 1 if words[index].kind is Kind.POSTPOSITION and index > start else index
    if words[head].lower.startswith("қажетті"):
        return head
    if head > start + 1 and words[head - 2].lower == "қажет":
        return head - 2
    named_before = sum(_subject(words, i) for i in range(start, index)) > 1
    named_later = named_before or any(_subject(words, i) for i in range(index + 1, last) if i not in taken)
    if words[index].lower == "бойынша":
        partner = head - 1
        if words[head].lower.startswith("келіс") and partner >= start and words[partner].case is Case.INSTRUMENTAL:
            return phrase_start(words, partner, start)
        return phrase_start(words, head, start, nominal=True)
    excepted = words[index].lower == "қоспағанда"  # "өкілдері қатысатын мекемелерді қоспағанда"
    return phrase_start(words, head, start, subjects=named_later or passive or excepted, arguments=True)


def _conditional_begin(words: Sequence[Word], start: int, index: int) -> int:
    """«Егер …-са,»: from "егер" on, or from the start of the run."""
    for place in range(index, start - 1, -1):
        if words[place].lower == "егер":
            return place
    return start


def _subject(words: Sequence[Word], index: int) -> bool:
    word = words[index]
    return (
        acts_at(words, index)
        and word.case is Case.NOMINATIVE
        and not is_adjectival(word)
        and (word.possessive or word.plural or word.value != word.lower or word.lower == "ол")
        and not modifies(words, index)
    )
