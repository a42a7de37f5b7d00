"""Where each graph came from: the file with its checksum, and the software that read it (PROV-O)."""

from __future__ import annotations

from loaders.emit.nquads import Sheet
from loaders.model import Source
from ontology import VERSION, iris
from ontology.terms import DCT, OKL, PROV, RDF, SCHEMA

SOFTWARE = str(iris.Graph("meta")) + "#okilet"


def write_meta(sheet: Sheet, graph: iris.Graph, source: Source, *, timed: bool) -> None:
    """One graph, its source file and the loaders, in the sheet of `graph/meta`; `timed`: when the file was written.

    The clock has no part in it: the same files give the same bytes, whenever they are read.
    """
    name, file = str(graph), str(iris.SourceFile(source.sha256))
    sheet.link(name, RDF("type"), PROV("Entity"))
    sheet.link(name, PROV("wasDerivedFrom"), file)
    sheet.link(name, PROV("wasAttributedTo"), SOFTWARE)
    sheet.link(file, RDF("type"), PROV("Entity"))
    sheet.time(file, PROV("generatedAtTime"), source.modified if timed else None)
    sheet.code(file, DCT("title"), source.name)
    sheet.code(file, SCHEMA("sha256"), source.sha256)
    sheet.code(file, SCHEMA("encodingFormat"), f"text/plain; charset={source.encoding}")
    sheet.number(file, OKL("length"), len(source.text))
    sheet.link(SOFTWARE, RDF("type"), PROV("SoftwareAgent"))
    sheet.code(SOFTWARE, SCHEMA("name"), "okilet")
    sheet.code(SOFTWARE, SCHEMA("softwareVersion"), VERSION)
