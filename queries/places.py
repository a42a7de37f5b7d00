"""The place of a provision in words, of its path (interfaces: the provision path), in Kazakh, Russian and English.

place_words("annex-1/row-92", "kk")        1-қосымша, 92-жол
place_words("main/17/4/item-2", "en")      paragraph 17, subparagraph 4), list item 2
place_words("main", "ru")                  основной текст
"""

from __future__ import annotations

import re

_PART = re.compile(r"(?P<word>[a-z]+)(?:-(?P<number>\d+))?(?:~(?P<again>\d+))?", re.ASCII)
_NUMBER = re.compile(r"(?P<number>[0-9]+(?:-[0-9]+)*)(?:~(?P<again>\d+))?", re.ASCII)
_WORDS = {  # of a part of a path; {} is its number
    "main": ("негізгі мәтін", "основной текст", "main text"),
    "annex": ("{}-қосымша", "приложение {}", "annex {}"),
    "title": ("тақырып", "заголовок", "title"),
    "heading": ("деректеме бөлігі", "реквизиты", "heading"),
    "preamble": ("кіріспе", "преамбула", "preamble"),
    "approval": ("бекіту белгісі", "гриф утверждения", "approval mark"),
    "signature": ("қол қойылған жер", "подпись", "signature"),
    "chapter": ("{}-тарау", "глава {}", "chapter {}"),
    "section": ("{}-бөлім", "раздел {}", "section {}"),
    "part": ("{}-бөлік", "часть {}", "part {}"),
    "item": ("тізімнің {}-жолы", "строка перечня {}", "list item {}"),
    "row": ("{}-жол", "строка {}", "row {}"),
    "notes": ("ескертпелер", "примечания", "notes"),
    "note": ("{}-ескертпе", "примечание {}", "note {}"),
    "week": ("{}-апта", "неделя {}", "week {}"),
}
_PARAGRAPH = ("{}-тармақ", "пункт {}", "paragraph {}")
_ARTICLE = ("{}-бап", "статья {}", "article {}")
_SUBPARAGRAPH = ("{}) тармақша", "подпункт {})", "subparagraph {})")
_FOOTNOTE = ("{} сілтемесі", "сноска {}", "footnote {}")
_DAYS = (
    ("дүйсенбі", "понедельник", "Monday"),
    ("сейсенбі", "вторник", "Tuesday"),
    ("сәрсенбі", "среда", "Wednesday"),
    ("бейсенбі", "четверг", "Thursday"),
    ("жұма", "пятница", "Friday"),
    ("сенбі", "суббота", "Saturday"),
    ("жексенбі", "воскресенье", "Sunday"),
)
_AGAIN = ("{}, {}-рет", "{}, {}-й раз", "{}, occurrence {}")
_BY_ARTICLES = frozenset({"law", "code", "constitution"})
_LANGUAGES = ("kk", "ru", "en")


def place_words(path: str, lang: str, kind: str = "") -> str:
    """A provision path in words; `kind` is that of the act: laws and codes have articles.

    The main text goes without saying where a part of it follows. A part that is not known stays as it is written.
    """
    parts = path.split("/")
    at = _LANGUAGES.index(lang)
    if len(parts) > 1 and parts[0] == "main":
        parts = parts[1:]
    numbered = 0
    said = []
    for part in parts:
        if _NUMBER.fullmatch(part):
            said.append(_of_number(part, numbered, at, articles=kind in _BY_ARTICLES))
            numbered += 1
        else:
            said.append(_of_word(part, at))
    return ", ".join(said)


def _of_number(part: str, before: int, at: int, *, articles: bool) -> str:
    """A numbered part: `before` numbers stand above it."""
    levels = (_ARTICLE, _PARAGRAPH, _SUBPARAGRAPH) if articles else (_PARAGRAPH, _SUBPARAGRAPH)
    match = _NUMBER.fullmatch(part)
    assert match
    return _counted(levels[min(before, len(levels) - 1)][at].format(match["number"]), match["again"], at)


def _of_word(part: str, at: int) -> str:
    match = _PART.fullmatch(part)
    if not match:
        return part
    word, number = match["word"], match["number"]
    if word == "day" and number and 1 <= int(number) <= len(_DAYS):
        said = _DAYS[int(number) - 1][at]
    elif word == "mark" and number:
        said = _FOOTNOTE[at].format("*" * int(number))
    elif word in _WORDS:
        said = _WORDS[word][at].format(number or "")
    else:
        return part
    return _counted(said, match["again"], at)


def _counted(said: str, again: str | None, at: int) -> str:
    return _AGAIN[at].format(said, again) if again else said
