"""Acts of other kinds and other print: articles, sub-chapters, forms, consents, several acts amended at once."""

import pytest

from loaders.model import ActKind, Document, ProvisionKind
from tests.loaders.structure.acts import LAW, RESOLUTION, read
from tests.loaders.structure.kinds import AMENDING_SEVERAL, LAW_WITH_PREAMBLE, ORDER_WITH_CONSENT


def words(document: Document, path: str) -> str:
    return next(p for p in document.provisions if p.path == path).text.value


def paths(document: Document, start: str) -> list[str]:
    return [p.path for p in document.provisions if p.path.startswith(start)]


def test_an_article_has_its_title_beside_its_first_passage() -> None:
    document = read(LAW_WITH_PREAMBLE)
    assert document.key.number == "202-V"
    assert words(document, "main/preamble").startswith("Осы Заң")
    assert words(document, "main/1/title") == "Негізгі ұғымдар"
    assert words(document, "main/1").endswith("пайдаланылады:")
    assert words(document, "main/1/2") == "бағбан – бақты күтетін адам."
    assert next(p for p in document.provisions if p.path == "main/3").repealed


def test_a_note_speaks_of_what_it_names() -> None:
    assert [n.target for n in read(LAW_WITH_PREAMBLE).notes] == ["main/2", "main/3"]
    assert [n.target for n in read(ORDER_WITH_CONSENT).notes] == ["main/title"]


def test_consents_below_the_signature_are_no_provisions_of_the_text() -> None:
    document = read(ORDER_WITH_CONSENT)
    assert document.headers[0].signed_by.value.endswith("министрі Б. Жемісов")
    assert words(document, "main/signature~2").startswith('"КЕЛІСІЛДІ"')
    assert paths(document, "main/1/") == []


def test_an_approval_may_name_the_annex_first() -> None:
    document = read(ORDER_WITH_CONSENT)
    assert words(document, "annex-1/approval").startswith("1-қосымша")
    assert words(document, "annex-1/title") == "Бақтарды есепке алу қағидалары"
    assert words(document, "annex-2/title") == "Нысан Бақтар туралы есеп"


def test_sub_chapters_are_no_part_of_a_paragraphs_path() -> None:
    document = read(ORDER_WITH_CONSENT)
    assert words(document, "annex-1/chapter-1/subchapter-2/title") == "Тексеру"
    assert words(document, "annex-1/2") == "Тексеру жылына бір рет өткізіледі."


def test_a_sentence_goes_on_around_a_place_to_fill_in() -> None:
    document = read(ORDER_WITH_CONSENT)
    assert words(document, "annex-1/1").endswith("______ бөлімі жүргізеді.")
    assert paths(document, "annex-1/1/") == []


def test_notes_may_be_numbered_like_paragraphs() -> None:
    document = read(ORDER_WITH_CONSENT)
    assert paths(document, "annex-2/") == [
        "annex-2/approval",
        "annex-2/title",
        "annex-2/part-1",
        "annex-2/notes",
        "annex-2/note-1",
        "annex-2/note-2",
    ]


def test_each_act_amended_gets_its_own_words() -> None:
    document = read(AMENDING_SEVERAL)
    assert [(i.provision, i.amended.number, i.targets, i.kind) for i in document.instructions] == [
        ("main/1/1/item-1", "300", ("main/2",), "reworded"),
        ("main/1/1/item-3", "300", ("annex-1/3/2",), "deleted"),
        ("main/1/1/item-4", "300", ("annex-1/5-1",), "added"),
        ("main/1/2", "412", ("main/4",), "reworded"),
    ]
    rewritten = [(p.act.number, p.path) for p in document.provisions if p.act != document.key]
    assert rewritten == [
        ("300", "main"),
        ("300", "main/2"),
        ("300", "annex-1"),
        ("300", "annex-1/5-1"),
        ("300", "annex-1/5-1/1"),
        ("300", "annex-1/5-1/2"),
        ("412", "main"),
        ("412", "main/4"),
    ]


@pytest.mark.parametrize("text", [RESOLUTION, AMENDING_SEVERAL, LAW, ORDER_WITH_CONSENT, LAW_WITH_PREAMBLE])
def test_every_parent_is_there(text: str) -> None:
    provisions = read(text).provisions
    there = {(p.act, p.path) for p in provisions}
    assert [p.path for p in provisions if p.parent and (p.act, p.parent) not in there] == []
    assert len(there) == len(provisions)


@pytest.mark.parametrize("indent", ["   ", "    ", "         ", "\t     "])
def test_paragraphs_may_be_set_in_by_other_widths(indent: str) -> None:
    usual = [(p.path, p.text.value) for p in read(RESOLUTION).provisions]
    assert [(p.path, p.text.value) for p in read(RESOLUTION.replace("      ", indent)).provisions] == usual


def test_paragraphs_may_be_set_in_by_nothing() -> None:
    flush = "\n".join(line.strip() for line in RESOLUTION.split("\n"))
    found = {p.path: p for p in read(flush).provisions}
    assert found["annex-1/3/1/item-2"].kind is ProvisionKind.ITEM
    assert found["annex-1/2/part-2"].text.value == "Одан кейін есеп береді."
    assert found["annex-1/3/part-2/2"].text.value == "сызба."


def test_line_ends_of_other_systems_change_nothing() -> None:
    usual = [(p.path, p.text.value) for p in read(RESOLUTION).provisions]
    assert [(p.path, p.text.value) for p in read(RESOLUTION.replace("\n", "\r\n")).provisions] == usual


def test_a_decision_of_a_maslikhat() -> None:
    text = LAW.replace(
        "Қазақстан Республикасының 2015 жылғы 6 сәуірдегі № 300-V ҚРЗ Заңы.",
        "Алматы облысы Бақ ауданы мәслихатының 2019 жылғы 25 желтоқсандағы № 45/3 шешімі. Алматы облысының Әділет "
        "департаментінде 2020 жылғы 5 қаңтарда № 5820 болып тіркелді",
    )
    key = read(text).key
    assert (key.kind, key.number, key.date and key.date.year) == (ActKind.DECISION, "45/3", 2019)
