"""Where a noun phrase begins: from its head leftwards over everything that describes it.

phrase     := (describer | relative)* head
describer  := genitive | quality | bare noun | number | quoted name | bracket
relative   := argument* participle                 "материалды жолдаған", "осы Қағидаларда белгіленген"
phrase     := phrase ("," | "және" | "немесе") phrase      of one case
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from loaders.clauses.words import Kind, Word, is_adjectival
from loaders.names.morphology import Case

_NOMINALISED_END = re.compile(r"(?:[ғқ]ан|[гк]ен|[аеи]т[ыі]н|йт[ыі]н)\w{0,4}$")
_ARGUMENTS = frozenset([Case.DATIVE, Case.LOCATIVE, Case.ABLATIVE, Case.INSTRUMENTAL])
_TOPICS = frozenset(["туралы", "жөнінде", "жайында"])
_NEVER_FIRST = frozenset([Kind.COMMA, Kind.CONJUNCTION, Kind.DASH, Kind.BRACKET])
_ACTIVE_L = frozenset("бол қал ал сал кел біл бөл тол құрал орал айырыл қосыл ұмтыл кідіріл".split())
_ACTIVE_N = (
    "ұсын", "қолдан", "пайдалан", "өтін", "жүгін", "шағымдан", "сүйен", "сақтан", "тартын", "бағын", "тұрын", "емделін",
    "айналыс", "қатын", "тән", "қан", "ден", "мән",
)  # fmt: skip


def is_passive_stem(stem: str) -> bool:
    """Whether a verb stem is passive: бекіт·іл, тағайында·л, ал·ын, қабылда·н."""
    lower = stem.lower()
    if lower.endswith("л"):
        return not (lower in _ACTIVE_L or lower.endswith(("тырыл-",)))
    if lower.endswith("н"):
        return len(lower) > 2 and not lower.endswith(_ACTIVE_N)
    return False


def participle_stem(word: str) -> str:
    """The verb stem under a participle: "жіберілген" -> "жіберіл"."""
    lower = word.lower()
    for end in ("атын", "етін", "йтын", "йтін", "тын", "тін"):
        if lower.endswith(end):
            return lower[: -len(end)].removesuffix("м") if end[0] == "й" else lower[: -len(end)]
    for end in ("маған", "меген", "баған", "беген", "паған", "пеген", "ған", "ген", "қан", "кен"):
        if lower.endswith(end) and len(lower) > len(end) + 1:
            return lower[: -len(end)]
    return lower


def is_active_participle(word: Word) -> bool:
    """Whether a word is a participle whose verb is active, so that a subject may stand before it."""
    return word.kind is Kind.PARTICIPLE and not is_passive_stem(participle_stem(word.lower))


_OPENERS = frozenset("осы тиісті мынадай барлық өз өзінің осындай мұндай кез".split())
_INTRANSITIVE = frozenset(
    "бол өт кел түс тұр жат шық бар ен кет жет кір қайт туында пайда баста айналыс қатыс сәйкес орналас".split()
)


def phrase_start(
    words: Sequence[Word],
    head: int,
    floor: int = 0,
    *,
    topics: bool = False,
    subjects: bool = False,
    arguments: bool = False,
    nominal: bool = False,
) -> int:
    """The index of the first word of the noun phrase whose head is `words[head]`, not before `floor`.

    With `topics`, "… туралы" before the head belongs to it ("тағайындау туралы ұсынымды"); with `subjects`, so does
    whoever acts in it ("министр бекіткен тәртіп"), with `arguments` whoever it is done to. A `nominal` head takes no
    object of its own ("басшысының ұсынуы").
    """
    return _Walk(words, head, topics, subjects, arguments).start(floor, nominal=nominal)


class _Walk:
    """A walk leftwards from a head: `_verb` is the nearest verbal word met, `_active` whether it still wants an object,
    `_agentive` whether it still wants a subject."""

    def __init__(self, words: Sequence[Word], head: int, topics: bool, subjects: bool, arguments: bool) -> None:
        self._words = words
        self._head = head
        self._topics, self._subjects, self._arguments = topics, subjects, arguments
        self._start = head
        self._verb, self._active, self._agentive = -1, False, False

    def start(self, floor: int, *, nominal: bool) -> int:
        """Where the phrase begins."""
        words, head = self._words, self._head
        agent = words[head].lower.endswith(("ушы", "уші"))
        if not nominal and (agent or words[head].kind in (Kind.PARTICIPLE, Kind.INFINITIVE)):
            self._verb, self._active = head, agent or governs(words[head])
        for index in range(head - 1, floor - 1, -1):
            if not self._takes(index):
                break
            self._start = index
            opens = words[index].lower in _OPENERS and index > floor
            if opens and words[index - 1].case in (Case.ACCUSATIVE, *_ARGUMENTS):
                break
        while self._start < head and words[self._start].kind in _NEVER_FIRST:
            self._start += 1
        return self._start

    def _takes(self, index: int) -> bool:
        """Whether the word at `index` belongs to the phrase; what kind of word it is decides how that is told."""
        word = self._words[index]
        if word.kind is Kind.PARTICIPLE or word.lower == "отырған":
            self._verb, self._active, self._agentive = index, governs(word), is_active_participle(word)
            return True
        if word.kind is Kind.CONVERB:
            follows = self._verb == index + 1
            self._verb, self._active = (index, True) if follows else (self._verb, self._active)
            return follows
        if word.kind is Kind.POSTPOSITION:
            return self._postposition(index)
        if word.kind in (Kind.COMMA, Kind.CONJUNCTION):
            return word.lower not in ("ал", ":", ";") and _coordinates(self._words, index, self._start, self._head)
        if word.kind in (Kind.INFINITIVE, Kind.NOUN):
            return self._noun(index)
        if word.kind is Kind.MODAL:
            self._verb, self._active = index, False
            return word.lower in ("тиіс", "міндетті", "жауапты", "қажет")
        if word.kind is Kind.ADVERB:
            return self._adverb(index)
        return word.kind in (Kind.BRACKET, Kind.QUOTED, Kind.NUMBER)

    def _postposition(self, index: int) -> bool:
        before = self._words[index - 1]
        if self._words[index].lower in _TOPICS and (self._topics or self._verb >= 0):
            verbal = before.kind in (Kind.INFINITIVE, Kind.PARTICIPLE)
            self._verb, self._active = (index - 1, governs(before)) if verbal else (-1, False)
            return True
        return _modifies_verb(self._words, index, self._verb)

    def _adverb(self, index: int) -> bool:
        if self._words[index].lower in ("бұдан", "егер", "онда", "оларда", "бұл", "тікелей") and self._verb < 0:
            return False
        if self._verb == index + 1:
            self._verb = index
        return True

    def _noun(self, index: int) -> bool:
        word = self._words[index]
        if word.lower == "хабардар" and self._verb == index + 1:
            self._verb = index  # "хабардар ету" is one verb
            return True
        if not self._belongs(index):
            return False
        if word.kind is Kind.INFINITIVE or word.lower == "басқару":
            self._verb, self._active = index, word.lower == "басқару" or governs(word)
        elif word.case is Case.ACCUSATIVE or self._bare_object(index):
            self._active = False
        elif self._agentive and _is_subject(self._words, index, self._start):
            self._agentive = False
        return True

    def _bare_object(self, index: int) -> bool:
        """Whether a bare noun is an infinitive's object: "табиғат қорғау"."""
        word = self._words[index]
        verbal = self._verb == index + 1 and self._words[self._verb].kind is Kind.INFINITIVE
        return verbal and word.case is Case.NOMINATIVE and not is_adjectival(word)

    def _belongs(self, index: int) -> bool:
        """Whether a noun before the phrase belongs to it."""
        word, after = self._words[index], self._words[self._start]
        joined = after.kind in (Kind.CONJUNCTION, Kind.COMMA) or self._bracketed(index)
        if joined and word.case is self._words[self._head].case:
            return True
        if word.case is Case.ACCUSATIVE:
            return self._active or (joined and self._verb >= 0)
        if word.case in _ARGUMENTS:
            if after.lower in ("тыс", "қатысты", "сәйкес"):
                return True
            near = self._verb == index + 1 or joined or self._arguments
            return self._verb >= 0 and (near or (not word.acts and word.case is not Case.DATIVE))
        if word.case is Case.GENITIVE:
            # Before "қызметкерді жіберген … басшысымен" there is nothing that a genitive could own.
            foreign = self._words[self._head].case is Case.INSTRUMENTAL and after.case is Case.ACCUSATIVE
            return after.possessive or not foreign
        return joined or after.kind is Kind.POSTPOSITION or self._describes(index)

    def _bracketed(self, index: int) -> bool:
        """Whether a bracket after the word stands between it and a link: "өкілдіктері (өкілдері) мен филиалдары"."""
        place = index + 1
        while place < self._head and self._words[place].kind is Kind.BRACKET:
            place += 1
        return place > index + 1 and self._words[place].kind in (Kind.CONJUNCTION, Kind.COMMA)

    def _stands_before(self, index: int) -> bool:
        """Whether a bare noun in front of the sentence cannot describe the head: "Жоба мемлекеттік органдарға"."""
        word, head = self._words[index], self._words[self._head]
        bare = index == 0 and word.value != word.lower and not (word.possessive or word.plural or is_adjectival(word))
        between = self._words[index + 1 : self._head]
        plain = head.kind is Kind.NOUN and not head.possessive and (head.acts or head.plural)
        return bare and plain and bool(between) and all(is_adjectival(w) for w in between)

    def _describes(self, index: int) -> bool:
        """Whether a nominative describes what follows, or is the subject or object of a verbal word there."""
        word, after = self._words[index], self._words[self._start]
        if word.kind is Kind.INFINITIVE:
            return not _ends_task(self._words, index)
        if _opens_sentence(self._words, index, self._start):
            return self._subjects and self._agentive and word.acts
        task = word.lower in TASKS and not after.lower.startswith(("беруші", "алушы"))
        if task and not after.possessive and after.kind is Kind.NOUN:
            return False
        if self._stands_before(index):
            return False
        adjacent = self._verb == index + 1
        if _is_subject(self._words, index, self._start):
            suffers = self._arguments and adjacent and not self._agentive  # "тізім бекітілген жағдайда"
            return suffers or (self._subjects and self._agentive) or (self._active and adjacent)
        if (word.possessive or word.plural) and not is_adjectival(word):
            return adjacent or after.kind is Kind.BRACKET or after.lower in _HAVING or modifies(self._words, index)
        return True


