"""Other acts as Kazakh acts cite them, in every written form.

    citation := [title] [issuer] entry (sep entry)* [issuer | name of a code] noun [brackets] [places]   dated
              | [title] issuer noun entry                                                               as in a heading
              | undated                                                                                 see `undated.py`
    entry    := date [("№" | "N") number] [brackets]         sep := "," | ";" | "және" | "мен"

One noun serves all entries before it («2009.07.27 N 852; 09.10.2019 № 184 Жарлықтарымен»), one issuer all that follow.
Words in brackets are read apart. A noun followed by «жоба» is a draft, no act; an act named inside the title of a cited
act is not cited.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from functools import lru_cache

from loaders.grammar.acts import ACT_NOUN, act_kind, names_state_only
from loaders.grammar.brackets import MASK, Brackets
from loaders.grammar.citation import Citation
from loaders.grammar.dates import PATTERN as DATE
from loaders.grammar.dates import parse_date
from loaders.grammar.places import places_at
from loaders.grammar.quotes import title_before
from loaders.grammar.undated import code_title, issuer_before, undated_citations
from loaders.model import ActKind

NUMBER = r"(?:№|Nº|(?<!\w)N(?=\s|\d))\s*(?P<number>(?:ҚР\s)?\w+(?:\s?[-/.]\s?\w+)*)(?:\s+ҚРЗ)?"
"""A regular expression for the number of an act, its own group `number`."""

_ENTRY = re.compile(rf"(?P<date>{DATE})(?:[\s,]*{NUMBER})?", re.IGNORECASE)
_SEPARATOR = re.compile(rf"[\s,;{MASK}]*(?:(?:және|мен|пен)\s+)?")
_LOOSE_NUMBERS = rf"(?:[,;\s]*{NUMBER.replace('?P<number>', '?:')})*"
_TO_NOUN = re.compile(
    rf"[\s{MASK}]*{_LOOSE_NUMBERS}[\s{MASK}]*(?P<between>[^.;:\"«»{MASK}]{{0,160}}?)"
    rf"(?<![\w-])(?P<noun>{ACT_NOUN}|(?-i:Заң\w{{0,5}})(?!\w))",
    re.IGNORECASE,
)
_HEADING_NOUN = re.compile(rf"(?<![\w-])(?P<noun>{ACT_NOUN})[\s,.]*$", re.IGNORECASE)
_NUMBERED = re.compile(NUMBER, re.IGNORECASE)
_NUMBER_AFTER = re.compile(rf"[\s.,]*{NUMBER}", re.IGNORECASE)
_ADJECTIVE = re.compile(r"(?:(?:^|\s)(?:бірлескен|нормативтік|конституциялық))*\s*$", re.IGNORECASE)
_NAME_END = re.compile(r"(?:[ндт][ыі]ң|Республикасы|м\.а\.)$", re.IGNORECASE)
_DRAFT = re.compile(r"\s*жоба")
_REGISTERED = re.compile(r"тіркел\w*|тізілім\w*", re.IGNORECASE)
_REGISTER_NUMBER = re.compile(r"(?:№|N)\s*(\d+)")
_ALIAS = re.compile(r"\s*бұдан\s+әрі|\s*[\w-]+(?:\s+[\w-]+)?\s+кодекс\w*\s*$", re.IGNORECASE)  # «(Салық кодексі)»
_JOINED = 90  # characters between two entries that one noun may still serve


@lru_cache(maxsize=8192)
def find_citations(value: str) -> tuple[Citation, ...]:
    """Every act cited in a string, in order of appearance, those in brackets among the rest.

    A date without an act's noun gives nothing.
    """
    brackets = Brackets.of(value)
    dated = tuple(_dated(value, brackets))
    found = [*dated, *undated_citations(value, brackets, taken=tuple((c.start, c.end) for c in dated))]
    found = [c for c in found if not _DRAFT.match(value, c.after) or c.date]
    found = _outside_titles(_titled(value, sorted(found, key=lambda c: c.start)))
    found = [replace(c, places=places_at(value, c.after)) for c in found]
    for start, end in brackets.spans:
        inner = value[start + 1 : end - 1]
        if not _REGISTERED.search(inner) and not _ALIAS.match(inner):
            found += [c.moved(start + 1) for c in find_citations(inner)]
    return tuple(sorted(found, key=lambda c: c.start))


@dataclass(slots=True)
class _Run:
    """Entries that follow one another, and the issuer before the first."""

    entries: list[re.Match[str]] = field(default_factory=list)
    issuer: tuple[int, int] | None = None


def _dated(value: str, brackets: Brackets) -> Iterator[Citation]:
    masked = brackets.masked
    runs = _runs(masked)
    waiting: list[_Run] = []
    floor = 0
    for index, run in enumerate(runs):
        limit = runs[index + 1].entries[0].start() if index + 1 < len(runs) else len(masked)
        end = run.entries[-1].end()
        run.issuer = issuer_before(masked, run.entries[0].start(), floor)
        heading = _HEADING_NOUN.search(masked[floor : run.entries[0].start()])
        noun = _TO_NOUN.match(masked[:limit], end)
        if noun and _names_issuer_or_code(noun):
            yield from _served(value, brackets, [*waiting, run], noun)
            floor, waiting = noun.end(), []
        elif heading and len(run.entries) == 1 and (cited := _as_heading(masked, run.entries[0], floor, heading)):
            yield cited
            floor, waiting = end, []
        else:
            waiting = [*waiting, run] if limit - end < _JOINED else []


def _runs(masked: str) -> list[_Run]:
    runs: list[_Run] = []
    for match in _ENTRY.finditer(masked):
        if not parse_date(match["date"]):
            continue
        if runs and _SEPARATOR.fullmatch(masked[runs[-1].entries[-1].end() : match.start()]):
            runs[-1].entries.append(match)
        else:
            runs.append(_Run([match]))
    return runs


def _names_issuer_or_code(noun: re.Match[str]) -> bool:
    """Whether the words between entry and noun may stand there: none, adjectives, an issuer, a code's name."""
    between = _ADJECTIVE.sub("", noun["between"]).strip(" ,")
    return not between or act_kind(noun["noun"]) is ActKind.CODE or bool(_NAME_END.search(between))


