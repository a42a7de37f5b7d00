"""Acts cited without a date, by their title or name; and who issued an act, from the words before its date.

undated := title issuer noun                            «… туралы» Қазақстан Республикасының Заңы
         | [state] name "кодекс"                        Қазақстан Республикасы Азаматтық кодексінің
         | [state] "Конституция"                        Қазақстан Республикасының Конституциясы
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from loaders.grammar.acts import ACT_NOUN, act_kind
from loaders.grammar.brackets import MASK, Brackets
from loaders.grammar.citation import Citation, Range
from loaders.grammar.quotes import title_before
from loaders.model import ActKind

STATE = r"(?:Қазақстан\s+Республикасы(?:ның)?|ҚР)(?!\w)"
CONSTITUTION_TITLE = "Қазақстан Республикасының Конституциясы"

_TITLED = re.compile(
    rf"[»”\"]\s*(?P<issuer>[^.,;:()\"«»{MASK}]{{0,100}}?)\s*(?<![\w-])(?P<noun>{ACT_NOUN}|Заң\w*)", re.IGNORECASE
)
_CODE = re.compile(r"(?<![\w-])кодекс\w*", re.IGNORECASE)
_CONSTITUTION = re.compile(rf"(?:{STATE}\s+)?(?<!\w)Конституция(?!лы)\w*")
_CODE_OF_STATE = re.compile(rf"{STATE}\s+(?P<name>[^.;:\"«»{MASK}]{{0,120}}?)\s*$")
_CODE_BY_NAME = re.compile(r"(?<!\w)(?P<name>[А-ЯӘҒҚҢӨҰҮҺІ][\w-]*(?:\s+[а-яәғқңөұүһі][\w-]*){0,2})\s+$")
_NO_NAME = {"осы", "аталған", "көрсетілген", "бұл", "сол"}
_STATE_OF = re.compile(rf"{STATE}")
_WALL = re.compile(
    rf"[.;:,\"«»”()–—{MASK}]|(?<!\w)(?:сәйкес|туралы|бойынша|негізінде|үшін|орай|арқылы|және|сондай-ақ|осы|күшін\s+жойған)(?!\w)|\s-\s",
    re.IGNORECASE,
)
_FAR_WALL = re.compile(rf"[;:\"«»”(){MASK}]")
_GENITIVE = re.compile(r"(?:[ндт][ыі]ң|м\.а\.)$", re.IGNORECASE)
_ISSUING = re.compile(r"(?:[ндт][ыі]ң|Республикасы|Президенті|Үкіметі|министрі)$", re.IGNORECASE)
_LONGEST_NAME = 160


def issuer_before(masked: str, end: int, floor: int) -> Range | None:
    """Who issued the act whose date stands at `end`: the genitive phrase right before it, not before `floor`.

    The phrase begins with the last «Қазақстан Республикасы» or «ҚР», for a body of a region after the last mark or
    function word.
    """
    words = masked[max(floor, end - _LONGEST_NAME) : end].rstrip()
    base = max(floor, end - _LONGEST_NAME)
    if not _GENITIVE.search(words) and not re.search(r"(?:ҚР|Республикасы)$", words):
        return None
    far = max((m.end() for m in _FAR_WALL.finditer(words)), default=0)
    state = [m.start() for m in _STATE_OF.finditer(words, far)]
    start = state[-1] if state else max((m.end() for m in _WALL.finditer(words)), default=0)
    start += len(words[start:]) - len(words[start:].lstrip())
    return (base + start, base + len(words)) if start < len(words) else None


def undated_citations(value: str, brackets: Brackets, taken: Iterable[Range]) -> Iterator[Citation]:
    """Acts cited without a date, less those whose noun stands in one of the places `taken`."""
    seen = list(taken)
    for citation in (*_titled(value, brackets), *_codes(brackets), *_constitutions(brackets)):
        if not any(start <= citation.noun[0] < end for start, end in seen):
            seen.append((citation.start, citation.end))
            yield citation


def code_title(name: str) -> str:
    """The title of a code from the words before «кодексі»: the state's name in the genitive, the name, the noun."""
    own = _STATE_OF.sub("", name).strip()
    return f"Қазақстан Республикасының {own} кодексі" if own else ""


def _titled(value: str, brackets: Brackets) -> Iterator[Citation]:
    for match in _TITLED.finditer(brackets.masked):
        issuer = match["issuer"].strip()
        kind = act_kind(match["noun"]) or ActKind.LAW
        if issuer and not _ISSUING.search(issuer) and kind is not ActKind.CODE:
            continue
        if not issuer and not match["noun"][0].isupper():
            continue
        title = title_before(value, match.start() + 1, 0)
        if title:
            yield _citation(brackets, kind, issuer, match.start("issuer"), match.span("noun"), "", title)


def _codes(brackets: Brackets) -> Iterator[Citation]:
    masked = brackets.masked
    for noun in _CODE.finditer(masked):
        before = masked[max(0, noun.start() - _LONGEST_NAME) : noun.start()]
        states = [m.start() for m in _STATE_OF.finditer(before)]
        match = (_CODE_OF_STATE.match(before, states[-1]) if states else None) or _CODE_BY_NAME.search(before)
        if match and match["name"] and match["name"].lower() not in _NO_NAME:
            start = noun.start() - len(before) + match.start()
            yield _citation(brackets, ActKind.CODE, "", start, noun.span(), code_title(match["name"]))


def _constitutions(brackets: Brackets) -> Iterator[Citation]:
    for match in _CONSTITUTION.finditer(brackets.masked):
        yield _citation(brackets, ActKind.CONSTITUTION, "", match.start(), match.span(), CONSTITUTION_TITLE)


def _citation(
    brackets: Brackets,
    kind: ActKind,
    issuer: str,
    start: int,
    noun: Range,
    title_text: str,
    title: Range | None = None,
) -> Citation:
    bracket = brackets.after(noun[1])
    return Citation(
        kind=kind,
        issuer=issuer,
        date=None,
        number="",
        start=start,
        end=noun[1],
        noun=noun,
        after=bracket[1] + 1 if bracket else noun[1],
        title=title,
        title_text=title_text,
    )
