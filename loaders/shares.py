"""How much of a source was understood: the shares of its characters, white space aside, placed and within a fact.

share_placed(reading)        of those that stand in a provision, a note, heads of a table or what print adds
share_in_facts(reading)      of those that some fact was read from
"""

from __future__ import annotations

from loaders.model import Reading
from loaders.structure import accounted


def share_placed(reading: Reading) -> float:
    """From 0 to 1; see `loaders.structure.account`."""
    return accounted(reading.document)


def share_in_facts(reading: Reading) -> float:
    """From 0 to 1, 0 for a source without characters."""
    source = reading.document.source.text
    places = {o for fact in reading.facts for words in fact.words for o in words.origins if 0 <= o < len(source)}
    whole = sum(not char.isspace() for char in source)
    return sum(not source[place].isspace() for place in places) / whole if whole else 0.0
