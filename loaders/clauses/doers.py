"""Who acts in a clause.

active     the nominative in front or before the verb; a list of them; "X, ал ол болмаған жағдайда Y"
passive    whoever is named: "… тарапынан", "… арқылы", "…-ның шешімімен", the unit in whose hands it is
charge     the dative: "… бөлімге жүктеледі"
right      the genitive: "…-ның … құқығы бар"
"""

from __future__ import annotations

from collections.abc import Sequence

from loaders.clauses.marks import Marks
from loaders.clauses.neighbours import (
    absorbed,
    attributive,
    informs_someone,
    shares_case,
)
from loaders.clauses.phrases import (
    acts_at,
    is_active_participle,
    modifies,
    phrase_start,
    verbal_stem,
)
from loaders.clauses.predicates import STATES
from loaders.clauses.words import Kind, Word, is_adjectival
from loaders.names.morphology import Case
from loaders.text import EMPTY, Text

_APPOINTED = frozenset("тағайындалатын босатылатын сайланатын тағайындайтын босататын сайлайтын".split())
_HOW = frozenset("алдын ала тікелей уақтылы кейіннен дербес жазбаша ауызша дереу бірден тиісінше әдетте".split())
_OPENING = frozenset("осы тиісті өз өзінің өзге барлық мынадай қосымша осындай тоқсан жыл ай".split())


def actor_of(marks: Marks) -> Text:
    """Who acts, in the words printed (empty where the clause names nobody), taken from the clause."""
    if marks.predicate.charges:
        return _charged(marks)
    if marks.predicate.passive and not informs_someone(marks):
        return _passive_actor(marks)
    heads = [i for i in marks.free() if _may_act(marks, i)]
    chosen = [i for i in heads if not _of_participle(marks, i)]
    chosen = [i for i in chosen if not _before_other(marks, i, chosen)]
    chosen = chosen or [i for i in marks.free() if _may_act(marks, i, strict=False) and not _of_participle(marks, i)]
    chosen = chosen or _opening(marks)
    if not chosen:
        return _possessor(marks)
    head = chosen[0]
    start = _named_from(marks, head)
    appointed = [i for i in range(start, head) if marks.words[i].lower in _APPOINTED]
    start = appointed[-1] + 1 if appointed else start
    end = _coordinated_end(marks, head)
    return marks.take(start, end, "actor").strip(" ,-–")


def _named_from(marks: Marks, head: int) -> int:
    """Where the name of one who acts begins: how it is done ("алдын ала …") is no part of it."""
    start = phrase_start(marks.words, head, marks.floor(head))
    while start < head and marks.words[start].lower in _HOW:
        start += 1
    return start


def _opening(marks: Marks) -> list[int]:
    """A bare name in front ("Уәкілетті орган өтінішті …", "Әкімдік жер учаскесін …")."""
    front = next(marks.free(), marks.first)
    for index in marks.free():
        word = marks.words[index]
        if acts_at(marks.words, index) and word.case is Case.NOMINATIVE and not is_adjectival(word):
            after = marks.words[index + 1] if index + 1 < marks.predicate.start else None
            apart = (
                after is not None
                and not (after.kind is Kind.NOUN and after.possessive and after.case is not Case.ACCUSATIVE)
                and not (after.kind is Kind.NOUN and after.possessive and acts_at(marks.words, index + 1))
            )
            first = phrase_start(marks.words, index, marks.floor(index))
            return [index] if apart and first == front and not _of_participle(marks, index) else []
        if word.kind is not Kind.NOUN and word.kind is not Kind.PARTICIPLE and word.kind is not Kind.BRACKET:
            return []
    return []


def _possessor(marks: Marks) -> Text:
    """The owner of a right stands in the genitive in front: "Инспектордың … тексеруге құқығы бар"."""
    last = marks.words[marks.predicate.end - 1].lower
    nominal = marks.predicate.modal and (last in ("бар", "жоқ", "ие") or _verbal_noun(marks))
    if not nominal:
        return EMPTY
    return _leading(marks, Case.GENITIVE)


def _verbal_noun(marks: Marks) -> bool:
    return any(
        w.kind is Kind.INFINITIVE and w.possessive for w in marks.words[marks.predicate.start : marks.predicate.end]
    )


