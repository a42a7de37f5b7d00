"""The look-up of names that pages, chains and queries over HTTP share, made once for each version of the data."""

from __future__ import annotations

from queries.lookup import Lookup
from service.data import Data


def lookup(data: Data) -> Lookup:
    """The look-up over all that the graph names."""
    return data.kept("lookup", lambda: Lookup.over(data.engine))
