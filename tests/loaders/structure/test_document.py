"""The structure of acts: heads, paths of provisions, notes, amendments and their new wording."""

import datetime as dt

import pytest

from loaders.model import ActKey, ActKind, Document, Provision, ProvisionKind, Source, State
from loaders.structure import accounted, structure
from ontology.errors import NotAnAct
from tests.loaders.structure.acts import AMENDING, LAW, ORDER, RESOLUTION, read


def paths(document: Document) -> list[str]:
    return [p.path for p in document.provisions]


def words(document: Document, path: str) -> str:
    return next(p for p in document.provisions if p.path == path).text.value


def test_the_head_of_an_act() -> None:
    header = read(RESOLUTION).headers[0]
    assert header.key == ActKey(ActKind.RESOLUTION, "government", dt.date(2019, 3, 4), "77")
    assert header.title.value == "Қала бақтарын күтудің кейбір мәселелері туралы"
    assert header.signed_by.value == "Қазақстан Республикасының Премьер-Министрі Б. Бағбанов"
    assert header.in_force_clause.value == "қол қойылған күнінен бастап қолданысқа енгізіледі"
    assert (header.status, header.valid_from, header.valid_to) == ("in-force", dt.date(2019, 3, 4), None)


def test_paths_follow_the_printed_numbers() -> None:
    assert [p for p in paths(read(RESOLUTION)) if p.startswith("main")] == [
        "main",
        "main/title",
        "main/heading",
        "main/preamble",
        "main/1",
        "main/1/1",
        "main/1/2",
        "main/1-1",
        "main/2",
        "main/signature",
    ]
    assert [p for p in paths(read(RESOLUTION)) if p.startswith("annex-1/")] == [
        "annex-1/approval",
        "annex-1/title",
        "annex-1/chapter-1",
        "annex-1/chapter-1/title",
        "annex-1/1",
        "annex-1/1/part-2",
        "annex-1/2",
        "annex-1/2/item-1",
        "annex-1/2/item-2",
        "annex-1/2/part-2",
        "annex-1/2-1",
        "annex-1/chapter-2",
        "annex-1/chapter-2/title",
        "annex-1/3",
        "annex-1/3/1",
        "annex-1/3/1/item-1",
        "annex-1/3/1/item-2",
        "annex-1/3/2",
        "annex-1/3/part-2",
        "annex-1/3/part-2/1",
        "annex-1/3/part-2/2",
        "annex-1/4",
        "annex-1/4~2",
        "annex-1/notes",
        "annex-1/note-1",
        "annex-1/mark-1",
    ]


def test_a_document_without_paragraphs_counts_its_passages() -> None:
    assert [p for p in paths(read(RESOLUTION)) if p.startswith("annex-2/")] == [
        "annex-2/approval",
        "annex-2/title",
        "annex-2/part-1",
        "annex-2/part-1/1",
        "annex-2/part-1/2",
        "annex-2/part-2",
    ]


def test_words_are_restored_and_keep_their_place() -> None:
    document = read(RESOLUTION)
    provision = next(p for p in document.provisions if p.path == "main/1/1")
    assert provision.text.value == "бақтарды күту ережесі бекітілсін;"
    start = RESOLUTION.index("ережесі\n")
    assert provision.text.origins[provision.text.value.index("ережесі")] == start
    assert words(document, "annex-1/2-1") == "Күзетші бақты қорғайды."


def test_notes_know_what_they_speak_of() -> None:
    notes = [(n.target, n.text.value) for n in read(RESOLUTION).notes]
    assert notes == [
        ("main/1", "1-тармаққа өзгеріс енгізілді - ҚР Үкіметінің 05.05.2020 № 120 қаулысымен."),
        ("main/1-1", "Алып тасталды - ҚР Үкіметінің 06.06.2021 № 121 қаулысымен."),
    ]


def test_every_character_is_placed() -> None:
    assert accounted(read(RESOLUTION)) == 1.0
    assert accounted(read(LAW)) == 1.0
    assert accounted(read(AMENDING)) > 0.99


