"""Dates of the thesaurus: each has its ground, and those of one thing agree."""

from collections.abc import Iterator
from itertools import pairwise

from ontology.lexicon import DatedName, Entry, load_lexicon

LEXICON = load_lexicon()


def dated() -> Iterator[Entry]:
    return (entry for entry in LEXICON if entry.valid_from or entry.valid_to)


def test_what_has_a_date_has_a_ground() -> None:
    assert sum(1 for _ in dated()) > 30
    assert [entry.iri for entry in dated() if not entry.grounds] == []
    assert [name.iri for entry in LEXICON for name in entry.names if not name.ground] == []
    assert [event.iri for event in LEXICON.events if not event.ground or not event.date] == []


def test_nothing_ends_before_it_begins() -> None:
    spans: list[Entry | DatedName] = [*dated(), *(name for entry in LEXICON for name in entry.names)]
    assert [span.iri for span in spans if span.valid_from and span.valid_to and span.valid_from >= span.valid_to] == []


def test_names_of_a_thing_follow_one_another() -> None:
    for entry in LEXICON:
        for earlier, later in pairwise(entry.names):
            assert earlier.valid_to == later.valid_from, entry.iri


def test_what_a_change_ends_ends_on_its_day() -> None:
    for event in LEXICON.events:
        for tail in event.before:
            assert LEXICON[tail].valid_to == event.date, (event.iri, tail)


def test_a_post_lives_no_longer_than_its_organ() -> None:
    for post in LEXICON.positions.values():
        organ = LEXICON.organs.get(post.organ)
        if organ and organ.valid_to and post.valid_to:
            assert post.valid_to <= organ.valid_to, post.iri
