"""What one file of the thesaurus says no other says again."""

from collections import Counter

from loaders.emit.files import ontology_quads


def test_no_statement_stands_in_two_files() -> None:
    twice = [quad for quad, times in Counter(ontology_quads()).items() if times > 1]
    assert not twice
