"""Entries of the code lists of the European Union that the dataset's record uses, with their names in three languages.

Source: EU Vocabularies, authority tables (https://op.europa.eu/en/web/eu-vocabularies), and the media types of IANA. A
record that names an entry says its class and name too, so that it can be read and checked without the lists.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from ontology.terms import DCT, SKOS, Vocabulary
from service.publication.rdf import a, link, words

AUTHORITY = Vocabulary("http://publications.europa.eu/resource/authority/")
MEDIA = Vocabulary("http://www.iana.org/assignments/media-types/")

THEMES = AUTHORITY("data-theme")
JUSTICE = AUTHORITY("data-theme/JUST")
GOVERNMENT = AUTHORITY("data-theme/GOVE")
IRREGULAR = AUTHORITY("frequency/IRREG")
KAZAKHSTAN = AUTHORITY("country/KAZ")
PUBLIC = AUTHORITY("access-right/PUBLIC")
STABLE = AUTHORITY("planned-availability/STABLE")
LANGUAGES: Mapping[str, str] = {
    "kk": AUTHORITY("language/KAZ"),
    "ru": AUTHORITY("language/RUS"),
    "en": AUTHORITY("language/ENG"),
}
FILES: Mapping[str, str] = {
    "trig": AUTHORITY("file-type/RDF_TRIG"),
    "nq": AUTHORITY("file-type/RDF_N_QUADS"),
    "ttl": AUTHORITY("file-type/RDF_TURTLE"),
}

Said = tuple[str, str, str]


@dataclass(frozen=True, slots=True)
class Code:
    """An entry: its class, its names in kk, ru and en, and the scheme it stands in, if that is told."""

    kind: str
    names: Said
    scheme: str = ""


_CONCEPT = SKOS("Concept")
CODES: Mapping[str, Code] = {
    JUSTICE: Code(
        _CONCEPT,
        (
            "Әділет, құқық жүйесі және қоғамдық қауіпсіздік",
            "Юстиция, правовая система и общественная безопасность",
            "Justice, legal system and public safety",
        ),
        THEMES,
    ),
    GOVERNMENT: Code(
        _CONCEPT,
        (
            "Мемлекеттік басқару және мемлекеттік сектор",
            "Государственное управление и государственный сектор",
            "Government and public sector",
        ),
        THEMES,
    ),
    IRREGULAR: Code(DCT("Frequency"), ("тұрақсыз", "нерегулярно", "irregular")),
    KAZAKHSTAN: Code(DCT("Location"), ("Қазақстан", "Казахстан", "Kazakhstan")),
    PUBLIC: Code(DCT("RightsStatement"), ("жалпыға қолжетімді", "общедоступно", "public")),
    STABLE: Code(_CONCEPT, ("тұрақты", "стабильно", "stable")),
    LANGUAGES["kk"]: Code(DCT("LinguisticSystem"), ("қазақ тілі", "казахский язык", "Kazakh")),
    LANGUAGES["ru"]: Code(DCT("LinguisticSystem"), ("орыс тілі", "русский язык", "Russian")),
    LANGUAGES["en"]: Code(DCT("LinguisticSystem"), ("ағылшын тілі", "английский язык", "English")),
    FILES["trig"]: Code(DCT("MediaTypeOrExtent"), ("TriG", "TriG", "TriG")),
    FILES["nq"]: Code(DCT("MediaTypeOrExtent"), ("N-Quads", "N-Quads", "N-Quads")),
    FILES["ttl"]: Code(DCT("MediaTypeOrExtent"), ("Turtle", "Turtle", "Turtle")),
    **{
        MEDIA(name): Code(DCT("MediaType"), (name, name, name))
        for name in ("application/trig", "application/n-quads", "application/gzip", "text/turtle")
    },
}


def codes() -> Iterator[str]:
    """What the record says of the entries themselves."""
    yield a(THEMES, SKOS("ConceptScheme"))
    yield from words(THEMES, DCT("title"), ("Деректер тақырыптары", "Темы данных", "Data themes"))
    for iri, code in CODES.items():
        yield a(iri, code.kind)
        yield from words(iri, SKOS("prefLabel"), code.names)
        if code.scheme:
            yield link(iri, SKOS("inScheme"), code.scheme)
