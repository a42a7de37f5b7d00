"""What a check answers, before results become findings: one result for each focus node and value, whoever ran it."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass

_HOLE = re.compile(r"\{[?$](\w+)\}")


@dataclass(frozen=True, slots=True, order=True)
class Result:
    """One result of a check: `focus` and `value` as N-Triples terms ("" for no value), `bindings` the other variables
    of the solution as pairs of name and N-Triples term, in order of name."""

    check: str
    focus: str
    value: str = ""
    bindings: tuple[tuple[str, str], ...] = ()

    def terms(self) -> dict[str, str]:
        """The variables of the solution, `this` and `value` among them, with their terms."""
        terms = {"this": self.focus, "value": self.value} | dict(self.bindings)
        return {name: term for name, term in terms.items() if term}


def filled(template: str, words: Callable[[str], str | None]) -> str:
    """A message with its holes `{?name}` filled; one for which `words` gives None stays as it is (SHACL, 5.3.2)."""

    def fill(hole: re.Match[str]) -> str:
        found = words(hole[1])
        return hole[0] if found is None else found

    return _HOLE.sub(fill, template)
