"""Where documents part inside a file, whatever pages and lines do around their borders."""

import datetime as dt

import pytest

from loaders.extract.amendments import read_impacts
from loaders.extract.references import extract as references
from loaders.model import ActKey, Document, Reference
from tests.loaders.structure.acts import read

DECREE = """
Бау-бақша қоры туралы

Қазақстан Республикасы Президентінің 2016 жылғы 14 мамырдағы № 277 Жарлығы.
      ҚАУЛЫ ЕТЕМІН:
      1. Қоса беріліп отырған Бау-бақша қоры туралы ереже бекітілсін.
      2. Осы Жарлық қол қойылған күнінен бастап қолданысқа енгізіледі.
      Қазақстан Республикасының
      Президентi Б.Бағбанов



Қазақстан Республикасы
Президентінің

2016 жылғы 14 мамырдағы
№ 277 Жарлығымен

БЕКІТІЛГЕН

Бау-бақша қоры туралы ереже

      1. Бағбан есеп береді.
"""

AMENDING = """
Қазақстан Республикасы Үкіметінің кейбір шешімдеріне өзгерістер мен толықтыру енгізу туралы

Қазақстан Республикасы Үкіметінің 2022 жылғы 3 ақпандағы № 41 қаулысы
      Қазақстан Республикасының Үкіметі ҚАУЛЫ ЕТЕДІ:
      1. Қоса беріліп отырған Қазақстан Республикасы Үкіметінің кейбір шешімдеріне 
енгізілетін өзгерістер мен толықтыру бекітілсін.
      2. Осы қаулы 2022 жылғы 1 наурыздан бастап қолданысқа енгізіледі.
      Қазақстан Республикасының
      Премьер-Министрі Б. Бағбанов

Қазақстан Республикасы
Үкіметінің
2022 жылғы 3 ақпандағы
№ 41 қаулысымен
бекітілген

Қазақстан Республикасы Үкіметінің кейбір шешімдеріне енгізілетін өзгерістер мен толықтыру

      1. "Бақтар туралы" Қазақстан Республикасы Үкіметінің 2017 жылғы 21 қарашадағы 
№ 762 қаулысында:
      3-тармақ мынадай редакцияда жазылсын:
      "3. Бағбан гүлдерді суарады.";
      мынадай мазмұндағы 7-1-тармақпен толықтырылсын:
      "7-1. Бақылау бас бағбанға жүктелсін.".
      2. "Гүлзарлар туралы" Қазақстан Республикасы Үкіметінің 2019 жылғы 12 
желтоқсандағы № 915 қаулысында:
      көрсетілген қаулымен бекітілген Гүлзарлар туралы ережеде:
      12-тармақ алып тасталсын.
"""

DRAFT = """
"Бағбандар кеңесі туралы" Қазақстан Республикасының Президенті Жарлығының жобасы туралы

Қазақстан Республикасы Үкіметінің 2018 жылғы 5 маусымдағы № 320 қаулысы
      Қазақстан Республикасының Үкіметі ҚАУЛЫ ЕТЕДІ:
      "Бағбандар кеңесі туралы" Қазақстан Республикасының Президенті Жарлығының жобасы 
Қазақстан Республикасы Президентінің қарауына енгізілсін.
      Қазақстан Республикасының
      Премьер-Министрі Б. Бағбанов

Қазақстан Республикасы Президентінің
ЖАРЛЫҒЫ

Бағбандар кеңесі туралы

      ҚАУЛЫ ЕТЕМІН:
      1. Бағбандар кеңесі құрылсын.
"""

LIST = """
Бақтар туралы

Қазақстан Республикасы Үкіметінің 2014 жылғы 28 ақпандағы № 163 қаулысы
      Ескерту. Қаулының күші жойылды - ҚР Үкіметінің 2019 жылғы 30 шілдедегі № 552 
(01.01.2020 бастап қолданысқа енгізіледі) қаулысымен.
      Қазақстан Республикасының Үкіметі ҚАУЛЫ ЕТЕДІ:
      1. Мыналар:
      1) Бақтарды күту қағидалары;
      2) Бақтар тізбесі бекітілсін.
      2. Осы қаулы қол қойылған күнінен бастап қолданысқа енгізіледі.
      Қазақстан Республикасының
      Премьер-Министрі Б. Бағбанов
"""


