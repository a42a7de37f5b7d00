"""The record of the dataset for catalogues of open data: DCAT-AP 3.0.1, in Kazakh, Russian and English.

    record(versions(engine), addresses, version, published)     lines of N-Triples

Catalogue, dataset, its parts (one for each version of an act), their distributions, the SPARQL endpoint as a data
service, publisher, licence, provenance. It conforms to the shapes of DCAT-AP 3.0.1, ranges included.
Source: https://semiceu.github.io/DCAT-AP/releases/3.0.1/
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from ontology import VERSION, iris
from ontology.adilet import pages
from ontology.terms import DCT, FOAF, PROV, RDFS, XSD
from queries.engine import Engine, Solutions
from service.publication import codes
from service.publication.codes import FILES, LANGUAGES, MEDIA
from service.publication.rdf import DCAT, DCATAP, a, link, literal, moment, words
from service.publication.void import ABOUT, TITLE, Addresses

_SPARQL = "https://www.w3.org/TR/sparql11-protocol/"
_PUBLISHER = ("Өкілет жобасы", "Проект «Окилет»", "The Okilet project")
_CATALOGUE = ("Өкілет деректерінің каталогы", "Каталог данных «Окилет»", "Catalogue of Okilet data")
_CATALOGUE_ABOUT = (
    "Осы қызмет жариялайтын деректер: толық граф және оның актілердің нұсқалары бойынша бөліктері.",
    "Данные, которые публикует эта служба: граф целиком и его части по редакциям актов.",
    "The data that this service publishes: the whole graph, and its parts by versions of acts.",
)
_PROVENANCE = (
    (
        "Құқықтық актілердің мәтіндерінен бағдарлама арқылы алынған; әр дерек қай актінің қай нормасынан, файлдың"
        " қай таңбаларынан алынғаны көрсетілген. Органдар мен лауазымдардың атаулары қолмен жинақталған. "
        "Мәтіндердің өзі «Әділет» ақпараттық-құқықтық жүйесінде."
    ),
    (
        "Извлечено программой из текстов правовых актов; каждый факт указывает норму акта и место в файле, откуда"
        " он взят. Названия органов и должностей собраны вручную. Сами тексты — в информационно-правовой системе "
        "«Әділет»."
    ),
    (
        "Read from the texts of legal acts by software; each fact names the provision and the characters of the "
        "file from which it was read. Names of organs and positions were compiled by hand. The texts themselves "
        "stand in the legal information system Adilet."
    ),
)
_KEYWORDS = (
    ("тағайындау", "назначение на должность", "appointment"),
    ("құқықтық актілер", "правовые акты", "legal acts"),
    ("мемлекеттік органдар", "государственные органы", "state organs"),
)
_DUMPS = {
    "trig": ("application/trig", "TriG"),
    "nq": ("application/n-quads", "N-Quads"),
}


@dataclass(frozen=True, slots=True)
class ActVersion:
    """A version of an act in the graph, `[date, ends)`; `source` is the file it was read from."""

    iri: str
    act: str
    date: str
    ends: str
    title: str
    source: str

    @property
    def name(self) -> str:
        """The act's code or key."""
        return self.act.rpartition("/")[2]

    @property
    def graph(self) -> str:
        """The named graph that holds it."""
        return str(iris.Graph(self.name, dt.date.fromisoformat(self.date)))

    @property
    def last_day(self) -> str:
        """The last day on which it stood, "" where it stands."""
        return str(dt.date.fromisoformat(self.ends) - dt.timedelta(days=1)) if self.ends else ""


def versions(engine: Engine) -> tuple[ActVersion, ...]:
    """The versions of acts that the graph holds, in order, each once."""
    answer = engine.query(_query())
    assert isinstance(answer, Solutions)
    order = ("version", "act", "date", "ends", "title", "source")
    columns = [answer.variables.index(name) for name in order]
    found: dict[str, ActVersion] = {}
    for row in answer.values():
        version = ActVersion(*(row[column] for column in columns))
        found.setdefault(version.iri, version)
    return tuple(found.values())


@cache
def _query() -> str:
    return (Path(__file__).parent / "versions.rq").read_text(encoding="utf-8")


def record(acts: Sequence[ActVersion], at: Addresses, version: str, published: dt.datetime) -> list[str]:
    """The whole record."""
    return list(
        dict.fromkeys(
            (
                *_catalogue(acts, at, published),
                *_dataset(acts, at, version, published),
                *_service(at, acts),
                *(line for act in acts for line in _part(act, at)),
                *_agents(at),
                *codes.codes(),
            )
        )
    )


