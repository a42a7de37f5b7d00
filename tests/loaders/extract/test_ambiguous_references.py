"""What references can mean besides what they mean at first sight, titles in two wordings, places in approved documents."""

from __future__ import annotations

from dataclasses import replace

import pytest

from loaders.document import Document
from loaders.extract.references import extract
from loaders.extract.titles import difference
from loaders.facts import InternalReference, Reference
from tests.loaders.extract.hand_made import DECREE, RESOLUTION, document

RULES = [
    ("annex-1", "document", ""),
    ("annex-1/title", "title", "Көлді қорғау ережесі"),
    ("annex-1/3", "paragraph", "Көлге:"),
    ("annex-1/3/1", "subparagraph", "балық жіберіледі;"),
    ("annex-1/3/2", "subparagraph", "қамыс егіледі."),
    ("annex-1/3/part-2", "part", "Көлден:"),
    ("annex-1/3/part-2/1", "subparagraph", "балық ауланады;"),
    ("annex-1/4", "paragraph", "Көл қоршалады."),
    ("annex-1/4~2", "paragraph", "Көл тазартылады."),
    ("annex-1/6", "paragraph", "Көл тексеріледі."),
    ("annex-1/6/part-2", "part", "Көлде:"),
    ("annex-1/6/part-2/1", "subparagraph", "су алынады;"),
]


def referring(sentence: str, path: str = "annex-1/9") -> tuple[InternalReference, ...]:
    read = document(DECREE, [*RULES, (path, "paragraph", sentence)])
    return tuple(r for r in extract(read)[0] if isinstance(r, InternalReference) and r.provision == path)


@pytest.mark.parametrize(
    ("sentence", "target", "may_mean"),
    [
        ("осы Ереженің 4-тармағында", "annex-1/4", ("annex-1/4", "annex-1/4~2")),
        ("осы Ереженің 3-тармағының 1) тармақшасында", "annex-1/3/1", ("annex-1/3/1", "annex-1/3/part-2/1")),
        ("осы Ереженің 3-тармағының 2) тармақшасында", "annex-1/3/2", ()),
        ("осы Ереженің 3-тармағы екінші бөлігінің 1) тармақшасында", "annex-1/3/part-2/1", ()),
        ("осы Ереженің 3-тармағы бірінші бөлігінің 1) тармақшасында", "annex-1/3/1", ()),
        ("осы Ереженің 6-тармағының 1) тармақшасында", "annex-1/6/part-2/1", ()),  # the only list of the paragraph
    ],
)
def test_words_that_fit_several_provisions(sentence: str, target: str, may_mean: tuple[str, ...]) -> None:
    assert [(r.target, r.may_mean, r.resolved) for r in referring(sentence)] == [(target, may_mean, True)]


def test_a_deleted_provision_is_not_meant_while_another_bears_its_number() -> None:
    read = document(DECREE, [*RULES, ("annex-1/9", "paragraph", "осы Ереженің 4-тармағында")])
    gone = tuple(replace(p, repealed=True) if p.path == "annex-1/4" else p for p in read.provisions)
    found = [r for r in extract(replace(read, provisions=gone))[0] if isinstance(r, InternalReference)]
    assert [(r.target, r.may_mean) for r in found] == [("annex-1/4~2", ())]


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        ("осы Ереженің 6-тармағында көзделген мерзім өткенде", True),
        ("осы Ереженің 6-тармағында белгіленген мерзімде", True),
        ("осы Ереженің 6-тармағында көзделген мерзімдерде", False),
        ("осы Ереженің 6-тармағында көзделген құжаттар", False),
        ("осы Ереженің 6-тармағының бірінші бөлігінде көзделген мерзім", False),
        ("осы Ереженің 3 және 6-тармақтарында көзделген мерзім", False),
    ],
)
def test_one_term_of_a_provision_is_meant(sentence: str, expected: bool) -> None:
    assert any(r.means_term for r in referring(sentence)) is expected


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        ("осы Ереженің 9-тармағына сәйкес", ["annex-1/9"]),
        ("осы Ереженің 6-тармағына сәйкес", ["annex-1/6"]),
        ("осы тармақта көрсетілген", []),
    ],
)
def test_a_provision_may_refer_to_itself_by_its_number(sentence: str, expected: list[str]) -> None:
    assert [r.target for r in referring(sentence)] == expected


def of_other_act(sentence: str) -> list[tuple[str, bool]]:
    read: Document = document(RESOLUTION, [("main/1", "paragraph", sentence)])
    return [(r.place, r.in_approved) for r in extract(read)[0] if isinstance(r, Reference)]


CITED = "Қазақстан Республикасы Үкіметінің 2006 жылғы 9 қарашадағы № 72 қаулысы"


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        (f"{CITED}ның 4-тармағына сәйкес", [("4", False)]),
        (f"{CITED}мен бекітілген Көлді қорғау қағидаларының 9-тармағына сәйкес", [("9", True)]),
        (f"{CITED}мен бекітілген Қағидалардың 5-тармағының 2) тармақшасына сәйкес", [("5/2", True)]),
        (f"{CITED}мен бекітілген Қағидаларға сәйкес, осы қаулының 2-тармағында", [("", False)]),
        (f"{CITED}мен бекітілген Қағидалар қолданылады. Жоспардың 3-тармағы орындалсын", [("", False)]),
    ],
)
def test_a_place_may_be_in_what_the_other_act_approves(sentence: str, expected: list[tuple[str, bool]]) -> None:
    assert of_other_act(sentence) == expected


