"""The rules of the graph that ships, read once."""

from functools import cache

from ontology.shipped import shipped_files
from queries.chains.rules import Rules, read_rules
from queries.oxigraph_engine import OxigraphEngine


@cache
def shipped_rules() -> Rules:
    return read_rules(OxigraphEngine.from_files(shipped_files()))
