"""The page of measurements, `docs/performance.md`: its text is written by people, its tables by the benchmarks.

fill(PAGE, "endpoint", table)      between `<!-- endpoint: …  -->` and `<!-- end -->`
"""

from __future__ import annotations

import re
from pathlib import Path

PAGE = Path(__file__).parent.parent / "docs" / "performance.md"


def fill(page: Path, name: str, text: str) -> None:
    """Put a text in the place of that name; raises `ValueError` where the page has none."""
    page.write_text(filled(page.read_text(encoding="utf-8"), name, text), encoding="utf-8")


def filled(page: str, name: str, text: str) -> str:
    """A page with the text in the place of that name."""
    place = re.compile(rf"(?P<mark><!-- {re.escape(name)}: .*? -->\n).*?(?=<!-- end -->)", re.DOTALL)
    if not place.search(page):
        raise ValueError(f"the page has no place for {name}")
    return place.sub(lambda match: match["mark"] + text, page, count=1)
