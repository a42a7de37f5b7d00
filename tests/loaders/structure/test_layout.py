"""The same act laid out anew, other widths and pages, reads the same."""

import re
import textwrap

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from loaders.model import Document
from tests.loaders.structure.acts import AMENDING, LAW, RESOLUTION, read
from tests.loaders.structure.kinds import AMENDING_SEVERAL, LAW_WITH_PREAMBLE

PAGE = ["", "", ""]
WHOLE = {
    "resolution": RESOLUTION.replace("бақтарды күту  бекітілсін;ережесі", "бақтарды күту ережесі бекітілсін;"),
    "law": LAW,
    "law with preamble": LAW_WITH_PREAMBLE,
    "amending": AMENDING,
    "amending several": AMENDING_SEVERAL,
}


def passages(text: str) -> list[str]:
    """Paragraphs, headings and empty lines of an act, each whole."""
    joined = re.sub(r"(?<=\S) \n(?=\S)", " ", text)
    return re.sub(r"(?<=бақты)\n\n\n\n(?=қорғайды)", " ", joined).split("\n")


def laid_out(text: str, width: int, trailing: bool) -> list[str]:
    lines: list[str] = []
    for passage in passages(text):
        indent = "      " if passage.startswith("      ") else ""
        if re.search(r"\S {8,}\S", passage):  # who signed, set apart by blanks
            lines.append(passage)
            continue
        wrapped = textwrap.wrap(
            passage.strip(), width, initial_indent=indent, break_long_words=False, break_on_hyphens=False
        ) or [""]
        lines += [line + " " * trailing for line in wrapped[:-1]] + wrapped[-1:]
    return lines


def paged(lines: list[str], at: int, every: int) -> str:
    """Page breaks through paragraphs: between two lines of one, never in the head."""
    out: list[str] = []
    first = next(i for i, line in enumerate(lines) if line.startswith("      "))
    for index, line in enumerate(lines):
        inside = index > first and line.strip() and lines[index - 1].strip() and not line.startswith("      ")
        if inside and (index + at) % every == 0 and _within_paragraph(lines, index):
            out += PAGE
        out.append(line)
    return "\n".join(out)


def _within_paragraph(lines: list[str], index: int) -> bool:
    while index and lines[index].strip() and not lines[index].startswith("      "):
        index -= 1
    return lines[index].startswith("      ")


def said(document: Document) -> list[tuple[str, str]]:
    return [(p.path, p.text.value) for p in document.provisions]


@pytest.mark.parametrize("name", WHOLE)
@settings(max_examples=25, deadline=None)
@given(
    width=st.integers(min_value=40, max_value=110),
    trailing=st.booleans(),
    at=st.integers(0, 6),
    every=st.integers(2, 9),
)
def test_widths_and_pages_change_nothing(name: str, width: int, trailing: bool, at: int, every: int) -> None:
    assert said(read(paged(laid_out(WHOLE[name], width, trailing), at, every))) == said(read(WHOLE[name]))
