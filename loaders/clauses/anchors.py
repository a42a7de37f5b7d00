"""From what a term counts: the event named beside it, the clause around it, or nothing.

    term := anchor? amount bound                     "өтініш түскен күннен бастап үш күн ішінде"
    anchor := event ("кейін" | "соң" | "бастап")     it counts after the event
            | event ("дейін" | "бұрын")              it counts back from the event

Where the term has no anchor of its own, a condition or a received thing of the clause starts it («өтініш келіп түскен
жағдайда …», «келіп түскен өтінішті …»), as does a step before it in the same list.
"""

from __future__ import annotations

import re

from loaders.clauses.clause import Clause
from loaders.clauses.deeds import deed_of, event_verb, thing_at
from loaders.clauses.phrases import verbal_stem
from loaders.clauses.terms import Term
from loaders.clauses.words import Kind, words_of
from loaders.names.morphology import stem
from loaders.text import Text
from loaders.timing import Anchor

_AFTER = re.compile(r"(?<!\w)(?P<event>[^,;]*?)\s*(?:(?:күн|сәт)\w*\s+)?(?:бастап|кейін|соң)(?!\w)", re.IGNORECASE)
_BEFORE = re.compile(r"(?<!\w)(?P<event>[^,;]*?)\s*(?:күн\w*\s+)?(?:дейін|бұрын)(?!\w)", re.IGNORECASE)
_PERIOD = re.compile(r"қорытынды\w*\s+бойынша", re.IGNORECASE)
_LASTS = re.compile(r"(?:аспа(?:у|йды|с)|құра|бойы\b|сақта|болу)\w*", re.IGNORECASE)
_LASTING_DEEDS = frozenset("аспа ас құра бол сақта жарамды".split())
_RECEIVED = re.compile(
    r"(?<!\w)(?:түс|кел|жібер|жіберіл|жолдан|ұсын|ұсыныл|алын|ал|тіркел|тапсырыл|беріл|енгізіл|қабылдан|анықтал"
    r"|табыл|туында|сұратыл|сұрат)(?:ған|ген|қан|кен)(?!\w)",
    re.IGNORECASE,
)
_EVENTS = re.compile(r"(?:кезде|кезінде|жағдай(?:лар)?да|болса|болмаса|күні|сәтте|болғанда|бойынша)$", re.IGNORECASE)
_REQUEST = re.compile(r"(?:сұрат|сұрау\s+сал|талап|өтініш|тапсырма|сұраныс)\w*\s+(?:бойынша|негізінде)", re.IGNORECASE)
_OFTEN = re.compile(r"\sбір\s+рет", re.IGNORECASE)
_FOR = re.compile(r"[\w\s]*?мерзімге(?!\s+дейін)", re.IGNORECASE)
_BIDS = re.compile(r"с[ыі]н\W*$", re.IGNORECASE)
_FOLLOWS = re.compile(r"[ндт][ае]н\s+(?:кейін|соң|бастап)(?!\w)", re.IGNORECASE)
_BACK = re.compile(r"(?:[ғқ]а|[гк]е)\s+дейін(?!\w)", re.IGNORECASE)


def anchor_of(term: Term, words: Text, clause: Clause, *, follows: bool = False) -> Anchor:
    """From what a term of a clause counts.

    Takes the term with its words as printed, its clause, and whether a step before it in the same provision or list
    can start it. A day of the calendar or a bare recurrence has no anchor, but for "at the end of each half-year".
    """
    if not term.value:
        return Anchor("period") if _PERIOD.search(words.value) else Anchor()
    if term.unit == "day-of-month" or _OFTEN.search(words.value):
        return Anchor()
    said = clause.words.value
    begin = max(said.find(words.value), 0)
    own = _own_anchor(said[begin : term.amount].rstrip(" ,"), said[term.amount : term.end])
    if own:
        return own
    if _BIDS.search(said):
        return Anchor("act")
    if clause.predicate.stem in _LASTING_DEEDS or _LASTS.search(said[term.amount : term.end]):
        return Anchor("length")
    if _FOR.match(said, term.end):
        return Anchor("step")  # what is made or given for a time runs from then
    return _around(f"{said[:begin]} {said[term.end :]}", clause, follows=follows)


def _own_anchor(head: str, tail: str) -> Anchor | None:
    for kind, pattern in (("after", _AFTER), ("before", _BEFORE)):
        match = pattern.search(head)
        if match and match.end() == len(head):
            return _anchor(kind, match["event"] or head)
    if re.search(r"(?<!\w)бұрын(?!\w)", tail) and head:
        return _anchor("before", head)
    return None


def _around(rest: str, clause: Clause, *, follows: bool) -> Anchor:
    """What the clause around a term says of its start."""
    match = _FOLLOWS.search(rest)
    if match:
        return _anchor("after", rest[: match.end()].rsplit(" ", 1)[0])
    if _BACK.search(rest):
        return Anchor("before")
    if any(_EVENTS.search(c.value) for c in clause.conditions) or _REQUEST.search(rest) or follows:
        return Anchor("step")
    return Anchor("implied" if _RECEIVED.search(rest) else "none")


def _anchor(kind: str, event: str) -> Anchor:
    words = words_of(re.split(r"[,;:]", event)[-1])
    named = [w for w in words if w.kind in (Kind.NOUN, Kind.PARTICIPLE, Kind.INFINITIVE)]
    verb = event_verb(words, 0)
    key = "-".join(stem(w.value) for w in named[-4:])
    if verb is None:
        return Anchor(kind, key, matter=stem(named[-1].value) if named else "")
    deed = deed_of(verbal_stem(words[verb]))
    before = next((i for i in range(verb - 1, -1, -1) if words[i].kind in (Kind.NOUN, Kind.INFINITIVE)), None)
    return Anchor(kind, key, deed, thing_at(words, before) if before is not None else "")
