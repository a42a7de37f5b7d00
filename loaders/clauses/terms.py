"""Terms in a clause: by when, for how long, how often.

    term    := [recurrence ","?] [anchor] amount bound | recurrence
    amount  := count ["жұмыс" | "күнтізбелік"] unit       "он жұмыс күні", "үш ай", "бір жыл"
             | day month | day "-күн" | day "-нан"        "10 қаңтар", "15-күніне", "20-нан"
    bound   := "ішінде" | "кешіктірмей" | "кешікпей" | "дейін" | "өткен соң" | "аспайтын мерзімде" | "кемінде" …
    anchor  := "… бастап" | "… кейін" | "… өткенге дейін" | "тиісті тоқсанның соңғы айының"

A period that says only how old or long something is ("соңғы үш жыл") is no term.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from loaders.grammar.dates import MONTHS

_ONES = dict(zip("бір екі үш төрт бес алты жеті сегіз тоғыз".split(), range(1, 10), strict=True))
_TENS = dict(zip("он жиырма отыз қырық елу алпыс жетпіс сексен тоқсан".split(), range(10, 100, 10), strict=True))
_HUNDRED = "жүз"
_MONTH = "(?P<month>" + "|".join(month.removesuffix("к") for month in MONTHS) + r")\w*"
_NUMBER_WORDS = (
    rf"(?:(?:(?:{'|'.join(_ONES)})\s+)?жүз(?:\s+(?:{'|'.join(_TENS)}))?(?:\s+(?:{'|'.join(_ONES)}))?"
    rf"|(?:{'|'.join(t for t in _TENS)})(?:\s+(?:{'|'.join(_ONES)}))?|{'|'.join(_ONES)})"
)
_COUNT = rf"(?P<count>\d+(?:\s*\([^()]*\))?|{_NUMBER_WORDS}(?:\s*\(\d+\))?)"
_UNIT = (
    r"(?P<kind>жұмыс\s+|күнтізбелік\s+)?"
    r"(?P<unit>күн(?:д[іе]\w*|н[еі]\w*|нің|і|ін|іне|інен|ге|ді|ден|де|нен|дік)?|тәулік\w*|сағат\w*|минут\w*"
    r"|апта\w*|ай(?:ды|ға|дан|да|дың|лық)?|жыл(?:ды|ға|дан|да|дың|дық)?|тоқсан\w*)(?!\w)"
)
_AMOUNT = rf"(?<!\w)(?P<before>(?:жұмыс|күнтізбелік)\s+)?{_COUNT}\s*-?\s*{_UNIT}"
_WITHIN = r"(?:мерзім(?:і|нің|)?\s+)?(?:ішінде|мерзімде(?:н)?(?:\s+кешіктір\w+)?|мерзімге(?:\s+дейін)?)"
_LATE = r"(?:кешіктір\w+|кешікпе\w+|кеш\s+емес|асырмай|аспайтын\s+мерзімде|аспауға|аспай\w*|асырылмай\w*|кем\s+\w+)"
_BOUND = re.compile(
    rf"\s*(?:{_WITHIN}|{_LATE}|(?:бұрын\s+)?(?:өткен(?:нен)?\s+(?:соң|кейін)|өткеннен\s+кейін|бұрын|кейін|дейін|соң"
    r"|құрау\w*(?:\s+тиіс)?|құрайды|болу\w*\s+тиіс|мерзімге|мерзімін?\w*|бойы|өткенде|сайын|өткенге\s+дейін|ішінен))",
    re.IGNORECASE,
)
_PERIOD = re.compile(
    r"(?<!\w)(?:"
    r"(?P<annual>жыл\s+сайын(?!ғы)|жыл\s+сайынғы\s+негізде|жыл(?:ы|д)(?:на|а)\s+(?:кемінде\s+)?бір\s+рет|жылда\s+бір\s+рет)"
    r"|(?P<semiannual>жарты\s*жыл(?:дық)?\s+сайын|жарты\s*жыл(?:дық)?(?:да|та|ына|ға|қа)\s+(?:кемінде\s+)?бір\s+рет(?:тен\s+\w+)?"
    r"|жарты\s*жылдықтың\s+қорытындысы(?:лары)?\s+бойынша|жылына\s+(?:кемінде\s+)?екі\s+рет)"
    r"|(?P<quarterly>тоқсан\s+сайын(?!ғы)|тоқсан(?:ына|да|ға)\s+(?:кемінде\s+)?бір\s+рет(?:тен\s+\w+)?"
    r"|тоқсанның\s+қорытындысы(?:лары)?\s+бойынша)"
    r"|(?P<monthly>ай\s+сайын(?!ғы)|айына\s+(?:кемінде\s+)?бір\s+рет)"
    r"|(?P<weekly>апта\s+сайын(?!ғы)|аптасына\s+(?:кемінде\s+)?бір\s+рет)"
    r"|(?P<daily>күн\s+сайын(?!ғы))"
    r")(?:\s+кем\s+емес|тен\s+кем\s+емес|тен\s+сиретпей)?",
    re.IGNORECASE,
)
_EVERY_SEVERAL = re.compile(
    rf"(?<!\w)(?P<count>\d+|(?!бір\s){_NUMBER_WORDS})\s+(?P<unit>жыл|ай)да\s+(?:кемінде\s+)?бір\s+рет(?!\w)",
    re.IGNORECASE,
)
_OF_PERIOD = (
    r"(?:(?P<which>(?:тиісті|әр|әрбір|есепті|ағымдағы|келесі|өткен)?\s*(?:(?:айдан|тоқсаннан|жарты\s*жылдықтан|жылдан|кезеңнен)\s+кейінгі\s+)?"
    r"(?:есепті\s+)?(?P<of>тоқсан|жарты\s*жылдық|жартыжылдық|жыл|ай|кезең)\w*\s+(?:кейінгі\s+)?(?:(?P<place>соңғы|бірінші|екінші)\s+айының\s+|айының\s+)?)\s*)?"
)
_DAY = re.compile(
    rf"(?<!\w){_OF_PERIOD}(?P<day>\d{{1,2}})(?:\s+{_MONTH}|\s*-?\s*(?:күн(?:і|інен|іне|ге|нен)|(?:н|д|т)[ае]н|(?:с|)ы?на|н[ае]))"
    r"(?:\s*\([^()]*\))?(?:\s+(?:дейін|кешіктір\w+|кешікпе\w+|қарай|аралығында|бастап))",
    re.IGNORECASE,
)
_A_DAY = r"\d{1,2}\s+" + _MONTH.replace("?P<month>", "?:")
_DAYS = re.compile(rf"(?<!\w)(?:{_A_DAY}\s*(?:,|және|мен)\s*)+{_A_DAY}\s+(?:дейін|кешіктір\w+|қарай)", re.IGNORECASE)
_ANCHOR = re.compile(r"(?<!\w)(?:бастап|кейін|соң|дейін)(?!\w)", re.IGNORECASE)
_EVERY = {"тоқсан": ("quarterly", (3, 6, 9, 12)), "жарты": ("semiannual", (6, 12)), "жыл": ("annual", (12,))}
_FOLLOWING = {"тоқсан": ("quarterly", (1, 4, 7, 10)), "жарты": ("semiannual", (1, 7)), "жыл": ("annual", (1,))}
_EXPERIENCE = re.compile(r"\s*(?:\w+\s+){0,3}(?:өтіл|тәжірибе|жас\w*\s)", re.IGNORECASE)
_BEFORE_AMOUNT = re.compile(r"(?:соңғы|алғашқы\s+рет|таяу\s+арадағы|бұрынғы|алдыңғы)\s*$", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Term:
    """A term at `[start, end)` of a string: `value` in digits, `unit` and `recurrence` as in `deadlines`, `months`;
    `amount` is where the amount begins, behind the anchor."""

    start: int
    end: int
    value: str = ""
    unit: str = ""
    months: tuple[int, ...] = ()
    recurrence: str = ""
    amount: int = 0


def number_of(words: str) -> int | None:
    """The number that digits or number words say: "он бес" -> 15."""
    digits = re.match(r"\d+", words.strip())
    if digits:
        return int(digits.group())
    total = 0
    for word in words.lower().split():
        if word == _HUNDRED:
            total = (total or 1) * 100
        elif word in _ONES or word in _TENS:
            total += _ONES.get(word, 0) + _TENS.get(word, 0)
        elif not word.startswith("("):
            return None
    return total or None


def terms_in(value: str) -> tuple[Term, ...]:
    """The terms of a clause, in order; those that belong together (a recurrence and a day) are one."""
    found: list[Term] = []
    for term in sorted((*_days(value), *_amounts(value), *_periods(value)), key=lambda t: (t.start, -t.end)):
        last = found[-1] if found else None
        if last and term.start < last.end:
            continue
        if last and _joins(value[last.end : term.start]) and not (last.value and term.value):
            found[-1] = _joined(last, term)
        else:
            found.append(term)
    return tuple(found)


def _joins(between: str) -> bool:
    return not between.strip(" ,:")


def _joined(one: Term, other: Term) -> Term:
    said = one if one.value else other
    recurrence = one.recurrence if one.recurrence not in ("", "event") else other.recurrence
    if said.recurrence not in ("", "event"):
        recurrence = said.recurrence if one.recurrence in ("", "event") else one.recurrence
    return Term(one.start, other.end, said.value, said.unit, said.months, recurrence, said.amount)


def _periods(value: str) -> Iterator[Term]:
    for match in _EVERY_SEVERAL.finditer(value):
        count, unit = number_of(match["count"]), match["unit"].lower()
        if count:
            yield Term(*match.span(), str(count), "year" if unit.startswith("жыл") else "month", recurrence="event")
    for match in _PERIOD.finditer(value):
        yield Term(*match.span(), recurrence=match.lastgroup or "")


def _days(value: str) -> Iterator[Term]:
    for several in _DAYS.finditer(value):
        found = [
            (day, _month(month))
            for day, month in re.findall(rf"(\d{{1,2}})\s+{_MONTH}", several.group(), re.IGNORECASE)
        ]
        if len({day for day, _ in found}) == 1:
            yield Term(*several.span(), found[0][0], "day-of-month", tuple(sorted(m for _, m in found)), "annual")
    for match in _DAY.finditer(value):
        day = match["day"]
        if not 1 <= int(day) <= 31:
            continue
        months: tuple[int, ...] = ()
        recurrence = ""
        if match["month"]:
            months = (_month(match["month"]),)
            recurrence = "annual"
        elif match["of"]:
            recurrence, months = next(
                (said for start, said in _EVERY.items() if match["of"].lower().startswith(start)), ("", ())
            )
            after = re.search(r"(?P<of>тоқсан|жарты\w*|жыл|ай)\w*\s+кейінгі\s+ай", match.group(), re.IGNORECASE)
            if after:
                recurrence, months = next(
                    (said for start, said in _FOLLOWING.items() if after["of"].lower().startswith(start)),
                    ("monthly", ()),
                )
            elif match["place"] and match["place"].lower() == "бірінші":
                months = tuple(sorted((m - 2) % 12 or 12 for m in months)) if recurrence == "quarterly" else ()
            elif not match["place"]:
                months = ()
        start = match.start() + (len(match.group()) - len(match.group().lstrip()))
        year = re.search(r"\d{4}\s+(?:жыл\w*\s+)?$", value[: match.start("day")])
        if year:
            start, recurrence = year.start(), ""
        yield Term(start, match.end(), day, "day-of-month", months, recurrence)


def _month(start: str) -> int:
    return next(i for i, month in enumerate(MONTHS, 1) if month.startswith(start.lower()))


def _amounts(value: str) -> Iterator[Term]:
    for match in re.finditer(_AMOUNT, value, re.IGNORECASE):
        count = number_of(match["count"])
        if count is None or _BEFORE_AMOUNT.search(value[: match.start()]):
            continue
        start, end = match.span()
        least = re.search(r"(?:кемінде|ең\s+кемі|кем\s+дегенде|бұдан\s+кем\s+емес)\s*$", value[:start], re.IGNORECASE)
        bound = _BOUND.match(value, end)
        if not bound and not least:
            continue
        if bound and re.search(r"бұрынғы|сайынғы", value[bound.end() - 1 : bound.end() + 3]):
            continue
        amount = least.start() if least else start
        end = bound.end() if bound else end
        if _EXPERIENCE.match(value, end):
            continue
        start = _anchored(value, amount)
        count, unit = _measure(count, match["before"] or match["kind"], match["unit"])
        yield Term(start, end, str(count), unit, recurrence="event", amount=amount)


def counts_unsaid_days(value: str) -> bool:
    """Whether a clause gives a term in days and says neither working nor calendar days."""
    days = [(term.start, term.end) for term in _days(value)]
    for match in re.finditer(_AMOUNT, value, re.IGNORECASE):
        count = number_of(match["count"])
        if any(start <= match.start() < end for start, end in days):
            continue
        if count is None or not _BOUND.match(value, match.end()) or _EXPERIENCE.match(value, match.end()):
            continue
        if _measure(count, match["before"] or match["kind"], match["unit"])[1] == "day":
            return True
    return False


def _measure(count: int, kind: str | None, unit: str) -> tuple[int, str]:
    lower = unit.lower()
    if lower.startswith("тоқсан"):
        return count * 3, "month"
    if lower.startswith("апта"):
        return count * 7, "calendar-day"
    if lower.startswith(("сағат", "минут", "ай", "жыл")):
        return count, {"с": "hour", "м": "minute", "а": "month", "ж": "year"}[lower[0]]
    if kind and kind.lower().startswith("жұмыс"):
        return count, "working-day"
    return count, "calendar-day" if kind or lower.startswith("тәулік") else "day"


def _anchored(value: str, start: int) -> int:
    """Where the words begin from which a term counts: "… түскен күннен бастап" right before the amount."""
    before = value[:start].rstrip(" ,")
    match = list(_ANCHOR.finditer(before))
    if not match or match[-1].end() != len(before):
        return start
    clause = list(re.finditer(r"[,;:](?=\s)|(?<=[а-яәіңғүұқөһ])\.(?=\s+[А-ЯӘІҢҒҮҰҚӨҺ])", before[: match[-1].start()]))
    return clause[-1].end() + 1 if clause else 0
