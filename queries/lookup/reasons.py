"""Why a thing was found, in the three languages: by which of its names, and by which rules of language."""

from __future__ import annotations

from collections.abc import Iterable

Rule = tuple[str, str]  # a rule, and the words as typed that it is about ("" for all)

LITERAL, FORM, SCRIPT, PARTLY, MISSING, IRI = "literal", "form", "script", "partly", "missing", "iri"
SYNONYM, ORGAN, LEFT_OUT = "synonym", "organ", "left-out"
SLIP, SHORT, JOINED, BEGUN, KIN, PLACE = "slip", "abbreviation", "joined", "begun", "kin", "place"

_WORDS = {
    LITERAL: ("сөзбе-сөз", "дословно", "word for word"),
    FORM: ("басқа жалғаумен немесе сөз ретімен", "в другой форме или порядке слов", "in another form or order"),
    SCRIPT: ("басқа әліпбимен жазылған", "написано другим алфавитом", "written in another script"),
    PARTLY: ("атау толық айтылмаған", "название сказано не полностью", "the name is not said in full"),
    MISSING: ("терілгеннің бәрі табылған жоқ", "найдено не всё, что введено", "not all that was typed is in it"),
    IRI: ("IRI бойынша", "по IRI", "by IRI"),
    SYNONYM: ("«{}» – мәндес сөз", "«{}» – синоним", "«{}» is a synonym"),
    ORGAN: ("оның органының атауы бойынша", "по названию его органа", "by the name of its organ"),
    LEFT_OUT: (
        "атауда «{}» жері көрсетілмейді", "место «{}» в названии не указывается", "the name leaves the place «{}» out",
    ),
    SLIP: ("«{}» сөзінде қате болуы мүмкін", "в «{}», вероятно, описка", "«{}» looks like a slip"),
    SHORT: ("«{}» – қысқарған атау", "«{}» – сокращение", "«{}» is an abbreviation"),
    JOINED: ("«{}» – біріккен қысқарған сөз", "«{}» – сложносокращённое слово", "«{}» is a clipped compound"),
    BEGUN: ("«{}» – сөздің басы", "«{}» – начало слова", "«{}» is the beginning of a word"),
    KIN: ("«{}» – түбірлес сөз", "«{}» – однокоренное слово", "«{}» has the same root"),
    PLACE: (
        "«{}» актілерде жер түрімен аталады",
        "«{}» в актах называется по виду места",
        "acts call «{}» by its kind of place",
    ),
}  # fmt: skip
_LANGUAGES = ("kk", "ru", "en")
_PLAIN = frozenset({LITERAL, FORM, SCRIPT, IRI, SYNONYM})  # by its own name in full
_UNDERSTOOD = (
    "«{text}» – «{label}» деп түсінілді ({reason}).",
    "«{text}» понято как «{label}» ({reason}).",
    "“{text}” is understood as “{label}” ({reason}).",
)


def explained(name: str, rules: Iterable[Rule], lang: str) -> str:
    """The name by which a thing was found, and the rules, in a language."""
    at = _LANGUAGES.index(lang)
    said = [_WORDS[rule][at].format(typed) for rule, typed in rules]
    return "; ".join([f"«{name.strip('«»')}»" if name.count("«") < 2 else name, *said])


def understood(text: str, label: str, reason: str, rules: Iterable[Rule], lang: str) -> tuple[str, ...]:
    """A note on what was understood, where the thing was not found by a name of its own in full."""
    if all(rule in _PLAIN for rule, _ in rules):
        return ()
    return (_UNDERSTOOD[_LANGUAGES.index(lang)].format(text=text, label=label, reason=reason),)
