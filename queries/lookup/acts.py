"""Acts as things to be looked up: by code, by kind, number and date, by words of the title.

    Lookup(names, read_acts(engine)).one("828 Жарлығы", kinds=("act",))

A number without a date means the act of that number, where one alone was read.
"""

from __future__ import annotations

import datetime as dt

from ontology import iris
from queries.catalogue import run
from queries.engine import Engine
from queries.folding import fold
from queries.names import Thing

KIND = "act"
_KINDS = {  # the kinds of act as each language names them
    "constitution": ("Конституция", "Конституция", "Constitution"),
    "code": ("кодекс", "кодекс", "code"),
    "law": ("заң", "закон", "law"),
    "decree": ("Жарлық", "указ", "decree"),
    "order": ("өкім", "распоряжение", "order"),
    "ministerial-order": ("бұйрық", "приказ", "ministerial order"),
    "resolution": ("қаулы", "постановление", "resolution"),
    "decision": ("шешім", "решение", "decision"),
}
_MONTHS = (
    "қаңтар ақпан наурыз сәуір мамыр маусым шілде тамыз қыркүйек қазан қараша желтоқсан".split(),
    "января февраля марта апреля мая июня июля августа сентября октября ноября декабря".split(),
    "January February March April May June July August September October November December".split(),
)
_LABELS = ("{year} жылғы {day} {month} № {number} {kind}", "{kind} от {day} {month} {year} года № {number}",
           "{kind} of {day} {month} {year} No {number}")  # fmt: skip


def read_acts(engine: Engine) -> tuple[Thing, ...]:
    """The acts that were read, without those that are only drafted in others."""
    found = []
    for act, code, kind, _, number, date, title, *_ in run("acts", engine).values():
        if number and date:
            found.append(_thing(act, code, kind, number, dt.date.fromisoformat(date), title))
    return tuple(found)


def _thing(iri: str, code: str, kind: str, number: str, date: dt.date, title: str) -> Thing:
    thing = Thing(iri, KIND)
    for at, lang in enumerate(("kk", "ru", "en")):
        word = _KINDS.get(kind, ("", "", ""))[at]
        thing.labels[lang] = _LABELS[at].format(
            kind=word, day=date.day, month=_MONTHS[at][date.month - 1], year=date.year, number=number
        )
        written = (f"{word} {number}", f"{word} {date:%d.%m.%Y} {number}", f"{word} {date} {number}")
        for name in (thing.labels[lang], *written):
            thing.names.setdefault(tuple(sorted(fold(name))), thing.labels[lang])
    for name in (code, iri.removeprefix(f"{iris.ID}act/"), title):
        if fold(name):
            thing.names.setdefault(tuple(sorted(fold(name))), name)
    return thing
