"""How long answers about chains take, on the graph that ships and on generated countries.

    python -m benchmarks.chains [most posts] [--no-page]

Each country is made and measured in a process of its own; making it is told apart. Times are of the processor: one
thread does all. Then the algorithms that `queries.chains.large` may choose among are timed beside each other on the
ways of the largest country. The tables go to docs/performance.md. Needs igraph and rustworkx (the extra `bench`) for
their columns; a column without its library is empty.
"""

from __future__ import annotations

import gc
import importlib
import importlib.util
import json
import resource
import statistics
import subprocess
import sys
import time
from collections.abc import Callable, Mapping, Sequence
from random import Random
from typing import Any, TypeVar

import networkx as nx

from benchmarks.page import PAGE, fill
from ontology.shipped import shipped_files
from queries.chains.blockers import blockers
from queries.chains.centrality import centralities
from queries.chains.large import has_igraph
from queries.chains.levels import cycles, levels
from queries.chains.multigraph import Powers, draw, uncollected
from queries.chains.reach import reach
from queries.chains.rules import Rules, read_rules
from queries.chains.walk import chain
from queries.chains.ways import Ways, ways_of
from queries.oxigraph_engine import OxigraphEngine
from tests.queries.chains.country import DAY, country

SIZES = (2_000, 20_000, 200_000)  # posts; five steps on each, twenty levels
_STEPS, _LEVELS, _CYCLES = 5, 20, 100
_ASKED = 200  # posts, of which chains and blockers are asked for
_SAMPLE = 100  # authorities, from which betweenness is measured
_GOALS = {"draw, s": "15", "MB after": "2,048", "chain up, ms": "5", "blockers, ms": "1,000", "reach of all, s": "30"}
Figures = dict[str, float]
T = TypeVar("T")


def main() -> None:
    """Measure, print, and write the page."""
    given = [argument for argument in sys.argv[1:] if not argument.startswith("--")]
    if "--one" in sys.argv:
        print(json.dumps(measured(int(given[0]), algorithms="--algorithms" in sys.argv)))
        return
    most = int(given[0]) if given else SIZES[-1]
    sizes = [size for size in SIZES if size <= most]
    runs = [_in_a_process(size, "--algorithms" if size == sizes[-1] else "") for size in sizes]
    text = tables(_in_a_process(0), sizes, [run["figures"] for run in runs], runs[-1]["algorithms"])
    print(text)
    if "--no-page" not in sys.argv:
        fill(PAGE, "chains", text)


def _in_a_process(size: int, more: str = "") -> Any:
    """Figures of a country, of the graph that ships for 0."""
    command = [sys.executable, "-m", "benchmarks.chains", str(size), "--one", *filter(None, [more])]
    return json.loads(subprocess.run(command, check=True, capture_output=True, text=True).stdout.splitlines()[-1])


def measured(size: int, *, algorithms: bool) -> Mapping[str, Any]:
    """Figures of a country of so many posts, of the graph that ships for 0; `algorithms`: those of each library too."""
    if not size:
        return _shipped()
    figures: Figures = {}
    rules = _timed(figures, "making it, s", lambda: country(size, _LEVELS, size * _STEPS, _CYCLES))
    figures["MB made"] = _peak()
    powers = _timed(figures, "draw, s", lambda: rules.drawn(DAY))
    figures["MB after"] = _peak()
    figures["edges"] = powers.graph.number_of_edges()
    posts = Random(_LEVELS).sample(sorted(powers.posts), min(_ASKED, len(powers.posts)))
    _each(figures, "chain up, ms", posts, lambda post: chain(rules, post, DAY))
    _each(figures, "blockers, ms", posts, lambda post: blockers(rules, post, DAY))
    _timed(figures, "reach of all, s", lambda: reach(powers))
    _timed(figures, "levels, s", lambda: levels(powers))
    _timed(figures, "cycles, s", lambda: cycles(powers))
    _timed(figures, "centralities, s", lambda: centralities(powers))
    figures["MB in the end"] = _peak()
    return {"figures": figures, "algorithms": _algorithms(powers) if algorithms else {}}


