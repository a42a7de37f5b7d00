"""Sittings of a work calendar: entries of the grid, and those that only its notes know.

    entry  := holder "өткізетін" form
            | places-in-the-locative [people "-мен"] ("өтетін" | "жүргізілетін") form
            | holder-in-the-genitive people-in-the-accusative "қабылдауы"
            | people-in-the-genitive holder-in-the-dative verbal-noun         a report to somebody: he is the holder
            | holder-in-the-genitive [people "-мен"] form
            | holder form                                                     "Үкімет отырысы"
    note   := events [":" (place "-" weekday "күні")+] [when] ("өтеді" | "өткізіледі" | "өткізілуі мүмкін")

What stands in brackets, and the footnote of a mark, is the note of a sitting.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from loaders.model import Diagnostic, Document, Grid, MeetingSlot, Provision, ProvisionKind, Severity
from loaders.names.coordination import take_marks
from loaders.names.morphology import WORD, Case, analyse, nominative
from loaders.names.roles import is_body, is_office, last_word
from loaders.text import Text

_BRACKET = re.compile(r"\s*\((?P<words>[^()]*)\)")
_DEFINED = re.compile(r"^бұдан\s+әрі", re.IGNORECASE)
_HELD = re.compile(r"^(?P<holder>.+?)\s+өткізетін\s+(?P<form>.+)$")
_PLACED = re.compile(r"^(?P<places>.+?)\s+(?:өтетін|жүргізілетін|өткізілетін)\s+(?P<form>.+)$")
_RECEIVES = re.compile(r"^(?P<form>қабылда)(?:уы|улары)$")
_VERBAL = re.compile(r"^(?P<base>\w+у)[ыі]$")
_WEEKDAYS = {day: n for n, day in enumerate(("дүйсенбі", "сейсенбі", "сәрсенбі", "бейсенбі", "жұма"), 1)}
_BY_DAY = re.compile(rf"(?P<place>[^,:–-]+?)\s*[-–]\s*(?P<day>{'|'.join(_WEEKDAYS)})\s+күні")
_TAKES_PLACE = re.compile(r"\s*(?:өтеді|өткізіледі|өткізілуі\s+мүмкін)[;.]?$")
_WHO_DECIDES = r"[А-ЯЁӘІҢҒҮҰҚӨҺ]\S*\s+(?:\S+\s+){0,5}?(?:шешімі|тапсырмасы)\s+бойынша"
_WHEN = re.compile(rf"\s+(?=қажет\s+болған\s+жағдайда|кез\s+келген\s+|{_WHO_DECIDES})")
_DECIDES = re.compile(r"^(?P<who>.+?)\s+(?:шешімі|тапсырмасы)\s+бойынша")
_EVENT = re.compile(
    r"^(?:отырыс|кеңес|жиналыс|семинар|оқыту|мәжіліс|конференция|форум|жиын|сапар)(?:[лдт][ае]р)?(?:с?[ыі])?$"
)
_POSTPOSITIONS = ("жанындағы", "жөніндегі", "арасындағы", "саласындағы", "шеңберіндегі")
_INSIDE = re.compile(rf"^(?!{'|'.join(_POSTPOSITIONS)})(?P<place>.+?(?:[ыі](?=н[дт])|[^\W\d_ыі]))н?[дт](?:ағы|егі)$")
_ANY_DAY = re.compile(r"кез\s+келген\s+(?:\w+\s+)?күн", re.IGNORECASE)
_HEEDS = re.compile(
    r"осы\s+(?:регламент|кесте|күнтізбе|жоспар|тәртіп|қағида|ереже)\w*\s+(?:ескере|сәйкес|сақтай)", re.IGNORECASE
)
_TIMED = re.compile(r"сағат\w*\s+\d|\b\d{1,2}[.:]\d{2}\b")
_REMOTE = re.compile(r"телефон|бейне|селектор|онлайн|қашықтан", re.IGNORECASE)
_COMMA_OR_AND = re.compile(r",\s*|\s+(?:және|мен|пен|бен)\s+")


@dataclass(frozen=True, slots=True)
class _Said:
    """Who holds a sitting, who takes part, and what it is."""

    convener: str = ""
    participants: str = ""
    form: str = ""


def extract(document: Document) -> tuple[tuple[MeetingSlot, ...], tuple[Diagnostic, ...]]:
    """The sittings of a document's grids, then those of their notes. A sitting in no known form is reported."""
    slots: list[MeetingSlot] = []
    doubts: list[Diagnostic] = []
    for grid in document.grids:
        slots += _of_grid(document, grid, doubts)
        slots += _of_notes(document, grid)
    return tuple(slots), tuple(doubts)


