"""Any text goes into every form and comes out of it as it was: what is read back is what was shown."""

import csv
import io
import json
import re
import xml.etree.ElementTree as ET
from collections.abc import Iterable

import networkx as nx
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from queries.chains import escaping
from queries.chains.answer import Answer, Edge, Node, Picture, Table
from queries.chains.forms import FORMS, render

SVG = "{http://www.w3.org/2000/svg}"
AWKWARD = [
    "",
    "«Ұлттық қор» & 'Б'",
    '"quoted" \\ back \\n',
    "<b>bold</b> &amp; ]]>",
    "one\ntwo\r\nthree\tfour",
    "emoji 🏛️ and עברית",
    "# ; % %% {x} [y] (z) |p| `md` **b** _i_ $$x$$",
    "1. first",
    "- item",
    "end",
    "style n0 fill:#f00; fa:fa-car",
    "#quot; #35;",
    "\x00\x0b\ufffe",
]
texts = st.one_of(st.sampled_from(AWKWARD), st.text(max_size=40))


def answer(labels: list[str], says: list[str], words: list[str]) -> Answer:
    nodes = tuple(
        Node(f"https://example.org/{n}", label, "position", n % 3, mark="blocker" if n % 2 else "", says=said)
        for n, (label, said) in enumerate(zip(labels, says, strict=True))
    )
    edges = tuple(
        Edge(
            nodes[n % len(nodes)].iri, nodes[-1 - n % len(nodes)].iri, said, "appoints", {"condition": said, "depth": n}
        )
        for n, said in enumerate(words)
    )
    picture = Picture(labels[0], nodes, edges, nodes[0].iri)
    rows = tuple(zip(labels, says, strict=True))
    return Answer(labels[0], "kk", (), {"labels": labels, "words": words}, Table(("label", "says"), rows), picture)


@st.composite
def answers(draw: st.DrawFn) -> Answer:
    labels = draw(st.lists(texts, min_size=1, max_size=6))
    says = draw(st.lists(texts, min_size=len(labels), max_size=len(labels)))
    return answer(labels, says, draw(st.lists(texts, max_size=6)))


@pytest.fixture(scope="module")
def awkward() -> Answer:
    return answer(AWKWARD, AWKWARD[::-1], AWKWARD)


@pytest.mark.parametrize("form", FORMS)
def test_the_same_answer_gives_the_same_text(form: str, awkward: Answer) -> None:
    again = answer(list(AWKWARD), AWKWARD[::-1], list(AWKWARD))
    assert render(awkward, form) == render(again, form)
    assert "\r" not in render(awkward, form) or form in {"text", "csv"}


@settings(deadline=None)
@given(answers())
def test_json_holds_what_it_was_given(asked: Answer) -> None:
    assert json.loads(render(asked, "json")) == asked.content


@settings(deadline=None)
@given(answers())
def test_csv_holds_its_rows(asked: Answer) -> None:
    read = list(csv.reader(io.StringIO(render(asked, "csv"), newline="")))
    assert read == [list(asked.table.header), *map(list, asked.table.rows)]


@settings(deadline=None)
@given(answers())
def test_svg_holds_names_and_words(asked: Answer) -> None:
    root = ET.fromstring(render(asked, "svg"))
    assert root.findtext(f"{SVG}title") == whole(asked.picture.title)
    groups = [g for g in root.iter(f"{SVG}g") if g.find(f"{SVG}rect") is not None]
    said = [whole(f"{node.label}: {node.says}" if node.says else node.label) for node in asked.picture.nodes]
    assert [group.findtext(f"{SVG}title") for group in groups] == said


@settings(deadline=None)
@given(answers())
def test_graphml_holds_attributes_with_their_types(asked: Answer) -> None:
    graph = nx.parse_graphml(render(asked, "graphml"), force_multigraph=True)
    check(asked, graph)


@settings(deadline=None)
@given(answers())
def test_gexf_holds_attributes_with_their_types(asked: Answer) -> None:
    graph = nx.read_gexf(io.BytesIO(render(asked, "gexf").encode()))
    check(asked, graph)


def check(asked: Answer, graph: "nx.Graph[str]") -> None:
    nodes = {n.iri: (whole(n.label), n.level, whole(n.says)) for n in asked.picture.nodes}
    assert {iri: (d.get("label", ""), d["level"], d.get("says", "")) for iri, d in graph.nodes(data=True)} == nodes
    edges = sorted(
        (e.who, e.whom, e.attributes["depth"], whole(str(e.attributes["condition"]))) for e in asked.picture.edges
    )
    read = sorted((who, whom, d["depth"], d.get("condition", "")) for who, whom, d in graph.edges(data=True))
    assert read == edges


@settings(deadline=None)
@given(answers())
def test_dot_holds_names_and_words(asked: Answer) -> None:
    lines = render(asked, "dot").removesuffix("\n").split("\n")
    read = [undone(found) for line in lines for found in re.findall(r'label=("(?:[^"\\]|\\.)*")', line)]
    names = [f"{n.label or n.iri}\n{n.says}" if n.says else n.label or n.iri for n in asked.picture.nodes]
    assert read == [lined(said) for said in (asked.picture.title, *names, *(a.words for a in asked.picture.arrows()))]
    assert len(lines) == 5 + len(asked.picture.nodes) + len(asked.picture.arrows())


@settings(deadline=None)
@given(answers())
def test_mermaid_holds_names_and_words_on_a_line_each(asked: Answer) -> None:
    first, title, *lines = render(asked, "mermaid").removesuffix("\n").split("\n")
    assert (first, title.partition(": ")[0]) == ("flowchart LR", "  accTitle")
    read = [decoded(match[1]) for line in lines if (match := re.fullmatch(r'[^"]*"([^"]*)"[^"]*', line))]
    names = [[n.label or n.iri, n.says] for n in asked.picture.nodes]
    words = [[a.words] for a in asked.picture.arrows() if a.words]
    assert read == [[flat(part) for part in parts if part] for parts in (*names, *words)]


def whole(text: str) -> str:
    return escaping.printable(text)


def lined(text: str) -> str:
    return whole(text).replace("\r\n", "\n").replace("\r", "\n")


def flat(text: str) -> str:
    return " ".join(whole(text).split())


def undone(string: str) -> str:
    plain = re.sub(r"\\(.)", lambda found: "\n" if found[1] == "n" else found[1], string[1:-1])
    return re.sub(r"&amp;(?=#?\w+;)", "&", plain)


def decoded(string: str) -> Iterable[str]:
    assert not re.search(r"[`*_<>\[\]{}|$~]", string.replace("<br/>", ""))
    return [re.sub(r"#(\d+);", lambda found: chr(int(found[1])), part).strip() for part in string.split("<br/>")]
