"""The same chain in every form: each step is in each of them, and each is what tools can read."""

import json
import re
import xml.etree.ElementTree as ET

import networkx as nx
import pytest

from ontology.errors import BadParameter
from queries.chains import forms
from queries.chains.answer import Answer, Edge, Node, Picture, Table
from queries.chains.forms import FORMS
from queries.chains.rules import read_rules
from queries.chains.shown.chain import shown
from queries.chains.walk import Chain, chain
from tests.queries.chains.case import engine, iri


@pytest.fixture(scope="module")
def found() -> Chain:
    return chain(read_rules(engine()), iri("position/deputy-lake-minister"))


def render(found: Chain, form: str, lang: str = "kk") -> str:
    return forms.render(shown(found, lang), form)


@pytest.mark.parametrize("form", [form for form in FORMS if form != "json"])
@pytest.mark.parametrize(("lang", "who"), [("kk", "Су кеңесі"), ("ru", "Водный совет"), ("en", "Water Council")])
def test_names_are_in_the_language_asked_for(found: Chain, form: str, lang: str, who: str) -> None:
    assert who in render(found, form, lang)


def test_text_lists_who_acts_under_each_position(found: Chain) -> None:
    lines = render(found, "text", "en").splitlines()
    assert lines[0] == "Chain of appointment: Deputy Minister of Lakes (as of 2020-04-30)"
    assert lines[2] == "    appoints: Water Council [X1, annex-1/row-3]"
    assert "    Minister of Lakes" in lines
    assert "Where the chain ends: President" in lines


def test_json_is_the_answer_itself(found: Chain) -> None:
    assert json.loads(render(found, "json")) == found.as_json()


def test_dot_and_mermaid_have_an_arrow_for_each_pair(found: Chain) -> None:
    assert f'"{iri("organ/council")}" -> "{iri("position/deputy-lake-minister")}" [label="appoints"];' in render(
        found, "dot", "en"
    )
    assert render(found, "mermaid", "en").count("-->") == len({(k.authority.iri, k.of.iri) for k in found.links})


def test_graphml_has_an_edge_for_each_step(found: Chain) -> None:
    graph = nx.parse_graphml(render(found, "graphml"), force_multigraph=True)
    steps = [data for _, _, data in graph.edges(data=True) if data["style"] != "through"]
    assert sorted(data["rule"] for data in steps) == sorted(link.step.rule for link in found.links)
    assert graph.number_of_edges() == len(found.links) + len(found.onward)


def test_the_picture_says_in_words_what_it_draws(found: Chain) -> None:
    root = ET.fromstring(render(found, "svg", "en"))
    space = "{http://www.w3.org/2000/svg}"
    described = root.findtext(f"{space}desc") or ""
    assert root.get("role") == "img"
    assert root.findtext(f"{space}title") == "Chain of appointment: Deputy Minister of Lakes (as of 2020-04-30)"
    assert "Water Council → Deputy Minister of Lakes: appoints (X1, annex-1/row-3)." in described
    boxes = [r for r in root.iter(f"{space}rect") if r.get("rx")]
    assert len(boxes) == len({t.iri for k in found.links for t in (k.authority, k.of)})


def test_boxes_do_not_overlap(found: Chain) -> None:
    root = ET.fromstring(render(found, "svg"))
    rects = [r for r in root.iter("{http://www.w3.org/2000/svg}rect") if r.get("rx")]
    spans = [[int(r.get(k, "0")) for k in ("x", "y", "height")] for r in rects]
    for i, (x, y, height) in enumerate(spans):
        assert all(x != ox or y + height <= oy or oy + oh <= y for ox, oy, oh in spans[i + 1 :])


def test_nothing_leaves_the_picture_and_no_words_meet(found: Chain) -> None:
    space = "{http://www.w3.org/2000/svg}"
    root = ET.fromstring(render(found, "svg", "ru"))
    width = int(root.get("width", "0"))
    curves = [p.get("d", "") for p in root.iter(f"{space}path") if p.get("marker-end")]
    assert any(_within_a_column(curve) for curve in curves)
    assert all(0 < x < width for curve in curves for x in _across(curve))
    words = [t for t in root.iter(f"{space}text") if t.get("class") == "r"]
    assert len(words) == len(curves)
    places = [(int(t.get("x", "0")), int(t.get("y", "0"))) for t in words]
    for i, (x, y) in enumerate(places):
        assert all(x != ox or abs(y - oy) >= 12 for ox, oy in places[i + 1 :])


def _across(curve: str) -> list[int]:
    """The x of all points of a path of M x y, H x and C x y x y x y."""
    parts = re.findall(r"([MHC])([^MHC]*)", curve)
    return [int(n) for kind, said in parts for n in said.split()[:: 1 if kind == "H" else 2]]


def _within_a_column(curve: str) -> bool:
    across = _across(curve)
    return across[0] == across[-1]


@pytest.mark.parametrize("form", ["svg", "dot", "mermaid"])
def test_an_organ_is_tied_to_the_head_through_whom_the_chain_goes_on(found: Chain, form: str) -> None:
    ((organ, head),) = found.onward
    assert (organ.label("en"), head.label("en")) == ("Water Council", "Chairperson of the Water Council")
    assert "heads" in render(found, form, "en")


def test_without_rules_no_end_is_named() -> None:
    nothing = chain(read_rules(engine()), iri("position/president"), lang="en")
    assert render(nothing, "text", "en").splitlines() == [
        "Chain of appointment: President",
        "  No rules were found in the acts that are loaded.",
        "Notes:",
        "  - The loaded data have no rule for “President”.",
    ]


def test_an_unknown_form_is_refused(found: Chain) -> None:
    with pytest.raises(BadParameter, match="no form 'pdf'; there are text, json"):
        render(found, "pdf")


@pytest.mark.parametrize(("boxes", "arrows", "said"), [(401, 0, "401 boxes"), (60, 1001, "1,001 arrows")])
def test_a_drawing_too_large_for_eyes_is_refused_and_other_forms_are_not(boxes: int, arrows: int, said: str) -> None:
    large = drawing(boxes, arrows)
    for form in forms.DRAWN:
        with pytest.raises(
            BadParameter, match=f"{said} are too many .* take another form: text, json, csv, graphml, gexf"
        ):
            forms.render(large, form)
    assert forms.render(large, "graphml").count("<node ") == boxes
    assert forms.render(large, "gexf").count("<edge ") == arrows


def test_mermaid_is_refused_what_it_would_not_draw() -> None:
    assert forms.render(drawing(60, 501), "svg")
    with pytest.raises(BadParameter, match="501 arrows are too many"):
        forms.render(drawing(60, 501), "mermaid")


def drawing(boxes: int, arrows: int) -> Answer:
    nodes = tuple(Node(f"n{n}", f"№ {n}", level=n % 7) for n in range(boxes))
    pairs = [(a, b) for a in nodes for b in nodes if a != b][:arrows]
    edges = tuple(Edge(a.iri, b.iri, "appoints", "appoints", {}) for a, b in pairs)
    return Answer("large", "en", (), {}, Table((), ()), Picture("large", nodes, edges))
