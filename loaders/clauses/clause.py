"""The parts of one clause: who (actor), does what (object, predicate), for whom (addressee), when (condition, term).

    sentence := clause (("," | "және") clause)* "."
    clause   := (condition | term | actor | addressee | object | other)* predicate

A part is told by its case and its head; what is left of the clause without actor, conditions and terms is the action.
A clause without a doer of its own takes that of the clause before it.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from loaders.clauses.conditions import conditions_in
from loaders.clauses.phrases import TASKS, acts_at, governs, is_active_participle, is_passive_stem, modifies, phrase_start, verbal_stem
from loaders.clauses.predicates import IDIOMS, STATES, Predicate, predicates_of
from loaders.clauses.terms import Term, terms_in
from loaders.clauses.words import Kind, Word, is_adjectival, words_of
from loaders.names.morphology import Case
from loaders.text import EMPTY, Text

SHORT_FORM = re.compile(r"\s*\(\s*бұдан\s+(?:әрі|кейін)\s*[-–—:]?[^()]*\)", re.IGNORECASE)
_ABBREVIATED = re.compile(r"(?:^|[\s(])(?:ж|т\.б|б|№|[А-ЯӘІҢҒҮҰҚӨҺ]|т|п|с|тг|млн|мың)\.$")
_SENTENCE = re.compile(r"(?<=[.!?;])\s+(?=[\"«]?[А-ЯӘІҢҒҮҰҚӨҺA-Z\d])")


@dataclass(frozen=True, slots=True)
class Clause:
    """A clause and its parts, each in the words printed (empty where it has none).

    `terms` are the terms with their words; `locative` the body in whose hands a passive puts the matter
    ("құрылымдық бөлімшеде зерделенуге тиіс"); `words` is all of the clause.
    """

    words: Text
    predicate: Predicate
    action: Text
    actor: Text = EMPTY
    object: Text = EMPTY
    addressee: Text = EMPTY
    conditions: tuple[Text, ...] = ()
    terms: tuple[tuple[Term, Text], ...] = ()


def sentences(text: Text) -> tuple[Text, ...]:
    """A passage taken apart at the ends of its sentences."""
    parts: list[Text] = []
    start = 0
    for match in _SENTENCE.finditer(text.value):
        before = text.value[start : match.start()]
        if _ABBREVIATED.search(before) or before.count("(") > before.count(")") or before.count('"') % 2:
            continue
        parts.append(text[start : match.start()])
        start = match.end()
    parts.append(text[start:])
    return tuple(p.strip() for p in parts if p.value.strip())


def plain(text: Text) -> Text:
    """A text without its short forms («бұдан әрі – …»)."""
    return text.sub(SHORT_FORM, "").squeeze()


def clauses(sentence: Text) -> tuple[Clause, ...]:
    """The clauses of a sentence that end in a predicate, in order.

    Takes a sentence, damage undone. Text after the last predicate belongs to no clause.
    """
    sentence = plain(sentence)
    words = words_of(sentence)
    found: list[Clause] = []
    start = 0
    for predicate in predicates_of(words):
        first = start
        while first < predicate.start and words[first].kind in (Kind.COMMA, Kind.CONJUNCTION, Kind.DASH):
            first += 1
        found += _modal_parts(sentence, words, first, predicate)
        found.append(_Reader(sentence, words, _last_part(words, first, predicate), predicate).clause())
        start = predicate.end
    return tuple(found)


def _modal_ends(words: Sequence[Word], first: int, predicate: Predicate) -> list[int]:
    """Infinitives that share the modal at the end: "қол қоюға және көтермелеуге құқылы"."""
    verb = next(
        (i for i in range(predicate.end - 1, predicate.start - 1, -1) if words[i].kind is Kind.INFINITIVE), None
    )
    if not predicate.modal or verb is None or words[verb].case is not Case.DATIVE:
        return []
    alike = [
        i
        for i in range(first + 1, verb)
        if words[i].kind is Kind.INFINITIVE and words[i].case is Case.DATIVE and not words[i].possessive
    ]
    linked = [i for i in alike if words[i + 1].kind is Kind.COMMA or words[i + 1].lower in ("және", "әрі", "сондай-ақ")]
    return linked if linked == alike else []


def _last_part(words: Sequence[Word], first: int, predicate: Predicate) -> int:
    ends = _modal_ends(words, first, predicate)
    start = ends[-1] + 1 if ends else first
    while start < predicate.start and words[start].kind in (Kind.COMMA, Kind.CONJUNCTION):
        start += 1
    return start


def _modal_parts(text: Text, words: Sequence[Word], first: int, predicate: Predicate) -> Iterator[Clause]:
    for end in _modal_ends(words, first, predicate):
        while first < end and words[first].kind in (Kind.COMMA, Kind.CONJUNCTION):
            first += 1
        start = end
        while start > first and words[start - 1].lower in IDIOMS:
            start -= 1
        stem = verbal_stem(words[end])
        part = replace(predicate, start=start, end=end + 1, stem=stem)
        clause = _Reader(text, words, first, part).clause()
        modal = text[words[predicate.end - 1].start : words[predicate.end - 1].end]
        yield replace(clause, action=Text.concat((clause.action, Text.inserted(" "), modal)))
        first = end + 1


def tasks(text: Text) -> tuple[Clause, ...]:
    """The tasks of a list entry that ends in an infinitive ("… түсіндіру, … ұйымдастыру"), in order.

    An infinitive before a comma or "and" ends a task, unless it belongs with a later one to a postposition ("жою және
    тарту жөнінде ұсыныс енгізу").
    """
    text = plain(text).strip(" ;,.")
    words = words_of(text)
    while words and words[-1].kind in (Kind.COMMA, Kind.BRACKET):
        words = words[:-1]
    if not words or words[-1].kind is not Kind.INFINITIVE or words[-1].case is not Case.NOMINATIVE:
        return ()
    found: list[Clause] = []
    first = 0
    for end in (*_task_ends(words), len(words) - 1):
        while first < end and words[first].kind in (Kind.COMMA, Kind.CONJUNCTION, Kind.DASH):
            first += 1
        start = end
        while start > first and words[start - 1].lower in IDIOMS:
            start -= 1
        stem = verbal_stem(words[end])
        found.append(_Reader(text, words, first, Predicate(start, end + 1, "must", passive=False, stem=stem)).clause())
        first = end + 1
    return tuple(found)


def _task_ends(words: Sequence[Word]) -> Iterator[int]:
    for index in range(len(words) - 2):
        word, link = words[index], words[index + 1]
        if word.kind is not Kind.INFINITIVE or word.case is not Case.NOMINATIVE or word.possessive:
            continue
        if link.kind not in (Kind.COMMA, Kind.CONJUNCTION) or link.lower in ("немесе", "не"):
            continue
        if not _shares_postposition(words, index + 2) and index > 0:
            yield index


def _shares_postposition(words: Sequence[Word], first: int) -> bool:
    """Whether the next infinitive leads to a postposition, so that the one before it may too."""
    for place in range(first, len(words) - 1):
        word = words[place]
        if word.kind is Kind.NOUN and word.case is Case.DATIVE and acts_at(words, place):
            return False
        if word.kind is Kind.CONVERB:
            return False
        if word.kind is Kind.INFINITIVE:
            after = words[place + 1]
            if word.case is not Case.NOMINATIVE:
                return not word.possessive and place - first < 4 and word.case is Case.DATIVE
            if after.kind is Kind.POSTPOSITION or after.lower in ("жөніндегі", "кезінде", "барысында", "мақсатында"):
                return True
            return after.kind is Kind.NOUN and after.case is not Case.NOMINATIVE
    return False


class _Reader:
    """Reads one clause: marks which words are whose part, then cuts the text."""

    def __init__(self, text: Text, words: Sequence[Word], first: int, predicate: Predicate) -> None:
        self._text = text
        self._words = words
        self._first = first
        self._predicate = predicate
        self._taken: dict[int, str] = {}

    def clause(self) -> Clause:
        whole = self._cut(self._first, self._predicate.end)
        self._set_aside()
        about = self._about()
        terms = tuple(self._terms(whole))
        conditions = tuple(self._conditions())
        actor = self._actor()
        addressee = self._addressee()
        direct = self._object()
        if about and direct:
            direct = Text.concat((about, Text.inserted(" "), direct))
        action = self._without(("actor", "condition", "term", "tie"))
        return Clause(whole, self._predicate, action, actor, direct, addressee, conditions, terms)

    def _set_aside(self) -> None:
        """Words that only tie a sentence to the one before it are no part of what is done."""
        lower = [w.lower for w in self._words[self._first : self._first + 3]]
        for opening in _TIES:
            if tuple(lower[: len(opening)]) == opening:
                self._take(self._first, self._first + len(opening), "tie")
                return

    def _about(self) -> Text:
        """"… жөнінде –": what the object is about, set before the doer."""
        for index in range(self._first + 1, self._predicate.start):
            if self._words[index].kind is Kind.DASH and self._words[index - 1].lower in ("жөнінде", "бойынша", "туралы"):
                start = index
                while start > self._first and self._words[start - 1].value != ":":
                    start -= 1
                self._taken[index] = "tie"
                return self._take(start, index, "about")
        return EMPTY

    def _cut(self, first: int, last: int) -> Text:
        return self._text[self._words[first].start : self._words[last - 1].end].strip() if first < last else EMPTY

    def _take(self, first: int, last: int, part: str) -> Text:
        for index in range(first, last):
            self._taken[index] = part
        return self._cut(first, last)

    def _free(self) -> Iterator[int]:
        return (i for i in range(self._first, self._predicate.start) if i not in self._taken)

    def _floor(self, head: int) -> int:
        """The first word of the untaken run that `head` stands in."""
        floor = head
        while floor > self._first and (floor - 1) not in self._taken:
            floor -= 1
        return floor

    def _terms(self, whole: Text) -> Iterator[tuple[Term, Text]]:
        offset = self._words[self._first].start
        for term in terms_in(whole.value):
            inside = [
                i
                for i in range(self._first, self._predicate.end)
                if self._words[i].start < offset + term.end and offset + term.start < self._words[i].end
            ]
            if not inside:
                continue
            first, last = inside[0], inside[-1] + 1
            if term.amount:
                first = self._anchor_start(first, last, offset + term.amount)
            words = self._text[self._words[first].start : max(offset + term.end, self._words[last - 1].end)]
            if last <= self._predicate.start:
                self._take(first, last, "term")
            yield term, words.strip(" ,.;")

    def _anchor_start(self, first: int, last: int, amount: int) -> int:
        """The anchor of a term ("… түскен күннен бастап") begins where its noun phrase does."""
        anchors = [
            i
            for i in range(first, last)
            if self._words[i].lower in ("бастап", "кейін", "соң", "дейін", "бұрын") and self._words[i].end <= amount
        ]
        if not anchors or anchors[0] == first:
            return first
        head = anchors[0] - 1
        begin = phrase_start(self._words, head, first)
        return self._after_topic(self._after_subject(begin, head), head)

    def _after_subject(self, begin: int, head: int) -> int:
        """A passive or bare verb of an anchor has one subject: another noun before it is the clause's own."""
        verb = next((i for i in range(head, begin, -1) if self._words[i].kind is Kind.PARTICIPLE), None)
        if verb is None:
            return begin
        own = verb - 1
        while own > begin and self._words[own].kind in (Kind.CONVERB, Kind.ADVERB):
            own -= 1
        subject = self._words[own]
        if subject.kind not in (Kind.NOUN, Kind.INFINITIVE) or subject.case is not Case.NOMINATIVE or own <= begin:
            return begin
        before = self._words[own - 1]
        if subject.kind is Kind.INFINITIVE and before.kind is Kind.NOUN and not (before.plural or before.possessive):
            own -= 1  # "сұрау салу", "шағым жасау": a compound
        while own > begin:
            word, before = self._words[own], self._words[own - 1]
            describes = before.case is Case.GENITIVE or is_adjectival(before) or before.kind is Kind.INFINITIVE
            if not (describes or word.possessive or before.kind in (Kind.PARTICIPLE, Kind.QUOTED, Kind.BRACKET)):
                return own
            own -= 1
        return begin

    def _after_topic(self, begin: int, head: int) -> int:
        """A noun after "туралы" is the head of its own phrase, not part of an anchor behind it."""
        for index in range(head - 1, begin - 1, -1):
            if self._words[index].lower in ("туралы", "жөнінде"):
                return min(index + 2, head)
        return begin

    def _conditions(self) -> Iterator[Text]:
        for first, last in self._condition_ranges():
            yield self._take(first, last, "condition").strip(" ,-–")

    def _condition_ranges(self) -> tuple[tuple[int, int], ...]:
        passive = self._predicate.passive and not self._informs_someone()
        return tuple(conditions_in(self._words, self._first, self._predicate.start, self._taken, passive=passive))

    def _informs_someone(self) -> bool:
        """A passive with one who acts in the accusative ("адамды хабардар етіледі") is meant as active."""
        return not self._predicate.modal and any(
            self._words[i].case is Case.ACCUSATIVE and acts_at(self._words, i) and not _absorbed_later(self._words, i, self._predicate.start)
            for i in self._free()
        )

    # --- actor ---------------------------------------------------------------------------------------------------

    def _actor(self) -> Text:
        if self._predicate.charges:
            return self._charged()
        if self._predicate.passive and not self._informs_someone():
            return self._passive_actor()
        heads = [i for i in self._free() if self._may_act(i)]
        chosen = [i for i in heads if not self._of_participle(i)]
        chosen = [i for i in chosen if not self._before_other(i, chosen)]
        chosen = chosen or [i for i in self._free() if self._may_act(i, strict=False) and not self._of_participle(i)]
        chosen = chosen or self._opening()
        if not chosen:
            return self._possessor()
        head = chosen[0]
        start = phrase_start(self._words, head, self._floor(head))
        appointed = [i for i in range(start, head) if self._words[i].lower in _APPOINTED]
        start = appointed[-1] + 1 if appointed else start
        end = self._coordinated_end(head)
        return self._take(start, end, "actor").strip(" ,-–")

    def _opening(self) -> list[int]:
        """A bare name in front ("Уәкілетті орган өтінішті …", "Әкімдік жер учаскесін …")."""
        for index in self._free():
            word = self._words[index]
            if word.kind is Kind.NOUN and word.acts and word.case is Case.NOMINATIVE and not is_adjectival(word):
                after = self._words[index + 1] if index + 1 < self._predicate.start else None
                apart = after is not None and not (after.kind is Kind.NOUN and after.possessive and acts_at(self._words, index + 1))
                first = phrase_start(self._words, index, self._floor(index))
                return [index] if apart and first == self._first and not self._of_participle(index) else []
            if word.kind is not Kind.NOUN and word.kind is not Kind.PARTICIPLE and word.kind is not Kind.BRACKET:
                return []
        return []

    def _possessor(self) -> Text:
        """"Инспектордың … тексеруге құқығы бар": the owner of a right stands in the genitive in front."""
        last = self._words[self._predicate.end - 1].lower
        nominal = self._predicate.modal and (last in ("бар", "жоқ", "ие") or self._verbal_noun())
        if not nominal:
            return EMPTY
        return self._leading(Case.GENITIVE)

    def _verbal_noun(self) -> bool:
        return any(
            w.kind is Kind.INFINITIVE and w.possessive for w in self._words[self._predicate.start : self._predicate.end]
        )

    def _leading(self, case: Case) -> Text:
        """The one who acts named at the start of a clause in a case."""
        for index in self._free():
            word = self._words[index]
            if acts_at(self._words, index) and word.case is case and not is_adjectival(word):
                if case is Case.GENITIVE and acts_at(self._words, index + 1):
                    continue
                if phrase_start(self._words, index, self._first) == self._first:
                    return self._take(self._first, index + 1, "actor")
                return EMPTY
            if word.case not in (Case.NOMINATIVE, Case.GENITIVE):
                return EMPTY
        return EMPTY

    def _may_act(self, index: int, *, strict: bool = True) -> bool:
        word = self._words[index]
        if not acts_at(self._words, index) or word.case is not Case.NOMINATIVE or is_adjectival(word):
            return _named_after_genitive(self._words, index, self._predicate.start)
        after = index + 1
        while after < self._predicate.start and self._words[after].kind is Kind.BRACKET:
            after += 1
        if after < len(self._words) and self._words[after].kind is Kind.POSTPOSITION:
            return False
        if not strict:
            following = self._words[after] if after < self._predicate.start else None
            if not (word.possessive or word.plural or word.value != word.lower):
                return False
            return following is None or not (following.kind is Kind.NOUN and following.possessive)
        if after < self._predicate.start and after not in self._taken:
            if modifies(self._words, index):
                return False
            following = self._words[after]
            if following.kind is Kind.CONJUNCTION and self._shares_case(after):
                return False
            bare = not word.possessive and not word.plural and word.lower not in ("ол",) and word.value == word.lower
            described = index > self._first and self._words[index - 1].kind is Kind.NOUN and self._relative_before(index)
            if bare and not described and following.kind in (Kind.NOUN, Kind.INFINITIVE) and following.lower not in _OPENING:
                return False
        return True

    def _relative_before(self, index: int) -> bool:
        start = phrase_start(self._words, index, self._floor(index))
        return any(self._words[i].kind is Kind.PARTICIPLE for i in range(start, index))

    def _shares_case(self, link: int) -> bool:
        """Whether the noun is joined to one in another case: "мекемелер мен ұйымдардың"."""
        for place in range(link + 1, self._predicate.start):
            word = self._words[place]
            if word.kind is Kind.NOUN and (acts_at(self._words, place) or word.case is not Case.NOMINATIVE):
                return word.case is not Case.NOMINATIVE and acts_at(self._words, place)
            if word.kind not in (Kind.NOUN, Kind.BRACKET, Kind.CONJUNCTION):
                return False
        return False

    def _before_other(self, index: int, heads: Sequence[int]) -> bool:
        """Whether a relative clause parts a nominative from the true subject after it."""
        return any(
            is_active_participle(self._words[place]) and verbal_stem(self._words[place]) not in ("бол", "тұр")
            for later in heads
            if later > index
            for place in range(index + 1, later)
            if self._words[index + 1].kind is not Kind.CONJUNCTION
        )

    def _of_participle(self, index: int) -> bool:
        """Whether a nominative is the subject of a relative clause ("орган ұсынған ақпарат")."""
        for place in range(index + 1, self._predicate.start):
            word = self._words[place]
            if place in self._taken or word.kind in (Kind.COMMA, Kind.CONJUNCTION):
                return False
            if word.kind is Kind.PARTICIPLE:
                return is_active_participle(word) and place == index + 1
            if word.kind is Kind.NOUN and word.case is Case.NOMINATIVE and word.acts:
                return False
        return False

    def _coordinated_end(self, head: int) -> int:
        """Where a list of actors ends: "X, Y және Z", "X, ал ол болмаған жағдайда Y"."""
        end = head + 1
        while end < self._predicate.start and self._words[end].kind is Kind.BRACKET:
            end += 1
        if end >= self._predicate.start or end in self._taken:
            return end
        link = self._words[end]
        if link.kind not in (Kind.COMMA, Kind.CONJUNCTION):
            return end
        replaced = link.kind is Kind.COMMA and end + 1 < len(self._words) and self._words[end + 1].lower == "ал"
        for place in range(end + 1, self._predicate.start):
            word = self._words[place]
            if place in self._taken and not replaced:
                if self._taken[place] == "condition" and link.kind is Kind.CONJUNCTION:
                    continue
                return end
            if self._may_act(place):
                return self._coordinated_end(place)
            if replaced:
                continue
            if word.kind in (Kind.COMMA, Kind.CONVERB, Kind.DASH, Kind.POSTPOSITION):
                return end
            if word.kind is Kind.NOUN and word.case not in (Case.NOMINATIVE, Case.GENITIVE):
                return end
        return end

    def _charged(self) -> Text:
        """"… бөлімшеге жүктеледі": whom a task is laid on stands in the dative."""
        datives = [i for i in self._free() if self._words[i].case is Case.DATIVE and acts_at(self._words, i)]
        datives = [i for i in datives if not self._absorbed(i)] or datives
        if not datives:
            return EMPTY
        last = datives[-1]
        start = phrase_start(self._words, last, self._floor(last))
        return self._take(start, last + 1, "actor").strip(" ,-–")

    def _absorbed(self, index: int) -> bool:
        """Whether the next word is a participle that the word belongs to ("бөліміне ұсынған")."""
        after = index + 1
        return after < self._predicate.start and self._words[after].kind is Kind.PARTICIPLE

    def _passive_actor(self) -> Text:
        """Whoever a passive names: by "тарапынан", or in whose hands ("бөлімшеде") it binds; of what is forbidden or
        allowed, to whom."""
        if self._predicate.impersonal and self._words[self._predicate.end - 2].lower != "жол":
            forbidden = self._leading(Case.DATIVE) or (self._leading(Case.GENITIVE) if self._verbal_noun() else EMPTY)
            if forbidden:
                return forbidden
        by = [i for i in self._free() if self._words[i].lower == "тарапынан"]
        if by and by[0] > self._first:
            start = phrase_start(self._words, by[0], self._floor(by[0]))
            actor = self._cut(start, by[0])
            self._take(start, by[0] + 1, "actor")
            return actor.strip(" ,-–")
        decided = self._through() or (EMPTY if self._predicate.stem in STATES else self._decided_by())
        if decided or not self._predicate.modal:
            return decided
        places = [
            i
            for i in self._free()
            if self._words[i].case is Case.LOCATIVE
            and self._words[i].kind is Kind.NOUN
            and acts_at(self._words, i)
            and not self._attributive(i)
        ]
        if not places:
            return EMPTY
        last = places[-1]
        start = phrase_start(self._words, last, self._floor(last))
        return self._take(start, last + 1, "actor").strip(" ,-–")

    def _attributive(self, index: int) -> bool:
        after = index + 1
        if after >= self._predicate.start:
            return False
        return self._words[after].kind in (Kind.PARTICIPLE, Kind.INFINITIVE)

    def _through(self) -> Text:
        """"Министрлік арқылы жүргізіледі": the one through whom."""
        for index in self._free():
            if index and self._words[index].lower == "арқылы" and acts_at(self._words, index - 1):
                if self._words[index - 1].case is Case.NOMINATIVE and index + 1 >= self._predicate.start:
                    start = phrase_start(self._words, index - 1, self._floor(index - 1))
                    return self._cut(start, index).strip(" ,-–")
        return EMPTY

    def _decided_by(self) -> Text:
        """"Комиссияның шешімімен бекітіледі": whose decision it is by."""
        for index in self._free():
            word, before = self._words[index], self._words[index - 1] if index > self._first else None
            if before is None or word.case is not Case.INSTRUMENTAL or word.kind is not Kind.NOUN or not word.possessive:
                continue
            if before.case is Case.GENITIVE and acts_at(self._words, index - 1) and not acts_at(self._words, index):
                if index + 1 < self._predicate.start and self._words[index + 1].kind in (Kind.PARTICIPLE, Kind.POSTPOSITION):
                    continue
                start = phrase_start(self._words, index - 1, self._floor(index - 1))
                return self._cut(start, index).strip(" ,-–")
        return EMPTY

    # --- addressee, object ---------------------------------------------------------------------------------------

    def _addressee(self) -> Text:
        idiom = {w.lower for w in self._words[self._predicate.start : self._predicate.end]}
        stem = self._predicate.stem
        wanted = Case.DATIVE
        if "хабардар" in idiom:
            wanted = Case.ACCUSATIVE
        elif stem.startswith("келіс"):
            wanted = Case.INSTRUMENTAL
        elif stem.startswith(("сұра", "талап")):
            wanted = Case.ABLATIVE
        for index in sorted(self._free(), reverse=True):
            word = self._words[index]
            if word.lower in _FOR_DECISION and index > self._first:
                start = phrase_start(self._words, index, self._floor(index), nominal=True)
                return self._cut(start, index)
            if word.kind in (Kind.NOUN, Kind.QUOTED, Kind.BRACKET) and word.case is wanted and acts_at(self._words, index):
                if self._absorbed(index) or self._before_postposition(index) or _leads_infinitive(self._words, index):
                    continue
                start = phrase_start(self._words, index, self._floor(index))
                return self._cut(start, index + 1).strip(" ,-–")
        return EMPTY

    def _before_postposition(self, index: int) -> bool:
        after = index + 1
        return after < self._predicate.start and self._words[after].kind is Kind.POSTPOSITION

    def _object(self) -> Text:
        free = list(self._free())
        informs = any(w.lower == "хабардар" for w in self._words[self._predicate.start : self._predicate.end])
        if informs or self._predicate.stem.startswith("хабарла"):
            topics = [i for i in free if self._words[i].lower == "туралы"]
            if topics:
                head = max(topics[-1] - 1, self._first)
                return self._cut(phrase_start(self._words, head, self._floor(head)), topics[-1])
        accusatives = [
            i
            for i in free
            if self._words[i].case is Case.ACCUSATIVE and self._words[i].kind in (Kind.NOUN, Kind.INFINITIVE)
        ]
        if accusatives and not is_passive_stem(self._predicate.stem):
            loose = [i for i in accusatives if not _absorbed_later(self._words, i, self._predicate.start)]
            bare = EMPTY if loose else self._bare_object()
            if bare:
                return bare
            head = (loose or accusatives[:1])[-1]
            start = phrase_start(self._words, head, self._floor(head), topics=True)
            return self._cut(start, _with_bracket(self._words, head)).strip(" ,-–")
        if self._predicate.passive or self._predicate.charges:
            return self._subject(free)
        return self._bare_object()

    def _subject(self, free: list[int]) -> Text:
        """What a passive is done to: its nominative subject."""
        for index in free:
            word = self._words[index]
            if word.kind not in (Kind.NOUN, Kind.INFINITIVE) or word.case is not Case.NOMINATIVE:
                continue
            if is_adjectival(word) or word.lower in _NO_SUBJECT:
                continue
            if index + 1 < self._predicate.start and not self._closes(index):
                continue
            start = phrase_start(self._words, index, self._floor(index), topics=True)
            return self._cut(start, _with_bracket(self._words, index)).strip(" ,-–")
        return EMPTY

    def _closes(self, index: int) -> bool:
        """Whether a nominative describes nothing after it."""
        word, following = self._words[index], self._words[index + 1]
        if index + 1 in self._taken:
            return True
        if word.kind is Kind.INFINITIVE:
            return following.kind in (Kind.NOUN, Kind.NUMBER) and not following.possessive and not following.lower.endswith(
                ("дегі", "дағы")
            )
        if following.kind in (Kind.POSTPOSITION, Kind.PARTICIPLE) or not (word.plural or word.possessive):
            return word.lower in TASKS
        if following.kind in (Kind.CONJUNCTION, Kind.COMMA):
            return False
        return following.lower not in ("бар", "жоқ") and not modifies(self._words, index)

    def _bare_object(self) -> Text:
        """"шешім қабылдайды": an object without a case stands right before the verb."""
        head = self._predicate.start - 1
        if head < self._first or head in self._taken:
            return EMPTY
        word = self._words[head]
        if word.kind is not Kind.NOUN or word.case is not Case.NOMINATIVE or word.lower in _NO_SUBJECT:
            return EMPTY
        start = phrase_start(self._words, head, self._floor(head), topics=True)
        return self._cut(start, head + 1).strip(" ,-–")

    def _without(self, parts: tuple[str, ...]) -> Text:
        kept: list[Text] = []
        run: int | None = None
        for index in range(self._first, self._predicate.end + 1):
            keep = index < self._predicate.end and self._taken.get(index) not in parts
            keep = keep and self._words[index].value != ":"
            if keep and run is None:
                run = index
            elif not keep and run is not None:
                kept.append(self._cut(run, index).strip(" ,-–"))
                run = None
        pieces: list[Text] = []
        for piece in kept:
            if piece:
                pieces += [Text.inserted(" "), piece] if pieces else [piece]
        return Text.concat(pieces)


_TIES = (("бұл", "ретте"), ("сонымен", "қатар"), ("сонымен", "бірге"), ("осыған", "байланысты"), ("бұдан", "басқа"))
_APPOINTED = frozenset("тағайындалатын босатылатын сайланатын".split())
_OPENING = frozenset("осы тиісті өз өзінің өзге барлық мынадай қосымша осындай тоқсан жыл ай".split())
_FOR_DECISION = frozenset(
    "қарауына бекітуіне келісуіне назарына келісіміне қол_қоюына мақұлдауына шешіміне билігіне қарамағына".split()
)
_NO_SUBJECT = frozenset("күні жыл ай түрде тәртіппен емес ең аз көп бас жай бар кез".split())


def _named_after_genitive(words: Sequence[Word], index: int, end: int) -> bool:
    """"оның орынбасарларының бірі": one of those who act."""
    return (
        index < end
        and words[index].lower in ("бірі", "әрқайсысы", "өздері")
        and index > 0
        and words[index - 1].case is Case.GENITIVE
        and words[index - 1].acts
    )


def _absorbed_later(words: Sequence[Word], index: int, end: int) -> bool:
    """Whether an infinitive or participle between an accusative and the verb governs that accusative."""
    for place in range(index + 1, end):
        word = words[place]
        if word.lower == "отырып":
            return True
        if word.kind is Kind.COMMA or (acts_at(words, place) and word.case is Case.NOMINATIVE and word.possessive):
            return False
        if word.kind is Kind.INFINITIVE and (word.possessive or word.case is Case.GENITIVE):
            continue
        if word.kind is Kind.INFINITIVE:
            return word.case is not Case.ACCUSATIVE
        if word.kind is Kind.PARTICIPLE and governs(word):
            return True
        if word.kind is Kind.CONVERB and place == index + 1:
            return True
    return False


def _leads_infinitive(words: Sequence[Word], index: int) -> bool:
    after = index + 1
    return after < len(words) and words[after].kind is Kind.INFINITIVE and words[after].case is Case.NOMINATIVE


def _with_bracket(words: Sequence[Word], head: int) -> int:
    end = head + 1
    while end < len(words) and words[end].kind is Kind.BRACKET:
        end += 1
    return end
