"""Acts as things to be looked up: by code, by kind, number and date, by words of the title.

    Lookup(names, read_acts(engine)).one("828 Жарлығы", kinds=("act",))

A number without a date means the act of that number, where one alone was read.
"""

from __future__ import annotations

import datetime as dt

from ontology import iris
from queries.catalogue import run
from queries.citation import KINDS, cited_in_full
from queries.engine import Engine
from queries.folding import fold
from queries.names import Thing

KIND = "act"


def read_acts(engine: Engine) -> tuple[Thing, ...]:
    """The acts that were read, without those that are only drafted in others."""
    found = []
    for act, code, kind, _, number, date, title, *_ in run("acts", engine).values():
        if number and date:
            found.append(_thing(act, code, kind, number, dt.date.fromisoformat(date), title))
    return tuple(found)


def read_cited_acts(engine: Engine) -> tuple[Thing, ...]:
    """The acts that those read refer to and that were not read themselves, as far as number and date are known."""
    return tuple(
        _thing(act, code, kind, number, dt.date.fromisoformat(date), title)
        for act, code, kind, date, number, title, *_ in run("acts-not-loaded", engine).values()
        if number and date
    )


def _thing(iri: str, code: str, kind: str, number: str, date: dt.date, title: str) -> Thing:
    thing = Thing(iri, KIND)
    for lang in ("kk", "ru", "en"):
        word = KINDS.get(kind, KINDS["act"])[lang]
        thing.labels[lang] = cited_in_full(kind, date.isoformat(), number, lang)
        written = (f"{word} {number}", f"{word} {date:%d.%m.%Y} {number}", f"{word} {date} {number}")
        for name in (thing.labels[lang], *written):
            thing.names.setdefault(tuple(sorted(fold(name))), thing.labels[lang])
    for name in (code, iris.act_tail(iri), title):
        if fold(name):
            thing.names.setdefault(tuple(sorted(fold(name))), name)
    return thing
