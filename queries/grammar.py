"""Where a query stops being SPARQL, and what could have stood there: for people whose query an engine refused.

    stopped(tokens("SELECT ?s WHERE { ?s ?p }"))        (6, ("a value",)): the token at 6, and what was expected instead

The grammar below is that of SPARQL 1.1 (section 19.8) with fewer levels: how operators bind does not matter here. Only
tells where a query stops that the engine has refused already; what it accepts may still be wrong in another way.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from queries.lexer import FUNCTIONS, Token

# Quoted: a word or sign. In capitals: a terminal. Else another line. A name in brackets at the beginning is said in
# place of what the line begins with.
GRAMMAR = """
Query: Prologue ( Select | Construct | Describe | Ask ) Values? END
Prologue: ( 'BASE' IRIREF | 'PREFIX' PREFIX IRIREF | 'VERSION' STRING )*
Select: Selection From* Where Modifiers
Selection: 'SELECT' ( 'DISTINCT' | 'REDUCED' )? ( '*' | ( VAR | '(' Expression 'AS' VAR ')' )+ )
SubSelect: Selection Where Modifiers Values?
Construct: 'CONSTRUCT' ( From* 'WHERE' Template Modifiers | Template From* Where Modifiers )
Describe: 'DESCRIBE' ( '*' | ( VAR | Iri )+ ) From* Where? Modifiers
Ask: 'ASK' From* Where Modifiers
From: 'FROM' 'NAMED'? Iri
Where: 'WHERE'? Group
Modifiers: ( 'GROUP' 'BY' Grouping+ )? ( 'HAVING' Constraint+ )? ( 'ORDER' 'BY' Ordering+ )? Slice
Slice: ( 'LIMIT' INTEGER ( 'OFFSET' INTEGER )? | 'OFFSET' INTEGER ( 'LIMIT' INTEGER )? )?
Grouping: VAR | '(' Expression ( 'AS' VAR )? ')' | Call
Ordering: ( 'ASC' | 'DESC' ) Bracketed | VAR | Constraint
Values: 'VALUES' Data
Data: VAR '{' Datum* '}' | '(' VAR* ')' '{' ( '(' Datum* ')' )* '}'
Datum: [a value] Iri | Literal | 'UNDEF'
Template: '{' Triples? '}'
Group: '{' ( SubSelect | Triples? ( Part '.'? Triples? )* ) '}'
Part: Group ( 'UNION' Group )* | 'OPTIONAL' Group | 'MINUS' Group | 'LATERAL' Group | OfName | Rest
OfName: 'GRAPH' Name Group | 'SERVICE' 'SILENT'? Name Group
Rest: 'FILTER' Constraint | 'BIND' '(' Expression 'AS' VAR ')' | Values
Constraint: [a condition] Bracketed | Call
Bracketed: '(' Expression ')'
Triples: SameSubject ( '.' SameSubject? )*
SameSubject: [triples] ( VAR | Iri | Literal | BLANK ) Properties | ( Collection | Properties2 ) Properties?
Properties: Verb Objects ( ';' ( Verb Objects )? )*
Verb: [a property] VAR | Path
Objects: Node ( ',' Node )*
Node: [a value] VAR | Iri | Literal | BLANK | Collection | Properties2
Collection: '(' Node* ')'
Properties2: '[' Properties? ']'
Path: Step ( ( '/' | '|' ) Step )*
Step: '^'? PathPrimary ( '*' | '+' | '?' )?
PathPrimary: Iri | 'A' | '!' Excluded | '(' Path ')'
Excluded: OneExcluded | '(' ( OneExcluded ( '|' OneExcluded )* )? ')'
OneExcluded: '^'? ( Iri | 'A' )
Expression: Unary ( Operator Unary | 'NOT'? 'IN' Arguments )*
Operator: [an operator] '||' | '&&' | '=' | '!=' | '<' | '>' | '<=' | '>=' | '+' | '-' | '*' | '/'
Unary: [an expression] ( '!' | '+' | '-' )* Primary
Primary: Bracketed | Function | Iri Arguments? | Literal | VAR
Call: Function | Iri Arguments
Function: FUNCTION Arguments | 'EXISTS' Group | 'NOT' 'EXISTS' Group
Arguments: '(' ( 'DISTINCT'? ( '*' | Expression ) ( ',' Expression )* ( ';' 'SEPARATOR' '=' STRING )? )? ')'
Literal: STRING ( LANG | '^^' Iri )? | ( '+' | '-' )? NUMBER | 'TRUE' | 'FALSE'
Name: VAR | Iri
Iri: [an IRI] IRIREF | NAME
"""
_NAMES = {
    "VAR": "a variable",
    "STRING": "a string",
    "NUMBER": "a number",
    "INTEGER": "a whole number",
    "BLANK": "a blank node",
    "LANG": "a language",
    "IRIREF": "an IRI in < >",
    "NAME": "a name with a prefix",
    "PREFIX": "a prefix that ends in :",
    "FUNCTION": "a function",
    "END": "the end",
}
_MOST = 12  # expectations told

Node = tuple[str, object]


class Grammar:
    """The lines of a grammar, ready to be matched."""

    def __init__(self, text: str) -> None:
        self.rules: dict[str, Node] = {}
        self.labels: dict[str, str] = {}
        for line in text.strip().splitlines():
            name, _, body = line.partition(": ")
            label = re.match(r"\[([^\]]+)\] ", body)
            if label:
                self.labels[name] = label[1]
                body = body[label.end() :]
            self.rules[name] = _Body(body).choice()


class _Body:
    """The right side of a line, read into nodes: (kind, content)."""

    def __init__(self, text: str) -> None:
        self.parts = re.findall(r"'[^']+'|\w+|[()|*+?]", text)
        self.at = 0

    def choice(self) -> Node:
        options = [self.sequence()]
        while self.at < len(self.parts) and self.parts[self.at] == "|":
            self.at += 1
            options.append(self.sequence())
        return options[0] if len(options) == 1 else ("choice", options)

    def sequence(self) -> Node:
        items: list[Node] = []
        while self.at < len(self.parts) and self.parts[self.at] not in "|)":
            items.append(self.item())
        return items[0] if len(items) == 1 else ("sequence", items)

    def item(self) -> Node:
        part = self.parts[self.at]
        self.at += 1
        if part == "(":
            node = self.choice()
            self.at += 1
        elif part.startswith("'"):
            node = ("literal", part[1:-1])
        else:
            node = ("terminal" if part.isupper() else "rule", part)
        if self.at < len(self.parts) and self.parts[self.at] in "*+?":
            node = (self.parts[self.at], node)
            self.at += 1
        return node


class _Match:
    """One match of tokens against the grammar; remembers the furthest place that nothing matched."""

    def __init__(self, grammar: Grammar, tokens: Sequence[Token]) -> None:
        self.grammar = grammar
        self.tokens = tokens
        self.furthest = 0
        self.expected: dict[str, None] = {}

    def match(self, node: Node, at: int) -> int | None:
        """The place after what the node matches at a place."""
        kind, content = node
        match kind:
            case "literal" | "terminal":
                if _is(kind, str(content), self.tokens[at] if at < len(self.tokens) else None):
                    return at + 1
                self._expect(at, str(content) if kind == "literal" else _NAMES.get(str(content), ""))
                return None
            case "rule":
                return self._rule(str(content), at)
            case "sequence":
                return self._sequence(content, at)
            case "choice":
                return self._choice(content, at)
        return self._repeated(kind, content, at)

    def _rule(self, name: str, at: int) -> int | None:
        label = self.grammar.labels.get(name)
        before = dict(self.expected) if self.furthest == at else {}
        found = self.match(self.grammar.rules[name], at)
        if found is None and label and self.furthest == at:
            self.expected = {**before, label: None}
        return found

    def _sequence(self, items: object, at: int | None) -> int | None:
        assert isinstance(items, list)
        for item in items:
            if at is None:
                return None
            at = self.match(item, at)
        return at

    def _choice(self, options: object, at: int) -> int | None:
        assert isinstance(options, list)
        for option in options:
            if (found := self.match(option, at)) is not None:
                return found
        return None

    def _repeated(self, kind: str, content: object, at: int) -> int | None:
        assert isinstance(content, tuple)
        count = 0
        while (found := self.match((content[0], content[1]), at)) is not None and found > at:
            at, count = found, count + 1
            if kind == "?":
                break
        return None if kind == "+" and count == 0 else at

    def _expect(self, at: int, what: str) -> None:
        if at > self.furthest:
            self.furthest, self.expected = at, {}
        if at == self.furthest and what:
            self.expected[what] = None


def _is(kind: str, wanted: str, token: Token | None) -> bool:
    if token is None or wanted == "END":
        return False
    if kind == "literal":
        return token.text.upper() == wanted if token.kind == "word" else token.text == wanted
    match wanted:
        case "VAR" | "STRING" | "NUMBER" | "BLANK" | "LANG":
            return token.kind == wanted.lower()
        case "INTEGER":
            return token.kind == "number" and token.text.isdigit()
        case "IRIREF":
            return token.kind == "iri"
        case "NAME":
            return token.kind == "pname"
        case "PREFIX":
            return token.kind == "pname" and token.text.endswith(":")
        case "FUNCTION":
            return token.kind == "word" and token.text.upper() in FUNCTIONS - {"EXISTS"}
    return False


_SPARQL = Grammar(GRAMMAR)


def stopped(tokens: Sequence[Token]) -> tuple[int, tuple[str, ...]] | None:
    """The index of the token that cannot stand where it stands (or their number, at the end) and what could.

    None where all of them fit, or where brackets are nested too deep to tell.
    """
    match = _Match(_SPARQL, tokens)
    try:
        match.match(("rule", "Query"), 0)
    except RecursionError:
        return None
    if match.furthest >= len(tokens) and "the end" in match.expected:
        return None
    said = sorted(match.expected, key=lambda what: what not in {"}", ")", "]"})  # what closes is said first
    return match.furthest, tuple(said[:_MOST])
