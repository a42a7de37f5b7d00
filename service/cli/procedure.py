"""`okilet procedure TEXT`: how a position is filled, or what an act has done, step by step and by when."""

from __future__ import annotations

import argparse
import datetime as dt
from dataclasses import replace

from ontology.errors import BadParameter, NotFound
from service.cli.asking import add_forms
from service.cli.shared import Commands, add_language, command, date, engine, write_bytes

_LATEST = "latest"


def add(commands: Commands) -> None:
    """Put the command into the parser."""
    purpose = "the steps by which a position is filled, or that an act sets, with actors, documents, terms and dates"
    parser = command(commands, "procedure", purpose, run)
    parser.add_argument(
        "name", metavar="TEXT", nargs="+", help="a position by any name or IRI, or an act by its code or number"
    )
    parser.add_argument("--start", type=date, metavar="DATE", help="the day it begins, or of the event that begins it")
    parser.add_argument("--end", type=date, metavar="DATE", help="the day of an event to come before which terms end")
    parser.add_argument("--period", metavar="PERIOD", help="the period of recurring terms: 2026-Q2, 2026-H1, 2026-06")
    parser.add_argument(
        "--done", action="append", default=[], metavar="N=DATE", help="step N is done on a day; as often as needed"
    )
    parser.add_argument("--document", default="", metavar="PART", help="of an act: annex-2 (default: most terms)")
    parser.add_argument(
        "--as-of", type=_day, metavar="DATE|latest", help="the day of the rules (default: the start, else latest)"
    )
    add_forms(parser, "ics")
    add_language(parser)


def run(options: argparse.Namespace) -> int:
    """Find the position or act, put the procedure together, print it."""
    from queries.chains.forms import render
    from queries.chains.rules import read_rules
    from queries.lookup import Lookup
    from queries.timing.asking import asked, asked_document, find_act, period
    from queries.timing.facts import read_facts
    from queries.timing.ical import procedure_feed
    from queries.timing.shown.procedure import shown
    from queries.timing.timeline import Known

    text = " ".join(options.name)
    latest = options.as_of == _LATEST
    as_of = None if latest else options.as_of
    known = Known(
        start=options.start,
        event=True,
        end=options.end,
        done=dict(_done(given) for given in options.done),
        period=period(options.period) if options.period else None,
    )
    graph = engine()
    rules, facts = read_rules(graph), read_facts(graph)
    said: tuple[str, ...] = ()
    act, position = find_act(facts, text, titles=False), ""
    if not act:
        try:
            meant = Lookup(rules.names).meant(text, lang=options.lang)
            position, said = meant.iri, meant.notes(text, options.lang)
        except NotFound:
            act = find_act(facts, text)
            if not act:
                raise
    if act:
        found = asked_document(facts, rules, act, known, document=options.document, as_of=as_of, lang=options.lang)
    else:
        if options.end or options.period or options.document:
            raise BadParameter(f"--end, --period and --document are of acts; no act goes by the name «{text}»")
        known = Known(start=options.start, done=known.done)
        found = asked(facts, rules, position, known, as_of=as_of, latest=latest, lang=options.lang)
        found = replace(found, notes=(*said, *found.notes))
    if options.format == "ics":
        if not found.dated:
            raise NotFound("there are no steps to put into a calendar")
        write_bytes(procedure_feed(found, facts, options.lang))
    else:
        write_bytes(render(shown(found, options.lang), options.format).encode())
    return 0


def _done(given: str) -> tuple[int, dt.date]:
    number, _, day = given.partition("=")
    try:
        return int(number), dt.date.fromisoformat(day)
    except ValueError:
        raise BadParameter(f"--done {given!r} is no step and day; write it as 3=2026-01-16") from None


def _day(value: str) -> object:
    return _LATEST if value == _LATEST else date(value)
