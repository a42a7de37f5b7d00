"""References to other acts and within the act."""

import datetime as dt

import pytest

from loaders.document import ActKey, ActKind, Document, Instruction, State
from loaders.extract.references import extract
from loaders.facts import InternalReference, Reference
from loaders.text import Text
from tests.loaders.extract.hand_made import DECREE, RESOLUTION, document, provisions

LAKE = "«Көл туралы» Қазақстан Республикасы Үкіметінің 2006 жылғы 9 қарашадағы № 72 қаулысы"
LAKE_KEY = ActKey(ActKind.RESOLUTION, "government", dt.date(2006, 11, 9), "72")


def others(read: Document) -> list[tuple[str, str, str, str]]:
    return [
        (r.provision, r.relation, r.annex or (r.other.number if r.other else ""), r.other.title if r.other else "")
        for r in extract(read)[0]
        if isinstance(r, Reference)
    ]


def inner(read: Document) -> list[tuple[str, str, bool]]:
    return [(r.provision, r.target, r.resolved) for r in extract(read)[0] if isinstance(r, InternalReference)]


@pytest.mark.parametrize(
    ("sentence", "relation"),
    [
        (f"{LAKE}на сәйкес балық өсірілсін.", "cites"),
        (f"{LAKE}на мынадай өзгерістер мен толықтыру енгізілсін:", "amends"),
        (f"{LAKE}мен бекітілген Ережеге өзгеріс енгізілсін.", "amends"),
        (f"{LAKE}ның күші жойылды деп танылсын.", "repeals"),
    ],
)
def test_the_verb_tells_what_is_done_with_the_act(sentence: str, relation: str) -> None:
    assert others(document(RESOLUTION, [("main/1", "paragraph", sentence)])) == [
        ("main/1", relation, "72", "Көл туралы")
    ]


def test_an_instruction_at_the_provision_amends_what_it_cites() -> None:
    instruction = Instruction(
        RESOLUTION, "main/1/1", LAKE_KEY, ("main/2",), "deleted", Text.of("2-тармақ алып тасталсын")
    )
    read = document(RESOLUTION, [("main/1/1", "subparagraph", f"{LAKE}нда:")], instructions=(instruction,))
    assert others(read) == [("main/1/1", "amends", "72", "Көл туралы")]


def test_a_draft_only_proposes() -> None:
    title = f'{LAKE}на өзгерістер енгізу туралы" Қазақстан Республикасы Үкіметі қаулысының жобасы туралы'
    draft = f"{LAKE}на мынадай өзгерістер енгізілсін:"
    read = document(
        DECREE, [("main/title", "title", title), ("annex-1/1", "paragraph", draft)], drafts=["annex-1"]
    )  # fmt: skip
    assert [row[:3] for row in others(read)] == [
        ("main/title", "proposes-to-amend", "72"),
        ("annex-1/1", "proposes-to-amend", "72"),
    ]
    assert {r.state for r in extract(read)[0]} == {State.PROPOSED}


def test_the_annex_of_a_list_of_ended_acts_repeals() -> None:
    read = document(
        RESOLUTION,
        [
            ("annex-1/title", "title", "Күші жойылған кейбір шешімдердің тізбесі"),
            ("annex-1/1", "paragraph", f"{LAKE}."),
        ],
    )
    assert [row[:3] for row in others(read)] == [("annex-1/1", "repeals", "72")]


def test_the_act_does_not_refer_to_itself() -> None:
    own = "Қазақстан Республикасы Президентінің 2012 жылғы 5 наурыздағы № 77 Жарлығына сәйкес"
    read = document(
        DECREE, [("annex-1/1", "paragraph", own), ("annex-1/approval", "approval", f"{LAKE}мен бекітілген")]
    )
    assert others(read) == []


def test_an_act_is_referred_to_once_and_by_its_title() -> None:
    bare = "Қазақстан Республикасы Үкіметінің 2006 жылғы 9 қарашадағы № 72 қаулысына сәйкес"
    read = document(RESOLUTION, [("main/1", "paragraph", f"{bare}, сондай-ақ {LAKE}на сай")])
    assert others(read) == [("main/1", "cites", "72", "Көл туралы")]