def _of_grid(document: Document, grid: Grid, doubts: list[Diagnostic]) -> Iterator[MeetingSlot]:
    footnotes = {p.path.rpartition("-")[2]: p for p in _provisions(document, grid, ProvisionKind.MARK)}
    for entry in grid.entries:
        text, marks = take_marks(entry.text)
        text, remarks = _without_brackets(text)
        marked = [footnotes[str(len(m))] for m in marks if str(len(m)) in footnotes]
        note = "; ".join(n.strip(" .;") for n in (*remarks, *(p.text.value for p in marked)))
        said = _said(text.value)
        if not said.form:
            doubts.append(
                Diagnostic("sitting-unread", Severity.WARNING, "a sitting in no known form of words", text, entry.path)
            )
        yield MeetingSlot(
            act=grid.act,
            provision=entry.path,
            words=(entry.text,),
            week=entry.week,
            weekday=entry.weekday,
            event=text.value,
            convener=said.convener,
            participants=said.participants,
            form=said.form,
            note=note,
            grid=grid.document,
            remark=marked[0].path if marked else "",
            traits=_traits(text.value, note),
        )


def _provisions(document: Document, grid: Grid, kind: ProvisionKind) -> Iterator[Provision]:
    for provision in document.provisions:
        if provision.kind is kind and provision.act == grid.act and provision.path.startswith(f"{grid.document}/"):
            yield provision


def _traits(event: str, note: str) -> tuple[str, ...]:
    """How a sitting is held, as far as its words or those of its note say."""
    words = f"{event} {note}"
    placed = _PLACED.match(event)
    several = placed and len(_COMMA_OR_AND.split(_after_case(placed["places"], Case.LOCATIVE)[0])) > 1
    said = {
        "any-day": _ANY_DAY.search(note),
        "heeds-calendar": _HEEDS.search(note),
        "timed": _TIMED.search(words),
        "remote": _REMOTE.search(words),
        "several-places": several,
    }
    return tuple(trait for trait, found in said.items() if found)


def _without_brackets(text: Text) -> tuple[Text, list[str]]:
    remarks = [m["words"] for m in _BRACKET.finditer(text.value) if not _DEFINED.match(m["words"])]
    return text.sub(_BRACKET, "").squeeze(), [r for r in remarks if r]


def _said(value: str) -> _Said:
    """An entry taken apart."""
    if match := _HELD.match(value):
        return _Said(match["holder"], "", match["form"])
    if match := _PLACED.match(value):
        places, people = _after_case(match["places"], Case.LOCATIVE)
        return _Said(_in_nominative(places), _in_nominative(people), match["form"])
    words = value.split()
    owner, rest = _owner(words)
    last = words[-1] if words else ""
    if _RECEIVES.match(last):
        return _Said(nominative(owner), _in_nominative(" ".join(rest[:-1])), "қабылдау")
    if verbal := _VERBAL.match(last):
        return _report(value, words, verbal["base"])
    if _EVENT.match(last) and (not owner or len(rest) == 1):
        return _Said(_holder(words[:-1]), "", _bare(last))
    if owner:
        people, form = _people(rest)
        return _Said(nominative(owner), _in_nominative(people), _bare(form))
    return _Said()


def _holder(words: list[str]) -> str:
    """Who holds what follows: bodies in front of it, or places that it is in ("Әкімшіліктегі … кеңестер")."""
    inside = [i for i, w in enumerate(words) if _INSIDE.match(w)]
    if inside:
        return _in_nominative(" ".join(_outside(w) for w in words[: inside[-1] + 1]))
    name = nominative(" ".join(words))
    last = last_word(name)
    return name if last and (is_body(last) or is_office(last)) else ""


def _outside(word: str) -> str:
    match = _INSIDE.match(word)
    return match["place"] if match else word


