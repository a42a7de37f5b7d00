"""Names given for parameters of queries: "министр финансов" where `position/minister-of-finance` is asked for.

    values = with_names(query, {"position": "министр финансов"}, lambda: Lookup.over(engine))
    bind(query, values)

A value that is an IRI, the tail of one, a code or a key stays as it is. What a name may mean is bounded by what the
parameter is called: `position`, `class`, `organ`; any other takes things of every kind.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping

from ontology import iris
from ontology.errors import BadParameter, NotFound
from queries.lookup.finder import POSTS, THINGS, Lookup
from queries.query_files import KINDS, NamedQuery

_TAIL = re.compile(rf"(?:{'|'.join(sorted(iris.THING_SORTS))})/\S+")
_ACT = re.compile(r"[A-Za-z0-9][A-Za-z0-9_./~-]*")
_BY_PARAMETER = {"position": POSTS, "organ": ("organ", "organ-class"), "class": ("class", "organ-class")}


def with_names(
    query: NamedQuery, values: Mapping[str, str], lookup: Callable[[], Lookup], lang: str = "kk"
) -> dict[str, str]:
    """The values, each name in them as the tail of the IRI of what it means; `lookup` is called where there is one.

    Raises `BadParameter` for a name that nothing goes by and `Ambiguous`, with the candidates, for one that several do.
    """
    named = names_in(query, values)
    return {name: _meant(lookup(), named[name], name, value, lang) if name in named else value
            for name, value in values.items()}  # fmt: skip


def names_in(query: NamedQuery, values: Mapping[str, str]) -> dict[str, str]:
    """The parameters whose values are names, with their types."""
    types = {parameter.name: parameter.type for parameter in query.parameters}
    forms = {"thing": _TAIL, "act": _ACT}
    return {
        name: types[name]
        for name, value in values.items()
        if types.get(name) in forms and "://" not in value and not forms[types[name]].fullmatch(value)
    }


def _meant(lookup: Lookup, kind: str, name: str, value: str, lang: str) -> str:
    sorts = next((sorts for word, sorts in _BY_PARAMETER.items() if word in name.split("_")), THINGS)
    try:
        iri = lookup.one(value, ("act",) if kind == "act" else sorts, lang)
    except NotFound as error:
        raise BadParameter(f"{value!r} is no {KINDS[kind]}; {error.message}") from error
    return iris.act_tail(iri) if kind == "act" else iris.tail(iri)