def test_an_act_named_before_is_meant_again() -> None:
    said = [
        ("main/1", "paragraph", "«Су туралы» Қазақстан Республикасының Заңына (бұдан әрі – Заң) сәйкес"),
        ("main/2", "paragraph", f"{LAKE}на сай"),
        ("main/3", "paragraph", "Заңның 7-бабында көзделген жағдайда көрсетілген қаулы қолданылады."),
    ]
    assert others(document(DECREE, said))[2:] == [
        ("main/3", "cites", "72", "Көл туралы"),
        ("main/3", "cites", "", "Су туралы"),
    ]


def test_a_code_cited_by_name_is_known_only_in_its_time() -> None:
    sentence = "Қазақстан Республикасы Еңбек кодексінің 5-бабына сәйкес"
    old = ActKey(ActKind.DECREE, "president", dt.date(2005, 1, 1), "3")
    new = ActKey(ActKind.DECREE, "president", dt.date(2019, 1, 1), "3")
    found = [extract(document(key, [("main/1", "paragraph", sentence)]))[0][0] for key in (old, new)]
    assert [r.known_code for r in found if isinstance(r, Reference)] == ["", "K1500000414"]
    assert [r.place for r in found if isinstance(r, Reference)] == ["5", "5"]


def test_notes_name_the_acts_that_amended_and_repealed() -> None:
    notes = [
        ("main/1", "1-тармақ жаңа редакцияда - ҚР Президентінің 05.10.2020 № 27 Жарлығымен."),
        ("main/2", "Күші жойылды - ҚР Президентінің 31.07.2021 № 90 Жарлығымен."),
    ]
    assert [row[:3] for row in others(document(DECREE, notes=notes))] == [
        ("main/1", "amended-by", "27"),
        ("main/2", "repealed-by", "90"),
    ]


def test_an_annex_is_approved_by_one_sentence() -> None:
    sentence = "Қоса беріліп отырған Көлді қорғау қағидалары (бұдан әрі – Қағидалар) бекітілсін."
    assert others(document(DECREE, [("main/1", "paragraph", sentence)])) == [
        ("main/1", "approves", "annex-1", "Көлді қорғау қағидалары")
    ]


def test_annexes_are_approved_by_a_list() -> None:
    said = [
        ("main/1", "paragraph", "Қоса беріліп отырған:"),
        ("main/1/1", "subparagraph", "Көлдердің тізбесі;"),
        ("main/1/2", "subparagraph", "Көлді қорғау туралы ереже бекітілсін."),
    ]
    assert others(document(DECREE, said)) == [
        ("main/1/1", "approves", "annex-1", "Көлдердің тізбесі"),
        ("main/1/2", "approves", "annex-2", "Көлді қорғау туралы ереже"),
    ]


def test_annexes_are_approved_by_their_numbers() -> None:
    said = [
        ("main/1", "paragraph", "Мыналар бекітілсін:"),
        ("main/1/1", "subparagraph", "осы қаулыға 2-қосымшаға сәйкес көлдердің тізбесі;"),
        ("main/1/2", "subparagraph", "осы қаулыға 1-қосымшаға сәйкес көл қорғау нұсқаулығы."),
    ]
    assert [row for row in others(document(RESOLUTION, said)) if row[1] == "approves"] == [
        ("main/1/1", "approves", "annex-2", "көлдердің тізбесі"),
        ("main/1/2", "approves", "annex-1", "көл қорғау нұсқаулығы"),
    ]


RULES = [
    ("main/1", "paragraph", "Қоса беріліп отырған Көлді қорғау ережесі (бұдан әрі – Ереже) бекітілсін."),
    ("annex-1", "document", ""),
    ("annex-1/title", "title", "Көлді қорғау ЕРЕЖЕСІ"),
    ("annex-1/2", "paragraph", "Көл қоршалады."),
    ("annex-1/3", "paragraph", "Көлге*:"),
    ("annex-1/3/1", "subparagraph", "балық жіберіледі;"),
    ("annex-1/3/part-2", "part", "Балық саналады."),
    ("annex-2", "document", ""),
    ("annex-2/approval", "approval", "Көлді қорғау ережесіне қосымша"),
    ("annex-2/title", "title", "Балық санау алгоритмі"),
    ("annex-2/part-1", "part", "Балық ауланады."),
    ("annex-2/part-2", "part", "Балық өлшенеді."),
]


