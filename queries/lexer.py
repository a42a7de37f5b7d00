"""SPARQL text as tokens: one pattern for each terminal of the grammar (SPARQL 1.1, section 19.8, and what 1.2 adds).

    for kind, word, start in tokens("ASK { ?s ?p 'SERVICE' }"): …      ("word", "ASK", 0), ("open", "{", 4), …

`tokens` reads a whole text and raises `BadQuery` with line and column at the first character that begins no terminal
and at a word that is none of SPARQL. Where two terminals begin alike the longest is taken, as the grammar says: the
table is in such an order, and a test holds it to that. Space and comments are no tokens.
"""

from __future__ import annotations

import difflib
import re
from typing import NamedTuple

from ontology.errors import BadQuery

# Letters of names, as the grammar's PN_CHARS_BASE, PN_CHARS_U and PN_CHARS
_BASE = (
    "A-Za-z\u00c0-\u00d6\u00d8-\u00f6\u00f8-\u02ff\u0370-\u037d\u037f-\u1fff\u200c-\u200d\u2070-\u218f"
    "\u2c00-\u2fef\u3001-\ud7ff\uf900-\ufdcf\ufdf0-\ufffd\U00010000-\U000effff"
)
_NAME = _BASE + "_0-9"
_REST = _NAME + "\u00b7\u0300-\u036f\u203f-\u2040"
_CHARS = _REST + r"\-"
_ESCAPED = r"\\u(?![dD][89a-fA-F])[0-9A-Fa-f]{4}|\\U(?:0010|000[0-9A-Fa-f])[0-9A-Fa-f]{4}"  # a character by its number
_IN_STRING = r"\\[tbnrf\"'\\]|" + _ESCAPED
_PLX = r"%[0-9A-Fa-f]{2}|\\[_~.\-!$&'()*+,;=/?#@%]"
_IRI = rf"<(?:[^\x00-\x20<>\"{{}}|^`\\]|{_ESCAPED})*>"
# No prefix is as long as the grammar lets it be: each of many dotted words would be looked through to its end
_PREFIX = rf"(?:[{_BASE}][{_CHARS}.]{{0,255}}+(?<!\.))?:"
_LOCAL = rf"(?:[{_NAME}:]|{_PLX})(?:(?:[{_CHARS}.:]|{_PLX})*(?:[{_CHARS}:]|{_PLX}))?"

# The terminals. What begins another one stands after it.
TERMINALS: dict[str, str] = {
    "iri": _IRI,
    "var": rf"[?$][{_NAME}][{_REST}]*",
    "pname": rf"{_PREFIX}(?:{_LOCAL})?",
    "blank": rf"_:[{_NAME}](?:[{_CHARS}.]*[{_CHARS}])?",
    "word": r"(?:[Mm][Dd]5|[Ss][Hh][Aa](?:1|256|384|512))(?![A-Za-z_0-9])|[A-Za-z_]+",
    "string": (
        rf"'''(?:'{{0,2}}(?:[^'\\]|{_IN_STRING}))*'''|\"\"\"(?:\"{{0,2}}(?:[^\"\\]|{_IN_STRING}))*\"\"\""
        rf"|'(?:[^'\\\n\r]|{_IN_STRING})*'|\"(?:[^\"\\\n\r]|{_IN_STRING})*\""
    ),
    "lang": r"@[A-Za-z]+(?:-[A-Za-z0-9]+)*(?:--[A-Za-z]+)?",
    "number": r"(?:[0-9]+\.[0-9]*|\.?[0-9]+)[eE][+-]?[0-9]+|[0-9]*\.[0-9]+|[0-9]+",
    "open": r"<<\(|<<|\{\||[{(\[]",
    "close": r"\)>>|>>|\|\}|[})\]]",
    "sign": r"\^\^|&&|\|\||<=|>=|!=|[.,;*/|^?+\-=<>!~]",
    "escape": _ESCAPED,  # outside IRIs and strings: `plain` writes it out before anything is read
}
_SPACE = r"(?:[ \t\r\n]|\#[^\r\n]*)+"
_TOKEN = re.compile(
    "|".join(f"(?P<{name}>{pattern})" for name, pattern in [("space", _SPACE), *TERMINALS.items(), ("bad", ".")]),
    re.DOTALL,
)

_ROUNDS = 3

