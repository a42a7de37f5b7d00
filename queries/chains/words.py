"""Words for a chain in Kazakh, Russian and English: what each role does, and the sentences around."""

from __future__ import annotations

from typing import TYPE_CHECKING

from queries.names import Thing

if TYPE_CHECKING:
    from queries.chains.walk import Chain, Link

ROLE = {
    "appoints": {"kk": "тағайындайды", "ru": "назначает", "en": "appoints"},
    "elects": {"kk": "сайлайды", "ru": "избирает", "en": "elects"},
    "nominates": {"kk": "ұсынады", "ru": "представляет", "en": "nominates"},
    "concurs": {"kk": "келіседі", "ru": "согласует", "en": "concurs"},
    "consults": {"kk": "талқылайды", "ru": "обсуждает", "en": "is consulted"},
}
_WORDS = {
    "as-of": {"kk": "{day} күнгі жағдай бойынша", "ru": "по состоянию на {day}", "en": "as of {day}"},
    "up": {
        "kk": "Тағайындау тізбегі: {name}",
        "ru": "Цепочка назначения: {name}",
        "en": "Chain of appointment: {name}",
    },
    "down": {
        "kk": "Кімдер туралы шешім қабылдайды: {name}",
        "ru": "О ком принимает решения: {name}",
        "en": "Over whom decides: {name}",
    },
    "top": {"kk": "Тізбектің соңы", "ru": "Конец цепочки", "en": "Where the chain ends"},
    "bottom": {"kk": "Төменде ешкім жоқ", "ru": "Ниже никого", "en": "No one below"},
    "notes": {"kk": "Ескертпелер", "ru": "Примечания", "en": "Notes"},
    "nothing": {"kk": "Ереже табылмады.", "ru": "Правил нет.", "en": "No rules."},
    "heads": {"kk": "басқарады", "ru": "возглавляет", "en": "heads"},
    "member": {"kk": "құрамында", "ru": "в составе", "en": "is one of"},
    "condition": {"kk": "шарты", "ru": "условие", "en": "condition"},
}


def say(key: str, lang: str, **values: str) -> str:
    """One of the sentences above in a language."""
    return _WORDS[key].get(lang, _WORDS[key]["kk"]).format(**values)


def role(name: str, lang: str) -> str:
    """What a role does, as a verb."""
    words = ROLE.get(name, {})
    return words.get(lang) or words.get("kk") or name


def onward_words(of: Thing, lang: str) -> str:
    """What the one through whom a chain goes on is to the organ or class that acts."""
    return say("heads" if of.kind == "organ" else "member", lang)


def title(chain: Chain, lang: str) -> str:
    """A heading for a chain."""
    heading = say("down" if chain.down else "up", lang, name=chain.position.label(lang))
    return f"{heading} ({say('as-of', lang, day=chain.as_of.isoformat())})" if chain.as_of else heading


def sentence(link: Link, lang: str) -> str:
    """A step as a sentence: who does what to which position, where that is stated, under which condition."""
    condition = f"; {say('condition', lang)}: {link.step.condition}" if link.step.condition else ""
    where = f"{link.step.act.rpartition('/')[2]}, {link.step.provision}"
    return f"{link.authority.label(lang)} → {link.of.label(lang)}: {role(link.step.role, lang)} ({where}{condition})"