def paths(document: Document) -> list[str]:
    return [p.path for p in document.provisions]


@pytest.mark.parametrize("person", [" Б.Бағбанов", "\nБ.Бағбанов"])  # the second where lines are narrow
def test_a_page_that_ends_under_a_signature_joins_nothing_to_it(person: str) -> None:
    document = read(DECREE.replace(" Б.Бағбанов", person))
    assert document.headers[0].signed_by.value == "Қазақстан Республикасының Президенті Б.Бағбанов"
    assert [p for p in paths(document) if p.startswith("annex")] == [
        "annex-1",
        "annex-1/approval",
        "annex-1/title",
        "annex-1/1",
    ]


def test_an_annex_of_changes_amends_as_an_enacting_text_does() -> None:
    document = read(AMENDING)
    impacts = read_impacts(document)[0]
    assert [(i.act.number, i.target, i.kind, i.by and i.by.number, i.effective_from) for i in impacts] == [
        ("762", "main/3", "reworded", "41", dt.date(2022, 3, 1)),
        ("762", "main/7-1", "added", "41", dt.date(2022, 3, 1)),
        ("915", "annex-1/12", "deleted", "41", dt.date(2022, 3, 1)),
    ]
    assert [(p.act.number, p.text.value) for p in document.provisions if p.path in ("main/3", "main/7-1")] == [
        ("762", "Бағбан гүлдерді суарады."),
        ("762", "Бақылау бас бағбанға жүктелсін."),
    ]


def test_a_draft_has_its_title_below_the_name_of_its_kind() -> None:
    header = read(DRAFT).headers[1]
    assert (header.status, header.title.value) == ("draft", "Бағбандар кеңесі туралы")


def test_a_note_on_the_whole_act_says_who_repealed_it_and_when_it_ends() -> None:
    document = read(LIST)
    header = document.headers[0]
    assert isinstance(header.repealed_by, ActKey)
    assert (header.status, header.repealed_by.number, header.valid_to) == ("repealed", "552", dt.date(2020, 1, 1))
    repeals = [(i.target, i.kind, i.effective_from) for i in read_impacts(document)[0]]
    assert repeals == [("main", "repealed", dt.date(2020, 1, 1))]


def test_what_follows_is_approved_with_the_list() -> None:
    approved = [f for f in references(read(LIST))[0] if isinstance(f, Reference) and f.relation == "approves"]
    assert [(f.provision, f.other.title if f.other else "") for f in approved] == [
        ("main/1/1", "Бақтарды күту қағидалары"),
        ("main/1/2", "Бақтар тізбесі"),
    ]


CENTRED = """
Бақтар туралы

Қазақстан Республикасы Үкіметінің 2014 жылғы 28 ақпандағы № 163 қаулысы
      Қазақстан Республикасының Үкіметі ҚАУЛЫ ЕТЕДІ:
      1. Қоса беріліп отырған Бақтарды күту қағидалары бекітілсін.
      Қазақстан Республикасының
      Премьер-Министрі Б. Бағбанов

Қазақстан Республикасы
Үкіметінің
2014 жылғы 28 ақпандағы
№ 163 қаулысымен
бекітілген

Бақтарды күту қағидалары

1. Жалпы ережелер

      1. Осы Қағидалар бақтарды күту тәртібін айқындайды.
      2. Бағбан гүл егеді.

2. Есеп беру

      3. Бағбан есеп береді.
"""


def test_numbers_of_centred_headings_are_of_chapters() -> None:
    assert [p for p in paths(read(CENTRED)) if p.startswith("annex-1/") and "title" not in p] == [
        "annex-1/approval",
        "annex-1/chapter-1",
        "annex-1/1",
        "annex-1/2",
        "annex-1/chapter-2",
        "annex-1/3",
    ]


def test_an_act_may_be_issued_by_one_who_acts_for_the_issuer() -> None:
    heading = "Қазақстан Республикасы Ауыл шаруашылығы министрінің м.а. 2019 жылғы 21 қаңтардағы № 18 бұйрығы"
    key = (
        read(f"\nБақтар туралы\n\n{heading}. Әділет министрлігінде тіркелді\n      1. Бағбан гүл егеді.\n")
        .headers[0]
        .key
    )
    assert (key.issuer, key.number, key.date) == ("auyl-sharuashylyghy-ministri", "18", dt.date(2019, 1, 21))
