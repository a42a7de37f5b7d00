import json
import re
from html.parser import HTMLParser
from pathlib import Path

import pytest
from flask.testing import FlaskClient

from ontology.errors import Busy
from ontology.terms import PREFIXES
from queries.catalogue import catalogue
from queries.engine import Solutions, open_graph
from queries.syntax import answerable
from service.config import settings
from service.data import Data
from service.sparql.examples import EXAMPLES, examples, opened
from tests.service.conftest import application
from tests.service.in_process import PoolInProcess

BROWSER = {"Accept": "text/html,application/xhtml+xml,application/xml;q=0.9,*/*;q=0.8"}
LEAD = {"kk": "Граф тек оқылады", "ru": "Граф доступен только для чтения", "en": "The graph is read-only"}


class Reader(HTMLParser):
    """What of a page its tests look at."""

    def __init__(self, text: str) -> None:
        super().__init__()
        self.tags: list[tuple[str, dict[str, str | None]]] = []
        self.feed(text)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append((tag, dict(attrs)))


@pytest.mark.parametrize("lang", ["kk", "ru", "en"])
def test_the_editor_without_a_query(client: FlaskClient, lang: str) -> None:
    answer = client.get(f"/sparql?lang={lang}", headers=BROWSER)
    assert answer.status_code == 200
    assert answer.content_type == "text/html; charset=utf-8"
    assert LEAD[lang] in answer.text
    tags = Reader(answer.text).tags
    scripts = [attrs for tag, attrs in tags if tag == "script"]
    assert all("src" in attrs or attrs["type"] == "application/json" for attrs in scripts)
    assert not [tag for tag, attrs in tags if tag == "style" or "style" in attrs]
    assert not [name for _, attrs in tags for name in attrs if name.startswith("on")]
    labels = {attrs["for"] for tag, attrs in tags if tag == "label"}
    fields = {attrs["id"] for tag, attrs in tags if tag in {"textarea", "select"}}
    assert labels == fields == {"query", "form"}
    assert answer.text.count("?query=") >= len(EXAMPLES)


def test_the_editor_is_told_prefixes_words_and_where_terms_are_described(client: FlaskClient) -> None:
    html = client.get("/sparql?lang=ru", headers=BROWSER).text
    (said,) = re.findall(r'<script type="application/json" id="editor-data">(.*?)</script>', html)
    given = json.loads(said)
    assert given["prefixes"] == dict(PREFIXES)
    assert given["words"]["invalid"] == "Строка % не соответствует правилам SPARQL."
    terms = client.get(given["void"], headers={"Accept": "application/n-triples"})
    assert "<http://rdfs.org/ns/void#property> <https://w3id.org/okilet/ns#appoints> ." in terms.text


@pytest.mark.parametrize(
    ("lang", "said"),
    [
        ("kk", "Бір сұрауға ең көбі 7 секунд беріледі, жауапта ең көбі 1\u00a0234 жол болады."),
        ("ru", "На запрос отводится не более 7 секунд, в ответе не более 1\u00a0234 строк."),
        ("en", "A query may take up to 7 seconds and give up to 1,234 rows."),
    ],
)
def test_the_limits_in_force_stand_beside_the_button(shipped: Data, tmp_path: Path, lang: str, said: str) -> None:
    app = application(settings({"home": tmp_path, "query_seconds": 7, "query_rows": 1234}, {}), shipped)
    html = app.test_client().get(f"/sparql?lang={lang}", headers=BROWSER).text
    assert said in html
    assert f'<a href="/-/limits?lang={lang}">' in html


def test_a_query_is_answered_on_the_page(client: FlaskClient) -> None:
    text = "SELECT ?x ?y { VALUES (?x ?y) { ('<b>&' 1) (okl:Position 'сөз'@kk) } }"
    answer = client.get("/sparql", query_string={"query": text, "lang": "en"}, headers=BROWSER)
    assert answer.status_code == 200
    assert "<td>&lt;b&gt;&amp;</td><td>1</td>" in answer.text
    assert re.search(r'href="[^"]*ns#Position">okl:Position</a></td><td lang="kk">сөз</td>', answer.text)
    assert re.search(r"<textarea[^>]*>\nSELECT \?x \?y \{ VALUES", answer.text)
    assert "format=csv" in answer.text
    assert "Rows: 2" in answer.text


