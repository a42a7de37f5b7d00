"""The candidates for a name as they are shown: what each is, how well it fits, and why."""

from __future__ import annotations

from queries.chains.answer import Answer, Picture, Table
from queries.chains.forms import aligned
from queries.lookup.finder import Candidate

_LANGUAGES = ("kk", "ru", "en")
_TITLE = {"kk": "«{}» дегенде не айтылуы мүмкін", "ru": "Что может значить «{}»", "en": "What «{}» may mean"}
_INDENT = " " * 8
_COLUMNS = ("score", "kind", "iri", "label", "name", "reason")
_KINDS = {
    "position": ("лауазым", "должность", "position"),
    "class": ("лауазымдар тобы", "группа должностей", "class of positions"),
    "organ": ("орган", "орган", "organ"),
    "organ-class": ("органдар тобы", "группа органов", "class of organs"),
    "act": ("акт", "акт", "act"),
}


def shown(text: str, found: tuple[Candidate, ...], lang: str) -> Answer:
    """The candidates in a language, the best first."""
    at = _LANGUAGES.index(lang)
    heads = aligned([(f"{c.score:.2f}", _KINDS[c.kind][at], c.label(lang)) for c in found])
    lines = (
        line for head, c in zip(heads, found, strict=True) for line in (f"{head}  <{c.iri}>", _INDENT + c.reason(lang))
    )
    return Answer(
        title=_TITLE[lang].format(text),
        lang=lang,
        lines=tuple(lines),
        content={"question": "find", "text": text, "candidates": [_json(c) for c in found]},
        table=Table(_COLUMNS, tuple(_row(c, lang) for c in found)),
        picture=Picture(text),
    )


def _json(candidate: Candidate) -> dict[str, object]:
    return {
        "iri": candidate.iri,
        "label": {lang: candidate.label(lang) for lang in _LANGUAGES},
        "kind": candidate.kind,
        "score": round(candidate.score, 4),
        "name": candidate.name,
        "rules": [rule for rule, _ in candidate.rules],
        "reason": {lang: candidate.reason(lang) for lang in _LANGUAGES},
    }


def _row(candidate: Candidate, lang: str) -> tuple[str, ...]:
    score = f"{candidate.score:.4f}"
    return (score, candidate.kind, candidate.iri, candidate.label(lang), candidate.name, candidate.reason(lang))