def _opens_sentence(words: Sequence[Word], index: int, start: int) -> bool:
    """Whether a bare noun in front is a subject of its own: "Есеп Мәдениет министрлігіне", "Комитет министрлікпен"."""
    word, after = words[index], words[start]
    if is_adjectival(word) or word.possessive or word.plural or index + 1 != start or word.kind is not Kind.NOUN:
        return False
    if after.kind is not Kind.NOUN or after.possessive or is_adjectival(after):
        return False
    agent = after.lower.startswith(("беруші", "алушы"))
    if word.lower.endswith(("ушы", "уші")) and word.lower not in _DOERS and after.lower.startswith(_ANYBODY):
        return False
    if index == 0 and word.acts and word.value != word.lower and _has_object(words, start):
        return True
    if (word.acts and after.case is Case.ACCUSATIVE) or (after.acts and after.case is Case.GENITIVE and not agent):
        return True
    if index == 0 and word.value != word.lower:
        return after.value != after.lower or after.case is Case.ACCUSATIVE or (word.acts and after.acts)
    return after.value[:1].isupper() and word.value == word.lower


def _has_object(words: Sequence[Word], start: int) -> bool:
    """Whether a bare noun opens an object that is done to ("жоспар жобасын алған …")."""
    after = words[start + 1] if start + 1 < len(words) else None
    bare = words[start].case is Case.NOMINATIVE and not words[start].acts and not words[start].possessive
    return bare and after is not None and after.kind is Kind.NOUN and after.possessive and after.case is Case.ACCUSATIVE