def _shipped() -> Figures:
    figures: Figures = {}
    engine = OxigraphEngine.from_files(shipped_files())
    rules: Rules = _timed(figures, "read", lambda: read_rules(engine))
    day = rules.latest()
    assert day
    powers: Powers = _timed(figures, "draw", lambda: draw(rules, day))
    rules.drawn(day)
    posts = sorted(powers.posts)
    _each(figures, "chain", posts, lambda post: chain(rules, post, day))
    _timed(figures, "reach", lambda: reach(powers))
    _timed(figures, "centralities", lambda: centralities(powers))
    figures = {
        name: value if name == "chain" or name.endswith("most") else 1000 * value for name, value in figures.items()
    }
    return figures | {"posts": len(posts)}


def _algorithms(powers: Powers) -> Mapping[str, Mapping[str, float]]:
    """Milliseconds of each algorithm by each library, on the ways of a country."""
    ways = ways_of(powers)
    pairs = [(who, whom) for who, those in enumerate(ways.below) for whom in those]
    size, root = len(ways.names), ways.components[0][0]
    acting = [n for n, those in enumerate(ways.below) if those]
    sources = sorted(Random(_SAMPLE).sample(acting, min(_SAMPLE, len(acting))))
    found: dict[str, dict[str, float]] = {"NetworkX": {}, "rustworkx": {}, "igraph": {}}
    plain: nx.DiGraph[int] = nx.DiGraph()

    def build() -> None:
        plain.add_nodes_from(range(size))
        plain.add_edges_from(pairs)

    networkx: dict[str, Callable[[], object]] = {
        "build": build,
        "strong components": lambda: list(nx.strongly_connected_components(plain)),
        "dominators": lambda: nx.immediate_dominators(plain, root),
        "ancestors of a deep post": lambda: nx.ancestors(plain, size - 1),
        "descendants of the root": lambda: nx.descendants(plain, root),
        f"betweenness by {_SAMPLE} samples": lambda: nx.betweenness_centrality_subset(plain, sources, range(size)),
    }
    _time_all(found["NetworkX"], networkx)
    found["NetworkX"]["reach of all"] = _reach_plain(
        plain, ways, Random(_LEVELS).sample(acting, min(2_000, len(acting)))
    )
    if importlib.util.find_spec("rustworkx"):
        _time_all(found["rustworkx"], _rustworkx(size, pairs, root))
    if has_igraph():
        _time_all(found["igraph"], _igraph(size, pairs, root, sources))
    figures: Figures = {}
    _timed(figures, "reach", lambda: reach(powers))
    found["Okilet"] = {"reach of all": 1000 * figures["reach"]}
    return found


def _reach_plain(plain: nx.DiGraph[int], ways: Ways, sources: Sequence[int]) -> float:
    """Milliseconds to find the descendants of every authority one by one, as a sample of 2,000 tells."""
    start = time.process_time()
    with uncollected():
        for source in sources:
            len(nx.descendants(plain, source) & ways.posts)
    acting = sum(map(bool, ways.below))
    return 1000 * (time.process_time() - start) / len(sources) * acting


def _rustworkx(size: int, pairs: Sequence[tuple[int, int]], root: int) -> dict[str, Callable[[], object]]:
    library = importlib.import_module("rustworkx")
    graph = library.PyDiGraph()

    def build() -> None:
        graph.add_nodes_from(range(size))
        graph.add_edges_from_no_data(pairs)

    return {
        "build": build,
        "strong components": lambda: library.strongly_connected_components(graph),
        "dominators": lambda: library.immediate_dominators(graph, root),
        "ancestors of a deep post": lambda: library.ancestors(graph, size - 1),
        "descendants of the root": lambda: library.descendants(graph, root),
    }


