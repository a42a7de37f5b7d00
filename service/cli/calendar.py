"""`okilet calendar FEED`: the terms and sittings of a year, also as iCalendar; without FEED, which there are."""

from __future__ import annotations

import argparse
import datetime as dt

from ontology.errors import BadParameter
from service.cli.asking import add_forms
from service.cli.shared import Commands, add_language, command, engine, write_bytes


def add(commands: Commands) -> None:
    """Put the command into the parser."""
    purpose = "what is due and held in a year, by the acts; no FEED: the calendars that there are"
    parser = command(commands, "calendar", purpose, run)
    parser.add_argument(
        "feed",
        metavar="FEED",
        nargs="*",
        help="words for it: deadlines or sittings, an act by code or number, somebody who acts or takes part",
    )
    parser.add_argument("--year", type=int, metavar="YEAR", help="the year (default: this one)")
    parser.add_argument("--act", default="", metavar="ACT", help="of one act: its code or number")
    parser.add_argument("--actor", default="", metavar="TEXT", help="of one who acts, is given to, holds or attends")
    add_forms(parser, "ics")
    add_language(parser)


def run(options: argparse.Namespace) -> int:
    """Find what is meant, count its days, print them."""
    from queries.chains.forms import render
    from queries.chains.rules import read_rules
    from queries.timing.facts import read_facts
    from queries.timing.feeds import chosen, dues, feeds, sittings
    from queries.timing.ical import year_feed
    from queries.timing.shown.calendar import Asked, shown, shown_feeds
    from queries.timing.workdays import covered

    text = " ".join(options.feed)
    all_of_them = not (text or options.act or options.actor)
    if all_of_them and options.format == "ics":
        raise BadParameter("which calendar? name one of them; okilet calendar alone lists them")
    year = dt.date.today().year if options.year is None else options.year
    covered(year)
    graph = engine()
    facts = read_facts(graph)
    if all_of_them:
        write_bytes(render(shown_feeds(feeds(facts), facts, options.lang), options.format).encode())
        return 0
    rules = read_rules(graph)
    choice = chosen(facts, rules, text, act=options.act, actor=options.actor)
    asked = Asked(choice, dues(choice.deadlines, year), sittings(choice.sittings, year), rules.thing, facts)
    if options.format == "ics":
        write_bytes(year_feed(asked, options.lang))
    else:
        write_bytes(render(shown(asked, options.lang), options.format).encode())
    return 0