def _report(value: str, words: list[str], verb: str) -> _Said:
    """A report: who reports stands in the genitive, to whom in the dative («оған»: the dative before)."""
    genitives = [i for i, w in enumerate(words) if analyse(w).case is Case.GENITIVE]
    if not genitives:
        return _Said()
    reporter = nominative(" ".join(words[: genitives[-1] + 1]))
    to = words[genitives[-1] + 1 : -1]
    addressee = next((i for i, w in enumerate(to) if w == "оған" or analyse(w).case is Case.DATIVE), -1)
    form = " ".join((*to[addressee + 1 :], verb))
    if addressee < 0:
        return _Said(reporter, "", form)
    holder = " ".join(to[: addressee + 1])
    if to[addressee] == "оған":
        first = next((i for i, w in enumerate(words) if analyse(w).case is Case.DATIVE), 0)
        holder = " ".join(words[: first + 1])
    return _Said(nominative(holder), reporter, form)


def _owner(words: list[str]) -> tuple[str, list[str]]:
    """The words up to the first genitive that stands for a person or body, and those behind it."""
    for index, word in enumerate(words[:-1]):
        if analyse(word).case is Case.GENITIVE and word.casefold() != "республикасының":
            return " ".join(words[: index + 1]), words[index + 1 :]
    return "", words


def _people(words: list[str]) -> tuple[str, str]:
    """Who takes part (in the instrumental) and the rest."""
    for index in range(len(words) - 2, -1, -1):
        if analyse(words[index]).case is Case.INSTRUMENTAL and words[index] not in ("мен", "пен", "бен"):
            return " ".join(words[: index + 1]), " ".join(words[index + 1 :])
    datives = [i for i, w in enumerate(words[:-1]) if analyse(w).case is Case.DATIVE]
    return "", " ".join(words[datives[-1] + 1 :] if datives else words)


def _after_case(phrase: str, case: Case) -> tuple[str, str]:
    """A phrase parted behind its last word in a case."""
    last = None
    for match in WORD.finditer(phrase):
        if analyse(match.group()).case is case:
            last = match
    return (phrase[: last.end()], phrase[last.end() :].strip()) if last else (phrase, "")


def _in_nominative(phrase: str) -> str:
    """Each of the names coordinated in a phrase in the nominative."""
    pieces = re.split(r"(,\s*|\s+(?:және|мен)\s+)", phrase)
    return "".join(p if i % 2 else nominative(p) for i, p in enumerate(pieces)).strip()


def _bare(form: str) -> str:
    """A form of sitting without its possessive: "отырысы" -> "отырыс"."""
    head, _, last = form.rpartition(" ")
    match = re.match(r"^(?P<base>.*?(?:[лдт][ае]р)?)[ыі]$", last)
    return f"{head} {match['base'] if match else last}".strip()


def _of_notes(document: Document, grid: Grid) -> Iterator[MeetingSlot]:
    for note in _provisions(document, grid, ProvisionKind.NOTE):
        text, remarks = _without_brackets(note.text)
        if not _TAKES_PLACE.search(text.value):
            continue
        value = _TAKES_PLACE.sub("", text.value)
        by_day = list(_BY_DAY.finditer(value))
        if by_day:
            event = value[: by_day[0].start()].strip(" :")
            for match in by_day:
                place = nominative(match["place"].strip(" ,"))
                yield _noted(grid, note, event, place, "; ".join(remarks), weekday=_WEEKDAYS[match["day"]])
            continue
        parts = _WHEN.split(value, maxsplit=1)
        when = text.value[len(parts[0]) :].strip(" ;.") if len(parts) > 1 else ""
        decides = _DECIDES.match(when)
        for event in _events(parts[0]):
            said = _said(event)
            convener = nominative(decides["who"]) if decides else said.convener
            yield _noted(grid, note, event, convener, when, form=said.form)


def _events(subject: str) -> Iterator[str]:
    """The sittings that a subject coordinates; an owner in the genitive is shared by what follows it."""
    owner = ""
    current = ""
    for piece in _COMMA_OR_AND.split(subject):
        current = f"{current} және {piece}" if current else piece
        last = WORD.findall(piece)[-1:] or [""]
        if not _EVENT.match(last[0]):
            continue
        own, _ = _owner(current.split())
        yield current if own or not owner or not analyse(last[0]).possessive else f"{owner} {current}"
        owner, current = own or owner, ""
    if current:
        yield current


def _noted(
    grid: Grid, note: Provision, event: str, convener: str, when: str, *, form: str = "", weekday: int | None = None
) -> MeetingSlot:
    return MeetingSlot(
        act=grid.act,
        provision=note.path,
        words=(note.text,),
        week=None,
        weekday=weekday,
        event=event,
        convener=convener,
        form=form or _said(event).form,
        note=when,
        grid=grid.document,
        remark=note.path,
        traits=_traits(event, when),
    )
