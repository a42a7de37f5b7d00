"""What a chain's answer has to say beside its steps, in Kazakh, Russian or English: its day, its ends, its cycles."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable

from queries.chains.rules import Rules, Step
from queries.chains.words import LANGUAGES, Words
from queries.citation import cited

_TEXTS = {
    "latest": {
        "kk": "Лауазым туралы ереже соңғы рет қолданыста болған күн алынды: {day}.",
        "ru": "Взят последний день, когда действовало правило о должности: {day}.",
        "en": "The last day on which a rule for the position stood is taken: {day}.",
    },
    "to-come": {
        "kk": "Лауазым туралы ереже әлі күшіне енбеген; оның қолданыла бастайтын күні алынды: {day}.",
        "ru": "Правило о должности ещё не действует; взят первый день его действия: {day}.",
        "en": "No rule for the position stands yet; the first day of one is taken: {day}.",
    },
    "ended": {
        "kk": "{act}: ережелері {day} күнінен бастап қолданылмайды{by}.",
        "ru": "{act}: правила не действуют с {day}{by}.",
        "en": "The rules of {act} ended on {day}{by}.",
    },
    "by": {"kk": " (күшін жойған: {act})", "ru": " (акт об отмене: {act})", "en": " (repealed by {act})"},
    "too-early": {
        "kk": "{day} күніне арналған бұрынғы редакция жүктелмеген: {act} мәтіні {begins} күнгі редакцияда оқылды.",
        "ru": "Более ранняя редакция на {day} не загружена: {act}, прочитана редакция от {begins}.",
        "en": "No older wording is loaded for {day}: {act} was read in the version of {begins}.",
    },
    "not-yet": {
        "kk": "{day} күні «{name}» {kind} әлі жоқ болатын ({begins} күнінен бастап бар).",
        "ru": "{kind} «{name}» на {day} ещё не было (есть с {begins}).",
        "en": "There was no {name} yet on {day} (there is since {begins}).",
    },
    "no-more": {
        "kk": "{day} күні «{name}» {kind} енді жоқ болатын ({ends} күнінен бастап жоқ).",
        "ru": "{kind} «{name}» на {day} уже не было (нет с {ends}).",
        "en": "There was no {name} any more on {day} (there is none since {ends}).",
    },
    "none-stands": {
        "kk": "Жүктелген актілерде {day} күні бұл лауазым туралы қолданыста ереже болмаған{by}; "
        "жүктелмеген актілерде болуы мүмкін.",
        "ru": "В загруженных актах на {day} нет действующего правила об этой должности{by}; "
        "в незагруженных оно может быть.",
        "en": "In the acts that are loaded no rule for this position stood on {day}{by}; "
        "acts that are not loaded may have one.",
    },
    "no-rule": {
        "kk": "Жүктелген деректерде «{name}» туралы ереже жоқ.",
        "ru": "В загруженных данных нет правила о должности «{name}».",
        "en": "The loaded data have no rule for “{name}”.",
    },
    "former": {
        "kk": " (бұрынғыларының күшін жойған: {act})",
        "ru": " (прежние отменены; акт об отмене: {act})",
        "en": " (the former were repealed by {act})",
    },
    "bounded": {
        "kk": "Тізбек берілген тереңдікте үзілді; жалғасын көру үшін --depth санын көбейтіңіз не одан бас тартыңыз.",
        "ru": "Цепочка прервана на заданной глубине; чтобы видеть дальше, увеличьте --depth или не указывайте его.",
        "en": "The chain is cut at the depth asked for; to go on, give a larger --depth or none.",
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
    "of-others": {
        "kk": "«{name}»: бұл қадам ({provision}) ескертпесіндегі лауазымдарға ғана қатысты; «{of}» олардан емес.",
        "ru": "«{name}»: этот шаг ({provision}) — лишь о должностях из его сноски; «{of}» среди них нет.",
        "en": "{name}: this step ({provision}) is only about the positions of its footnote; {of} is none of them.",
    },
    "cycle": {
        "kk": "Тізбек «{of}» арқылы бұрын өткен жеріне қайта оралады: «{name}»; ол қайталанбайды.",
        "ru": "Через «{of}» цепочка возвращается туда, где уже была: «{name}»; повтор опущен.",
        "en": "By way of {of} the chain comes back to {name}, where it has been; it is not repeated.",
    },
    "own": {
        "kk": "Тізбек тұйықталады: «{name}» өзі немесе ол басқаратын орган дәл осы лауазымға тағайындауға қатысады.",
        "ru": "Цепочка замыкается: в назначении на «{name}» участвует сама эта должность или возглавляемый ею орган.",
        "en": "The chain closes: {name}, itself or as the organ that it heads, acts on this very position.",
    },
}
_say = Words(_TEXTS)

_KINDS = {
    "position": {"kk": "лауазымы", "ru": "Должности", "en": ""},
    "organ": {"kk": "органы", "ru": "Органа", "en": ""},
    "class": {"kk": "тобы", "ru": "Группы", "en": ""},
}


class Notes:
    """Notes gathered on the way, each once, in one language."""

    def __init__(self, rules: Rules, lang: str) -> None:
        self._rules = rules
        self._lang = lang if lang in LANGUAGES else "kk"
        self._notes: dict[str, None] = {}

    def all(self) -> tuple[str, ...]:
        """The notes in the order in which they arose."""
        return tuple(self._notes)

    def day_taken(
        self, position: str, steps: Iterable[Step], as_of: dt.date | None, today: dt.date | None
    ) -> dt.date | None:
        """The day asked for, else that of `Rules.latest`, which is noted; None where there are no steps, noted too."""
        day = as_of or self._rules.latest(today, steps)
        if day is None:
            self.no_rule(position)
        elif as_of is None:
            self.latest(day, today)
        return day

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
        """Whether there was what is asked for, or acts, on the day."""
        begins, ends = self._rules.lifetimes.get(iri, (dt.date.min, dt.date.max))
        kind = self._rules.thing(iri).kind
        kind = _KINDS.get("class" if "class" in kind else kind, _KINDS["position"])[self._lang]
        if day < begins:
            self._add("not-yet", name=self._label(iri), kind=kind, day=day.isoformat(), begins=begins.isoformat())
        if ends <= day and ends != dt.date.max:
            self._add("no-more", name=self._label(iri), kind=kind, day=day.isoformat(), ends=ends.isoformat())

    def lifetimes(self, iris: Iterable[str], day: dt.date) -> None:
        """Which of those named by an answer there were not on the day."""
        for iri in dict.fromkeys(iris):
            self.lifetime(iri, day)

    def none_stands(self, steps: Iterable[Step], day: dt.date) -> None:
        """There are rules, these steps, but none on the day; the acts that repealed theirs are named."""
        ended = (self._rules.ended.get(step.act) for step in steps if step.ends <= day)
        acts = dict.fromkeys(act for end in ended if end and (act := end.by(self._lang)))
        by = self._text("former", act=", ".join(acts)) if acts else ""
        self._add("none-stands", day=day.isoformat(), by=by)

    def bounded(self) -> None:
        """The walk was cut at the depth asked for, and would go on."""
        self._add("bounded")

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

    def of_others(self, name: str, of: str, step: Step) -> None:
        """A step of a rule is by its footnote about other positions."""
        provision = f"{step.act.rpartition('/')[2]}, {step.provision}"
        self._add("of-others", name=self._label(name), of=self._label(of), provision=provision)

    def cycle(self, name: str, of: str) -> None:
        """The walk came back to where it had been."""
        self._add("own" if name == of else "cycle", name=self._label(name), of=self._label(of))

    def _label(self, iri: str) -> str:
        return self._rules.thing(iri).label(self._lang)

    def _act_name(self, act: str) -> str:
        """As people cite it where it has ended and its number is known, with the code by which steps name it."""
        code, end = act.rpartition("/")[2], self._rules.ended.get(act)
        return f"{cited(end.kind, end.date, end.number, self._lang)} ({code})" if end and end.number else code

    def _text(self, key: str, **values: str) -> str:
        return _say(key, self._lang, **values)

    def _add(self, key: str, **values: str) -> None:
        self._notes[self._text(key, **values)] = None
