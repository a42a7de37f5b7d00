"""Words that name an office or an acting body: the head nouns by which names of positions and authorities are told.

Words of the language (what a Kazakh act calls whoever heads, deputises, judges, represents), not names of organs.
"""

from __future__ import annotations

import re
from collections.abc import Iterable

from loaders.names.morphology import WORD, Case, analyse, stem

OFFICES = tuple(
    """
    төраға төрайым басшы бастық министр премьер-министр президент әкім прокурор директор ректор проректор судья мүше
    депутат хатшы көмекші кеңесші өкіл елші орынбасар қолбасшы меңгеруші уәкіл басқарушы комиссар инспектор аудитор
    консул атташе спикер қызметкер қызметші адам тұлға маман кеңесгер жетекші бас-қолбасшы омбудсмен нотариус
    """.split()
)
BODIES = tuple(
    """
    парламент сенат мәжіліс үкімет кеңес комиссия мәслихат сот басқарма алқа әкімшілік палата жиналыс министрлік
    агенттік комитет департамент бюро кеңсе аппарат орган қызмет бөлім бөлімше академия институт мекеме кәсіпорын банк
    қоғам қор холдинг прокуратура әкімдік штаб күш гвардия ұлан университет мұражай музей кітапхана мұрағат орталық
    хатшылық инспекция қолбасшылық ақ жшс рмк кеақ мектеп колледж серіктестік
    """.split()
)

ACTING_BODIES = tuple("парламент сенат мәжіліс үкімет кеңес комиссия мәслихат сот әкімшілік палата жиналыс".split())

HEADS = tuple(  # offices that many organs have: alone they do not say whose they are
    "төраға төрайым басшы бастық министр әкім прокурор директор ректор қолбасшы хатшы меңгеруші басқарушы".split()
)

INNER_BODIES = tuple("аппарат департамент басқарма бөлім комитет".split())  # every organ has one

_OFFICES = frozenset(stem(word) for word in OFFICES)
_HEADS = frozenset(stem(word) for word in HEADS)
_BODIES = frozenset(stem(word) for word in BODIES)

_MINISTER = stem("министр")
_MINISTRY = re.compile(r"(?:Қазақстан\s+Республикасы(?:ның)?\s+)?(?P<name>[А-ЯӘҒҚҢӨҰҮҺІ][^,;]*?)\s+министрлі[кг]")
_ACTING_BODIES = frozenset(stem(word) for word in ACTING_BODIES)


def names_office(phrase: str) -> bool:
    """Whether the phrase ends in an office noun, in the nominative (possessive and plural allowed)."""
    word = last_word(phrase)
    return bool(word) and stem(word) in _OFFICES and analyse(word).case.value == "nominative"


def names_acting_body(phrase: str) -> bool:
    """Whether the phrase ends in the name of a body that decides as one (a chamber, a council), in the nominative."""
    word = last_word(phrase)
    return bool(word) and stem(word) in _ACTING_BODIES and analyse(word).case.value == "nominative"


def is_office(word: str) -> bool:
    """Whether a word, in any form, is an office noun."""
    return stem(word) in _OFFICES


def is_body(word: str) -> bool:
    """Whether a word, in any form, is the noun of a body."""
    return stem(word) in _BODIES


def bare_title(phrase: str) -> str:
    """The title of the head of an organ that is not named: "Министр", "аппарат басшысы", and "Министр" of "Министрдің
    орынбасары"; "" where the phrase says whose it is, means many ("министрлер") or an office that there is but once."""
    words = WORD.findall(phrase)
    length = 2 if len(words) > 1 and words[0].lower() in INNER_BODIES else 1
    title = words[:length]
    if not title or stem(title[-1]) not in _HEADS:
        return ""
    office = analyse(title[-1])
    owns = office.case is Case.GENITIVE and not office.possessive
    if office.plural or (office.case is not Case.NOMINATIVE if len(words) == length else not owns):
        return ""
    return " ".join((*title[:-1], office.nominative))


def whole_title(title: str, beside: Iterable[str]) -> str:
    """The title of a minister with the name of the ministry beside it: "Министр" beside "Теңіз министрлігінің Айлақ
    комитетінің төрағасы" is "Теңіз министрі". The title alone where no phrase begins with a ministry."""
    if stem(last_word(title)) != _MINISTER:
        return title
    named = (_MINISTRY.match(phrase) for phrase in beside)
    return next((f"{match['name']} министрі" for match in named if match), title)


def lacks_owner(word: str) -> bool:
    """Whether an office or body noun says that something owns it: "төрағасы" does, "төраға" and "басқарушы" do not."""
    return analyse(word).possessive and word.lower() not in OFFICES and word.lower() not in BODIES


def last_word(phrase: str) -> str:
    """The last word of a phrase, "" if it has none."""
    words = WORD.findall(phrase)
    return words[-1] if words else ""