def _catalogue(acts: Sequence[ActVersion], at: Addresses, published: dt.datetime) -> Iterator[str]:
    catalogue, entry = f"{at.dataset}#catalogue", f"{at.dataset}#record"
    yield a(catalogue, DCAT("Catalog"))
    yield from words(catalogue, DCT("title"), _CATALOGUE)
    yield from words(catalogue, DCT("description"), _CATALOGUE_ABOUT)
    yield from _common(catalogue, at)
    yield from _licence(catalogue, at)
    yield link(catalogue, FOAF("homepage"), at.home)
    yield a(at.home, FOAF("Document"))
    yield link(catalogue, DCAT("themeTaxonomy"), codes.THEMES)
    yield moment(catalogue, DCT("modified"), published)
    yield link(catalogue, DCAT("dataset"), at.iri)
    for act in acts:
        yield link(catalogue, DCAT("dataset"), act.graph)
    yield link(catalogue, DCAT("service"), _service_of(at))
    yield link(catalogue, DCAT("record"), entry)
    yield a(entry, DCAT("CatalogRecord"))
    yield link(entry, FOAF("primaryTopic"), at.iri)
    yield moment(entry, DCT("modified"), published)
    yield link(entry, DCT("conformsTo"), _PROFILE)
    yield a(_PROFILE, DCT("Standard"))
    yield literal(_PROFILE, DCT("title"), "DCAT-AP 3.0.1", lang="en")


_PROFILE = "https://semiceu.github.io/DCAT-AP/releases/3.0.1"


def _dataset(acts: Sequence[ActVersion], at: Addresses, version: str, published: dt.datetime) -> Iterator[str]:
    whole = at.iri
    yield a(whole, DCAT("Dataset"))
    yield a(whole, DCAT("Resource"))  # which a dataset is; said for whoever checks without the vocabulary
    yield from words(whole, DCT("title"), TITLE)
    yield from words(whole, DCT("description"), ABOUT)
    for said in _KEYWORDS:
        yield from words(whole, DCAT("keyword"), said)
    yield from _common(whole, at)
    yield from _themes(whole)
    yield link(whole, DCT("accrualPeriodicity"), codes.IRREGULAR)
    yield link(whole, DCT("accessRights"), codes.PUBLIC)
    yield literal(whole, DCT("identifier"), at.iri)
    yield literal(whole, DCAT("version"), version)
    yield moment(whole, DCT("modified"), published)
    yield link(whole, DCAT("landingPage"), at.home)
    yield link(whole, FOAF("page"), at.void)
    yield a(at.void, FOAF("Document"))
    if acts:
        yield from _period(whole, at, min(act.date for act in acts), "")
    yield from _provenance(whole, at, published)
    for act in acts:
        yield link(whole, DCT("hasPart"), act.graph)
    for form, address in zip(_DUMPS, at.dumps, strict=True):
        yield from _dump(form, address, at, published)
    endpoint = f"{at.dataset}#by-sparql"
    yield link(whole, DCAT("distribution"), endpoint)
    yield from _distribution(endpoint, at.sparql, at, ("SPARQL арқылы", "Через SPARQL", "By SPARQL"))
    yield link(endpoint, DCAT("accessService"), _service_of(at))


def _provenance(whole: str, at: Addresses, published: dt.datetime) -> Iterator[str]:
    statement, activity = f"{at.dataset}#provenance", f"{at.dataset}#reading"
    yield link(whole, DCT("provenance"), statement)
    yield a(statement, DCT("ProvenanceStatement"))
    yield from words(statement, RDFS("label"), _PROVENANCE)
    yield link(whole, PROV("wasGeneratedBy"), activity)
    yield a(activity, PROV("Activity"))
    yield moment(activity, PROV("endedAtTime"), published)
    yield from words(
        activity,
        RDFS("label"),
        (
            f"Okilet {VERSION} бағдарламасымен оқу",
            f"Чтение программой Okilet {VERSION}",
            f"Reading by Okilet {VERSION}",
        ),
    )


def _dump(form: str, address: str, at: Addresses, published: dt.datetime) -> Iterator[str]:
    dump = f"{at.dataset}#dump-{form}"
    media, name = _DUMPS[form]
    yield link(at.iri, DCAT("distribution"), dump)
    yield from _distribution(
        dump,
        at.dataset,
        at,
        (f"Толық көшірме, {name}", f"Полная копия, {name}", f"Whole graph, {name}"),
        (
            "Барлық атаулы графтар, gzip арқылы сығылған.",
            "Все именованные графы, сжаты gzip.",
            "All named graphs, compressed by gzip.",
        ),
    )
    yield link(dump, DCAT("downloadURL"), address)
    yield link(dump, DCT("format"), FILES[form])
    yield link(dump, DCAT("mediaType"), MEDIA(media))
    yield link(dump, DCAT("compressFormat"), MEDIA("application/gzip"))
    yield moment(dump, DCT("modified"), published)
    yield link(dump, DCATAP("availability"), codes.STABLE)


