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
_ACTIVE_L = ("бол", "қал", "ал", "сал", "кел", "біл", "бөл", "тол", "құрал", "орал", "айырыл", "қосыл", "ұмтыл", "кідіріл")
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
            return lower[: -len(end)].removesuffix("м") if end[0] in "й" else lower[: -len(end)]
    for end in ("маған", "меген", "баған", "беген", "паған", "пеген", "ған", "ген", "қан", "кен"):
        if lower.endswith(end) and len(lower) > len(end) + 1:
            return lower[: -len(end)]
    return lower


def is_active_participle(word: Word) -> bool:
    """Whether a word is a participle whose verb is active, so that a subject may stand before it."""
    return word.kind is Kind.PARTICIPLE and not is_passive_stem(participle_stem(word.lower))


_OPENERS = frozenset("осы тиісті мынадай барлық өз өзінің осындай мұндай кез".split())
_INTRANSITIVE = frozenset(
    "бол өт кел түс тұр жат шық бар ен кет жет кір қайт туында пайда баста айналыс қатыс сәйкес орналас болма келме".split()
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
    start, index = head, head - 1
    agent = words[head].lower.endswith(("ушы", "уші"))
    verb = head if (words[head].kind in (Kind.PARTICIPLE, Kind.INFINITIVE) or agent) and not nominal else -1
    active = verb >= 0 and (agent or governs(words[head]))
    agentive = False
    while index >= floor:
        word = words[index]
        if word.kind is Kind.PARTICIPLE or word.lower == "отырған":
            verb, active, agentive = index, governs(word), is_active_participle(word)
        elif word.kind is Kind.CONVERB and verb == index + 1:
            verb, active = index, True
        elif word.kind is Kind.POSTPOSITION:
            if word.lower in _TOPICS and (topics or verb >= 0):
                verbal = words[index - 1].kind in (Kind.INFINITIVE, Kind.PARTICIPLE)
                verb, active = (index - 1, governs(words[index - 1])) if verbal else (-1, False)
            elif not _modifies_verb(words, index, verb):
                break
        elif word.kind in (Kind.COMMA, Kind.CONJUNCTION):
            if word.lower in ("ал", ":", ";") or not _coordinates(words, index, start, head):
                break
        elif word.kind is Kind.INFINITIVE or word.kind is Kind.NOUN:
            if not _belongs(words, index, start, verb, active=active, subjects=subjects and agentive, arguments=arguments, head=head):
                break
            if word.kind is Kind.INFINITIVE:
                verb, active = index, governs(word)
            elif word.case is Case.ACCUSATIVE:
                active = False
            elif verb == index + 1 and words[verb].kind is Kind.INFINITIVE and word.case is Case.NOMINATIVE:
                active = False  # "табиғат қорғау": the bare noun is its object
            elif agentive and _is_subject(words, index, start):
                agentive = False
        elif word.kind is Kind.MODAL:
            if word.lower not in ("тиіс", "міндетті", "жауапты", "қажет"):
                break
            verb, active = index, False
        elif word.kind is Kind.ADVERB:
            if word.lower in ("бұдан", "егер", "онда", "оларда", "бұл", "тікелей") and verb < 0:
                break
            if verb == index + 1:
                verb = index
        elif word.kind in (Kind.FINITE, Kind.IMPERATIVE, Kind.CONDITIONAL, Kind.CONVERB, Kind.DASH):
            break
        start = index
        if word.lower in _OPENERS and index > floor and words[index - 1].case in (Case.ACCUSATIVE, *_ARGUMENTS):
            break
        index -= 1
    while start < head and words[start].kind in (Kind.COMMA, Kind.CONJUNCTION, Kind.DASH):
        start += 1
    return start


def _belongs(
    words: Sequence[Word],
    index: int,
    start: int,
    verb: int,
    *,
    active: bool,
    subjects: bool,
    arguments: bool,
    head: int,
) -> bool:
    """Whether a noun before the phrase that begins at `start` belongs to it, `verb` being the nearest verbal word."""
    word, after = words[index], words[start]
    joined = after.kind in (Kind.CONJUNCTION, Kind.COMMA)
    if joined and word.case is words[head].case:
        return True
    if word.case is Case.ACCUSATIVE:
        return active or (joined and verb >= 0)
    if word.case in _ARGUMENTS:
        if after.lower in ("тыс", "қатысты", "сәйкес"):
            return True
        near = verb == index + 1 or joined or arguments
        return verb >= 0 and (near or (not word.acts and word.case is not Case.DATIVE))
    if word.case is Case.GENITIVE and words[head].case is Case.INSTRUMENTAL and after.case is Case.ACCUSATIVE:
        return after.possessive  # else there is nothing here that it could own
    if word.case is Case.GENITIVE or joined or after.kind is Kind.POSTPOSITION:
        return True
    if word.kind is Kind.INFINITIVE:
        return not _ends_task(words, index)
    if word.lower in TASKS and not after.possessive and after.kind is Kind.NOUN:
        return False
    if _is_subject(words, index, start):
        return subjects or (active and verb == index + 1)
    if (word.possessive or word.plural) and not is_adjectival(word) and word.kind is Kind.NOUN:
        return verb == index + 1 or after.kind is Kind.BRACKET or after.lower in _HAVING or modifies(words, index)
    return True


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
        return False
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


def _is_subject(words: Sequence[Word], index: int, start: int) -> bool:
    """Whether a nominative at `index` is rather a subject of its own than a describer of what follows."""
    word, after = words[index], words[start]
    if word.case is not Case.NOMINATIVE or not acts_at(words, index) or is_adjectival(word):
        return False
    if word.lower in ("ол", "олар"):
        return True
    following = words[index + 1] if index + 1 < len(words) else None
    if following is not None and is_adjectival(following) and not (word.possessive or word.plural) and word.value == word.lower:
        return False
    if index and words[index - 1].kind is Kind.PARTICIPLE and not modifies(words, index):
        return True
    if after.kind in (Kind.PARTICIPLE, Kind.QUOTED) or after.lower in ("осы", "тиісті", "мынадай", "өз", "өзінің", "бұл"):
        return True
    return (word.possessive or word.plural) and not modifies(words, index)


# Bare nouns for what is done; nobody's name begins after them without a break.
_DOERS = frozenset("беруші алушы жеткізуші өндіруші орындаушы ұйымдастырушы пайдаланушы иеленуші төлеуші".split())
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
        if word.kind not in (Kind.NOUN,):
            return False
        if word.possessive:
            between = words[index + 1 : place]
            if not between:
                return True
            if words[index].plural and not words[index].possessive and not all(is_adjectival(w) for w in between):
                return False
            owner = between[-1]
            saturated = owner.acts and not is_adjectival(owner)
            return word.acts and not saturated and acts_at(words, index)
        if word.case is not Case.NOMINATIVE:
            return False
        if word.lower in ("тиісті", "өз", "барлық", "мынадай", "қосымша", "осындай", "бірыңғай"):
            return False
    return False
