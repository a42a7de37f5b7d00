"""Provision paths as a person says them: `annex-1/46/item-3` is «1-қосымша, 46-тармақ, тізбенің 3-жолы»."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from shapes.catalogue import Words

_NUMBERED = {
    "annex": Words("{}-қосымша", "приложение {}", "annex {}"),
    "chapter": Words("{}-тарау", "глава {}", "chapter {}"),
    "section": Words("{}-бөлім", "раздел {}", "section {}"),
    "part": Words("{}-бөлік", "часть {}", "part {}"),
    "item": Words("тізбенің {}-жолы", "позиция {} перечня", "entry {}"),
    "row": Words("кестенің {}-жолы", "строка {} таблицы", "row {}"),
    "note": Words("{}-ескертпе", "примечание {}", "note {}"),
    "week": Words("{}-апта", "неделя {}", "week {}"),
}
_NAMED = {
    "main": Words("негізгі мәтін", "основной текст", "main text"),
    "title": Words("тақырыбы", "заголовок", "title"),
    "heading": Words("тақырыбы", "заголовок", "heading"),
    "preamble": Words("кіріспе", "преамбула", "preamble"),
    "signature": Words("қойылған қол", "подпись", "signature"),
    "approval": Words("бекіту белгісі", "гриф утверждения", "approval stamp"),
}
_DAYS = {
    "day-1": Words("дүйсенбі", "понедельник", "Monday"),
    "day-2": Words("сейсенбі", "вторник", "Tuesday"),
    "day-3": Words("сәрсенбі", "среда", "Wednesday"),
    "day-4": Words("бейсенбі", "четверг", "Thursday"),
    "day-5": Words("жұма", "пятница", "Friday"),
    "day-6": Words("сенбі", "суббота", "Saturday"),
    "day-7": Words("жексенбі", "воскресенье", "Sunday"),
}
_MARK = Words("«{}» ескертпесі", "сноска «{}»", "footnote {}")
_PARAGRAPH = Words("{}-тармақ", "пункт {}", "paragraph {}")
_SUBPARAGRAPH = Words("{}) тармақша", "подпункт {})", "sub-paragraph {})")
_AGAIN = Words("{} (осындай нөмірлі № {})", "{} (№ {} с этим номером)", "{} (no. {} with this number)")
_SEGMENT = re.compile(r"(?P<name>[a-z]+)-(?P<number>\d+)")


@cache
def spoken(path: str) -> Words:
    """A provision path in words; what is no path is given back as it is."""
    parts = list(_parts(path.split("/")))
    return Words(*(", ".join(part.get(lang) for part in parts) for lang in ("kk", "ru", "en")))


def _parts(segments: list[str]) -> Iterator[Words]:
    within = False  # a number within a paragraph is that of a sub-paragraph
    for place, segment in enumerate(segments):
        bare, _, again = segment.partition("~")
        if bare == "main" and len(segments) > 1 and place == 0:
            continue
        words, within = _part(bare, within)
        yield _filled(_AGAIN, words, Words(again, again, again)) if again else words


def _part(segment: str, within: bool) -> tuple[Words, bool]:
    match = _SEGMENT.fullmatch(segment)
    if segment in _NAMED:
        return _NAMED[segment], within
    if segment in _DAYS:
        return _DAYS[segment], within
    if match and match["name"] == "mark" and len(match["number"]) < 3:
        return _filled(_MARK, _same("*" * int(match["number"]))), within
    if match and match["name"] in _NUMBERED:
        return _filled(_NUMBERED[match["name"]], _same(match["number"])), within
    if segment[:1].isdigit():
        return _filled(_SUBPARAGRAPH if within else _PARAGRAPH, _same(segment)), True
    return _same(segment), within


def _filled(template: Words, *values: Words) -> Words:
    return Words(*(template.get(lang).format(*(v.get(lang) for v in values)) for lang in ("kk", "ru", "en")))


def _same(text: str) -> Words:
    return Words(text, text, text)