def _igraph(
    size: int, pairs: Sequence[tuple[int, int]], root: int, sources: Sequence[int]
) -> dict[str, Callable[[], object]]:
    library = importlib.import_module("igraph")
    graph = library.Graph(directed=True)

    def build() -> None:
        graph.add_vertices(size)
        graph.add_edges(pairs)

    return {
        "build": build,
        "strong components": lambda: list(graph.connected_components(mode="strong")),
        "dominators": lambda: graph.dominator(root),
        "ancestors of a deep post": lambda: graph.subcomponent(size - 1, mode="in"),
        "descendants of the root": lambda: graph.subcomponent(root, mode="out"),
        f"betweenness by {_SAMPLE} samples": lambda: graph.betweenness(directed=True, sources=sources),
    }


def tables(
    shipped: Figures, sizes: Sequence[int], runs: Sequence[Figures], algorithms: Mapping[str, Mapping[str, float]]
) -> str:
    """The tables, as the page has them."""
    milliseconds = (
        f"a chain upward {shipped['chain']:.2f} in the middle, {shipped['chain, most']:.1f} at most; reading all rules "
        f"{shipped['read']:.0f}, drawing a day {shipped['draw']:.0f}, reach of all {shipped['reach']:.0f}, "
        f"all measures {shipped['centralities']:.0f}"
    )
    said = [
        f"The graph that ships ({shipped['posts']:.0f} posts), milliseconds: {milliseconds}.",
        "",
        "| generated country | " + " | ".join(f"{size:,} posts" for size in sizes) + " | goal |",
        "| --- |" + " ---: |" * (len(sizes) + 1),
    ]
    for name in runs[-1]:
        cells = (f"{run[name]:,.0f}" if run[name] >= 100 else f"{run[name]:.3g}" for run in runs)
        said.append(f"| {name} | {' | '.join(cells)} | {_GOALS.get(name, '')} |")
    libraries = ("NetworkX", "rustworkx", "igraph", "Okilet")
    said += [
        "",
        f"| {sizes[-1]:,} posts, ms | {' | '.join(libraries)} | NetworkX : best |",
        "| --- |" + " ---: |" * (len(libraries) + 1),
    ]
    for name, plain in algorithms["NetworkX"].items():
        others = [algorithms[library][name] for library in libraries[1:] if name in algorithms.get(library, {})]
        cells = (_ms(algorithms.get(library, {}).get(name)) for library in libraries)
        said.append(f"| {name} | {' | '.join(cells)} | {f'{plain / min(others):,.1f}' if others else ''} |")
    return "\n".join(said) + "\n"


def _ms(value: float | None) -> str:
    return "–" if value is None else f"{value:,.0f}" if value >= 10 else f"{value:.2f}"


def _timed(figures: Figures, name: str, work: Callable[[], T]) -> T:
    gc.collect()
    start = time.process_time()
    with uncollected():  # as the analyses do themselves
        found = work()
    figures[name] = time.process_time() - start
    return found


def _each(figures: Figures, name: str, posts: Sequence[str], work: Callable[[str], object]) -> None:
    """Milliseconds, in the middle and at most, after one that is not counted."""
    work(posts[0])
    taken = []
    for post in posts:
        start = time.process_time()
        work(post)
        taken.append(1000 * (time.process_time() - start))
    what, unit = name.removesuffix(", ms"), name[len(name.removesuffix(", ms")) :]
    figures[name] = statistics.median(taken)
    figures[f"{what}, 19 of 20 within{unit}"] = statistics.quantiles(taken, n=20)[-1]
    figures[f"{what}, most{unit}"] = max(taken)


def _time_all(figures: Figures, works: Mapping[str, Callable[[], object]]) -> None:
    for name, work in works.items():
        _timed(figures, name, work)
        figures[name] *= 1000


def _peak() -> float:
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024


if __name__ == "__main__":
    main()
