"""What the three languages have several words for: who heads an organ, who stands in for whom.

A group is a set of words that may stand for one another. A post's role in its organ (`okl:positionRole`) tells which
groups its name holds, so that "глава", "председатель" or "төраға" with any name of the organ is a name of the post.
"""

from __future__ import annotations

from collections.abc import Mapping

from queries.folding import fold, fold_word, sounds

_WORDS = {
    "@head": "head boss басшы руководитель глава шеф",
    "@chair": "chair chairman chairwoman chairperson speaker governor төраға төрайым спикер председатель",
    "@minister": "minister министр",
    "@chief": "chief бастық начальник",
    "@director": "director директор ceo",
    "@rector": "rector ректор",
    "@commander": "commander қолбасшы командующий главнокомандующий главком",
    "@deputy": "deputy vice заместитель вице орынбасар",
    "@first": "first первый бірінші",
    "@principal": "главный генеральный general chief бас",
    "@staff": "аппарат apparatus staff",
    "@akim": "akim mayor governor аким мэр губернатор әкім",
    "@unit": "департамент управление басқарма department directorate division",
    "@office": "кеңсе канцелярия chancellery office",
}
GROUPS: Mapping[str, frozenset[str]] = {name: frozenset(fold(words)) for name, words in _WORDS.items()}
SPELT: Mapping[str, str] = {  # these words with their endings, and folded: slips in them are told best before folding
    sounds(word): fold_word(word) for words in _WORDS.values() for word in words.split()
}
HEADS = frozenset("@head @chair @minister @chief @director @rector @commander @akim".split())
RANKS = HEADS | {"@deputy", "@first"}
_GROUPS_OF: dict[str, frozenset[str]] = {}
for _name, _stems in GROUPS.items():
    for _stem in (*_stems, _name):
        _GROUPS_OF[_stem] = _GROUPS_OF.get(_stem, frozenset()) | {_name}

_HEADS = "head minister akim chairperson chief director rector commander prosecutor secretary".split()
ROLES: Mapping[str, tuple[str, ...]] = {  # the groups in the name of a post of that role
    **dict.fromkeys(_HEADS, ("@head",)),
    "deputy": ("@deputy", "@head"),
    "first-deputy": ("@first", "@deputy", "@head"),
    "chief-of-staff": ("@head", "@staff"),
}
_SAME, _ANY_HEAD, _OTHER_HEAD = 0.97, 0.95, 0.6


def groups(stem: str) -> frozenset[str]:
    """The groups that a folded word is in; a group is in itself."""
    return _GROUPS_OF.get(stem, frozenset())


def alike(one: str, other: str) -> float:
    """How well two folded words stand for one another, 0 where they do not.

    "head" stands for any who heads; "minister" and "chairperson" both head, but are not often taken for one another.
    """
    both, its = groups(one), groups(other)
    if both & its:
        return _SAME
    if not both & HEADS or not its & HEADS:
        return 0.0
    return _ANY_HEAD if "@head" in both | its else _OTHER_HEAD