def _leading(marks: Marks, case: Case) -> Text:
    """The one who acts named at the start of a clause, or right after its conditions, in a case."""
    front = next((i for i in marks.free() if marks.words[i].kind is not Kind.COMMA), marks.first)
    for index in marks.free():
        word = marks.words[index]
        if index < front:
            continue
        if acts_at(marks.words, index) and word.case is case and not is_adjectival(word):
            after = marks.words[index + 1]
            owned = acts_at(marks.words, index + 1) and (after.possessive or after.case is not case)
            if case is Case.GENITIVE and owned:
                continue
            if phrase_start(marks.words, index, front) == front:
                return marks.take(front, index + 1, "actor")
            return EMPTY
        if word.case not in (Case.NOMINATIVE, Case.GENITIVE):
            return EMPTY
    return EMPTY


def _may_act(marks: Marks, index: int, *, strict: bool = True) -> bool:
    word = marks.words[index]
    if not acts_at(marks.words, index) or word.case is not Case.NOMINATIVE or is_adjectival(word):
        return _named_after_genitive(marks.words, index, marks.predicate.start)
    after = index + 1
    while after < marks.predicate.start and marks.words[after].kind is Kind.BRACKET:
        after += 1
    if after < len(marks.words) and marks.words[after].kind is Kind.POSTPOSITION:
        return False
    if not strict:
        following = marks.words[after] if after < marks.predicate.start else None
        if not (word.possessive or word.plural or word.value != word.lower):
            return False
        return following is None or not (following.kind is Kind.NOUN and following.possessive)
    if after < marks.predicate.start and after not in marks.taken:
        if modifies(marks.words, index):
            return False
        following = marks.words[after]
        if following.kind is Kind.CONJUNCTION and shares_case(marks, after):
            return False
        bare = not word.possessive and not word.plural and word.lower != "ол" and word.value == word.lower
        if following.kind is Kind.NOUN and following.value[:1].isupper() and not following.possessive:
            return True
        described = index > marks.first and marks.words[index - 1].kind is Kind.NOUN and _relative_before(marks, index)
        if (
            bare
            and not described
            and following.kind in (Kind.NOUN, Kind.INFINITIVE)
            and following.lower not in _OPENING
        ):
            return False
    return True


def _relative_before(marks: Marks, index: int) -> bool:
    start = phrase_start(marks.words, index, marks.floor(index))
    return any(marks.words[i].kind is Kind.PARTICIPLE for i in range(start, index))


def _before_other(marks: Marks, index: int, heads: Sequence[int]) -> bool:
    """Whether a relative clause parts a nominative from the true subject after it."""
    if _replaced(marks, index + 1):
        return False
    return any(
        is_active_participle(marks.words[place]) and verbal_stem(marks.words[place]) not in ("бол", "тұр")
        for later in heads
        if later > index
        for place in range(index + 1, later)
        if marks.words[index + 1].kind is not Kind.CONJUNCTION
    )


def _replaced(marks: Marks, link: int) -> bool:
    """Whether a comma leads to who acts instead: "…, ал ол болмаған жағдайда …"."""
    words = marks.words
    if link + 1 >= marks.predicate.start or words[link].kind is not Kind.COMMA or words[link + 1].lower != "ал":
        return False
    return any(word.lower.startswith("болма") for word in words[link + 2 : link + 6])


def _of_participle(marks: Marks, index: int) -> bool:
    """Whether a nominative is the subject of a relative clause ("орган ұсынған ақпарат")."""
    for place in range(index + 1, marks.predicate.start):
        word = marks.words[place]
        if place in marks.taken or word.kind in (Kind.COMMA, Kind.CONJUNCTION):
            return False
        if word.kind is Kind.PARTICIPLE:
            return is_active_participle(word) and place == index + 1
        if word.kind is Kind.NOUN and word.case is Case.NOMINATIVE and word.acts:
            return False
    return False


def _coordinated_end(marks: Marks, head: int) -> int:
    """Where a list of actors ends: "X, Y және Z", "X, ал ол болмаған жағдайда Y"."""
    end = head + 1
    while end < marks.predicate.start and marks.words[end].kind is Kind.BRACKET:
        end += 1
    if end >= marks.predicate.start or end in marks.taken:
        return end
    link = marks.words[end]
    if link.kind not in (Kind.COMMA, Kind.CONJUNCTION):
        return end
    if _replaced(marks, end):
        free = (i for i in marks.free() if i > end and marks.words[i].lower != "ол" and _may_act(marks, i))
        instead = next(free, None)
        return end if instead is None else _coordinated_end(marks, instead)
    for place in range(end + 1, marks.predicate.start):
        word = marks.words[place]
        if place in marks.taken:
            if marks.taken[place] == "condition" and link.kind is Kind.CONJUNCTION:
                continue
            return end
        if _may_act(marks, place) or (
            link.kind is Kind.CONJUNCTION and place == end + 1 and _plainly_acts(marks, place)
        ):
            return _coordinated_end(marks, place)
        if word.kind is Kind.COMMA and marks.words[place - 1].case is Case.GENITIVE:
            continue
        if word.kind in (Kind.COMMA, Kind.CONVERB, Kind.DASH, Kind.POSTPOSITION):
            return end
        if word.kind is Kind.NOUN and word.case not in (Case.NOMINATIVE, Case.GENITIVE):
            return end
    return end


