"""Queries derived from the grammar at random: what it says is a query, spelt in any way that is still the same query."""

from __future__ import annotations

from random import Random

from queries.grammar import GRAMMAR, Grammar, Node

_RULES = Grammar(GRAMMAR).rules
_TERMINALS = {
    "VAR": ["?s", "?p", "$o", "?x", "?service"],
    "STRING": ["'a'", '"SERVICE"', "'''b'c'''", '"""\n"d"""', "'#'", "'\\u0027'", "''"],
    "NUMBER": ["1", "2.5", ".5", "1e0"],
    "INTEGER": ["1", "3"],
    "BLANK": ["_:b1", "[]"],
    "LANG": ["@kk", "@en-GB"],
    "IRIREF": ["<http://a.example/p>", "<urn:a>", "<g1>", "<#SERVICE>", "<a'b>", "<?y&&?z>", "<\\u0061>"],
    "NAME": ["ex:a", "ex:a.b", "ex:", "SERVICEex:b", "ex:x.SERVICE", "ex:a\\#b", "ex:service"],
    "PREFIX": ["ex:", "SERVICEex:"],
    "FUNCTION": ["STR", "BOUND", "COALESCE", "isIRI", "STRLEN", "COUNT", "CONCAT", "IF", "MD5"],
    "END": [""],
}
_DEEP = 16  # from here on the shortest way is taken
_LENGTHS: dict[str, int] = {}  # tokens of the shortest derivation of each rule


def derive(random: Random) -> list[str]:
    """The tokens of a query."""
    return ["PREFIX", "ex:", "<http://a.example/>", "PREFIX", "SERVICEex:", "<http://a.example/>"] + [
        token for token in _of(("rule", "Query"), random, 0) if token
    ]


def spelt(tokens: list[str], random: Random, joints: tuple[str, ...]) -> str:
    """The tokens as a text, with one of the joints between any two; words in letters of either size."""
    words = (t if random.random() < 0.8 or not t.isalpha() else t.swapcase() for t in tokens)
    return "".join(word + random.choice(joints) for word in words)


def _of(node: Node, random: Random, depth: int) -> list[str]:
    kind, content = node
    if kind == "literal":
        return [str(content).lower() if content in {"A", "TRUE", "FALSE"} else str(content)]
    if kind == "terminal":
        return [random.choice(_TERMINALS[str(content)])]
    if kind == "rule":
        return _of(_RULES[str(content)], random, depth + 1)
    assert isinstance(content, list | tuple)
    if kind == "sequence":
        return [token for part in content for token in _of(part, random, depth)]
    if kind == "choice":
        option = min(content, key=_shortest) if depth > _DEEP else random.choice(content)
        return _of(option, random, depth)
    inner: Node = (content[0], content[1])
    least, most = {"?": (0, 1), "*": (0, 2), "+": (1, 2)}[kind]
    times = least if depth > _DEEP else random.randint(least, most)
    return [token for _ in range(times) for token in _of(inner, random, depth + 1)]


def _shortest(node: Node) -> int:
    """The number of tokens of the shortest derivation, as far as `_LENGTHS` knows."""
    kind, content = node
    if kind in {"literal", "terminal"}:
        return 1
    if kind == "rule":
        return _LENGTHS.get(str(content), 1000)
    assert isinstance(content, list | tuple)
    if kind == "sequence":
        return min(1000, sum(map(_shortest, content)))
    if kind == "choice":
        return min(map(_shortest, content))
    return _shortest((content[0], content[1])) if kind == "+" else 0


for _ in _RULES:  # enough rounds for each rule to know those it is made of
    _LENGTHS.update({name: _shortest(body) for name, body in _RULES.items()})
