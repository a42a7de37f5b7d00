"""What is done and from when a term runs, in codes that can be compared from one provision to another.

Facts carry these beside the words of the act: the words are for people, the codes for checks that follow a chain of
deadlines from one who gives to one who is given.
"""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Anchor:
    """From what a term counts.

    `kind` is `after` or `before` an event that is named, `step` where a condition, a request or the step before starts
    it, `implied` where only a received thing tells it ("келіп түскен өтінішті үш күн ішінде"), `act` where the act that
    orders it starts it, `length` of something that lasts, `period` for what is due at the end of a quarter or
    half-year, `none` where nothing tells it, "" for a day of the calendar. `key` is the event as stems joined by
    hyphens, `deed` the stem of its verb, `matter` the stem of what it befalls; each "" where not known.
    """

    kind: str = ""
    key: str = ""
    deed: str = ""
    matter: str = ""


@dataclass(frozen=True, slots=True)
class Doing:
    """What a clause has done: `deed` the stem of its verb without the passive, `matters` stems of what it is done to.

    `hands_over` that something is given, sent or told to another; `rests` that it works on what others have given or
    found ("ұсынылған ақпаратты", "қарау нәтижелері бойынша"); `on_request` that it is done when someone asks;
    `conditional` that it is done only under a condition; `open_addressee` that nobody is named to whom it goes;
    `vague_time` the word that stands for a term and tells none ("алдын ала"); `unsaid_days` that days are counted and
    neither working nor calendar days said.
    """

    deed: str = ""
    matters: tuple[str, ...] = ()
    hands_over: bool = False
    rests: bool = False
    on_request: bool = False
    conditional: bool = False
    open_addressee: bool = False
    vague_time: str = ""
    unsaid_days: bool = False


NO_ANCHOR = Anchor()
NOTHING_DONE = Doing()