def _ends_task(words: Sequence[Word], index: int) -> bool:
    """Whether an infinitive closes a clause of its own: it has an object and describes nothing after it."""
    after = words[index + 1] if index + 1 < len(words) else None
    if after is None or after.kind is not Kind.NOUN or after.possessive or after.lower.endswith(("дегі", "дағы")):
        return False
    before = [w for w in words[max(0, index - 3) : index] if w.kind in (Kind.NOUN, Kind.INFINITIVE)]
    return any(w.case is Case.ACCUSATIVE for w in before)


def _modifies_verb(words: Sequence[Word], index: int, verb: int) -> bool:
    """Whether a postposition inside a phrase belongs to a verbal or obliging word of it."""
    lower = words[index].lower
    if lower == "тыс":
        return True
    if lower == "үшін":
        return verb == index + 1
    if lower in ("сәйкес", "қатысты"):
        return verb >= 0 or (words[index + 1].kind in (Kind.NOUN, Kind.PARTICIPLE) and lower == "қатысты")
    return verb == index + 1


def governs(word: Word) -> bool:
    """Whether a verbal word is active and transitive, so that an accusative before it belongs to it."""
    stem = verbal_stem(word)
    return not is_passive_stem(stem) and stem not in _INTRANSITIVE


def verbal_stem(word: Word) -> str:
    """The verb stem under an infinitive or participle, in any case: "бекітуді" -> "бекіт"."""
    lower = word.lower
    if word.kind is Kind.INFINITIVE:
        match = _NOMINALISED_END.search(lower)
        if match:
            return lower[: match.start()]
        end = max(lower.rfind("у"), lower.rfind("ю"))
        return lower[:end] + ("й" if lower[end] == "ю" else "") if end > 0 else lower
    return participle_stem(lower)


