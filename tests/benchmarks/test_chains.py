"""What the benchmark of chains writes; nothing is timed here."""

from benchmarks.chains import measured, tables
from benchmarks.page import PAGE, filled

SHIPPED = {
    "posts": 9.0,
    "chain": 0.25,
    "chain, most": 2.0,
    "read": 100.0,
    "draw": 8.0,
    "reach": 3.0,
    "centralities": 7.0,
}


def test_tables_have_a_column_for_each_size_and_library() -> None:
    runs = [{"draw, s": 0.1234, "edges": 10_515.0}, {"draw, s": 9.87, "edges": 1_048_000.0}]
    algorithms = {
        "NetworkX": {"build": 1_700.4, "reach of all": 90.0},
        "igraph": {"build": 17.0},
        "Okilet": {"reach of all": 45.0},
    }
    text = tables(SHIPPED, [2_000, 200_000], runs, algorithms)
    assert text.startswith(
        "The graph that ships (9 posts), milliseconds: a chain upward 0.25 in the middle, 2.0 at most;"
    )
    assert "| generated country | 2,000 posts | 200,000 posts | goal |\n| --- | ---: | ---: | ---: |\n" in text
    assert "| draw, s | 0.123 | 9.87 | 15 |\n| edges | 10,515 | 1,048,000 |  |\n" in text
    assert "| build | 1,700 | – | 17 | – | 100.0 |\n| reach of all | 90 | – | – | 45 | 2.0 |\n" in text


def test_the_page_has_a_place_for_them() -> None:
    page = PAGE.read_text(encoding="utf-8")
    assert "new\n<!-- end -->" in filled(page, "chains", "new\n")


def test_all_that_is_measured_can_be_done() -> None:
    found = measured(120, algorithms=True)
    assert {"draw, s", "chain up, ms", "blockers, ms", "reach of all, s", "MB after"} <= found["figures"].keys()
    assert found["algorithms"]["NetworkX"].keys() >= {"build", "dominators", "reach of all"}
