"""Who holds and attends a sitting, as things; sittings that are one event in several weeks."""

import pytest

from loaders.extract.calendar import extract
from loaders.model import ActKey, ActKind, Definition, Document, Fact, Grid, GridEntry, MeetingSlot, Source
from loaders.names.match import Matcher
from loaders.reconcile import reconcile
from loaders.text import Text
from ontology.lexicon import load_lexicon

ACT = ActKey(ActKind.ORDER, "president")


def slots(*entries: str, defined: tuple[tuple[str, str], ...] = ()) -> list[MeetingSlot]:
    """The sittings of a grid that has the entries on the Mondays of one week after another."""
    cells = (GridEntry(f"annex-1/week-{n}/day-1/item-1", n, 1, 1, Text.of(e)) for n, e in enumerate(entries, 1))
    document = Document(Source("x", "", "utf-8", ""), (), (), grids=(Grid(ACT, "annex-1", tuple(cells)),))
    terms: list[Fact] = [
        Definition(act=ACT, provision="main/1", words=(Text.of(term),), term=term, meaning=Text.of(meaning))
        for term, meaning in defined
    ]
    facts, _ = reconcile((*terms, *extract(document)[0]), Matcher.of(load_lexicon()))
    return [fact for fact in facts if isinstance(fact, MeetingSlot)]


@pytest.mark.parametrize(
    ("entry", "conveners", "attendees", "under"),
    [
        (
            "Премьер-Министрдің Үкімет мүшелерін қабылдауы",
            ("position/prime-minister",),
            ("class/government-members",),
            (),
        ),
        (
            "Үкіметте, орталық мемлекеттік және жергілікті атқарушы органдарда өтетін кеңестер",
            ("organ/government", "class/central-state-organs", "class/local-executive-bodies"),
            (),
            (),
        ),
        (
            "Үкімет жанындағы консультативтік-кеңесші органдардың отырысы",
            ("class/consultative-advisory-bodies-under-government",),
            (),
            ("organ/government",),
        ),
        ("Президенттің бағбандарды қабылдауы", ("position/president",), (), ()),
    ],
)
def test_things_of_a_sitting(
    entry: str, conveners: tuple[str, ...], attendees: tuple[str, ...], under: tuple[str, ...]
) -> None:
    slot = slots(entry)[0]
    assert tuple(name.iri for name in slot.conveners) == conveners
    assert tuple(name.iri for name in slot.attendees) == attendees
    assert tuple(name.iri for name in slot.under) == under


def test_a_body_that_nobody_knows_is_named_as_the_act_defines_it() -> None:
    slot = slots("Палата отырысы", defined=(("Палата", "Бағбандар палатасы"),))[0]
    assert [(name.iri, name.text) for name in slot.conveners] == [("", "Бағбандар палатасы")]


def test_one_event_of_several_weeks_bears_its_shortest_name() -> None:
    first, second, third = slots(
        "Қазақстан Республикасының Премьер-Министрі өткізетін кеңес",
        "Премьер-Министр өткізетін кеңес",
        "Премьер-Министр өткізетін жиналыс",
    )
    assert first.series == second.series == "Премьер-Министр өткізетін кеңес"
    assert third.series == "Премьер-Министр өткізетін жиналыс"
