"""The verb at the end of a clause: where it begins, whom it binds and how.

    predicate := idiom? verb | infinitive modal | infinitive "жатады" | infinitive "жол берілмейді" | converb "алады" …

A finite verb ends a clause only before a mark, an "and", or the end: before a noun it would be a participle.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from loaders.clauses.phrases import is_passive_stem, verbal_stem
from loaders.clauses.words import Kind, Word

MUST, MAY, MUST_NOT = "must", "may", "must-not"


@dataclass(frozen=True, slots=True)
class Predicate:
    """A predicate over words `[start, end)`: the modality, whether the doer is left unsaid (`passive`), the stem of its
    main verb, whether it lays a task on the dative (`charges`), bids by itself (`performs`: "бекітілсін"), whether a
    modal says how binding it is (`modal`), and whether it speaks of nobody ("болмайды", "тыйым салынады")."""

    start: int
    end: int
    modality: str
    passive: bool
    stem: str
    charges: bool = False
    performs: bool = False
    modal: bool = False
    impersonal: bool = False


# First words of fixed verbs of two or three words; they are no objects.
IDIOMS = frozenset(
    """
    жүзеге қамтамасыз хабардар қол есепке басшылыққа қоса жол рұқсат тыйым іске назарға күші қолданысқа жатқыза
    ескере етіп алып болып деп кері бас
    """.split()
)
_PERMITS = frozenset(["құқылы", "хақылы", "мүмкін", "құқығы"])
_OBLIGES = frozenset(["тиіс", "міндетті", "қажет", "керек", "шарт", "парыз"])
_FINITE_STEM = re.compile(r"(?:[аеия](?:ды|ді)|йды|йді)$")
# "қабылдасын" bids where it ends a sentence; "анықтамасын" is a noun.
_BIDS_AT_END = re.compile(r"[лдт][ае]с[ыі]н$(?<!палатасын)(?<!бригадасын)(?<!картасын)(?<!сметасын)(?<!квотасын)")
_NEGATIVE = re.compile(r"[мбп][аеы]$")
_CONVERB_BEFORE_CAN = re.compile(r".{1,}(?:а|е|й|я)$")
_CHARGES = ("жүктел",)
# Passives that say how something is done rather than bid it, where nobody is named and no modal stands.
STATES = frozenset(
    """
    асырыл жүргізіл айқындал белгілен реттел қалыптастырыл көрсетіл көздел өткізіл есептел құрыл сана қолданыл енгізіл
    таныл табыл саналы аяқтал бастал тоқтатыл тоқтал анықтал негіздел пайдаланыл ұйымдастырыл орналастырыл
    """.split()
)


def predicates_of(words: Sequence[Word]) -> tuple[Predicate, ...]:
    """The predicates of a sentence, in order, each ending a clause."""
    found: list[Predicate] = []
    floor = 0
    for index, word in enumerate(words):
        if not _ends_clause(words, index):
            continue
        predicate = _predicate(words, index, floor) if word.kind in _HEADS else None
        if predicate:
            found.append(predicate)
            floor = index + 1
    return tuple(found)


_HEADS = frozenset([Kind.FINITE, Kind.IMPERATIVE, Kind.MODAL, Kind.NOUN])


def _ends_clause(words: Sequence[Word], index: int) -> bool:
    after = next((w for w in words[index + 1 :] if w.kind is not Kind.BRACKET), None)
    return after is None or after.kind in (Kind.COMMA, Kind.CONJUNCTION, Kind.DASH)


def _predicate(words: Sequence[Word], index: int, floor: int) -> Predicate | None:
    word = words[index]
    before = words[index - 1] if index > floor else None
    if word.kind is Kind.FINITE:
        return _finite(words, index, floor, before)
    if word.kind is Kind.IMPERATIVE:
        stem = re.sub(r"с[ыі]н$", "", word.lower)
        passive = is_passive_stem(stem)
        start = _idiom_start(words, index, floor)
        charges = stem.startswith(_CHARGES)
        return Predicate(start, index + 1, MUST, passive, stem, charges, performs=passive and not charges)
    if word.kind is Kind.MODAL:
        return _modal(words, index, floor, before)
    if _BIDS_AT_END.search(word.lower) and not any(w.kind is not Kind.COMMA for w in words[index + 1 :]):
        stem = word.lower[:-3]
        return Predicate(_idiom_start(words, index, floor), index + 1, MUST, is_passive_stem(stem), stem)
    if word.lower in ("бар", "жоқ") and before and before.lower == "құқығы":
        return _with_verb(words, index - 1, index + 1, floor, MAY if word.lower == "бар" else MUST_NOT)
    if word.lower == "емес" and before and before.kind is Kind.MODAL:
        return _with_verb(words, index - 1, index + 1, floor, MUST_NOT)
    return None


def _finite(words: Sequence[Word], index: int, floor: int, before: Word | None) -> Predicate | None:
    word = words[index]
    lower = word.lower
    stem = _FINITE_STEM.sub("", lower)
    negative = bool(re.search(r"(?:май|мей|бай|бей|пай|пей)(?:ды|ді)$", lower))
    if before is not None:
        if lower.startswith(("алады", "алмайды")) and _is_converb(before):
            start = _idiom_start(words, index - 1, floor)
            modality, verb = MUST_NOT if negative else MAY, before.lower[:-1]
            return Predicate(start, index + 1, modality, is_passive_stem(verb), verb, modal=True)
        if lower == "жатады" and before.kind is Kind.INFINITIVE:
            return _with_verb(words, index, index + 1, floor, MUST, impersonal=True)
        if before.lower in ("жол", "рұқсат") and lower.startswith(("беріл", "етіл")):
            return _with_verb(words, index - 1, index + 1, floor, MUST_NOT if negative else MAY, impersonal=True)
        if before.lower in ("құқық", "құқығы", "өкілеттік") and lower.startswith("беріл"):
            return _with_verb(words, index - 1, index + 1, floor, MUST_NOT if negative else MAY, impersonal=True)
        if before.lower == "тыйым":
            return _with_verb(words, index - 1, index + 1, floor, MUST_NOT, impersonal=True)
        if lower in ("болмайды", "болады") and before.kind is Kind.INFINITIVE:
            return _with_verb(words, index, index + 1, floor, MUST_NOT if negative else MAY, impersonal=True)
        if lower == "ұсынылады" and before.kind is Kind.INFINITIVE:
            return Predicate(index - 1, index + 1, MAY, passive=True, stem="ұсыныл", charges=True, modal=True)
    if negative:
        stem = re.sub(r"(?:май|мей|бай|бей|пай|пей)(?:ды|ді)$", "", lower)
    charges = stem.startswith(_CHARGES)
    start = _idiom_start(words, index, floor)
    return Predicate(start, index + 1, MUST_NOT if negative else MUST, is_passive_stem(stem), stem, charges)


def _is_converb(word: Word) -> bool:
    """Whether a word can be the verb of "… ала алады", not a noun of "назарға алады"."""
    noun = word.acts or word.kind not in (Kind.NOUN, Kind.CONVERB) or word.lower.endswith(("ға", "ге", "қа", "ке"))
    return not noun and len(word.lower) > 2 and bool(_CONVERB_BEFORE_CAN.match(word.lower))


def _modal(words: Sequence[Word], index: int, floor: int, before: Word | None) -> Predicate | None:
    word = words[index]
    if word.lower == "ие":
        given = before is not None and re.match(r"құқы|міндет|өкілет", before.lower)
        return Predicate(index, index + 1, MAY, passive=False, stem="ие", modal=True) if given else None
    modality = MAY if word.lower in _PERMITS else MUST
    if word.lower in _PERMITS | _OBLIGES:
        if before is None or before.kind is not Kind.INFINITIVE:
            # "Комиссия құқылы:" and "… мүмкіндігі": a modal alone governs the list after it.
            alone = word.lower in ("құқылы", "хақылы", "міндетті", "тиіс") and index == len(words) - 1
            return Predicate(index, index + 1, modality, passive=False, stem="", modal=True) if alone else None
        return _with_verb(words, index, index + 1, floor, modality)
    return None


def _with_verb(
    words: Sequence[Word], modal: int, end: int, floor: int, modality: str, *, impersonal: bool = False
) -> Predicate | None:
    """A predicate of a modal and the infinitive before it (and further infinitives coordinated with that)."""
    verb = modal - 1
    if verb < floor or words[verb].kind is not Kind.INFINITIVE:
        return Predicate(modal, end, modality, passive=impersonal, stem="", modal=True)
    stem = verbal_stem(words[verb])
    start = _idiom_start(words, verb, floor)
    charges = stem.startswith(_CHARGES)
    return Predicate(start, end, modality, impersonal or is_passive_stem(stem), stem, charges, modal=True,
                     impersonal=impersonal)  # fmt: skip


def _idiom_start(words: Sequence[Word], index: int, floor: int) -> int:
    start = index
    while start > floor and words[start - 1].lower in IDIOMS:
        start -= 1
    return start
