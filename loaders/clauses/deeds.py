"""What a clause has done, in stems: the verb, what it is done to, and whether it goes to someone or rests on a gift.

deed    := stem of the verb without the passive          "жіберіледі" and "жібереді" are one deed
matter  := stem of a noun that the verb governs or tells of   "есепті", "хаттама туралы"
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from loaders.clauses.clause import Clause
from loaders.clauses.phrases import TASKS, is_passive_stem, modifies, verbal_stem
from loaders.clauses.terms import counts_unsaid_days
from loaders.clauses.words import Kind, Word, is_adjectival, words_of
from loaders.names.morphology import Case, stem
from loaders.text import Text
from loaders.timing import Doing

_GIVES = frozenset("жібер жолда тапсыр ұсын хабарла баянда жеткіз".split())
_GIVES_SOME = frozenset("бер енгіз".split())
_GIVEN_THINGS = re.compile(
    r"(?:ақпарат|есеп|есебі|мәлімет|құжат|материал|хабарлама|көшірме|үзінді|ұсыныс|ұсыным|жоба|хаттама|тізім|қорытынды"
    r"|баға|өтін)\w*",
    re.IGNORECASE,
)
_TO_KNOW = ("хабардар", "мәлімдеме", "назарына", "табыс")
# Datives that say how, by what or for what, and name nobody to whom a thing goes.
_NOT_TO = frozenset("сәйкес дейін қарай байланысты қатысты қарамастан қоса".split())
_NO_TARGET = re.compile(r"(?:мақсат|тәртіп|түр|нысан|негіз|шеңбер|дейін|кейін|сондай|осы|жыл|күн|ай|мерзім)\w*$")
_RESTS = re.compile(
    r"(?<!\w)(?:(?:ұсын(?:ыл)?|бер(?:іл)?|жібер(?:іл)?|жолда(?:н)?|енгіз(?:іл)?|жинал|жинақтал|алын|келіп\s+түс)"
    r"(?:ған|ген|қан|кен)\s+(?:ақпарат|есеп|мәлімет|құжат|материал|ұсыныс|ұсыным|деректер|тізім|жоба|өтін)\w*"
    r"|(?:қара|тексер|талда|зерделе|бағала|келіс|жинақта)у?\w*\s+(?:нәтиже|қорытынды)\w*\s+бойынша"
    r"|нәтижелері\s+бойынша|жинақтап|қорытып)",
    re.IGNORECASE,
)
_ON_REQUEST = re.compile(
    r"(?<!\w)(?:сұрат|сұрау\s+сал|талаб|өтініш|сұраныс)\w*\s+(?:\w+\s+)?(?:бойынша|негізінде)", re.IGNORECASE
)
_ASKED = re.compile(r"(?<!\w)(?:сұрат\w*|(?:сұрау|талаб|өтініш)\w*\s+(?:бойынша|негізінде))", re.IGNORECASE)
_VAGUE = re.compile(
    r"(?<!\w)(?P<when>алдын\s+ала|кейіннен|кейін|дереу|жедел|уақтылы|дер\s+кезінде)\s+(?:\w+\s+)?"
    r"(?:хабардар\s+ет|хабарла)",
    re.IGNORECASE,
)
_GENERIC = frozenset(
    stem(word)
    for word in """
    ақпарат мәлімет материал құжат ұсыныс ұсыным мәселе есеп жұмыс шара іс-шара іс-қимыл тәртіп жағдай қажет негіз
    мерзім нысан мақсат ретте түрде жыл күн ай іс бас республика қол ең хабар барысы саяси норма өз
    """.split()
)
_ABOUT = frozenset(["туралы", "жөнінде"])
_JOINED = 4  # how far apart two verbal nouns joined by "or" stand
_ANYONE = frozenset(map(stem, "мемлекеттік органдар орган тиісті мүдделі басқа өзге тұлғалар адамдар".split()))


def doing_of(clause: Clause) -> Doing:
    """What a clause has done, in codes. Takes a clause; a clause without a verb gives an empty doing."""
    said = clause.words.value
    deed = deed_of(clause.predicate.stem)
    gives = _gives(clause, deed)
    vague = None if clause.terms else _VAGUE.search(said)
    return Doing(
        deed=deed,
        matters=tuple(dict.fromkeys(_matters(clause.action, clause) or _matters(clause.words, clause))),
        hands_over=gives,
        rests=bool(_RESTS.search(said)),
        on_request=bool(_ON_REQUEST.search(said)),
        conditional=bool(clause.conditions),
        open_addressee=gives and _names_nobody(clause),
        vague_time=" ".join(vague["when"].lower().split()) if vague else "",
        unsaid_days=counts_unsaid_days(said),
    )


def deed_of(verb: str) -> str:
    """A verb stem without the suffix of the passive: "жіберіл" -> "жібер", "жолдан" -> "жолда"."""
    if len(verb) > 3 and is_passive_stem(verb):
        return verb[:-2] if verb.endswith(("ыл", "іл", "ын", "ін")) else verb[:-1]
    return verb


def means_anyone(name: str) -> bool:
    """Whether an addressee is no more than "state organs" or "persons", so that nobody can tell which."""
    words = words_of(name)
    return bool(words) and all(stem(w.value) in _ANYONE or w.kind is Kind.CONJUNCTION for w in words)


def thing_at(words: Sequence[Word], index: int) -> str:
    """The stem of the noun at `index`; of a compound with a verbal noun ("сұрау салу") the stems of both."""
    word = words[index]
    return f"{stem(words[index - 1].value)}-{stem(word.value)}" if _is_compound(words, index) else stem(word.value)


def _is_compound(words: Sequence[Word], index: int) -> bool:
    """Whether a verbal noun makes one thing with the bare noun before it: "сұрау салу", "шағым жасау"."""
    before = words[index - 1] if index else None
    if before is None or words[index].kind is not Kind.INFINITIVE or before.case is not Case.NOMINATIVE:
        return False
    bare = before.kind in (Kind.NOUN, Kind.INFINITIVE) and not (before.possessive or before.plural or before.acts)
    return bare and not is_adjectival(before)


def _gives(clause: Clause, deed: str) -> bool:
    words = words_of(clause.words)[clause.predicate.start - clause.predicate.end :]
    if any(w.lower.startswith(_TO_KNOW) for w in words):
        return True
    return deed in _GIVES or (deed in _GIVES_SOME and bool(_GIVEN_THINGS.search(clause.words.value)))


def _names_nobody(clause: Clause) -> bool:
    """Whether no word of a clause can be whom or what a thing is given to."""
    if clause.addressee or _ASKED.search(clause.words.value):
        return False
    words = words_of(clause.words)
    for index, word in enumerate(words):
        after = words[index + 1].lower if index + 1 < len(words) else ""
        if word.kind is Kind.POSTPOSITION and word.lower == "арқылы":
            return False
        if word.kind not in (Kind.NOUN, Kind.QUOTED, Kind.NUMBER) or _NO_TARGET.search(word.lower):
            continue
        if word.case is Case.DATIVE and after not in _NOT_TO:
            return False
        if word.case is Case.ACCUSATIVE and word.acts:
            return False
    return True


def _matters(text: Text, clause: Clause) -> list[str]:
    words = words_of(text)
    words = words[: len(words) - (clause.predicate.end - clause.predicate.start)] or words
    things = (thing_at(words, i) for i in range(len(words)) if _is_matter(words, i) and words[i].lower not in TASKS)
    return [thing for thing in things if thing not in _GENERIC]


def _is_matter(words: Sequence[Word], index: int) -> bool:
    word = words[index]
    after = words[index + 1] if index + 1 < len(words) else None
    if word.kind is Kind.INFINITIVE:
        governed = word.case is Case.ACCUSATIVE and not word.possessive
        subject = word.case is Case.NOMINATIVE and _is_compound(words, index)
        if word.case is Case.NOMINATIVE and _is_told(words, index):
            return True
        return (governed or subject) and (after is None or after.kind is not Kind.POSTPOSITION)
    if word.kind is not Kind.NOUN or is_adjectival(word) or word.case not in (Case.NOMINATIVE, Case.ACCUSATIVE):
        return False
    if word.acts or (after is not None and after.kind is Kind.INFINITIVE and _is_compound(words, index + 1)):
        return False
    if after is not None and after.kind is Kind.POSTPOSITION and after.lower not in _ABOUT:
        return False
    return word.case is Case.ACCUSATIVE or word.plural or word.possessive or not modifies(words, index)


def _is_told(words: Sequence[Word], index: int) -> bool:
    """Whether a verbal noun is what the clause tells of: "келісу немесе бас тарту туралы хабарлайды"; `words` are
    those before the verb. What a thing is about ("келісу туралы шешімді") is no matter of its own."""
    if index + 2 == len(words):
        return words[index + 1].kind is Kind.POSTPOSITION and words[index + 1].lower in _ABOUT
    if index + 2 < len(words) and words[index + 1].kind is Kind.CONJUNCTION:
        joined = (i for i in range(index + 2, len(words)) if words[i].kind is Kind.INFINITIVE)
        following = next(joined, None)
        return following is not None and following - index <= _JOINED and _is_told(words, following)
    return False


def event_verb(words: Sequence[Word], first: int) -> int | None:
    """Where the verb of an event stands in words from `first` on: the last participle or verbal noun; None for none."""
    for index in range(len(words) - 1, first - 1, -1):
        word = words[index]
        if word.kind is Kind.PARTICIPLE or (word.kind is Kind.INFINITIVE and verbal_stem(word) != word.lower):
            return index
    return None
