import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ontology.errors import BadQuery
from queries.lexer import TERMINALS, WORDS, place, plain, tokens


def kinds(text: str) -> list[tuple[str, str]]:
    return [(token.kind, token.text) for token in tokens(text)]


@pytest.mark.parametrize(
    ("kind", "examples"),
    [
        ("iri", ["<>", "<https://a.example/ә#x>", "<\\u0061\\U00000062>", "<?y&&?z>"]),
        ("var", ["?x", "$x", "?1", "?ұйым_1", "?x\u00b7"]),
        ("pname", [":", "ex:", "ex:a.b", "a-b.c:1", ":a:b", "ex:%41\\#", "ex:a..b", "өкі:лет"]),
        ("blank", ["_:a", "_:1.b"]),
        ("word", ["SELECT", "group_concat", "MD5", "sha256", "a"]),
        ("string", ["''", '"a"', "'\\n\\u0041'", "'''a'b''c'''", '"""\n"x"""', "'\"#<'"]),
        ("lang", ["@kk", "@kk-Cyrl-KZ", "@en--ltr"]),
        ("number", ["1", "1.5", ".5", "1e3", "1.e-3", ".5E+2"]),
        ("open", ["{", "(", "[", "<<", "<<(", "{|"]),
        ("close", ["}", ")", "]", ">>", ")>>", "|}"]),
        ("sign", ["^^", "&&", "||", "<=", ">=", "!=", "<", ".", "~"]),
    ],
)
def test_terminals(kind: str, examples: list[str]) -> None:
    assert [kinds(text) for text in examples] == [[(kind, text)] for text in examples]


def test_space_and_comments_are_no_tokens() -> None:
    assert kinds("ASK # { 'x\r{ ?s#\n?p 'a#b' <a#b>}") == [
        ("word", "ASK"),
        ("open", "{"),
        ("var", "?s"),
        ("var", "?p"),
        ("string", "'a#b'"),
        ("iri", "<a#b>"),
        ("close", "}"),
    ]


def test_the_longest_terminal_is_taken() -> None:
    assert kinds("?x<?y>3") == [("var", "?x"), ("iri", "<?y>"), ("number", "3")]
    assert kinds("?x< ?y") == [("var", "?x"), ("sign", "<"), ("var", "?y")]
    assert kinds("LIMIT5") == [("word", "LIMIT"), ("number", "5")]
    assert kinds("''''a'''") == [("string", "''''a'''")]
    assert kinds("1.SERVICE") == [("number", "1"), ("sign", "."), ("word", "SERVICE")]


PIECES = st.sampled_from(
    [
        "<",
        ">",
        "?",
        "x",
        "a",
        ":",
        "_:",
        "1",
        ".",
        "e",
        "'",
        '"',
        "\\",
        "u0041",
        "@",
        "^",
        "{",
        "|",
        "(",
        "MD5",
        "-",
        "#",
    ]
)
ALONE = {name: re.compile(pattern, re.DOTALL) for name, pattern in TERMINALS.items()}


@given(st.lists(PIECES, max_size=12).map("".join))
def test_no_terminal_is_longer_than_the_one_taken(text: str) -> None:
    try:
        found = tokens(text)
    except BadQuery:
        return
    for token in found:
        longest = max(len(m[0]) for m in (p.match(text, token.start) for p in ALONE.values()) if m)
        assert len(token.text) == longest


@given(st.text(max_size=60))
def test_every_character_is_read_or_refused(text: str) -> None:
    try:
        found = tokens(text)
    except BadQuery:
        return
    left = list(text)
    for token in found:
        assert text.startswith(token.text, token.start)
        left[token.start : token.start + len(token.text)] = " " * len(token.text)
    assert re.fullmatch(r"(?:[ \t\r\n]|#[^\r\n]*)*", "".join(left))


@pytest.mark.parametrize(
    ("text", "line", "column", "expected"),
    [
        ("SELEC * {}", 1, 1, "SELECT"),
        ("SELECT *\r\n{ ?s ?p ?o } GARBAGE", 2, 14, "a word of SPARQL, or a prefix with :"),
        ("ASK {\n ?s ?p 'abc }", 2, 8, "a closing ', and \\ only before tbnrf\"'\\uU"),
        ("ASK { ?s ?p § }", 1, 13, "a name, a value, a word or a sign"),
        ("\ufeffASK {}", 1, 1, "a name, a value, a word or a sign"),
        ("ASK { ?s ?p 'a\\q' }", 1, 13, "a closing ', and \\ only before tbnrf\"'\\uU"),
        ("ASK { ?s ?p true5x }", 1, 18, "a word of SPARQL, or a prefix with :"),
    ],
)
def test_what_begins_nothing_is_told_with_its_place(text: str, line: int, column: int, expected: str) -> None:
    with pytest.raises(BadQuery) as caught:
        tokens(text)
    assert caught.value.detail == {"line": line, "column": column, "expected": expected}


def test_places_count_line_ends_of_all_kinds() -> None:
    assert [place("a\nb\r\nc\rd", offset) for offset in (0, 2, 5, 7)] == [(1, 1), (2, 1), (3, 1), (4, 1)]


@pytest.mark.parametrize(
    ("text", "written"),
    [
        ("\\u0041SK {}", "ASK {}"),
        ("\\U00000041SK { ?\\u0061 ?p '\\u0061' }", "ASK { ?a ?p '\\u0061' }"),
        ("ASK { <\\u0061:> ?p ?o } # \\u0061", "ASK { <\\u0061:> ?p ?o } # \\u0061"),
        ("ASK { \\u0022\\u0022 ?p ?o }", 'ASK { "" ?p ?o }'),
        ("\\u005Cu0041SK {}", "ASK {}"),
    ],
)
def test_characters_given_by_number_are_written_out(text: str, written: str) -> None:
    assert plain(text) == written


def test_numbers_that_give_numbers_of_characters_are_refused() -> None:
    with pytest.raises(BadQuery, match="given by number"):
        plain("\\u005Cu005Cu005Cu005Cu0041SK {}")


def test_words_are_written_large() -> None:
    assert {word.upper() for word in WORDS} == set(WORDS)
    assert {"SERVICE", "GROUP_CONCAT", "SHA512", "UNDEF"} <= WORDS
