"""What a chain's answer has to say beside its steps, in Kazakh, Russian or English: its day, its ends, its cycles."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable

from queries.chains.rules import Rules, Step

_TEXTS = {
    "latest": {
        "kk": "Күн берілмеген: лауазым туралы ереже соңғы рет қолданыста болған {day} күні алынды.",
        "ru": "Дата не задана: взят последний день, когда действовало правило о должности, {day}.",
        "en": "No date was given: the last day on which a rule for the position stood is taken, {day}.",
    },
    "to-come": {
        "kk": "Күн берілмеген: лауазым туралы ереже әлі күшіне енбеген; ол қолданыла бастайтын {day} күні алынды.",
        "ru": "Дата не задана: правило о должности ещё не действует, взят первый день его действия, {day}.",
        "en": "No date was given: no rule for the position stands yet; the first day of one is taken, {day}.",
    },
    "ended": {
        "kk": "{act} ережелері {day} күнінен бастап қолданылмайды{by}.",
        "ru": "Правила акта {act} не действуют с {day}{by}.",
        "en": "The rules of {act} ended on {day}{by}.",
    },
    "by": {"kk": " (күшін жойған: {act})", "ru": " (акт об отмене: {act})", "en": " (repealed by {act})"},
    "too-early": {
        "kk": "{day} күніне арналған бұрынғы редакция жүктелмеген: {act} мәтіні {begins} күнгі редакцияда оқылды.",
        "ru": "Более ранняя редакция на {day} не загружена: {act} прочитан в редакции от {begins}.",
        "en": "No older wording is loaded for {day}: {act} was read in the version of {begins}.",
    },
    "not-yet": {
        "kk": "{day} күні «{name}» әлі болған жоқ ({begins} күнінен бастап бар).",
        "ru": "На {day} «{name}» ещё не существовало (существует с {begins}).",
        "en": "There was no {name} yet on {day} (there is since {begins}).",
    },
    "no-more": {
        "kk": "{day} күні «{name}» енді болған жоқ ({ends} күнінен бастап жоқ).",
        "ru": "На {day} «{name}» уже не существовало (нет с {ends}).",
        "en": "There was no {name} any more on {day} (there is none since {ends}).",
    },
    "none-stands": {
        "kk": "{day} күні бұл лауазым туралы қолданыста ереже болмаған.",
        "ru": "На {day} действующих правил об этой должности нет.",
        "en": "No rule for this position stood on {day}.",
    },
    "no-rule": {
        "kk": "«{name}» лауазымы туралы графта ереже жоқ.",
        "ru": "В графе нет правила о должности «{name}».",
        "en": "The graph has no rule for “{name}”.",
    },
    "head": {
        "kk": "{organ} орган ретінде әрекет етеді; тізбек оның басшысымен жалғасады: {head}.",
        "ru": "{organ} действует как орган; цепочка продолжается через его руководителя: {head}.",
        "en": "{organ} acts as an organ; the chain goes on through its head: {head}.",
    },
    "members": {
        "kk": "«{name}» тобы туралы ереже жоқ; тізбек оның мүшелерімен жалғасады.",
        "ru": "О «{name}» в целом правила нет; цепочка продолжается через тех, кого это имя объединяет.",
        "en": "No rule is about {name} as a whole; the chain goes on through those whom the name holds.",
    },
    "one-of": {
        "kk": "{name} «{group}» тобының бірі ретінде әрекет етеді.",
        "ru": "{name} действует как один из группы «{group}».",
        "en": "{name} acts as one of {group}.",
    },
    "cycle": {
        "kk": "Тұйық тізбек: {of} лауазымынан қайтадан «{name}» лауазымына келеді; ол қайталанбайды.",
        "ru": "Цикл: от «{of}» цепочка возвращается к «{name}»; повтор опущен.",
        "en": "A cycle: from {of} the chain comes back to {name}; it is not repeated.",
    },
}


class Notes:
    """Notes gathered on the way, each once, in one language."""

    def __init__(self, rules: Rules, lang: str) -> None:
        self._rules = rules
        self._lang = lang if lang in ("kk", "ru", "en") else "kk"
        self._notes: dict[str, None] = {}

    def all(self) -> tuple[str, ...]:
        """The notes in the order in which they arose."""
        return tuple(self._notes)

    def latest(self, day: dt.date, today: dt.date | None = None) -> None:
        """No day was asked for, and `Rules.latest` gave this one."""
        self._add("latest" if day <= (today or dt.date.today()) else "to-come", day=day.isoformat())

    def of_time(self, steps: Iterable[Step], day: dt.date) -> None:
        """Which of the rules no longer stood after the day, and which are not loaded for it."""
        for step in steps:
            if step.valid_to:
                end = self._rules.ended.get(step.act)
                act = end.by(self._lang) if end else ""
                by = self._text("by", act=act) if act else ""
                self._add("ended", act=self._act_name(step.act), day=step.valid_to, by=by)
            if day < step.begins:
                begins = step.begins.isoformat()
                self._add("too-early", day=day.isoformat(), act=self._act_name(step.act), begins=begins)

    def lifetime(self, iri: str, day: dt.date) -> None:
        """Whether there was what is asked for on the day."""
        begins, ends = self._rules.lifetimes.get(iri, (dt.date.min, dt.date.max))
        if day < begins:
            self._add("not-yet", name=self._label(iri), day=day.isoformat(), begins=begins.isoformat())
        if ends <= day:
            self._add("no-more", name=self._label(iri), day=day.isoformat(), ends=ends.isoformat())

    def none_stands(self, day: dt.date) -> None:
        """There are rules, but none on the day."""
        self._add("none-stands", day=day.isoformat())

    def no_rule(self, position: str) -> None:
        """No rule names the position or a class that holds it."""
        self._add("no-rule", name=self._label(position))

    def head_of(self, organ: str, head: str) -> None:
        """The walk goes on through the head of an organ."""
        self._add("head", organ=self._label(organ), head=self._label(head))

    def members_of(self, group: str) -> None:
        """The walk goes on through the members of a class."""
        self._add("members", name=self._label(group))

    def one_of(self, name: str, group: str) -> None:
        """A step is taken by a class, and nothing tells which of its members takes it."""
        self._add("one-of", name=self._label(name), group=self._label(group))

    def cycle(self, name: str, of: str) -> None:
        """The walk came back to where it had been."""
        self._add("cycle", name=self._label(name), of=self._label(of))

    def _label(self, iri: str) -> str:
        return self._rules.thing(iri).label(self._lang)

    def _act_name(self, act: str) -> str:
        return act.rpartition("/")[2]

    def _text(self, key: str, **values: str) -> str:
        return _TEXTS[key][self._lang].format(**values)

    def _add(self, key: str, **values: str) -> None:
        self._notes[self._text(key, **values)] = None