FORMS = frozenset("SELECT ASK CONSTRUCT DESCRIBE".split())
UPDATES = frozenset("INSERT DELETE LOAD CLEAR CREATE DROP COPY MOVE ADD WITH".split())
FUNCTIONS = frozenset(
    """ABS ADJUST AVG BNODE BOUND CEIL COALESCE CONCAT CONTAINS COUNT DATATYPE DAY ENCODE_FOR_URI EXISTS FLOOR
    GROUP_CONCAT HASLANG HASLANGDIR HOURS IF IRI ISBLANK ISIRI ISLITERAL ISNUMERIC ISTRIPLE ISURI LANG LANGDIR
    LANGMATCHES LCASE MAX MD5 MIN MINUTES MONTH NOW OBJECT PREDICATE RAND REGEX REPLACE ROUND SAMETERM SAMEVALUE
    SAMPLE SECONDS SHA1 SHA256 SHA384 SHA512 STR STRAFTER STRBEFORE STRDT STRENDS STRLANG STRLANGDIR STRLEN
    STRSTARTS STRUUID SUBJECT SUBSTR SUM TIMEZONE TRIPLE TZ UCASE URI UUID YEAR""".split()
)
WORDS = (
    FORMS
    | UPDATES
    | FUNCTIONS
    | frozenset(
        """A AS ASC BASE BIND BY DATA DEFAULT DESC DISTINCT FALSE FILTER FROM GRAPH GROUP HAVING IN INTO LATERAL LIMIT
        MINUS NAMED NOT OFFSET OPTIONAL ORDER PREFIX REDUCED SELECT SEPARATOR SERVICE SILENT TO TRUE UNDEF UNION USING
        VALUES VERSION WHERE ALL""".split()
    )
)


class Token(NamedTuple):
    """A terminal: its name in `TERMINALS`, its characters, and where it begins."""

    kind: str
    text: str
    start: int


def plain(text: str) -> str:
    r"""The text with characters that are given by number, as in `\u0053ELECT`, written out (section 19.2).

    Within IRIs and strings, where they may give what ends these, and in comments they stay. Raises `BadQuery` where
    what is written out gives a number again, over and over.
    """
    for _ in range(_ROUNDS):
        if "\\u" not in text and "\\U" not in text:
            return text
        written = _TOKEN.sub(lambda found: decoded(found[0]) if found.lastgroup == "escape" else found[0], text)
        if written == text:
            return text
        text = written
    raise BadQuery("not a SPARQL query: characters given by number that give numbers of characters")


def decoded(escape: str) -> str:
    r"""The character that `\u0041` or `\U00000041` stands for."""
    number = escape[2:]
    return chr(int(number, 16))


def tokens(text: str) -> list[Token]:
    """The tokens of a text. Raises `BadQuery` with line and column."""
    found: list[Token] = []
    for match in _TOKEN.finditer(text):
        kind = match.lastgroup
        if kind == "space":
            continue
        if kind == "bad":
            raise bad_token(text, match.start(), match.group())
        word = match.group()
        if kind == "word" and word.upper() not in WORDS:
            raise unknown_word(text, match.start(), word)
        found.append(Token(str(kind), word, match.start()))
    return found


def place(text: str, offset: int) -> tuple[int, int]:
    """The line and column, counted from 1, of a character of a text."""
    before = text[:offset].replace("\r\n", "\n").replace("\r", "\n")
    return before.count("\n") + 1, len(before) - before.rfind("\n")


def wrong(text: str, offset: int, found: str, expected: str) -> BadQuery:
    """The error of a query with what was found and expected at a place of it."""
    line, column = place(text, offset)
    message = f"not a SPARQL query: line {line}, column {column}: {found}; expected {expected}"
    return BadQuery(message, {"line": line, "column": column, "expected": expected})


def bad_token(text: str, offset: int, character: str) -> BadQuery:
    """The error of a character that begins no terminal."""
    if character in "'\"":
        return wrong(
            text, offset, "a string that does not end", f"a closing {character}, and \\ only before tbnrf\"'\\uU"
        )
    shown = character if character.isprintable() else f"U+{ord(character):04X}"
    return wrong(text, offset, f"{shown!r}, which begins nothing in SPARQL", "a name, a value, a word or a sign")


def unknown_word(text: str, offset: int, word: str) -> BadQuery:
    """The error of a word that SPARQL does not have."""
    near = difflib.get_close_matches(word[:50].upper(), sorted(WORDS), n=1, cutoff=0.75)
    expected = near[0] if near else "a word of SPARQL, or a prefix with :"
    return wrong(text, offset, f"{word!r}, which is no word of SPARQL", expected)