def _coordinates(words: Sequence[Word], index: int, start: int, head: int) -> bool:
    """Whether a comma or "and" at `index` joins what stands before it to the phrase that begins at `start`."""
    if index == 0:
        return False
    before = words[index - 1]
    if words[start].lower in ("оның", "олардың") and before.case is Case.NOMINATIVE:
        return _includes(words, index, start)
    if before.kind in (Kind.COMMA, Kind.CONJUNCTION):
        return _coordinates(words, index - 1, start, head)
    if before.kind is Kind.BRACKET and index > 1:
        before = words[index - 2]
    inside = words[start : head + 1]
    if before.kind is Kind.PARTICIPLE:
        return words[index].kind is Kind.CONJUNCTION or any(w.kind is Kind.PARTICIPLE for w in inside)
    if before.kind in (Kind.QUOTED, Kind.NUMBER):
        return True
    if before.kind not in (Kind.NOUN, Kind.INFINITIVE):
        return False
    if before.case is Case.GENITIVE:
        return any(w.case is Case.GENITIVE for w in inside)
    if before.case is words[head].case and before.case is not Case.NOMINATIVE:
        return True
    if before.case is Case.NOMINATIVE:
        return words[index].kind is Kind.CONJUNCTION or before.acts or words[head].kind is not Kind.FINITE
    return before.case in _ARGUMENTS and any(w.kind is Kind.PARTICIPLE for w in inside)