def test_articles_of_a_law() -> None:
    document = read(LAW)
    assert document.key == ActKey(ActKind.LAW, "parliament", dt.date(2015, 4, 6), "300-V")
    kinds = {p.path: p.kind for p in document.provisions}
    assert kinds["main/1"] is ProvisionKind.ARTICLE
    assert kinds["main/1/1"] is ProvisionKind.PARAGRAPH
    assert kinds["main/1/1/2"] is ProvisionKind.SUBPARAGRAPH
    assert words(document, "main/2/title") == "Қолданылу аясы"
    assert words(document, "main/2") == "Осы Заң барлық бақтарға қолданылады."


def test_a_ministerial_order() -> None:
    document = read(ORDER)
    assert document.key.kind is ActKind.MINISTERIAL_ORDER
    assert (document.key.date, document.key.number) == (dt.date(2018, 2, 2), "70")
    assert words(document, "main/preamble") == "БҰЙЫРАМЫН:"
    assert document.headers[0].valid_from is None


def amended(document: Document) -> list[Provision]:
    return [p for p in document.provisions if p.act != document.key and p.kind is not ProvisionKind.DOCUMENT]


def test_instructions_name_what_they_change() -> None:
    found = [(i.amended.number, i.targets, i.kind) for i in read(AMENDING).instructions]
    assert found == [
        ("77", ("main/title",), "reworded"),
        ("77", ("main/2",), "deleted"),
        ("77", ("annex-1/4", "annex-1/5"), "reworded"),
        ("77", ("annex-1/section-6",), "added"),
    ]


def test_new_wording_belongs_to_the_act_amended() -> None:
    document = read(AMENDING)
    assert [(p.path, p.text.value) for p in amended(document)] == [
        ("main/title", "Бақтарды күту туралы"),
        ("annex-1/4", "Бағбан бақты күтеді."),
        ("annex-1/4/part-2", "Бақ көктемде суарылады."),
        ("annex-1/5", "Күзетші бақты қорғайды."),
        ("annex-1/section-6", ""),
        ("annex-1/section-6/title", "Есеп беру тәртібі"),
        ("annex-1/10", "Бағбан есеп береді:"),
        ("annex-1/10/item-1", "ай сайын;"),
        ("annex-1/10/item-2", "жыл сайын."),
    ]
    assert {p.act.date for p in amended(document)} == {dt.date(2009, 3, 4)}
    assert {p.state for p in amended(document)} == {State.IN_FORCE}


@pytest.mark.parametrize("text", ["Алматы бақтары туралы әңгіме.\n", "Lorem ipsum dolor sit amet.\n", "a;b\n1;2\n"])
def test_what_is_no_act_is_said_to_be_none(text: str) -> None:
    with pytest.raises(NotAnAct, match=r"story\.txt: no heading of an act"):
        structure(Source("story.txt", "0" * 64, "utf-8", text))


def test_a_truncated_act_is_read_and_the_break_shown() -> None:
    cut = RESOLUTION[: RESOLUTION.index("реттейді")]
    document = read(cut)
    assert "annex-1/1" in paths(document)
    breaks = [d for d in document.diagnostics if d.code == "breaks-off"]
    assert [d.place.value[-6:] for d in breaks] == ["күтуді"]
    assert not [d for d in read(RESOLUTION).diagnostics if d.code == "breaks-off"]


def test_an_act_cut_before_its_signature_says_so() -> None:
    cut = RESOLUTION[: RESOLUTION.index("      Қазақстан Республикасының\n      Премьер")]
    assert "no-signature" in {d.code for d in read(cut).diagnostics}
    assert "no-signature" not in {d.code for d in read(RESOLUTION).diagnostics}


def test_repairs_are_listed_with_their_place() -> None:
    repairs = [d for d in read(RESOLUTION).diagnostics if d.code == "repaired-displaced-fragment"]
    assert [(d.place.value, d.provision) for d in repairs] == [("ережесі", "main/1/1")]
    cut = read(RESOLUTION.replace("      бақты күзетеді", "      бақты күзе-\nтеді"))
    words_cut = [(d.place.value, d.provision) for d in cut.diagnostics if d.code == "repaired-cut-word"]
    assert words_cut == [("күзетеді", "annex-1/2/item-2")]
