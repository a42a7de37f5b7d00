"""Words that all answers about chains share, in Kazakh, Russian and English: what each role does, and headings.

The sentences of one analysis stand in its module of `queries.chains.shown`.
"""

from __future__ import annotations

from collections.abc import Mapping

from queries.names import Thing

LANGUAGES = ("kk", "ru", "en")


class Words:
    """Words by key and language: `Words({"n": {"en": "{n} steps", …}, …})("n", "en", n=2)`.

    A language that has none takes the Kazakh ones. Raises `KeyError` for a key that there is not.
    """

    def __init__(self, words: Mapping[str, Mapping[str, str]]) -> None:
        self._words = words

    def __call__(self, key: str, lang: str, **values: object) -> str:
        """The words of a key in a language, with values in their places."""
        words = self._words[key]
        return words.get(lang, words["kk"]).format(**values)


ROLE = {
    "appoints": {"kk": "тағайындайды", "ru": "назначает", "en": "appoints"},
    "elects": {"kk": "сайлайды", "ru": "избирает", "en": "elects"},
    "nominates": {"kk": "ұсынады", "ru": "представляет", "en": "nominates"},
    "concurs": {"kk": "келіседі", "ru": "согласует", "en": "concurs"},
    "consults": {"kk": "талқылайды", "ru": "обсуждает", "en": "is consulted"},
}
ROLE_ON = {  # before the name of the post acted on, where a role alone could be read as done by that post
    "appoints": {"kk": "лауазымға тағайындайды", "ru": "назначает на должность", "en": "appoints to"},
    "elects": {"kk": "лауазымға сайлайды", "ru": "избирает на должность", "en": "elects to"},
    "nominates": {
        "kk": "лауазымға кандидатура ұсынады",
        "ru": "представляет кандидатуру на должность",
        "en": "nominates for",
    },
    "concurs": {
        "kk": "лауазымға тағайындауды келіседі",
        "ru": "согласует назначение на должность",
        "en": "concurs with the appointment to",
    },
    "consults": {
        "kk": "лауазымға кандидатураны талқылайды",
        "ru": "обсуждает кандидатуру на должность",
        "en": "is consulted on the appointment to",
    },
}
_WORDS = {
    "as-of": {"kk": "{day} күнгі жағдай бойынша", "ru": "по состоянию на {day}", "en": "as of {day}"},
    "notes": {"kk": "Ескертпелер", "ru": "Примечания", "en": "Notes"},
    "nothing": {
        "kk": "Жүктелген актілерден ереже табылмады.",
        "ru": "В загруженных актах правил не найдено.",
        "en": "No rules were found in the acts that are loaded.",
    },
    "heads": {"kk": "басқарады", "ru": "возглавляет", "en": "heads"},
    "member": {"kk": "құрамында", "ru": "в составе", "en": "is one of"},
    "condition": {"kk": "шарты", "ru": "условие", "en": "condition"},
}
say = Words(_WORDS)


def role(name: str, lang: str) -> str:
    """What a role does, as a verb."""
    words = ROLE.get(name, {})
    return words.get(lang) or words.get("kk") or name


def role_on(name: str, lang: str) -> str:
    """What a role does, before the name of the post it is done for."""
    words = ROLE_ON.get(name, {})
    return words.get(lang) or words.get("kk") or name


def through(of: Thing, lang: str) -> str:
    """What the one through whom an organ or class acts is to it."""
    return say("heads" if of.kind == "organ" else "member", lang)


def dated(title: str, day: str, lang: str) -> str:
    """A title with the day it is of, where there is one."""
    return f"{title} ({say('as-of', lang, day=day)})" if day else title


def where(step: Mapping[str, str | int]) -> str:
    """Where a step is stated, as text has it: the act by its code, the path in it; of the attributes of an arrow."""
    act = str(step.get("act", "")).rpartition("/")[2]
    return ", ".join(filter(None, (act, str(step.get("provision", "")))))