def _includes(words: Sequence[Word], index: int, start: int) -> bool:
    """Whether "…, оның ішінде …" adds something to what stands before it, a noun or a topic ("… туралы")."""
    before = words[index - 1]
    if words[start + 1].lower not in ("ішінде", "ішінен") or words[index].kind is not Kind.COMMA:
        return False
    return before.kind in (Kind.NOUN, Kind.BRACKET, Kind.QUOTED) or before.lower in _TOPICS


def _is_subject(words: Sequence[Word], index: int, start: int) -> bool:
    """Whether a nominative at `index` is rather a subject of its own than a describer of what follows."""
    word, after = words[index], words[start]
    if word.case is not Case.NOMINATIVE or not acts_at(words, index) or is_adjectival(word):
        return False
    opens = after.kind in (Kind.PARTICIPLE, Kind.QUOTED) or after.lower in _OPENERS - {"барлық", "кез"}
    if word.lower in ("ол", "олар") or opens:
        return True
    bare = not (word.possessive or word.plural) and word.value == word.lower
    if bare and index + 1 < len(words) and is_adjectival(words[index + 1]):
        return False
    if index and words[index - 1].kind is Kind.PARTICIPLE and not modifies(words, index):
        return True
    return (word.possessive or word.plural) and not modifies(words, index)


# Bare nouns for what is done; nobody's name begins after them without a break.
_DOERS = frozenset("беруші алушы жеткізуші өндіруші орындаушы ұйымдастырушы пайдаланушы иеленуші төлеуші".split())
_ANYBODY = ("орган", "тарап", "ұйым", "тұлға", "адам", "мекеме", "кәсіпорын", "бөлімше", "комиссия")
_PLACES = frozenset("облыс аудан қала ауыл кент округ өңір астана".split())
_HAVING = frozenset("бар жоқ болып".split())
TASKS = frozenset("іс-қимыл жұмыс басшылық жауапкершілік өкілеттік міндет ақпарат бақылау материалдар құжаттар".split())


def acts_at(words: Sequence[Word], index: int) -> bool:
    """Whether the word at `index` names one who acts; "қызмет" is a service ("заң қызметі") or an activity."""
    word = words[index]
    if not word.acts:
        return False
    after = words[index + 1] if index + 1 < len(words) else None
    if word.lower.endswith(("ушы", "уші")) and after is not None and after.kind is Kind.NOUN and not after.possessive:
        doer = word.lower in _DOERS and index > 0 and words[index - 1].kind is Kind.NOUN
        if not doer:
            return False
    if word.lower.startswith("қызмет") and not word.lower.startswith(("қызметкер", "қызметші")):
        if word.value != word.lower:
            return True
        before = words[index - 1] if index else None
        quality = before is None or is_adjectival(before) or before.case is not Case.NOMINATIVE
        return not quality and before is not None and not before.acts and word.possessive
    return True


def modifies(words: Sequence[Word], index: int) -> bool:
    """Whether a nominative noun describes a noun soon after it: "орган басшысы", "министрлігі аппаратының басшысы"."""
    if words[index].lower.startswith("республикасы"):
        return True
    for place in range(index + 1, min(index + 5, len(words))):
        word = words[place]
        if word.kind is Kind.BRACKET:
            continue
        if word.kind is not Kind.NOUN:
            return False
        if place == index + 1 and _opens_sentence(words, index, place):
            return False
        if word.possessive:
            between = words[index + 1 : place]
            if not between:
                return True
            if words[index].plural and not words[index].possessive and not all(is_adjectival(w) for w in between):
                return False
            owner = between[-1]
            saturated = (owner.acts or owner.lower in _PLACES) and not is_adjectival(owner)
            return word.acts and not saturated and acts_at(words, index)
        if word.case is not Case.NOMINATIVE:
            return False
        if word.lower in ("тиісті", "өз", "барлық", "мынадай", "қосымша", "осындай", "бірыңғай"):
            return False
    return False