def test_things_of_the_graph_lead_to_their_descriptions(client: FlaskClient) -> None:
    text = "SELECT ?s { VALUES ?s { <id/position/minister-of-finance> <javascript:alert(1)> } }"
    answer = client.get("/sparql", query_string={"query": text, "lang": "en"}, headers=BROWSER)
    assert '<a href="/id/position/minister-of-finance">&lt;id/position/minister-of-finance&gt;</a>' in answer.text
    assert 'href="javascript' not in answer.text


def test_other_answers_on_the_page(client: FlaskClient) -> None:
    def page(text: str) -> str:
        return client.get("/sparql", query_string={"query": text, "lang": "en"}, headers=BROWSER).text

    assert '<p class="said">Yes</p>' in page("ASK {}")
    assert '<p class="said">Nothing was found.</p>' in page("SELECT * { ?s <a:b> ?o }")
    assert "<code>@prefix dct:" in page("CONSTRUCT WHERE { ?s ?p ?o } LIMIT 1")
    assert "The first 200 rows are shown" in page("SELECT * { ?s ?p ?o } LIMIT 300")


def test_what_is_wrong_is_said_beside_the_query(client: FlaskClient, pool: PoolInProcess) -> None:
    answer = client.get("/sparql", query_string={"query": "ASK { <b> }", "lang": "en"}, headers=BROWSER)
    assert answer.status_code == 400
    assert "ASK { &lt;b&gt; }</textarea>" in answer.text
    assert 'role="alert"' in answer.text
    assert "<code>bad-query</code>: not a SPARQL query: line 1, column 11: &#39;}&#39; cannot stand here" in answer.text
    assert "<p>Line 1, character 11.</p>" in answer.text
    pool.error = Busy("too many ask", {"retry_after": 7})
    answer = client.get("/sparql", query_string={"query": "ASK {}"}, headers=BROWSER)
    assert (answer.status_code, answer.headers["Retry-After"]) == (503, "7")


def test_the_page_is_not_kept_but_the_empty_editor_may_be(client: FlaskClient) -> None:
    answer = client.get("/sparql?query=ASK%7B%7D", headers=BROWSER)
    assert answer.headers["Cache-Control"] == "no-store"
    assert {"Accept", "Accept-Language"} <= set(answer.headers["Vary"].split(", "))


def test_a_form_sent_with_an_empty_format_shows_the_page(client: FlaskClient) -> None:
    answer = client.get("/sparql?query=ASK%7B%7D&format=&lang=ru", headers=BROWSER)
    assert '<p class="said">Да</p>' in answer.text
    assert client.get("/sparql?query=ASK%7B%7D&format=json&lang=ru", headers=BROWSER).json == {
        "head": {},
        "boolean": True,
    }


@pytest.mark.parametrize("lang", ["kk", "ru", "en"])
def test_examples_give_answers_on_the_graph_that_ships(lang: str) -> None:
    engine = open_graph()
    for title, text in examples(lang):
        assert title
        assert answerable(text).text == text
        answer = engine.query(text)
        assert answer.rows if isinstance(answer, Solutions) else answer.triples, text  # type: ignore[union-attr]


def test_a_query_of_the_library_opens_with_its_title_and_gives_the_same() -> None:
    engine = open_graph()
    for query in catalogue():
        text = opened(query.text, query.title["ru"])
        first, second = text.splitlines()[:2]
        assert first == f"# {query.title['ru']}"
        assert "#+" not in text
        assert second.strip(), query.name
    acts = next(query for query in catalogue() if query.name == "acts")
    assert engine.query(opened(acts.text, "x")) == engine.query(acts.text)
