r"""What a SPARQL query is, by its tokens and not by searching its text: what has to be known before it runs.

    read("SELECT * FROM <https://a.example/g> WHERE { … } LIMIT 5")
        kind="select", dataset=Dataset(default=("https://a.example/g",), named=()), limit=Place(47, 48, 5), depth=1, …

Takes a text as a client sent it. Gives a `Syntax`, whose `text` is what an engine may run: the same query, spelt so
that an engine cannot read it in another way than it was read here. Three spellings would be read in two ways:

- `\u0053ERVICE`: characters given by number outside names and strings are written out (SPARQL 1.1, section 19.2).
- `?x<?y).SERVICE#>`: by the grammar an IRI, to engines that read without a tokenizer a comparison and what follows.
  Inside an expression a space is put after `<`; elsewhere the IRI's first character is given by its number, which a
  comparison cannot begin with.
- `ex:a.b.SERVICE <…> {`, `SERVICESILENTex:a {`: names in which such engines see a word. A word unknown to SPARQL is an
  error, and a `{` after a name is looked at: see `_hidden`.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field
from functools import lru_cache
from urllib.parse import urljoin

from ontology.errors import BadQuery, RefusedQuery
from ontology.iris import BASE
from ontology.terms import PREFIXES
from queries.lexer import FORMS, TERMINALS, UPDATES, Token, decoded, place, plain, tokens, wrong

_UNREPEATABLE = frozenset("NOW RAND UUID STRUUID BNODE".split())
_WHOLE_IRI = re.compile(r"<[A-Za-z][A-Za-z0-9+.-]*://")
_IRI = re.compile(TERMINALS["iri"])
_ESCAPE = re.compile(TERMINALS["escape"])
# After these an expression goes on with a value, so that `<` begins an IRI; after all others it may compare
_BEFORE_VALUE = frozenset("( , = != < > <= >= && || ! + - * / | ^ ^^".split())
_OPENERS = frozenset("{ [ {| ; << <<(".split())
_PAIRS = {"{": "}", "(": ")", "[": "]", "{|": "|}", "<<": ">>", "<<(": ")>>"}
_OPERATORS = frozenset("! = != < > <= >= && || + - * / | ^".split())
_CLAUSES = frozenset("AS BIND DESCRIBE EXISTS FILTER LATERAL MINUS OPTIONAL UNION".split())
_REMEMBERED = 8192  # characters of a query whose reading is kept; that of the last 512 is
_ROUNDS = 5  # of spelling otherwise; a query that is still not clear was made to be misread


@dataclass(frozen=True, slots=True)
class Dataset:
    """The graphs that a query names with FROM and FROM NAMED, or its request instead."""

    default: tuple[str, ...]
    named: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Place:
    """A number in the text: `start` to `end`, half-open."""

    start: int
    end: int
    value: int


@dataclass(frozen=True, slots=True)
class Syntax:
    """What is known of a query without running it."""

    kind: str
    """select, ask, construct or describe; update for what is no query"""
    text: str
    """what an engine may run"""
    depth: int
    """the deepest nesting of brackets"""
    chain: int
    """the most operators and clauses within one pair of brackets: engines nest what stands in a row"""
    service: int | None
    """where the text asks another endpoint"""
    dataset: Dataset | None
    """what FROM says; None where there is no FROM"""
    repeatable: bool
    """whether the same data give the same answer: no NOW, RAND, UUID, STRUUID or BNODE"""
    limit: Place | None
    """the number of the outermost LIMIT"""
    end: int | None
    """where an outermost LIMIT can be put; None where brackets do not close"""
    tokens: int
    """how many there are"""


def read(text: str) -> Syntax:
    """What a query is. Raises `BadQuery` with line and column for what cannot be one."""
    return _remembered(text) if len(text) <= _REMEMBERED else _read(text)


def _read(text: str) -> Syntax:
    text = plain(text)
    for _ in range(_ROUNDS):
        reading = _Reading(text, tokens(text))
        clear = reading.run()
        if clear == text:
            return reading.syntax()
        text = clear
    raise BadQuery("not a SPARQL query: it can be read in several ways; put spaces around < and >")


_remembered = lru_cache(maxsize=512)(_read)


def answerable(text: str) -> Syntax:
    """What a query is. Raises `BadQuery`, and `RefusedQuery` for an update and for one that asks another endpoint."""
    query = read(text)
    if query.kind == "update":
        raise RefusedQuery("an update is not done here: the graph is read-only; ask SELECT, ASK, CONSTRUCT or DESCRIBE")
    if query.service is not None:
        line, column = place(query.text, query.service)
        raise RefusedQuery(
            f"SERVICE (line {line}, column {column}) is not done here: no query leaves this server; ask the other "
            "endpoint yourself, or ask it from your own SPARQL client",
            {"line": line, "column": column},
        )
    return query


@dataclass(slots=True)
class _Reading:
    """One pass over the tokens. `opened` has the kind of each open bracket: group, data, value or list."""

    text: str
    all: list[Token]
    opened: list[tuple[str, str]] = field(default_factory=list)
    chains: list[int] = field(default_factory=lambda: [0])
    edits: list[tuple[int, int, str]] = field(default_factory=list)
    kind: str = ""
    depth: int = 0
    chain: int = 0
    service: int | None = None
    repeatable: bool = True
    balanced: bool = True
    data: bool = False
    limit: Place | None = None
    values: int | None = None
    default: list[str] = field(default_factory=list)
    named: list[str] = field(default_factory=list)
    base: str = BASE
    prefixes: dict[str, str] = field(default_factory=lambda: dict(PREFIXES))

    def run(self) -> str:
        """Read all tokens; gives the text with what had to be spelt otherwise."""
        for index, token in enumerate(self.all):
            match token.kind:
                case "word":
                    self._word(index, token.text.upper())
                case "open":
                    self._open(index)
                case "close":
                    self._close(token.text)
                case "iri":
                    self._iri(index)
                case "sign":
                    self._sign(token.text)
        return _edited(self.text, self.edits)

    def syntax(self) -> Syntax:
        """What was read."""
        if not self.kind:
            at = self.all[0] if self.all else None
            raise wrong(self.text, at.start if at else 0, repr(at.text) if at else "nothing", _EXPECTED)
        last = self.all[-1]
        end = self.values if self.values is not None else last.start + len(last.text)
        return Syntax(
            kind=self.kind.lower(),
            text=self.text,
            depth=self.depth,
            chain=max(self.chain, *self.chains),
            service=self.service,
            dataset=Dataset(tuple(self.default), tuple(self.named)) if self.default or self.named else None,
            repeatable=self.repeatable,
            limit=self.limit,
            end=end if self.balanced and not self.opened else None,
            tokens=len(self.all),
        )

    def _word(self, index: int, word: str) -> None:
        if word in _CLAUSES:
            self.chains[-1] += 1
        if word == "SERVICE":
            if self.service is None:
                self.service = self.all[index].start
        elif word in _UNREPEATABLE:
            self.repeatable = False
        elif word == "VALUES":
            self.data = True
            if not self.opened:
                self.values = self.all[index].start
        elif self.opened:
            return
        elif not self.kind:
            self._prologue(index, word)
        elif word == "FROM":
            self._from(index)
        elif word == "LIMIT" and self.limit is None:
            number = self._at(index + 1)
            if number.kind == "number" and number.text.isdigit():
                value = int(number.text.lstrip("0")[:18] or "0")
                self.limit = Place(number.start, number.start + len(number.text), value)

    def _prologue(self, index: int, word: str) -> None:
        if word in FORMS:
            self.kind = word
        elif word in UPDATES:
            self.kind = "UPDATE"
        elif word == "BASE":
            self.base = self._resolved(self._at(index + 1)) or self.base
        elif word == "PREFIX":
            name = self._at(index + 1).text.removesuffix(":")
            self.prefixes[name] = self._resolved(self._at(index + 2)) or ""
        elif word != "VERSION":
            raise wrong(self.text, self.all[index].start, repr(self.all[index].text), _EXPECTED)

    def _from(self, index: int) -> None:
        named = self._at(index + 1).text.upper() == "NAMED"
        iri = self._resolved(self._at(index + 1 + named))
        if iri is not None:
            (self.named if named else self.default).append(iri)

    def _resolved(self, token: Token) -> str | None:
        """The IRI that a token is, made whole by BASE and PREFIX."""
        if token.kind == "iri":
            iri = _ESCAPE.sub(lambda found: decoded(found.group()), token.text[1:-1])
            whole = urljoin(self.base, iri)
            return f"{whole}#" if iri.endswith("#") and not whole.endswith("#") else whole
        if token.kind == "pname":
            prefix, _, local = token.text.partition(":")
            known = self.prefixes.get(prefix)
            return None if known is None else known + re.sub(r"\\(.)", r"\1", local)
        return None

    def _open(self, index: int) -> None:
        token = self.all[index]
        if token.text == "<<" and _IRI.match(self.text, token.start + 1) and self._top() == "value":
            self.edits.append((token.start + 1, token.start + 1, " "))
        if token.text == "{" and self.service is None and self._hidden(index):
            self.service = token.start
        self.opened.append((_PAIRS[token.text], self._kind_of_bracket(index, token.text)))
        self.chains.append(0)
        self.depth = max(self.depth, len(self.opened))

    def _close(self, closer: str) -> None:
        # `)>>` and `>>` also end a bracket and a comparison, as in `((?x)>>?y)`, which is wrong in SPARQL all the same
        if not self.opened or self.opened.pop()[0] != closer:
            self.balanced = False
        if len(self.chains) > 1:
            self.chain = max(self.chain, self.chains.pop())

    def _sign(self, sign: str) -> None:
        if sign in _OPERATORS:
            self.chains[-1] += 1

    def _kind_of_bracket(self, index: int, bracket: str) -> str:
        if bracket == "{" and self.data:
            self.data = False
            return "data"
        if bracket != "(":
            return "group"
        around = self._top()
        if around in {"value", "list", "data"}:
            return "list" if around == "data" else around
        before = self._at(index - 1)
        if before.kind == "word":
            return "list" if before.text.upper() in {"VALUES", "A", "TRUE", "FALSE"} else "value"
        if not self.opened:
            return "list" if self.data else "value"
        called = before.kind in {"iri", "pname"} and self._at(index - 2).text.upper() == "FILTER"
        return "value" if called else "list"

    def _iri(self, index: int) -> None:
        token, before = self.all[index], self._at(index - 1)
        if not self.opened and self.kind == "DESCRIBE":
            self.chains[-1] += 1
        if before.text in _BEFORE_VALUE or before.text in _OPENERS or not self.kind:
            return
        if before.kind == "word" and before.text.upper() not in {"TRUE", "FALSE"}:
            return
        if self._top() == "value":
            after = token.start + (2 if token.text.startswith("<=") else 1)
            self.edits.append((after, after, " "))
        elif not _WHOLE_IRI.match(token.text) and token.text[1] not in "\\>":
            self.edits.append((token.start + 1, token.start + 2, f"\\U{ord(token.text[1]):08X}"))

    def _hidden(self, index: int) -> bool:
        """Whether a name before this `{` has SERVICE in it in a way that could be read as the word.

        A group follows a name after GRAPH, in VALUES and SELECT, and after SERVICE: where `service` stands in the name,
        or in the name before it, and it is not GRAPH that asks for it, it is taken for the word.
        """
        name, before = self._at(index - 1), self._at(index - 2)
        if name.kind not in {"iri", "pname", "var"} or not self.opened:
            return False
        if before.text.upper() == "SILENT":
            before = self._at(index - 3)
        inside = name.kind == "pname" and before.text.upper() != "GRAPH" and "service" in name.text.lower()
        return inside or (before.kind in {"pname", "blank", "lang"} and "service" in before.text.lower())

    def _top(self) -> str:
        return self.opened[-1][1] if self.opened else ""

    def _at(self, index: int) -> Token:
        return self.all[index] if 0 <= index < len(self.all) else _NONE


_NONE = Token("", "", 0)
_EXPECTED = "SELECT, ASK, CONSTRUCT or DESCRIBE, after any PREFIX and BASE"


def _edited(text: str, edits: Sequence[tuple[int, int, str]]) -> str:
    if not edits:
        return text
    pieces: list[str] = []
    done = 0
    for start, end, new in edits:  # they come in the order of the text
        pieces += (text[done:start], new)
        done = end
    return "".join((*pieces, text[done:]))
