"""Documents to a published graph: read, check, publish; nothing is published unless all of it went well.

    paths ── collect ──▶ files ── read ──▶ readings ── build_dataset ──▶ validate ──▶ publish

A file that cannot be read is left out and named; a build of nothing, or of a graph that does not conform, changes
nothing. Findings that an RDF file brings along (an exported graph) are not taken over: those of this build take their
place. Time is linear in the text.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from loaders.emit.files import rdf_file_quads
from loaders.emit.nquads import Quad
from loaders.graph import build_dataset
from loaders.model import Reading
from loaders.pipeline import read_act
from loaders.read import read_source
from ontology import iris
from ontology.errors import DoesNotConform, InputError, NoInput
from ontology.lexicon import load_lexicon
from service.home import CHECKS_FILE, checks_of, publish
from service.publication.statistics import STATISTICS_FILE, statistics
from shapes.again import Checked, check_again
from shapes.report import Report
from shapes.waivers import Waiver, waivers_of

RDF_SUFFIXES = frozenset({".ttl", ".nt", ".nq", ".trig", ".jsonld", ".rdf"})
_FINDINGS = iris.Graph("findings")
Progress = Callable[[str], None]


@dataclass(frozen=True, slots=True)
class Build:
    """What a build did: readings in the order of their files, RDF files added, files left out with the reason, the
    published graph file and its number of quads."""

    readings: tuple[Reading, ...]
    added: tuple[Path, ...]
    left_out: tuple[str, ...]
    graph: Path
    quads: int


def build(
    paths: Iterable[Path], home: Path, progress: Progress = lambda _: None, waivers: Sequence[Waiver] | None = None
) -> Build:
    """Read `paths` (files, or folders and all below them) and publish what they hold in `home`.

    `waivers` are findings set aside; by default those of `waivers.csv` in `home`.

    Raises `NoInput` or the error of the only file where nothing could be read, `DoesNotConform` where the graph breaks
    a shape that it must satisfy, `HomeError` where `home` cannot be written. The published graph is then untouched.
    """
    errors: list[InputError] = []
    readings: list[Reading] = []
    added: list[Path] = []
    quads: list[Quad] = []
    lexicon = load_lexicon()
    for path in _files(paths, errors):
        progress(f"reading {path.name}")
        try:
            if path.suffix.lower() in RDF_SUFFIXES:
                quads += (quad for quad in rdf_file_quads(path) if not _is_finding(quad))
                added.append(path)
            else:
                readings.append(read_act(read_source(path), lexicon))
        except InputError as error:
            errors.append(error)
    if not readings and not added:
        raise _nothing(errors)
    progress("building the graph")
    dataset = build_dataset(readings, lexicon, more=quads, timed=True)
    progress("checking the graph")
    report, checked = check_again(
        dataset.quads(), Checked.from_json(checks_of(home)), waivers_of(home) if waivers is None else waivers
    )
    refuse(report)
    progress("publishing")
    dataset = dataset.with_quads(report.quads())
    counts = statistics(dataset.quads())
    graph = publish(home, dataset.lines(), {CHECKS_FILE: checked.to_json(), STATISTICS_FILE: counts.to_json()})
    left_out = [error.message for error in errors]
    left_out += [f"{name}: another file holds the same version of the same act; left out" for name in dataset.left_out]
    return Build(tuple(readings), tuple(added), tuple(left_out), graph, counts.quads)


def _is_finding(quad: Quad) -> bool:
    return quad[0] == f"<{_FINDINGS}>" or quad[1].startswith(f"<{_FINDINGS}#")


def _files(paths: Iterable[Path], errors: list[InputError]) -> Iterator[Path]:
    """The files to read, folders walked in order of name; what is hidden is passed over."""
    for path in paths:
        if path.is_dir():
            found = sorted(p for p in path.rglob("*") if p.is_file() and not _hidden(p, path))
            if not found:
                errors.append(NoInput(f"{path}: no file in this folder; give a folder that holds acts as text"))
            yield from found
        else:
            yield path


def _hidden(path: Path, folder: Path) -> bool:
    return any(part.startswith(".") for part in path.relative_to(folder).parts)


def _nothing(errors: list[InputError]) -> InputError:
    """The one error to raise where nothing could be read: that of the file, or one line for all."""
    if len(errors) == 1:
        return errors[0]
    if not errors:
        return NoInput("nothing to read; name files or folders that hold acts as text")
    listed = "; ".join(error.message for error in errors)
    return NoInput(f"none of the {len(errors)} files could be read: {listed}")


def refuse(report: Report) -> None:
    """Raise `DoesNotConform` on a violation."""
    if report.conforms:
        return
    first = report.violations[0]
    raise DoesNotConform(
        f"nothing was published; violations: {len(report.violations)}; the first: {first.check.name} at "
        f"{first.subject}: {first.message.en}",
        report.violations,
    )