@pytest.mark.parametrize(
    ("one", "other", "expected"),
    [
        ("Өзен мен көл суын қорғау қағидалары", "Көл суын қорғау ҚАҒИДАЛАРЫ", ("Өзен мен көл", "Көл")),
        ("Көл суын ұтымды пайдалану ережесі", "Көл суын ұтымды пайдалану ережесін", ("", "")),  # the last ending
        ("Көл, өзен суын қорғау ережесі", "Көл өзен суын «қорғау» ережесі", ("", "")),  # punctuation
        ("Көл суын қорғау iсi жөніндегі ереже", "Көл суын қорғау ісі жөніндегі ереже", ("", "")),  # look-alike letters
        ("Көлдердің су қорын қорғау ережесі", "Көлдердi су қорын қорғау ережесі", ("Көлдердің су", "Көлдердi су")),
        ("Ереже", "Көл суын қорғау туралы ереже", ("", "")),  # a short form
        ("Көл суын қорғау қағидалары", "Балық аулау құралдарының тізбесі", ("", "")),  # another document
    ],
)
def test_where_two_titles_differ(one: str, other: str, expected: tuple[str, str]) -> None:
    assert difference(one, other) == expected


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        ("Көл суын ұтымды пайдалану ережесі", ("", "")),
        ("Көл мен өзен суын ұтымды пайдалану ережесі", ("Көл мен өзен суын", "Көл суын")),
    ],
)
def test_an_annex_may_be_headed_otherwise_than_it_is_approved(name: str, expected: tuple[str, str]) -> None:
    said = [
        ("main/1", "paragraph", f"Қоса беріліп отырған {name} бекітілсін."),
        ("annex-1/title", "title", "Көл суын ұтымды пайдалану ережесі"),
    ]
    found = [r for r in extract(document(DECREE, said))[0] if isinstance(r, Reference)]
    assert [(r.cited_as, r.headed_as) for r in found] == [expected]


def test_an_act_named_otherwise_than_elsewhere() -> None:
    cited = "«Көл суын {} туралы» Қазақстан Республикасы Үкіметінің 2006 жылғы 9 қарашадағы № 72 қаулысына сәйкес"
    wordings = ("пайдалану", "пайдалануы", "пайдалану")
    said = [(f"main/{n}", "paragraph", cited.format(w)) for n, w in enumerate(wordings, start=1)]
    found = [r for r in extract(document(RESOLUTION, said))[0] if isinstance(r, Reference)]
    assert [(r.provision, r.cited_as, r.headed_as) for r in found] == [
        ("main/1", "", ""),
        ("main/2", "суын пайдалануы туралы", "суын пайдалану туралы"),
        ("main/3", "", ""),
    ]


OF_RULES = [
    ("annex-1", "document", ""),
    ("annex-1/approval", "approval", "Қазақстан Республикасы Үкіметінің қаулысына 1-қосымша"),
    ("annex-1/title", "title", "Көлді қорғау қағидалары"),
    ("annex-2", "document", ""),
    ("annex-2/approval", "approval", "Көлді қорғау қағидаларына 1-қосымша"),
    ("annex-2/title", "title", "Өтініш"),
    ("annex-3", "document", ""),
    ("annex-3/approval", "approval", "Қазақстан Республикасы Үкіметінің қаулысына 2-қосымша"),
    ("annex-3/title", "title", "Есеп"),
]


@pytest.mark.parametrize(
    ("path", "sentence", "expected"),
    [
        ("annex-1/5", "осы Қағидаларға 1-қосымшаға сәйкес", ("annex-2", True)),
        ("annex-1/5", "осы Қағидаларға 2-қосымшаға сәйкес", ("annex-4", False)),  # annex-3 is the resolution's
        ("main/2", "осы қаулыға 2-қосымшаға сәйкес", ("annex-3", True)),
        ("main/2", "осы қаулыға 3-қосымшаға сәйкес", ("annex-4", False)),  # annex-3 tells that it is the second
    ],
)
def test_an_annex_that_tells_its_number_is_not_taken_for_another(
    path: str, sentence: str, expected: tuple[str, bool]
) -> None:
    read = document(RESOLUTION, [*OF_RULES, (path, "paragraph", sentence)])
    found = [r for r in extract(read)[0] if isinstance(r, InternalReference) and r.provision == path]
    assert [(r.target, r.resolved) for r in found] == [expected]


def test_an_annex_is_approved_by_the_number_that_it_tells() -> None:
    sentence = "Осы қаулыға 2-қосымшаға сәйкес су қоймалары есебінің нысаны бекітілсін."
    read = document(RESOLUTION, [*OF_RULES, ("main/2", "paragraph", sentence)])
    assert [r.annex for r in extract(read)[0] if isinstance(r, Reference)] == ["annex-3"]
