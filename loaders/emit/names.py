"""Names of organs and positions in the graph: entries of the thesaurus, and what is minted where none fits."""

from __future__ import annotations

from loaders.emit.nquads import Sheet
from loaders.model import Name
from loaders.names.keys import key
from loaders.names.roles import names_office
from ontology import iris
from ontology.lexicon import Lexicon
from ontology.terms import OKL, RDF, SKOS

_TYPES = {"organ": "Organ", "position": "Position", "class": "PositionClass", "role": "Role"}


class NameBook:
    """IRIs for names. What the thesaurus lacks is minted under its Kazakh name and marked for review.

    `minted` is shared by the sheets of one build, so that a thing named in several acts has one label. Names that
    differ in endings alone ("Порт аппаратының басшысы", "Порттың аппарат басшысы") are one thing, the first of them.
    """

    def __init__(self, sheet: Sheet, lexicon: Lexicon, minted: dict[str, str]) -> None:
        self._sheet = sheet
        self._lexicon = lexicon
        self._minted = minted

    def position(self, name: Name) -> str:
        """The IRI of a position or class of positions; "" for a name without a letter."""
        return self._iri(name, "position")

    def actor(self, name: Name) -> str:
        """The IRI of who acts: an office where the name ends in the word for one, else an organ; "" as above."""
        return self._iri(name, "position" if names_office(name.text) else "organ")

    def _iri(self, name: Name, sort: str) -> str:
        slug = iris.slug(name.text)
        if not name.iri and not slug:
            return ""
        thing = iris.thing(name.iri or f"{sort}/{slug}")
        if thing.tail not in self._lexicon:
            if not name.iri:
                said = f"{sort} {' '.join(key(name.text)) or slug}"
                thing = iris.thing(self._minted.setdefault(said, thing.tail))
            self._mint(thing, self._minted.setdefault(thing.tail, name.text))
        return str(thing)

    def _mint(self, thing: iris.Thing, label: str) -> None:
        subject = str(thing)
        self._sheet.link(subject, RDF("type"), OKL(_TYPES[thing.sort]))
        self._sheet.words(subject, SKOS("prefLabel"), label)
        self._sheet.flag(subject, OKL("needsReview"), value=True)
