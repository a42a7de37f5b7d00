"""Acts so well known that others cite them by name alone, and which act the name then means.

A name means an act only for texts of the time in which that act has stood (`since`, `until`): an older code of the same
name is another act. Ground of each entry: its page on Adilet, the official information system of normative legal acts,
whose address ends in the code.
"""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass

from ontology.adilet import pages
from ontology.iris import adilet_code


@dataclass(frozen=True, slots=True)
class KnownAct:
    """An act and the days `[since, until)` for which its name means it; `number` is empty where it has none."""

    kind: str
    title: str
    date: dt.date
    number: str
    since: dt.date
    own_code: str = ""
    until: dt.date | None = None

    @property
    def code(self) -> str:
        """Its Adilet code."""
        return self.own_code or adilet_code(self.kind, "parliament", self.date, self.number)

    @property
    def ground(self) -> str:
        """The address of its official page."""
        return pages(self.code)["kk"]


def _code(name: str, date: str, number: str, since: str) -> KnownAct:
    day, first = dt.date.fromisoformat(date), dt.date.fromisoformat(since)
    return KnownAct("code", f"Қазақстан Республикасының {name} кодексі", day, number, first)


def _law(title: str, date: str, number: str) -> KnownAct:
    day = dt.date.fromisoformat(date)
    return KnownAct("law", title, day, number, day)


KNOWN_ACTS: tuple[KnownAct, ...] = (
    KnownAct(
        "constitution",
        "Қазақстан Республикасының Конституциясы",
        dt.date(1995, 8, 30),
        "",
        dt.date(1995, 9, 5),
        own_code="K950001000_",
    ),
    _code("Азаматтық процестік", "2015-10-31", "377-V", "2016-01-01"),
    _code("Қылмыстық", "2014-07-03", "226-V", "2015-01-01"),
    _code("Қылмыстық-процестік", "2014-07-04", "231-V", "2015-01-01"),
    _code("Қылмыстық-атқару", "2014-07-05", "234-V", "2015-01-01"),
    _code("Еңбек", "2015-11-23", "414-V", "2016-01-01"),
    _code("Кәсіпкерлік", "2015-10-29", "375-V", "2016-01-01"),
    _code("Әкімшілік рәсімдік-процестік", "2020-06-29", "350-VI", "2021-07-01"),
    _code("Экология", "2021-01-02", "400-VI", "2021-07-01"),
    _code("Әлеуметтік", "2023-04-20", "224-VII", "2023-07-01"),
    _code("Жер", "2003-06-20", "442", "2003-06-20"),
    _code("Орман", "2003-07-08", "477", "2003-07-08"),
    _law("Қазақстан Республикасының дипломатиялық қызметі туралы", "2002-03-07", "299"),
    _law("Қазақстан Республикасының арнаулы мемлекеттік органдары туралы", "2012-02-13", "552-IV"),
    _law("Қазақстан Республикасының Қауіпсіздік Кеңесі туралы", "2018-07-05", "178-VI"),
    _law("Құқықтық актілер туралы", "2016-04-06", "480-V"),
    _law("Қазақстан Республикасының мемлекеттік қызметі туралы", "2015-11-23", "416-V"),
    _law("Сыбайлас жемқорлыққа қарсы іс-қимыл туралы", "2015-11-18", "410-V"),
    # ended since, under names that no later law bears
    _law("Нормативтік құқықтық актілер туралы", "1998-03-24", "213"),
    _law("Мемлекеттік қызмет туралы", "1999-07-23", "453"),
    _law("Сыбайлас жемқорлыққа қарсы күрес туралы", "1998-07-02", "267"),
    _law("Әкімшілік рәсімдер туралы", "2000-11-27", "107"),
    _law("Жеке кәсіпкерлік туралы", "2006-01-31", "124"),
)


def known_act(kind: str, title: str, cited_on: dt.date | None, dated: dt.date | None = None) -> KnownAct | None:
    """The act that a text of a given day means by a kind and a title; None where the name alone doesn't tell.

    `cited_on` is the date of the newest wording of the text that cites; without it nothing is known. `dated` is the
    date that the text gives the act, where it gives one: an act of another date is another act.
    """
    if cited_on is None:
        return None
    wanted = " ".join(title.lower().split())
    for act in KNOWN_ACTS:
        stands = act.since <= cited_on and (act.until is None or cited_on < act.until)
        if act.kind == kind and act.title.lower() == wanted and stands and dated in (None, act.date):
            return act
    return None