def _served(value: str, brackets: Brackets, runs: list[_Run], noun: re.Match[str]) -> Iterator[Citation]:
    """The citations of all entries that one noun serves."""
    kind = act_kind(noun["noun"]) or ActKind.LAW
    between = _ADJECTIVE.sub("", noun["between"]).strip(" ,")
    entries = [(run, entry) for run in runs for entry in run.entries]
    hanging = _hanging(brackets.masked, [entry for _, entry in entries], noun.start("noun"))
    issuer = ""
    for run, entry in entries:
        first, last = entry is run.entries[0], entry is entries[-1][1]
        issuer = value[slice(*run.issuer)] if run.issuer else issuer
        if between and kind is not ActKind.CODE and (not issuer or names_state_only(issuer)):
            issuer = between
        clauses = [brackets.after(entry.end())]
        end, number = noun.end() if last else entry.end(), entry["number"] or hanging.get(entry.start(), "")
        if last and not number and (later := _NUMBER_AFTER.match(brackets.masked, end)):
            number, end = later["number"], later.end()
        if last:
            clauses.append(brackets.after(noun.end()))
        said = [clause for clause in clauses if clause]
        yield Citation(
            kind=kind,
            issuer=issuer,
            date=parse_date(entry["date"]),
            number=_tidy(number),
            start=run.issuer[0] if first and run.issuer else entry.start(),
            end=end,
            noun=(noun.start("noun"), noun.end("noun")),
            title_text=code_title(between) if kind is ActKind.CODE and between else "",
            clause=next((c for c in said if not _REGISTERED.search(value[slice(*c)])), None),
            registration=_registration(value, said),
            after=max(end, *(clause[1] + 1 for clause in said)) if last and said else end,
        )


def _hanging(masked: str, entries: list[re.Match[str]], end: int) -> dict[int, str]:
    """Numbers that hang away from their dates, by the start of the entry they belong to.

    A linked number is printed behind its place («12.05.2018; 03.03.2020; № 301, N 77»), in the order of the dates. Only
    where there are as many of them as dates without one can it be told which belongs to which.
    """
    bare = [entry for entry in entries if not entry["number"]]
    taken = [entry.span() for entry in entries]
    between = _NUMBERED.finditer(masked, entries[0].start(), end)
    numbers = [m["number"] for m in between if not any(a <= m.start() < b for a, b in taken)]
    return {e.start(): n for e, n in zip(bare, numbers, strict=True)} if len(bare) == len(numbers) else {}


def _as_heading(masked: str, entry: re.Match[str], floor: int, heading: re.Match[str]) -> Citation | None:
    """«Қазақстан Республикасы Үкіметінің Қаулысы 2006 жылғы 9 қарашадағы N 72»: the noun stands before the date."""
    noun = (floor + heading.start("noun"), floor + heading.end("noun"))
    issuer = issuer_before(masked, noun[0], floor)
    if issuer is None:
        return None
    return Citation(
        kind=act_kind(heading["noun"]),
        issuer=masked[slice(*issuer)],
        date=parse_date(entry["date"]),
        number=_tidy(entry["number"] or ""),
        start=issuer[0],
        end=entry.end(),
        noun=noun,
        after=entry.end(),
    )


def _tidy(number: str) -> str:
    return re.sub(r"\s?([-/.])\s?", r"\1", number)


def _registration(value: str, brackets: list[tuple[int, int]]) -> str:
    words = next((value[slice(*b)] for b in brackets if _REGISTERED.search(value[slice(*b)])), "")
    found = _REGISTER_NUMBER.findall(words)
    return str(found[-1]) if found else ""


def _titled(value: str, citations: list[Citation]) -> list[Citation]:
    titled: list[Citation] = []
    floor = 0
    for citation in citations:
        title = citation.title or title_before(value, citation.start, floor)
        words = " ".join(value[slice(*title)].split()) if title else citation.title_text
        start = title[0] if title else citation.start
        titled.append(replace(citation, title=title, title_text=words, start=start))
        places = places_at(value, citation.after)
        floor = places[-1].end if places else citation.after
    return titled


def _outside_titles(citations: list[Citation]) -> list[Citation]:
    """Less those that stand in the title of another."""
    titles = [c.title for c in citations if c.title]
    return [c for c in citations if not any(t[0] <= c.start and c.end <= t[1] for t in titles if t != c.title)]
