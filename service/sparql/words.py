"""The words of the page of the SPARQL endpoint in Kazakh, Russian and English, and queries to begin with."""

from __future__ import annotations

from dataclasses import dataclass

from service.words import LANGUAGES

WORDS: dict[str, tuple[str, str, str]] = {
    "lead": (
        "SPARQL 1.1 тіліндегі сұрауыңызды жазыңыз. Граф тек оқылады, басқа серверлерге сұрау жіберілмейді.",
        "Напишите запрос на SPARQL 1.1. Граф доступен только для чтения, запросы к другим серверам не выполняются.",
        "Write a query in SPARQL 1.1. The graph is read-only, and no query is passed on to other servers.",
    ),
    "query": ("Сұрау", "Запрос", "Query"),
    "form": ("Жауап түрі", "Вид ответа", "Form of the answer"),
    "form-page": ("осы бетте", "на этой странице", "on this page"),
    "run": ("Орындау", "Выполнить", "Run"),
    "answer": ("Жауап", "Ответ", "Answer"),
    "rows": ("Жолдар саны: {count}", "Строк: {count}", "Rows: {count}"),
    "shown": (
        "Алғашқы {count} жол көрсетілді; қалғаны жүктелетін файлда.",
        "Показаны первые {count} строк; остальные в файле для скачивания.",
        "The first {count} rows are shown; the rest is in the file to download.",
    ),
    "none": ("Ештеңе табылмады.", "Ничего не найдено.", "Nothing was found."),
    "yes": ("Иә", "Да", "Yes"),
    "no": ("Жоқ", "Нет", "No"),
    "download": ("Жүктеп алу", "Скачать", "Download"),
    "examples": ("Мысалдар", "Примеры", "Examples"),
    "prefixes": (
        "Жазбай-ақ қолдануға болатын префикстер",
        "Префиксы, которые можно не объявлять",
        "Prefixes that need not be declared",
    ),
    "graphs": ("Графтар", "Графы", "Graphs"),
    "graphs-note": (
        "Сұрау барлық графтың бірігуіне қойылады; жеке граф GRAPH немесе FROM арқылы таңдалады.",
        "Запрос обращён к объединению всех графов; отдельный граф выбирается через GRAPH или FROM.",
        "A query asks the union of all graphs; a single one is chosen by GRAPH or FROM.",
    ),
    "limits": ("Шектеулер", "Ограничения", "Limits"),
    "error": ("Қате", "Ошибка", "Error"),
    "place": ("{line}-жол, {column}-таңба.", "Строка {line}, символ {column}.", "Line {line}, character {column}."),
}


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


def say(key: str, lang: str, **values: object) -> str:
    """The words of this key in the language, with values in their places."""
    return WORDS[key][LANGUAGES.index(lang)].format(**values)


def examples(lang: str) -> tuple[tuple[str, str], ...]:
    """The title and the text of each query to begin with."""
    return tuple((e.title[LANGUAGES.index(lang)], e.text.replace('"LANG"', f'"{lang}"')) for e in EXAMPLES)
