"""Sittings of a work calendar: who holds them, who takes part, in every form of words."""

import pytest

from loaders.extract.calendar import extract
from loaders.model import ActKey, ActKind, Document, Grid, GridEntry, MeetingSlot, Provision, ProvisionKind, Source
from loaders.text import Text

ACT = ActKey(ActKind.ORDER, "president")


def document(*entries: str, notes: tuple[str, ...] = (), mark: str = "") -> Document:
    """A document whose grid has the entries on Monday of the first week."""
    grid = Grid(
        ACT,
        "annex-1",
        tuple(GridEntry(f"annex-1/week-1/day-1/item-{n}", 1, 1, n, Text.of(e)) for n, e in enumerate(entries, 1)),
    )
    provisions = [
        Provision(ACT, f"annex-1/note-{n}", ProvisionKind.NOTE, Text.of(note), "annex-1")
        for n, note in enumerate(notes, 1)
    ]
    if mark:
        provisions.append(Provision(ACT, "annex-1/mark-1", ProvisionKind.MARK, Text.of(mark), "annex-1"))
    return Document(Source("x", "", "utf-8", ""), (), tuple(provisions), grids=(grid,))


def only(entry: str) -> tuple[str, str, str]:
    slots, doubts = extract(document(entry))
    assert not doubts
    return slots[0].convener, slots[0].participants, slots[0].form


@pytest.mark.parametrize(
    ("entry", "convener", "participants", "form"),
    [
        ("Бақ министрі өткізетін селекторлық кеңес", "Бақ министрі", "", "селекторлық кеңес"),
        ("Бақ министрлігінде, аудандық органдарда өтетін жедел кеңестер", "Бақ министрлігі, аудандық органдар", "", "жедел кеңестер"),
        ("Министрлікте бақ органдарының басшыларымен жүргізілетін жұмыс", "Министрлік", "бақ органдарының басшылары", "жұмыс"),
        ("Министрдің бағбандар мен күзетшілерді қабылдауы", "Министр", "бағбандар мен күзетшілер", "қабылдау"),
        ("Бастықтың министрге баяндама жасауы", "министр", "Бастық", "баяндама жасау"),
        ("Министрге бағынатын бақ органдары басшыларының оған есеп беруі", "Министр", "Министрге бағынатын бақ органдары басшылары", "есеп беру"),
        ("Министрдің облыс әкімдерімен телефон арқылы келіссөздері", "Министр", "облыс әкімдері", "телефон арқылы келіссөздер"),
        ("Бақ кеңесі отырысы", "Бақ кеңесі", "", "отырыс"),
        ("Бақ комиссиясының отырыстары", "Бақ комиссиясы", "", "отырыстар"),
        ("Министр жанындағы кеңестің отырысы", "Министр жанындағы кеңес", "", "отырыс"),
    ],
)  # fmt: skip
def test_forms_of_entries(entry: str, convener: str, participants: str, form: str) -> None:
    assert only(entry) == (convener, participants, form)


def test_brackets_and_marks_are_the_note() -> None:
    entry = "Министр өткізетін кеңес (оның қалауы бойынша)*"
    slots, _ = extract(document(entry, mark="кеңес кез келген күні өткізіледі."))
    assert slots[0].event == "Министр өткізетін кеңес"
    assert slots[0].note == "оның қалауы бойынша; кеңес кез келген күні өткізіледі"


def noted(note: str) -> list[tuple[int | None, int | None, str, str, str]]:
    slots: tuple[MeetingSlot, ...] = extract(document(notes=(note,)))[0]
    return [(s.week, s.weekday, s.event, s.convener, s.note) for s in slots]


def test_a_note_names_weekdays() -> None:
    note = "Бақ палаталарының отырыстары: Алма палатасында - сәрсенбі күні, Өрік палатасында - бейсенбі күні (жоспарға сәйкес) өтеді;"
    assert noted(note) == [
        (None, 3, "Бақ палаталарының отырыстары", "Алма палатасы", "жоспарға сәйкес"),
        (None, 4, "Бақ палаталарының отырыстары", "Өрік палатасы", "жоспарға сәйкес"),
    ]


def test_a_note_coordinates_sittings() -> None:
    note = "Министрліктегі бақылау кеңестері, семинарлар қажет болған жағдайда кез келген күні өткізіледі;"
    when = "қажет болған жағдайда кез келген күні өткізіледі"
    assert noted(note) == [
        (None, None, "Министрліктегі бақылау кеңестері", "Министрлік", when),
        (None, None, "семинарлар", "", when),
    ]


def test_a_note_shares_an_owner_and_names_who_decides() -> None:
    note = "Бақ кеңесінің отырыстары мен жедел кеңестері Бақ кеңесі төрағасының шешімі бойынша өткізілуі мүмкін."
    assert [(s[2], s[3]) for s in noted(note)] == [
        ("Бақ кеңесінің отырыстары", "Бақ кеңесі төрағасы"),
        ("Бақ кеңесінің жедел кеңестері", "Бақ кеңесі төрағасы"),
    ]


def test_what_is_in_no_known_form_is_reported() -> None:
    slots, doubts = extract(document("әрқашан ертең"))
    assert slots[0].event == "әрқашан ертең"
    assert [d.code for d in doubts] == ["sitting-unread"]


@pytest.mark.parametrize(
    ("entry", "traits"),
    [
        ("Министр өткізетін кеңес", ()),
        ("Министр өткізетін кеңес (сағат 10.00-де)", ("timed",)),
        ("Министрдің облыс әкімдерімен телефон арқылы келіссөздері", ("remote",)),
        ("Министрлікте, аудандық органдарда өтетін жедел кеңестер", ("several-places",)),
        ("Министрлікте өтетін жедел кеңестер (кез келген жұмыс күні, осы Регламентті ескере отырып)", ("any-day", "heeds-calendar")),
    ],
)  # fmt: skip
def test_how_a_sitting_is_held(entry: str, traits: tuple[str, ...]) -> None:
    slots, _ = extract(document(entry))
    assert slots[0].traits == traits


def test_a_footnote_is_remembered() -> None:
    slots, _ = extract(document("Министр өткізетін кеңес*", mark="кеңес кез келген күні өткізіледі."))
    assert (slots[0].remark, slots[0].traits) == ("annex-1/mark-1", ("any-day",))
