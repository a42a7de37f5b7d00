"""The vocabularies that the graph uses, by prefix, and the names of terms in them.

`OKL("appoints")` is the IRI of a term; `PREFIXES` is what queries, shapes and Turtle files may use without declaring.
"""

from __future__ import annotations

from ontology.iris import NS


class Vocabulary(str):
    """The namespace of a vocabulary; calling it with a local name gives the term's IRI."""

    __slots__ = ()

    def __call__(self, name: str) -> str:
        """The IRI of the term with this local name."""
        return self + name


OKL = Vocabulary(NS)
DCT = Vocabulary("http://purl.org/dc/terms/")
ELI = Vocabulary("http://data.europa.eu/eli/ontology#")
FOAF = Vocabulary("http://xmlns.com/foaf/0.1/")
OA = Vocabulary("http://www.w3.org/ns/oa#")
ORG = Vocabulary("http://www.w3.org/ns/org#")
OWL = Vocabulary("http://www.w3.org/2002/07/owl#")
PROV = Vocabulary("http://www.w3.org/ns/prov#")
RDF = Vocabulary("http://www.w3.org/1999/02/22-rdf-syntax-ns#")
RDFS = Vocabulary("http://www.w3.org/2000/01/rdf-schema#")
SCHEMA = Vocabulary("https://schema.org/")
SH = Vocabulary("http://www.w3.org/ns/shacl#")
SKOS = Vocabulary("http://www.w3.org/2004/02/skos/core#")
SKOSXL = Vocabulary("http://www.w3.org/2008/05/skos-xl#")
XSD = Vocabulary("http://www.w3.org/2001/XMLSchema#")

PREFIXES: dict[str, str] = {
    "dct": DCT,
    "eli": ELI,
    "foaf": FOAF,
    "oa": OA,
    "okl": OKL,
    "org": ORG,
    "owl": OWL,
    "prov": PROV,
    "rdf": RDF,
    "rdfs": RDFS,
    "schema": SCHEMA,
    "sh": SH,
    "skos": SKOS,
    "skosxl": SKOSXL,
    "xsd": XSD,
}
