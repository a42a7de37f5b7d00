"""Amendments from notes, headings, instructions and clauses of repeal."""

import datetime as dt

import pytest

from loaders.document import ActKey, ActKind, Document, Instruction, State
from loaders.extract.amendments import extract
from loaders.facts import Impact
from loaders.text import Text
from tests.loaders.extract.hand_made import DECREE, LAW, RESOLUTION, document, provisions

Row = tuple[str, str, str, str, str]


def impacts(read: Document) -> list[Impact]:
    return [fact for fact in extract(read)[0] if isinstance(fact, Impact)]


def rows(read: Document) -> list[Row]:
    return [
        (i.target, i.kind, i.by.number if i.by else "", i.effective_text, str(i.effective_from or ""))
        for i in impacts(read)
    ]


PLACES = [
    ("main/1", "paragraph", "Қор құрылсын."),
    ("annex-1", "document", ""),
    ("annex-1/title", "title", "Қордың ережесі"),
    ("annex-1/3", "paragraph", "Қор балық өсіреді."),
    ("annex-1/3/2", "subparagraph", "тоған қазады;"),
    ("annex-1/4", "paragraph", "Қор есеп береді."),
    ("annex-1/4~2", "paragraph", ""),
]
BY = "ҚР Президентінің 05.10.2020 № 27 Жарлығымен."


@pytest.mark.parametrize(
    ("target", "said", "expected"),
    [
        ("annex-1/3", "3-тармаққа өзгеріс енгізілді", ("annex-1/3", "changed")),
        ("annex-1/3", "2) тармақша алып тасталды", ("annex-1/3/2", "deleted")),
        ("annex-1/3/2", "2) тармақша жаңа редакцияда", ("annex-1/3/2", "reworded")),
        ("annex-1/3/2", "екінші бөлік алып тасталды", ("annex-1/3/2/part-2", "deleted")),
        ("annex-1/3", "екінші бөлікпен толықтырылды", ("annex-1/3/part-2", "added")),
        ("annex-1/4", "Ереже 4-1-тармақпен толықтырылды", ("annex-1/4-1", "added")),
        ("annex-1/4~2", "Алып тасталды", ("annex-1/4~2", "deleted")),
        ("annex-1/4~2", "4-тармақ жаңа редакцияда", ("annex-1/4~2", "reworded")),
        ("annex-1", "Ереже жаңа редакцияда", ("annex-1", "reworded")),
        ("annex-1/title", "Ереженің атауы жаңа редакцияда", ("annex-1/title", "reworded")),
        ("annex-1/chapter-2/title", "2-тараудың тақырыбы жаңа редакцияда", ("annex-1/chapter-2/title", "reworded")),
        ("main", "Жарлық 2-қосымшамен толықтырылды", ("annex-2", "added")),
        ("main", "Күші жойылды", ("main", "repealed")),
    ],
)
def test_a_note_changes_the_place_it_names(target: str, said: str, expected: tuple[str, str]) -> None:
    read = document(DECREE, PLACES, notes=[(target, f"{said} - {BY}")])
    assert [(i.target, i.kind, i.by.number if i.by else "") for i in impacts(read)] == [(*expected, "27")]


def test_paragraphs_of_a_law_are_below_their_article() -> None:
    said = [("main/5", "article", "Тоғандар"), ("main/5/2", "paragraph", "Тоған қоршалады.")]
    note = "2-тармақ жаңа редакцияда - ҚР 05.10.2018 № 84-VI (01.01.2019 бастап қолданысқа енгізіледі) Заңымен."
    assert rows(document(LAW, said, notes=[("main/5", note)])) == [
        ("main/5/2", "reworded", "84-VI", "01.01.2019 бастап қолданысқа енгізіледі", "2019-01-01")
    ]


