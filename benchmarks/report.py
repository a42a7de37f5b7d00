"""How checking grows with the number of acts: all of them, and again after one act has changed.

    python -m benchmarks.report [most]

Prints for the graph that ships (the five acts) and for 10, 100 and 1,000 generated acts: triples that the checks look
at, findings, seconds for a whole check, per act the ratio to the size before, seconds for checking again after a change
of one act, its share of the whole, and the memory of the process. Each size runs in a process of its own; acts are read
and made into quads before the clock starts.

Generated tables all draw on the same ministers and agencies, which no hundred decrees of a country do: one act in ten
keeps them, the posts of the others are those of a place of their own.
"""

from __future__ import annotations

import gc
import hashlib
import resource
import subprocess
import sys
import time
from collections.abc import Iterator

from benchmarks.loaders import act
from loaders.emit.nquads import Quad
from loaders.graph import build_dataset
from loaders.pipeline import read_act
from ontology import iris
from ontology.lexicon import load_lexicon
from ontology.shipped import shipped_files
from ontology.terms import OKL, RDF, SKOS
from queries.oxigraph_engine import OxigraphEngine
from shapes.again import check_again
from shapes.report import by_graph

SIZES = (0, 10, 100, 1000)  # 0: the graph that ships


def quads_of(size: int) -> list[Quad]:
    """The quads of a generated graph, or of the one that ships."""
    if size == 0:
        engine = OxigraphEngine.from_files(shipped_files())
        return [(f"<{g}>", s.n3(), p.n3(), o.n3()) for g, s, p, o in engine.quads()]
    lexicon = load_lexicon()
    quads = build_dataset((read_act(act(n), lexicon) for n in range(1, size + 1)), lexicon).quads()
    return [moved for quad in quads for moved in placed(quad)]


def placed(quad: Quad) -> Iterator[Quad]:
    """A quad with its posts in a place of the act's own, each with a name, unless the act is one in ten."""
    graph = quad[0]
    place = hashlib.sha256(graph.encode()).hexdigest()[:8]
    if "/graph/U" not in graph or place[0] in "01":
        yield quad
        return
    terms = [graph, quad[1], quad[2], quad[3]]
    for number in (1, 3):
        for sort, kind in (("position", "Position"), ("class", "PositionClass")):
            if terms[number].startswith(f"<{iris.ID}{sort}/"):
                terms[number] = terms[number].replace(f"/{sort}/", f"/{sort}/{place}-")
                yield graph, terms[number], f"<{RDF('type')}>", f"<{OKL(kind)}>"
                yield graph, terms[number], f"<{SKOS('prefLabel')}>", f'"{place}"@kk'
    yield graph, terms[1], terms[2], terms[3]


def changed(quads: list[Quad]) -> list[Quad]:
    """The quads with one step of one act's rules lost, its source being another file."""
    place = next(number for number, quad in enumerate(quads) if quad[2].endswith("ns#step>"))
    graph = quads[place][0]
    source = next(quad[3] for quad in quads if quad[0] == graph and quad[2].endswith("ns#inSource>"))
    renamed = {source: f"{source[:-9]}00000000>"}
    left = (quad for number, quad in enumerate(quads) if number != place)
    return [(g, renamed.get(s, s), p, renamed.get(o, o)) for g, s, p, o in left]


def measure(size: int) -> tuple[int, int, float, float]:
    """Triples looked at, findings, seconds of a whole check, seconds of checking again."""
    quads = quads_of(size)
    other = changed(quads)
    looked_at = sum(map(len, by_graph(quads).values()))
    gc.collect()
    start = time.perf_counter()
    report, checked = check_again(quads)
    whole = time.perf_counter() - start
    start = time.perf_counter()
    check_again(other, checked)
    return looked_at, len(report.all), whole, time.perf_counter() - start


def main() -> None:
    """Measure each size in a process of its own, and print."""
    if sys.argv[1:2] == ["--one"]:
        triples, findings, whole, again = measure(int(sys.argv[2]))
        memory = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
        print(triples, findings, whole, again, memory)
        return
    most = int(sys.argv[1]) if len(sys.argv) > 1 else SIZES[-1]
    print("acts   triples  findings  whole s  per act  again s  share  MB")
    before = 0.0
    for size in (size for size in SIZES if size <= most):
        line = subprocess.run(
            [sys.executable, "-m", "benchmarks.report", "--one", str(size)], check=True, capture_output=True, text=True
        ).stdout.split()
        triples, findings = map(int, line[:2])
        whole, again, memory = map(float, line[2:])
        ratio = f"{whole / size / before:.2f}" if before and size else ""
        before = whole / size if size else 0.0
        print(
            f"{size or 'five':>4}  {triples:>8}  {findings:>8}  {whole:7.2f}  {ratio:>7}  {again:7.2f}  "
            f"{again / whole:5.2f}  {memory:.0f}"
        )


if __name__ == "__main__":
    main()
