"""A query of a stranger, known well enough to be run: its kind, and that it is neither too large nor refused."""

from __future__ import annotations

from typing import Protocol

from ontology.errors import QueryTooLarge
from queries.syntax import Syntax, answerable

CHAIN = 20
"""Operators or clauses that may stand in a row, for each level of brackets that may: engines nest them too."""
MOST_CHAIN = 2000
"""Of them, whatever the setting: some thousands more break Oxigraph's stack."""


class Limits(Protocol):
    """The settings that bound a query's text."""

    @property
    def query_length(self) -> int:
        """Most characters."""

    @property
    def query_depth(self) -> int:
        """Deepest nesting of brackets."""


def read_query(text: str, limits: Limits) -> Syntax:
    """What the query is.

    Raises `BadQuery` with its place, `RefusedQuery` for an update or SERVICE, `QueryTooLarge`.
    """
    if len(text) > limits.query_length:
        raise _too_large(f"{len(text)} characters", limits.query_length, "characters", "OKILET_QUERY_LENGTH")
    query = answerable(text)
    if query.depth > limits.query_depth:
        raise _too_large(f"brackets nested {query.depth} deep", limits.query_depth, "levels", "OKILET_QUERY_DEPTH")
    chain = min(CHAIN * limits.query_depth, MOST_CHAIN)
    if query.chain > chain:
        raise _too_large(f"{query.chain} operators or clauses in a row", chain, "operators", "OKILET_QUERY_DEPTH")
    return query


def _too_large(found: str, limit: int, unit: str, setting: str) -> QueryTooLarge:
    message = f"the query has {found}, the limit is {limit}; ask in parts"
    return QueryTooLarge(message, {"limit": limit, "unit": unit, "setting": setting})