def _distribution(
    distribution: str, access: str, at: Addresses, title: codes.Said, description: codes.Said | None = None
) -> Iterator[str]:
    yield a(distribution, DCAT("Distribution"))
    yield from words(distribution, DCT("title"), title)
    if description:
        yield from words(distribution, DCT("description"), description)
    yield link(distribution, DCAT("accessURL"), access)
    yield from _licence(distribution, at)
    for language in LANGUAGES.values():
        yield link(distribution, DCT("language"), language)


def _service(at: Addresses, acts: Sequence[ActVersion]) -> Iterator[str]:
    service = _service_of(at)
    yield a(service, DCAT("DataService"))
    yield from words(service, DCT("title"), ("SPARQL сұрау нүктесі", "Точка доступа SPARQL", "SPARQL endpoint"))
    yield link(service, DCAT("endpointURL"), at.sparql)
    yield a(at.sparql, RDFS("Resource"))
    yield link(service, DCAT("endpointDescription"), at.sparql)
    yield link(service, DCAT("servesDataset"), at.iri)
    for act in acts:
        yield link(service, DCAT("servesDataset"), act.graph)
    yield link(service, DCT("conformsTo"), _SPARQL)
    yield a(_SPARQL, DCT("Standard"))
    yield literal(_SPARQL, DCT("title"), "SPARQL 1.1 Protocol", lang="en")
    yield from _licence(service, at)
    yield link(service, DCT("accessRights"), codes.PUBLIC)
    yield link(service, DCT("publisher"), _publisher_of(at))
    yield from _themes(service)


def _part(act: ActVersion, at: Addresses) -> Iterator[str]:
    """The graph of a version of an act, as a dataset of its own."""
    part = act.graph
    yield a(part, DCAT("Dataset"))
    titles = (
        f"{act.title or act.name} ({act.date})",
        f"{act.name}, редакция от {act.date}",
        f"{act.name}, version of {act.date}",
    )
    yield from words(part, DCT("title"), titles)
    yield from words(
        part,
        DCT("description"),
        (
            f"{act.name} актісінің {act.date} күнгі нұсқасынан алынған деректер.",
            f"Факты, извлечённые из акта {act.name} в редакции от {act.date}.",
            f"Facts read from the act {act.name} as of {act.date}.",
        ),
    )
    yield link(part, DCT("publisher"), _publisher_of(at))
    yield link(part, DCT("isPartOf"), at.iri)
    yield link(part, DCT("language"), LANGUAGES["kk"])
    yield link(part, DCT("accessRights"), codes.PUBLIC)
    yield literal(part, DCAT("version"), act.date)
    yield from _themes(part)
    yield from _period(part, at, act.date, act.last_day)
    if act.source:
        yield link(part, PROV("wasDerivedFrom"), act.source)
    if iris.is_code(act.name):
        for lang, page in pages(act.name).items():
            yield link(part, FOAF("page"), page)
            yield a(page, FOAF("Document"))
            yield link(page, DCT("language"), LANGUAGES[lang])
    distribution = at.part("graph", part)
    yield link(part, DCAT("distribution"), distribution)
    yield from _distribution(distribution, at.content(part), at, ("Turtle", "Turtle", "Turtle"))
    yield link(distribution, DCAT("accessService"), _service_of(at))
    yield link(distribution, DCT("format"), FILES["ttl"])
    yield link(distribution, DCAT("mediaType"), MEDIA("text/turtle"))


def _common(thing: str, at: Addresses) -> Iterator[str]:
    yield link(thing, DCT("publisher"), _publisher_of(at))
    yield link(thing, DCT("spatial"), codes.KAZAKHSTAN)
    for language in LANGUAGES.values():
        yield link(thing, DCT("language"), language)


def _themes(thing: str) -> Iterator[str]:
    yield link(thing, DCAT("theme"), codes.JUSTICE)
    yield link(thing, DCAT("theme"), codes.GOVERNMENT)


def _period(thing: str, at: Addresses, begins: str, ends: str) -> Iterator[str]:
    """The days, first and last included."""
    period = at.part("period", thing)
    yield link(thing, DCT("temporal"), period)
    yield a(period, DCT("PeriodOfTime"))
    yield literal(period, DCAT("startDate"), begins, XSD("date"))
    if ends:
        yield literal(period, DCAT("endDate"), ends, XSD("date"))


def _agents(at: Addresses) -> Iterator[str]:
    publisher = _publisher_of(at)
    yield a(publisher, FOAF("Agent"))
    if at.publisher:
        yield literal(publisher, FOAF("name"), at.publisher)
    else:
        yield from words(publisher, FOAF("name"), _PUBLISHER)
    yield link(publisher, FOAF("homepage"), at.home)


def _licence(thing: str, at: Addresses) -> Iterator[str]:
    """The licence that the operator states; where none is stated none is made up."""
    if at.licence:
        yield link(thing, DCT("license"), at.licence)
        yield a(at.licence, DCT("LicenseDocument"))


def _publisher_of(at: Addresses) -> str:
    return f"{at.dataset}#publisher"


def _service_of(at: Addresses) -> str:
    return f"{at.dataset}#sparql"