def _plainly_acts(marks: Marks, index: int) -> bool:
    """Whether a bare noun after "and" acts with the one before it."""
    word, after = marks.words[index], marks.words[index + 1]
    owned = after.kind is Kind.NOUN and after.possessive
    return acts_at(marks.words, index) and word.case is Case.NOMINATIVE and not is_adjectival(word) and not owned


def _charged(marks: Marks) -> Text:
    """Whom a task is laid on stands in the dative: "… бөлімшеге жүктеледі"."""
    datives = [i for i in marks.free() if marks.words[i].case is Case.DATIVE and acts_at(marks.words, i)]
    datives = [i for i in datives if not absorbed(marks, i)] or datives
    if not datives:
        return EMPTY
    last = datives[-1]
    start = phrase_start(marks.words, last, marks.floor(last))
    return marks.take(start, last + 1, "actor").strip(" ,-–")


def _passive_actor(marks: Marks) -> Text:
    """Whoever a passive names: by "тарапынан", or in whose hands ("бөлімшеде") it binds; of what is forbidden or
    allowed, to whom."""
    if marks.predicate.impersonal and marks.words[marks.predicate.end - 2].lower != "жол":
        forbidden = _leading(marks, Case.DATIVE) or (_leading(marks, Case.GENITIVE) if _verbal_noun(marks) else EMPTY)
        if forbidden:
            return forbidden
    by = [i for i in marks.free() if marks.words[i].lower == "тарапынан"]
    if by and by[0] > marks.first:
        start = phrase_start(marks.words, by[0], marks.floor(by[0]))
        actor = marks.cut(start, by[0])
        marks.take(start, by[0] + 1, "actor")
        return actor.strip(" ,-–")
    decided = _through(marks) or (EMPTY if marks.predicate.stem in STATES else _decided_by(marks))
    if decided or not marks.predicate.modal:
        return decided
    places = [
        i
        for i in marks.free()
        if marks.words[i].case is Case.LOCATIVE
        and marks.words[i].kind is Kind.NOUN
        and acts_at(marks.words, i)
        and not attributive(marks, i)
    ]
    if not places:
        return EMPTY
    last = places[-1]
    start = _named_from(marks, last)
    return marks.take(start, last + 1, "actor").strip(" ,-–")


def _through(marks: Marks) -> Text:
    """The one through whom a matter goes: "Министрлік арқылы жүргізіледі"."""
    for index in marks.free():
        named = index > 0 and acts_at(marks.words, index - 1) and marks.words[index - 1].case is Case.NOMINATIVE
        if named and marks.words[index].lower == "арқылы" and index + 1 >= marks.predicate.start:
            start = phrase_start(marks.words, index - 1, marks.floor(index - 1))
            return marks.cut(start, index).strip(" ,-–")
    return EMPTY


def _decided_by(marks: Marks) -> Text:
    """Whose decision a matter is settled by: "Комиссияның шешімімен бекітіледі"."""
    for index in marks.free():
        word, before = marks.words[index], marks.words[index - 1] if index > marks.first else None
        if before is None or word.case is not Case.INSTRUMENTAL or word.kind is not Kind.NOUN or not word.possessive:
            continue
        if before.case is Case.GENITIVE and acts_at(marks.words, index - 1) and not acts_at(marks.words, index):
            if index + 1 < marks.predicate.start and marks.words[index + 1].kind in (
                Kind.PARTICIPLE,
                Kind.POSTPOSITION,
            ):
                continue
            start = phrase_start(marks.words, index - 1, marks.floor(index - 1))
            matters = [i for i in range(start, index - 1) if marks.words[i].lower in ("жөніндегі", "туралы")]
            if matters and marks.words[matters[-1] + 1].acts:  # what the proposals are about: "… жөніндегі Кеңсе …"
                start = matters[-1] + 1
            return marks.cut(start, index).strip(" ,-–")
    return EMPTY


def _named_after_genitive(words: Sequence[Word], index: int, end: int) -> bool:
    """Whether the word is one of those who act: "оның орынбасарларының бірі"."""
    return (
        index < end
        and words[index].lower in ("бірі", "әрқайсысы", "өздері")
        and index > 0
        and words[index - 1].case is Case.GENITIVE
        and words[index - 1].acts
    )
