"""What else a reference can mean: a number that two provisions bear, a sub-paragraph of a paragraph with several lists.

    «24-тармақта»                   both paragraphs 24 of the document
    «8-тармақтың 1) тармақшасы»     the first entry of each list in paragraph 8, unless the reference names the passage

A deleted provision is meant by nobody while another bears its number.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Sequence

from loaders.document import ActKey, ProvisionKind
from loaders.extract.acts import Identity, Outline, identity
from loaders.grammar.places import Level, Unit

_SECOND = re.compile(r"~\d+(?=/|$)")
_PASSAGE = re.compile(r"/part-\d+(?=/\d[^/]*$)")
_COUNTED = (
    ProvisionKind.CHAPTER,
    ProvisionKind.SECTION,
    ProvisionKind.ARTICLE,
    ProvisionKind.PARAGRAPH,
    ProvisionKind.SUBPARAGRAPH,
)


class Candidates:
    """The numbered provisions of a document's acts by the paths that references give them."""

    def __init__(self, outline: Outline) -> None:
        self._by_number: defaultdict[tuple[Identity, str], list[str]] = defaultdict(list)
        self._by_list: defaultdict[tuple[Identity, str], list[str]] = defaultdict(list)
        self._gone: set[tuple[Identity, str]] = set()
        for act, provisions in outline.by_act.items():
            for path, provision in provisions.items():
                if provision.kind not in _COUNTED:
                    continue
                if provision.repealed:
                    self._gone.add((act, path))
                number = _SECOND.sub("", path)
                self._by_number[act, number].append(path)
                self._by_list[act, _PASSAGE.sub("", number)].append(path)

    def of(self, act: ActKey, target: str, units: Sequence[Unit]) -> tuple[str, ...]:
        """The paths in an act that the words of a reference can mean, `target` being what it means at first sight;
        `units` are those that it names. Empty where no numbered provision fits."""
        key = identity(act)
        by_passage = any(unit.level is Level.PART for unit in units)
        found = (self._by_number if by_passage else self._by_list).get((key, _SECOND.sub("", target)), [])
        live = [path for path in found if (key, path) not in self._gone]
        return tuple(live or found)
