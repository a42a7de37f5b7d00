"""Queries to begin with at the SPARQL endpoint, their titles in Kazakh, Russian and English."""

from __future__ import annotations

from dataclasses import dataclass

from service.words import LANGUAGES


@dataclass(frozen=True, slots=True)
class Example:
    """A query to begin with; its title by the order of `LANGUAGES`."""

    title: tuple[str, str, str]
    text: str


EXAMPLES = (
    Example(
        ("Лауазымға кім тағайындайды?", "Кто назначает на должность?", "Who appoints to which post?"),
        """SELECT ?who ?post WHERE {
  ?authority okl:appoints ?position .
  ?authority skos:prefLabel ?who FILTER(LANG(?who) = "LANG")
  ?position skos:prefLabel ?post FILTER(LANG(?post) = "LANG")
} ORDER BY ?who ?post LIMIT 100""",
    ),
    Example(
        ("Ең көп тағайындайтындар", "Кто назначает больше всех", "Who appoints to the most posts"),
        """SELECT ?who (COUNT(DISTINCT ?position) AS ?posts) WHERE {
  ?authority okl:appoints ?position ; skos:prefLabel ?who FILTER(LANG(?who) = "LANG")
} GROUP BY ?who ORDER BY DESC(?posts)""",
    ),
    Example(
        (
            "Полиция департаментінің бастығынан жоғары кімдер тұр?",
            "Кто стоит над начальником департамента полиции?",
            "Who stands above the head of a police department?",
        ),
        """SELECT DISTINCT ?who WHERE {
  ?authority (okl:appoints|okl:elects|okl:nominates|okl:concursWith)+ <id/position/head-of-police-department> .
  ?authority skos:prefLabel ?who FILTER(LANG(?who) = "LANG")
} ORDER BY ?who""",
    ),
    Example(
        ("Актілер мен олардың күндері", "Акты и их даты", "Acts and their dates"),
        """SELECT ?act ?kind ?number ?date WHERE {
  ?act a eli:LegalResource ; okl:kind ?kind ; eli:date_document ?date .
  OPTIONAL { ?act eli:number ?number }
} ORDER BY DESC(?date) LIMIT 100""",
    ),
    Example(
        ("Әр графта қанша үштік бар?", "Сколько триплетов в каждом графе?", "How many triples does each graph hold?"),
        """SELECT ?graph (COUNT(*) AS ?triples) WHERE {
  GRAPH ?graph { ?s ?p ?o }
} GROUP BY ?graph ORDER BY DESC(?triples)""",
    ),
    Example(
        ("Кластар және олардың мөлшері", "Классы и их размер", "Classes and their size"),
        """SELECT ?class (COUNT(?thing) AS ?things) WHERE {
  ?thing a ?class
} GROUP BY ?class ORDER BY DESC(?things)""",
    ),
    Example(
        ("Бір лауазымның сипаттамасы", "Описание одной должности", "The description of one post"),
        "DESCRIBE <https://w3id.org/okilet/id/position/minister-of-finance>",
    ),
)


def examples(lang: str) -> tuple[tuple[str, str], ...]:
    """The title and the text of each query to begin with."""
    return tuple((e.title[LANGUAGES.index(lang)], e.text.replace('"LANG"', f'"{lang}"')) for e in EXAMPLES)


def opened(text: str, title: str) -> str:
    """A query of the library as the editor shows it: its title in place of the lines that describe it in its file."""
    lines = text.splitlines(keepends=True)
    while lines and (lines[0].startswith("#+") or not lines[0].strip()):
        del lines[0]
    return f"# {title}\n{''.join(lines)}"
