"""Words of a clause and their classes, told by suffixes and by short closed lists of the language.

class := noun (with a case) | participle | converb | conditional | infinitive (with a case) | finite | modal
| postposition | conjunction | adverb | comma | dash | bracket | quoted name | number
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from enum import StrEnum
from functools import lru_cache

from loaders.names.morphology import Case, analyse
from loaders.names.roles import BODIES, OFFICES
from loaders.text import Text


class Kind(StrEnum):
    """What a word of a clause is."""

    NOUN = "noun"
    INFINITIVE = "infinitive"
    PARTICIPLE = "participle"
    CONVERB = "converb"
    CONDITIONAL = "conditional"
    FINITE = "finite"
    IMPERATIVE = "imperative"
    MODAL = "modal"
    POSTPOSITION = "postposition"
    CONJUNCTION = "conjunction"
    ADVERB = "adverb"
    COMMA = "comma"
    DASH = "dash"
    BRACKET = "bracket"
    QUOTED = "quoted"
    NUMBER = "number"


@dataclass(frozen=True, slots=True)
class Word:
    """A word of a clause: its characters `[start, end)` in the clause, class and case (of nouns and infinitives)."""

    value: str
    start: int
    end: int
    kind: Kind
    case: Case = Case.NOMINATIVE
    possessive: bool = False
    plural: bool = False

    @property
    def lower(self) -> str:
        """The word in small letters."""
        return self.value.lower()

    @property
    def acts(self) -> bool:
        """Whether it names someone who can act: an office, a body, a person, a pronoun for them."""
        return self.kind is Kind.NOUN and names_actor(self.value)


_TOKEN = re.compile(
    r"(?P<quoted>\"[^\"]*\"(?:\s*[^\s,;()]*\")?|«[^«»]*(?:«[^«»]*»[^«»]*)*»)(?:-\w+)?"
    r"|(?P<bracket>\([^()]*\))"
    r"|(?P<number>№\s*[\d-]+|\d+(?:[.,]\d+)*(?:-\d+)?\)?(?:\s?%)?(?:-?[а-яәіңғүұқөһ]+)?)"
    r"|(?P<word>\w+(?:[-’']\w+)*\*{0,4})"
    r"|(?P<dash>[-–—])"
    r"|(?P<comma>[,;:.])"
)

POSTPOSITIONS = frozenset(
    """
    үшін бойынша туралы жөнінде сәйкес кейін дейін бұрын бастап соң арқылы ретінде қарай қатысты байланысты сайын бірге
    бері тыс гөрі қоса қатар сияқты секілді қарағанда қарамастан тарапынан мақсатында негізінде жайында
    """.split()
)
CONJUNCTIONS = frozenset("және мен бен пен немесе не әрі ал бірақ сондай-ақ я әлде да де та те әлде-бір".split())
ADVERBS = frozenset(
    """
    алдын ала
    тікелей уақтылы кейіннен дербес жазбаша ауызша жалпы тек қана ғана мерзімінде дереу бірден тиісінше міндетті
    әдетте бұдан осыдан одан содан әрі алғаш алғашқы кеш ерте жыл күн бір мезгілде тұрақты өзі өздері
    сонымен онда оларда мұнда бұл сол осы соның оның ішінде атап қайта кемінде жоғарыда төменде жаңадан егер қайтадан
    мынадай осындай мұндай бастап-ақ уақытша ақысыз өтеусіз міндеттүрде
    """.split()
)
# Qualities whose end looks like an accusative (жауап·ты, маңыз·ды): they stand before a noun and bear no case.
QUALITIES = frozenset(
    """
    маңызды лауазымды жауапты қажетті тұрақты міндетті кезекті заңды мерзімді тиісті негізді тиімді нәтижелі сенімді
    жүйелі орынды пәрменді мүдделі белгілі уәкілетті өкілетті белсенді тәуелді құқықты жағымды салмақты қолайлы негізгі
    ведомстволық орталық жергілікті атқарушы аумақтық республикалық облыстық мемлекеттік құрылымдық кәсіпті жеткілікті
    тәртіпті қолжетімді ашықты әділетті бейімді жарамды құнды кешенді сапалы толықты үздіксіз бірыңғай басқару
    уақытты ұзақ мерзімді қысқа талапты дәлелді нақты жазбаша ерікті қатаң айтарлықтай сәтті мұқтаж заманауи жарғылық
    бас бос толық жеке үшінші екінші бірінші бөгде қосымша арнайы ресми жаңа ескі дайын ашық жабық жоғары төмен орта
    жалғыз үлгі қоғамдық халықаралық тағы уақытша өзара ерекше жалпы шетелдік өзге басқа барлық әскери
    азаматтық дара
    өзекті сыртқы ішкі соңғы алдыңғы келесі бұрынғы қазіргі кейінгі алғашқы жоғарғы төменгі орташа жасырын құпия
    """.split()
)
_PRONOUNS = frozenset("ол олар".split())
_ACCUSATIVES = frozenset("оны айды жағдайды үйді күйді".split())
_DATIVES = frozenset("оған бұған соған осыған оларға".split())
_ACTORS = (
    *OFFICES,
    *BODIES,
    *"""
    азамат тұлға адам қызметкер қызметші маман субъект субъекті ұйым мекеме кәсіпорын бөлімше ведомство кандидат
    қатысушы иеленуші пайдаланушы филиал өкілдік тарап оператор құралым топ басшылығ заңгер сарапшы үміткер студент иесі
    құрылтайшы акционер тіркеуші консорциум корпорация компания прокуратура мүше әскер заңдытұлға әріптес кеден
    """.split(),
)
_SOFT = {"к": "[кг]", "қ": "[қғ]", "п": "[пб]"}
_ACTOR = re.compile(
    r"^(?:\w+[-–])?(?:" + "|".join(f"{word[:-1]}{_SOFT.get(word[-1], word[-1])}" for word in sorted(set(_ACTORS))) + ")"
    r"(?:[лдт][ае]р)?(?:[ыі]|с[ыі])?"
    r"(?:-?(?:[ндт][ыі]ң|[ғқ]а|[гк]е|н[ае]|[ндт][ыі]|н|[дт][ае]|нд[ае]|[дтн][ае]н|[мбп]ен))?$"
)
_OWN_VOWEL = frozenset((*(word for word in _ACTORS if word[-1] in "ыі"), "қаржы", "жалпы", "тұрғылықты", "кәсіби"))
_AGENT = re.compile(r"^\w{3,}уш[ыі](?:л[ае]р\w*)?$")
_ABBREVIATION = re.compile(r"^[А-ЯӘІҢҒҮҰҚӨҺ]{2,6}(?:-[а-яәіңғүұқөһ]+)?$")
_MODALS = frozenset("тиіс құқылы хақылы мүмкін қажет керек ие жауапты міндетті шарт парыз құқығы".split())
_LISTED: tuple[tuple[Kind, frozenset[str]], ...] = (
    (Kind.CONJUNCTION, CONJUNCTIONS),
    (Kind.POSTPOSITION, POSTPOSITIONS),
    (Kind.MODAL, _MODALS),
    (Kind.NOUN, _PRONOUNS | _ACCUSATIVES | _DATIVES),
    (Kind.ADVERB, ADVERBS),
    (Kind.NOUN, QUALITIES),
)
_LISTED_CASES = dict.fromkeys(_ACCUSATIVES, Case.ACCUSATIVE) | dict.fromkeys(_DATIVES, Case.DATIVE)
_INFINITIVE = re.compile(
    r"^(?P<stem>.{2,}?)[ую](?P<end>|[ғқ]а|ге|ды|ді|дың|дің|да|де|дан|ден|мен"
    r"|[ыі](?:|н|ның|нің|на|не|нда|нде|нан|нен|мен))$"
)
_NOUNS_IN_U = re.compile(r"^(?:тарау|дау|тау|оқу\s|сұрау$|өту$|жау)")
_PARTICIPLE = re.compile(r"^.{2,}(?:[ғқ]ан|[гк]ен|[аеи]т[ыі]н|йт[ыі]н|ушы?\sболып)$")
# Nouns in -ат, -ет with a possessive accusative look like participles: құзырет·ін.
_NOT_PARTICIPLE = re.compile(
    r"^(?:мекен|бөтен)|(?:қызмет|құзырет|мемлекет|қабілет|аппарат|мандат|сипат|мақсат|хат|комитет|кабинет|бюджет|құрмет"
    r"|санат|апат|мәдениет|қажет|мәлімет|куәлік|сертификат|департамент|құжат|ақпарат|қаражат|шарт|әлеует|сұрат|жарат"
    r"|міндет|әрекет|ниет|сурет|табиғат|сағат|әділет|азамат|аманат|қуат|салтанат|билет|пакет|университет|факультет"
    r"|лимит|кредит|депозит|аудит|реквизит|визит|транзит|кандидат|депутат|адвокат|штат|формат|аттестат|секретариат)[ыі]н$"
)
_NOMINALISED = re.compile(
    r"^(?P<stem>.{2,}(?:[ғқ]ан|[гк]ен|[аеи]т[ыі]н|йт[ыі]н))"
    r"(?P<end>нан|нен|да|де|ға|ге|ды|ді|ын|ін|ы|і|ның|нің|дығы|дігі|дығын|дігін|дығына|дігіне|мен|нда|нде)$"
)
# Nouns that end like a converb.
_NOT_CONVERB = frozenset(
    "есеп кәсіп тәртіп қауіп кітап мектеп себеп айып жауап талап қалып тарап шарап сұхбаттап топ түп ғарып".split()
)
_CONVERB = re.compile(r"^.{2,}(?:[ыі]п|[аеу]п|[мбп]ай|[мбп]ей|[мбп]аст[аы]н|[мбп]ест[еі]н)$")
_CONDITIONAL = re.compile(r"^.{2,}(?<!ма)(?:[мбп]?аса|[мбп]?есе|[лртнмйкқпшз]са|[лртнмйкқпшз]се)$")
_NOT_CONDITIONAL = frozenset("касса пьеса баса есе аса немесе көрсе-көрмесе".split())
_FINITE = re.compile(r"^.{2,}(?:[аеия]ды|[аеия]ді|йды|йді)$")
_NOT_FINITE = re.compile(r"(?:жағдай|сарай|шырай|мұнай|(?<![а-яәіңғүұқөһ])(?:жай|тай|бай|сай|ай|үй|күй))[дт][ыі]$")
_IMPERATIVE = re.compile(r"^.+[бвгғджзйкқлмнңпрстуфхһцчшщ]с[ыі]н$")
_ADJECTIVAL = re.compile(r"(?:[дт]ағы|[дт]егі|ғы|гі|лық|лік|дық|дік|тық|тік|сыз|сіз|лы|лі|шыл|шіл)$")


@lru_cache(maxsize=16384)
def names_actor(value: str) -> bool:
    """Whether a word, in any form, names an office, a body, a person, stands for one, or is an abbreviation."""
    lower = value.lower()
    if lower in _PRONOUNS or _ABBREVIATION.match(value):
        return True
    if lower == "әкімшілік":  # "әкімшілік жауаптылық" is a quality, the Administration has a capital
        return value != lower
    return bool(_ACTOR.match(lower) or _AGENT.match(lower))


def words_of(text: Text | str) -> tuple[Word, ...]:
    """The words of a clause with their classes.

    A word that may be several things gets the one it mostly is; who stands where in the clause decides the rest.
    """
    value = text if isinstance(text, str) else text.value
    found: list[Word] = []
    for match in _TOKEN.finditer(value):
        start, end = match.span()
        group = match.lastgroup or "word"
        if group == "word":
            found.append(_classified(match.group().rstrip("*"), start, end))
            _tie_further(found)
        elif group == "number":
            found.append(_number(match.group(), start, end))
        elif group == "quoted":
            found.append(_quoted(match.group(), start, end))
        else:
            found.append(Word(match.group(), start, end, Kind(group)))
    return tuple(found)


def _tie_further(found: list[Word]) -> None:
    """Make "әрі қарай" ("further") one adverb: there is no "and" in it, and no postposition."""
    if found[-1].lower == "қарай" and len(found) > 1 and found[-2].lower == "әрі":
        found[-2:] = [replace(word, kind=Kind.ADVERB) for word in found[-2:]]


def _quoted(value: str, start: int, end: int) -> Word:
    tail = re.search(r"[\"»]-(\w+)$", value)
    case = analyse("сөз" + tail[1]).case if tail else Case.NOMINATIVE
    return Word(value, start, end, Kind.QUOTED, case)


def _number(value: str, start: int, end: int) -> Word:
    """A number; with a noun behind its hyphen ("5-тармағына") a noun of that case."""
    tail = re.search(r"-([а-яәіңғүұқөһ]{5,})$", value)
    if tail:
        return replace_place(_classified(tail[1], start, end), value)
    case = re.search(r"-([а-яәіңғүұқөһ]{2,4})$", value)
    return Word(value, start, end, Kind.NUMBER, analyse("ааа" + case[1]).case if case else Case.NOMINATIVE)


def replace_place(word: Word, value: str) -> Word:
    """The same word, printed otherwise."""
    return Word(value, word.start, word.end, word.kind, word.case, word.possessive, word.plural)


def _classified(value: str, start: int, end: int) -> Word:
    kind, case, possessive, plural = _class(value)
    return Word(value, start, end, kind, case, possessive, plural)


@lru_cache(maxsize=65536)
def _class(value: str) -> tuple[Kind, Case, bool, bool]:
    lower = value.lower()
    kind = next((kind for kind, members in _LISTED if lower in members), None) or _verb(value, lower)
    if kind is not None:
        return (kind, _LISTED_CASES.get(lower, Case.NOMINATIVE), False, lower == "оларға")
    return _nominal(value, lower)


def _verb(value: str, lower: str) -> Kind | None:
    """The class of a verb form without a case, None for anything else."""
    if _IMPERATIVE.match(lower) and not lower.endswith(("ысын", "ісін")):
        return Kind.IMPERATIVE
    if _FINITE.match(lower) and not _NOT_FINITE.search(lower):
        return Kind.FINITE
    if _PARTICIPLE.match(lower) and not _NOT_PARTICIPLE.search(lower):
        return Kind.PARTICIPLE
    noun = lower in _NOT_CONVERB or len(lower) < 4 or bool(_NOT_FINITE.search(lower + "ды")) or names_actor(value)
    if _CONVERB.match(lower) and not noun:
        return Kind.CONVERB
    if _CONDITIONAL.match(lower) and lower not in _NOT_CONDITIONAL:
        return Kind.CONDITIONAL
    return None


def _nominal(value: str, lower: str) -> tuple[Kind, Case, bool, bool]:
    """The class and case of a noun or a verb used as one."""
    nominalised = _NOMINALISED.match(lower)
    if nominalised and not names_actor(value):
        return (Kind.INFINITIVE, _infinitive_case(nominalised["end"]), True, False)
    infinitive = _INFINITIVE.match(lower)
    if infinitive and not _NOUNS_IN_U.match(lower):
        return (Kind.INFINITIVE, _infinitive_case(infinitive["end"]), infinitive["end"][:1] in ("ы", "і"), False)
    inflection = analyse(value)
    quality = inflection.case is Case.ACCUSATIVE and lower.endswith(("лы", "лі"))
    if quality or lower.endswith("стан"):
        return (Kind.NOUN, Case.NOMINATIVE, False, False)
    # "басшы", "беруші" end in a vowel of their own, no possessive.
    own = inflection.nominative.lower() in _OWN_VOWEL or (_AGENT.match(inflection.nominative) and not inflection.plural)
    return (Kind.NOUN, inflection.case, inflection.possessive and not own, inflection.plural)


def _infinitive_case(end: str) -> Case:
    if end in ("", "ы", "і", "дығы", "дігі"):
        return Case.NOMINATIVE
    if end in ("ды", "ді", "ын", "ін", "дығын", "дігін"):
        return Case.ACCUSATIVE
    if end.endswith(("ң",)):
        return Case.GENITIVE
    if end.endswith("мен"):
        return Case.INSTRUMENTAL
    if end.endswith(("нан", "нен", "дан", "ден")):
        return Case.ABLATIVE
    if end.endswith(("да", "де")):
        return Case.LOCATIVE
    return Case.DATIVE


_COUNTS = frozenset("бір екі үш төрт бес алты жеті сегіз тоғыз он жиырма отыз қырық елу алпыс жүз мың".split())


def is_adjectival(word: Word) -> bool:
    """Whether a word can only describe the noun after it."""
    lower = word.lower
    return (
        lower in _COUNTS
        or lower in QUALITIES
        or (word.kind is Kind.NOUN and bool(_ADJECTIVAL.search(lower)) and not word.acts)
    )
