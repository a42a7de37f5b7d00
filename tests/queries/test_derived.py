"""Queries made at random: what Oxigraph accepts is accepted, and means the same as it is given to Oxigraph."""

from random import Random

import pyoxigraph as ox
import pytest

from ontology.errors import BadQuery, RefusedQuery
from ontology.iris import BASE
from ontology.terms import PREFIXES
from queries.grammar import stopped
from queries.lexer import tokens
from queries.syntax import answerable
from tests.queries.derive import derive, spelt

STORE = ox.Store()
STORE.add(ox.Quad(ox.NamedNode("http://a.example/p"), ox.NamedNode("http://a.example/p"), ox.Literal("a")))
PARTED = (" ", "\n", "\t", "#'\n", "  ", " # SERVICE\r")
EVIL = (
    "SERVICE", "SERVICE SILENT", "SERVICESILENT", ".SERVICE#>\nSILENT", "<http://a.example/x>", "'", '"', "'''", "#", "#'>\n",
    "FILTER(1<?y)", "FILTER(?x<<urn:a#>)", "\\u0053ERVICE", "{", "}", "true", "<",
)  # fmt: skip


def asked(text: str) -> object:
    """The answer of Oxigraph alone."""
    result = STORE.query(text, prefixes=PREFIXES, base_iri=BASE)
    if isinstance(result, ox.QueryBoolean):
        return bool(result)
    return sorted(map(str, result)) if isinstance(result, ox.QuerySolutions) else len(list(result))


def test_a_right_query_is_accepted_and_means_the_same() -> None:
    accepted = 0
    for seed in range(1200):
        random = Random(seed)
        parts = derive(random)
        if len(parts) > 100 or "SERVICE" in parts:
            continue
        text = spelt(parts, random, PARTED)
        try:
            answer = asked(text)
        except (
            SyntaxError,
            RuntimeError,
        ):  # it breaks a rule that is none of grammar, or calls a function there is not
            continue
        accepted += 1
        query = answerable(text)
        assert stopped(tokens(query.text)) is None, text
        if query.repeatable:
            assert asked(query.text) == answer, text
    assert accepted > 20


def asks_another(text: str) -> bool:
    """Whether Oxigraph would ask another endpoint: the one named here is none, and it fails over that."""
    none = {ox.Variable("s"): ox.Literal("x")}
    try:
        list(STORE.query(text, prefixes=PREFIXES, base_iri=BASE, substitutions=none))  # type: ignore[arg-type]
    except SyntaxError:
        return False
    except (OSError, RuntimeError, ValueError, TypeError) as error:
        return "service" in str(error).lower()
    return False


@pytest.mark.parametrize("start", range(0, 2000, 500))
def test_nothing_accepted_asks_another_endpoint(start: int) -> None:
    refused = would_ask = 0
    for seed in range(start, start + 500):
        random = Random(seed)
        parts = (
            "PREFIX SERVICEex: <http://a.example/> SELECT * { { ?s ?p ?o } FILTER ( 1 < 2 ) SERVICE ?s { } }".split()
        )
        for _ in range(random.randint(1, 4)):
            parts.insert(random.randrange(4, len(parts)), random.choice(EVIL))
        text = spelt(parts, random, ("", " ", "\n"))
        would_ask += asks_another(text)
        try:
            query = answerable(text)
        except (BadQuery, RefusedQuery):
            refused += 1
            continue
        assert not asks_another(query.text), text
    assert refused > 400
    assert would_ask > 5