def test_every_act_of_a_list_gives_a_row_with_its_own_clause() -> None:
    note = (
        "Ереже жаңа редакцияда - ҚР Президентінің 2009.07.27 N 52, өзгерістер енгізілді - ҚР Президентінің 2012.11.16 "
        "N 35 (қолданысқа енгізілу тәртібін 3-т. қараңыз); 27.10.2016 № 62 (04.03.2016 бастап қолданысқа енгізіледі "
        "және 31.12.2017 дейін қолданылады), 22.11.2016 № 73 Жарлықтарымен."
    )
    read = document(DECREE, PLACES, notes=[("annex-1", note)])
    assert rows(read) == [
        ("annex-1", "reworded", "52", "", ""),
        ("annex-1", "changed", "35", "қолданысқа енгізілу тәртібін 3-т. қараңыз", ""),
        (
            "annex-1",
            "changed",
            "62",
            "04.03.2016 бастап қолданысқа енгізіледі және 31.12.2017 дейін қолданылады",
            "2016-03-04",
        ),
        ("annex-1", "changed", "73", "", ""),
    ]
    assert impacts(read)[2].effective_to == dt.date(2018, 1, 1)


def test_a_second_statement_keeps_the_place_and_the_words_are_its_own() -> None:
    note = (
        "Ереже 4-1-тармақпен толықтырылды - ҚР Президентінің 13.01.2014 № 21 Жарлығымен (алғашқы ресми жарияланған "
        "күнінен бастап қолданысқа енгізіледі); жаңа редакцияда - ҚР Президентінің 18.01.2021 № 95 Жарлығымен."
    )
    first, second = impacts(document(DECREE, PLACES, notes=[("annex-1/4-1", note)]))
    assert (first.target, first.kind, second.target, second.kind) == ("annex-1/4-1", "added", "annex-1/4-1", "reworded")
    assert first.effective_text == "алғашқы ресми жарияланған күнінен бастап қолданысқа енгізіледі"
    assert [str(words) for words in second.words] == [
        "жаңа редакцияда",
        "ҚР Президентінің 18.01.2021 № 95 Жарлығымен",
    ]


def test_the_heading_and_the_note_state_one_repeal() -> None:
    other = ActKey(ActKind.DECREE, "president", dt.date(2020, 10, 5), "27")
    read = document(DECREE, PLACES, notes=[("main", f"Күші жойылды – {BY}")], repealed_by=other)
    assert rows(read) == [("main", "repealed", "27", "", "")]


def test_an_instruction_takes_effect_with_the_act() -> None:
    amended = ActKey(ActKind.RESOLUTION, "government", dt.date(2006, 11, 9), "72")
    read = document(
        RESOLUTION,
        [("main/1", "paragraph", "…"), ("main/2", "paragraph", "Осы қаулы қол қойылған күнінен бастап күшіне енеді.")],
        instructions=(
            Instruction(RESOLUTION, "main/1", amended, ("main/4", "main/5"), "reworded", Text.of("4 және 5-тармақтар")),
        ),
    )
    clause = "қол қойылған күнінен бастап күшіне енеді"
    assert rows(read) == [
        ("main/4", "reworded", "14", clause, "2014-06-09"),
        ("main/5", "reworded", "14", clause, "2014-06-09"),
    ]
    assert {i.act for i in impacts(read)} == {amended}


def test_what_a_draft_would_change_has_no_author_and_no_date() -> None:
    amended = ActKey(ActKind.DECREE, "president", dt.date(2010, 8, 12), "37")
    read = document(
        RESOLUTION,
        [("annex-1/2", "paragraph", "Осы Жарлық қол қойылған күннен бастап қолданысқа енгізіледі.")],
        drafts=["annex-1"],
        instructions=(
            Instruction(
                RESOLUTION, "annex-1/1", amended, ("annex-1/section-6",), "added", Text.of("6-бөліммен"), State.PROPOSED
            ),
        ),
    )
    assert rows(read) == [("annex-1/section-6", "added", "", "қол қойылған күннен бастап қолданысқа енгізіледі", "")]
    assert impacts(read)[0].state is State.PROPOSED


def test_acts_that_a_list_repeals_are_changed_as_a_whole() -> None:
    said = [
        ("main/2", "paragraph", "Мыналардың:"),
        ("main/2/1", "subparagraph", "«Көл туралы» ҚР Президентінің 04.05.1999 N 32 Жарлығының;"),
        ("main/2/2", "subparagraph", "ҚР Президентінің 03.11.1999 N 7 өкімінің күші жойылған деп танылсын."),
        ("main/3", "paragraph", "Осы Жарлық қол қойылған күнінен бастап күшіне енеді."),
    ]  # fmt: skip
    found = impacts(document(DECREE, said))
    assert [(i.act.kind, i.act.number, i.target, i.kind, i.provision) for i in found] == [
        (ActKind.DECREE, "32", "main", "repealed", "main/2/1"),
        (ActKind.ORDER, "7", "main", "repealed", "main/2/2"),
    ]
    assert {i.effective_from for i in found} == {dt.date(2012, 3, 5)}


