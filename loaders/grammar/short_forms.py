"""What looks like a short form: letters that stand for a name, a noun of bodies or documents with a capital letter, a
body named by what it does, someone whom nothing determines.

Words of the language of acts, not names: what an act may use without saying what it means is listed here once.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from loaders.names.morphology import WORD, Case, analyse, nominative, stem

# Letters that every act uses unexplained: the state, kinds of legal persons, numbers of persons, the official gazette.
_KNOWN_LETTERS = frozenset(
    "ҚР ҚазКСР КСРО АҚ ЖШС ЖК КЕАҚ РМК РМҚК РММ КММ МКК МКҚК КМК КМҚК ШЖҚ ЖСН БСН ПҮАЖ ТМД БҰҰ QR PDF XML".split()
)
_LETTERS = re.compile(r"(?<![\w\"«/-])(?P<letters>[А-ЯӘІҢҒҮҰҚӨҺЁ]{2,6})(?:-[а-яәіңғүұқөһ]+)?(?![\w\"»/-])")
_LOOKS_LATIN = str.maketrans("ІХСМДЛ", "IXCMDL")
_ROMAN = re.compile(r"^M{0,3}(?:CM|CD|D?C{0,3})(?:XC|XL|L?X{0,3})(?:IX|IV|V?I{0,3})$")
# Nouns that, alone and with a capital letter inside a sentence, stand for one body, thing or document.
_BODIES = frozenset(
    stem(word)
    for word in """
    комиссия комитет кеңес агенттік министрлік басқарма қор резерв тізілім бөлім бөлімше бюро департамент палата орган
    ұйым кәсіпорын компания холдинг инспекция кеңсе хатшылық алқа топ мекеме оператор жүйе портал
    """.split()
)
_DOCUMENTS = frozenset(
    stem(word)
    for word in """
    қағидалар ереже нұсқаулық әдістеме стандарт регламент тізбе бағдарлама жоспар тұжырымдама шарт келісім заң кодекс
    """.split()
)
_OWNED = frozenset(stem(word) for word in "төраға мүше хатшы шешім отырыс құрам басшы".split())
_THIS = frozenset(["осы", "аталған", "көрсетілген", "сол", "мұндай"])
_CLOSES = re.compile(r"(?:^|[.:!?;)\"»«*]|\d[.)]|[-–—])\s*$")
_ROLE = re.compile(
    r"(?<!\w)(?P<role>(?!(?:атқару|кеңес|басқару|қорғау|құру|қоршау)ш)[а-яәіңғүұқөһ]{3,}[уү]ш[ыі]|уәкілетті)\s+"
    r"(?P<head>орган)\w*"
)
_UNNAMED = re.compile(r"(?<!\w)(?P<name>(?:[Тт]иісті|[Уу]әкілетті)\s+лауазымды\s+(?:адам|тұлға)\w*)", re.UNICODE)
_QUOTED_LETTER = re.compile(r"[\"«](?P<letter>[А-ЯӘ])[\"»]\s+(?P<noun>[а-яәіңғүұқөһ]{4,})")


@dataclass(frozen=True, slots=True)
class Found:
    """Words at characters `[start, end)`: the name they mean in the nominative, and the kind of `TermUse`."""

    name: str
    kind: str
    start: int
    end: int


def looks(text: str) -> Iterator[Found]:
    """All that a text says as if it were known, in order of kind; every form of a name is given once."""
    seen: set[tuple[str, str]] = set()
    for found in (*_letters(text), *_capitals(text), *_quoted(text), *_roles(text), *_unnamed(text)):
        if (found.kind, found.name) not in seen:
            seen.add((found.kind, found.name))
            yield found


def _letters(text: str) -> Iterator[Found]:
    if _shouts(text):
        return
    for match in _LETTERS.finditer(text):
        letters = match["letters"]
        if letters in _KNOWN_LETTERS or _is_roman(letters) or _beside_shouting(text, match):
            continue
        yield Found(letters, "abbreviation", *match.span())


def _is_roman(letters: str) -> bool:
    return bool(_ROMAN.match(letters.translate(_LOOKS_LATIN)))


def _shouts(text: str) -> bool:
    """Whether a text is set in capitals: a heading."""
    letters = [c for c in text if c.isalpha()]
    return sum(c.isupper() for c in letters) * 2 > len(letters)


def _beside_shouting(text: str, match: re.Match[str]) -> bool:
    """Whether longer words in capitals stand beside: "ҚАУЛЫ ЕТЕМІН"."""
    before = text[: match.start()].split()[-1:]
    after = text[match.end() :].split()[:1]
    return any(len(w) > 6 and w.isupper() for w in (*before, *after)) or any(
        w.isupper() and len(w) > 3 and w.strip('":;.,').isalpha() for w in (*before, *after)
    )


def _capitals(text: str) -> Iterator[Found]:
    words = list(WORD.finditer(text))
    for index, word in enumerate(words):
        value = word.group()
        if not value[0].isupper() or value.isupper() or "-" in value:
            continue
        inflection = analyse(value)
        noun = stem(value)
        if inflection.possessive or noun not in _BODIES | _DOCUMENTS:
            continue
        before = words[index - 1].group() if index else ""
        if _begins(text, word) or before.lower() in _THIS:
            continue
        if before[:1].isupper() and not (_begins(text, words[index - 1]) and _is_inflected(before)):
            continue  # "Айлақ Кеңесте": a longer name
        if noun in _DOCUMENTS and before.lower() == "туралы":
            continue  # the end of a title
        if _stands_alone(text, words, index, noun, inflection.case):
            yield Found(inflection.nominative, "undefined", *word.span())


def _is_inflected(word: str) -> bool:
    return analyse(word).case is not Case.NOMINATIVE


def _stands_alone(text: str, words: list[re.Match[str]], index: int, noun: str, case: Case) -> bool:
    """Whether a capital noun is a name by itself, not the first word of a longer one."""
    if case is not Case.NOMINATIVE:
        return True
    end = words[index].end()
    after = words[index + 1] if index + 1 < len(words) else None
    if after is None or text[end : after.start()].strip():
        return noun in _BODIES
    return noun in _BODIES and analyse(after.group()).possessive and stem(after.group()) in _OWNED


def _begins(text: str, word: re.Match[str]) -> bool:
    """Whether a word begins a sentence, an entry or a quotation, so that its capital letter says nothing."""
    return bool(_CLOSES.search(text[: word.start()]))


def _quoted(text: str) -> Iterator[Found]:
    for match in _QUOTED_LETTER.finditer(text):
        yield Found(f'"{match["letter"]}" {nominative(match["noun"])}', "undefined", *match.span())


def _roles(text: str) -> Iterator[Found]:
    for match in _ROLE.finditer(text):
        before = WORD.findall(text[: match.start()])[-1:]
        if before and (_is_inflected(before[0]) or before[0].endswith(("дағы", "дегі", "тағы", "тегі"))):
            continue  # "саласындағы уәкілетті орган", "өтінімді тіркеуші орган": told by what stands before
        yield Found(f"{match['role']} {match['head']}", "role", *match.span())


def _unnamed(text: str) -> Iterator[Found]:
    for match in _UNNAMED.finditer(text):
        before = WORD.findall(text[: match.start()])[-1:]
        if before and analyse(before[0]).case is Case.GENITIVE:
            continue
        name = nominative(match["name"])
        yield Found(name[0].lower() + name[1:], "unnamed", *match.span("name"))