@pytest.mark.parametrize(
    ("path", "sentence", "expected"),
    [
        ("annex-1/5", "осы Ереженің 2 және 3-тармақтарында көрсетілген", ["annex-1/2", "annex-1/3"]),
        ("annex-1/5", "осы Ереженің 2 және 3 тармақтарында көрсетілген", ["annex-1/2", "annex-1/3"]),
        ("annex-1/5", "Ереженің 3-тармағы 1) тармақшасында", ["annex-1/3/1"]),
        ("annex-1/3/part-3", "Осы тармақтың екінші бөлігінде", ["annex-1/3/part-2"]),
        ("annex-1/3/part-3", "Осы тармақтың бірінші бөлігінде", ["annex-1/3"]),
        ("annex-1/5", "3-тармақтың 1) тармақшасында көзделген", ["annex-1/3/1"]),
        ("annex-1/5", "осы Ережеге қоса берілетін алгоритмді сақтай отырып", ["annex-2"]),
        ("annex-1/5", "осы Ережеге 1-қосымшаға сәйкес", ["annex-2"]),
        ("annex-1/5", "осы Ережеге қосымшаға сәйкес", ["annex-2"]),
        ("annex-2/part-3", "осы алгоритмнің бірінші бөлігіне сәйкес", ["annex-2/part-1"]),
        ("annex-2/part-3", "көл қорғау ережесінің 3-тармағында", []),
        ("annex-2/part-3", "Көлді қорғау Ережесінің 3-тармағына", ["annex-1/3"]),
        ("annex-1/mark-1", "осы тармақты көл иелері толтырады", ["annex-1/3"]),
        ("main/2", "жұмысын Ережеге сәйкес ұйымдастырсын", ["annex-1"]),
        ("annex-1/5", "осы Ережеде белгіленген тәртіппен", []),
        ("annex-1/5", f"{LAKE}ның 3-тармағына сәйкес", []),
        ("annex-1/5", f"{LAKE}мен бекітілген Ереженің 3-тармағына сәйкес", []),
    ],
)
def test_places_of_the_act_itself_are_found(path: str, sentence: str, expected: list[str]) -> None:
    kind = "mark" if "mark" in path else "part" if "part" in path else "paragraph"
    found = inner(document(DECREE, [*RULES, (path, kind, sentence)]))
    assert [(target, resolved) for place, target, resolved in found if place == path] == [(t, True) for t in expected]


def test_what_is_not_there_is_said() -> None:
    read = document(DECREE, [*RULES, ("annex-1/5", "paragraph", "осы Ереженің 46-тармағының талаптары")])
    assert inner(read) == [("annex-1/5", "annex-1/46", False)]
    assert [d.code for d in extract(read)[1]] == ["reference-unresolved"]


def test_what_an_instruction_changes_is_no_reference() -> None:
    instruction = Instruction(
        RESOLUTION, "main/1", LAKE_KEY, ("main/2",), "reworded", Text.of("2-тармақ мынадай редакцияда жазылсын")
    )
    read = document(
        RESOLUTION,
        [("main/1", "paragraph", f"{LAKE}на мынадай өзгеріс енгізілсін: 2-тармақ мынадай редакцияда жазылсын:")],
        instructions=(instruction,),
    )
    assert inner(read) == []


def test_annexes_of_rewritten_rules_take_the_next_numbers() -> None:
    rewritten = provisions(
        LAKE_KEY,
        [("annex-1/title", "title", "Көл қағидалары"), ("annex-1/2", "paragraph", "осы Қағидаларға 1, 2-қосымшаларға")],
    )
    assert inner(document(RESOLUTION, rewritten=rewritten)) == [
        ("annex-1/2", "annex-2", False),
        ("annex-1/2", "annex-3", False),
    ]