def test_one_paragraph_of_another_act_is_repealed() -> None:
    sentence = (
        "«Көл туралы» Қазақстан Республикасы Үкіметінің 2001 жылғы 4 мамырдағы № 32 қаулысының 3-тармағының 2) "
        "тармақшасының күші жойылды деп танылсын."
    )
    read = document(RESOLUTION, [("main/1", "paragraph", sentence)])
    assert [(i.target, i.kind) for i in impacts(read)] == [("main/3/2", "repealed")]


def test_a_note_that_is_not_understood_is_reported() -> None:
    note = "Мерзімі өтіп кеткендіктен қолданысы тоқтатылды."
    found, diagnostics = extract(document(DECREE, PLACES, notes=[("annex-1/3", note)]))
    assert found == ()
    assert [(d.code, d.provision, str(d.place)) for d in diagnostics] == [("note-unread", "annex-1/3", note)]


def test_a_change_without_an_act_is_kept_and_reported() -> None:
    found, diagnostics = extract(document(DECREE, PLACES, notes=[("annex-1/3", "3-тармақ алып тасталды")]))
    assert [(i.target, i.kind, i.by) for i in found if isinstance(i, Impact)] == [("annex-1/3", "deleted", None)]
    assert [d.code for d in diagnostics] == ["amendment-without-act"]


def test_rewritten_provisions_bring_no_amendment_of_their_own() -> None:
    rewritten = provisions(DECREE, [("annex-1/3", "paragraph", "3-тармақ толықтырылды деп есептеледі.")])
    assert rows(document(RESOLUTION, rewritten=rewritten)) == []


def test_an_act_without_its_number_is_reported() -> None:
    note = "3-тармақ жаңа редакцияда - ҚР Президентінің 05.10.2020 Жарлығымен."
    found, diagnostics = extract(document(DECREE, PLACES, notes=[("annex-1/3", note)]))
    assert len(found) == 1
    assert [d.code for d in diagnostics] == ["amending-act-without-number"]


ANNEXES = [
    *PLACES,
    ("annex-2", "document", ""),
    ("annex-2/approval", "approval", "Қордың ережесіне 1-қосымша"),
    ("annex-3", "document", ""),
    ("annex-3/approval", "approval", "ҚР Президентінің 2012 жылғы 5 наурыздағы № 77 Жарлығына 2-қосымша"),
]


@pytest.mark.parametrize(
    ("target", "said", "expected"),
    [
        ("annex-3", "2-қосымша жаңа редакцияда", "annex-3"),
        ("main", "2-қосымша жаңа редакцияда", "annex-3"),
        ("annex-2", "1-қосымша жаңа редакцияда", "annex-2"),
        ("annex-1", "Ереже 1-қосымшамен толықтырылды", "annex-2"),
        ("annex-1", "Ереже 3-қосымшамен толықтырылды", "annex-4"),
    ],
)
def test_annexes_are_told_by_their_numbers(target: str, said: str, expected: str) -> None:
    assert [i.target for i in impacts(document(DECREE, ANNEXES, notes=[(target, f"{said} - {BY}")]))] == [expected]


def test_a_list_of_repealed_acts_takes_effect_with_the_act() -> None:
    said = [
        ("main/2", "paragraph", "Осы қаулы қол қойылған күнінен бастап қолданысқа енгізіледі."),
        ("annex-1/title", "title", "Үкіметтің күші жойылған кейбір шешімдерінің тізбесі"),
        ("annex-1/1", "paragraph", "ҚР Үкіметінің 15.11.2001 № 50 қаулысы."),
        ("annex-1/2", "paragraph", "ҚР Үкіметінің 22.07.2008 № 11 қаулысымен бекітілген өзгерістердің 4-тармағы."),
    ]
    found = impacts(document(RESOLUTION, said))
    assert [(i.act.number, i.target, str(i.effective_from)) for i in found] == [
        ("50", "main", "2014-06-09"),
        ("11", "annex-1/4", "2014-06-09"),
    ]
