"""Amendments and references of whole acts printed with damage: hanging links, cut lines, spaced and Latin letters."""

from loaders.document import Document, Source
from loaders.extract import amendments, references
from loaders.facts import Impact, InternalReference, Reference
from loaders.structure import structure

POND = """
Балық шаруашылығының кейбiр мәселелерi туралы

Қазақстан Республикасы Үкіметінің 2014 жылғы 9 маусымдағы № 614 қаулысы.
      Ескерту. Қаулының тақырыбы жаңа редакцияда – ҚР Үкіметінің 23.04.2021 № 

 (алғашқы ресми жарияланған күнінен кейін күнтізбелік он күн өткен соң 253
қолданысқа енгізіледі) қаулысымен.
      "Тоғандарды қорғау туралы" Қазақстан Республикасының 2004 жылғы 9 шілдедегі 
№ 593 Заңының 9-бабының 1-тармағы 3) тармақшасына сәйкес Қазақстан Республикасының 
Үкіметі ҚАУЛЫ ЕТЕДІ:
      1. Қоса беріліп отырған:
      1) Балық өсіру қағидалары;
      2) тоғандардың ;тізбесі
      3) балық санау нұсқаулығы бекітілсін.
      Ескерту. 1-тармаққа өзгерістер енгізілді - ҚР Үкіметінің 2016.07.27. N 452
; 09.10.2019 № 884 (01.01.2020 бастап қолданысқа енгiзiледi) қаулыларымен.
      2. Күші жойылды – ҚР Үкіметінің 31.07.2022 № 590 қаулысымен.
      3. Мыналардың күші жойылды деп танылсын:
      1) "Көл шаруашылығын дамыту туралы" Қазақстан Республикасы Үкіметінің 2003 
жылғы 4 мамырдағы № 432 ;қаулысы
      2) "Тоғандарды пайдалану туралы" Қазақстан Республикасы Үкіметінің 2005 жылғы 
14 қыркүйектегі № 912 қаулысының 2-тармағы.
      4. Осы қаулы қол қойылған күнінен бастап қолданысқа енгізіледі.
      Қ а з а қ с т а н  Р е с п у б л и к а с ы н ы ң
      Премьер-Министрі                      К. Досжанов

Қазақстан Республикасы
Үкіметінің

2014 жылғы 9 маусымдағы
№ 614 қаулысымен

бекітілген

Балық өсіру қағидалары

      1. Тоған иесі осы Қағидалардың  көрсетілген құжаттарды 2-тармағында
тапсырады.
      Ескерту. 1-тармаққа өзгерістер енгізілді - ҚР Үкіметінің 2011.05.19 № 86,

2012.06.21 ; 29.08.2014 ; 2015.06.17 N 101, 2015.08.01 N 131,  № 344 N 900
24.01.2019 № 828 қаулыларымен.
      2. Құжаттар қағазда беріледі.
      Осы тармақтың бірінші бөлігінде көрсетілген құжаттар Қазақстан Республикасы 
Экология кодексінің  үшінші бөлігіне сай жазылады.12-бабының
      Ескерту. 2-тармақ екінші бөлікпен толықтырылды - ҚР Үкіметінің 05.05.2019 № 
252; жаңа редакцияда - ҚР Үкіметінің 01.06.2020 № 344 қаулысымен.
      3. Алып тасталды – ҚР Үкіметінің 11.11.2021 № 790 қаулысымен.
"""


def read(text: str) -> Document:
    return structure(Source("act.txt", "0" * 64, "utf-8", text))


def test_every_amendment_is_found() -> None:
    found = [i for i in amendments.extract(read(POND))[0] if isinstance(i, Impact)]
    assert [
        (i.act.number, i.target, i.kind, i.by.number if i.by else "", str(i.effective_from or "")) for i in found
    ] == [
        ("614", "main/title", "reworded", "253", ""),
        ("614", "main/1", "changed", "452", ""),
        ("614", "main/1", "changed", "884", "2020-01-01"),
        ("614", "main/2", "repealed", "590", ""),
        ("614", "annex-1/1", "changed", "86", ""),
        ("614", "annex-1/1", "changed", "101", ""),
        ("614", "annex-1/1", "changed", "131", ""),
        ("614", "annex-1/1", "changed", "344", ""),
        ("614", "annex-1/1", "changed", "900", ""),
        ("614", "annex-1/1", "changed", "828", ""),
        ("614", "annex-1/2/part-2", "added", "252", ""),
        ("614", "annex-1/2/part-2", "reworded", "344", ""),
        ("614", "annex-1/3", "deleted", "790", ""),
        ("432", "main", "repealed", "614", "2014-06-09"),
        ("912", "main/2", "repealed", "614", "2014-06-09"),
    ]
    clause = "алғашқы ресми жарияланған күнінен кейін күнтізбелік он күн өткен соң қолданысқа енгізіледі"
    assert found[0].effective_text == clause


def test_every_reference_is_found() -> None:
    facts = [f for f in references.extract(read(POND))[0] if isinstance(f, Reference) and "-by" not in f.relation]
    assert [(r.provision, r.relation, r.annex, r.other.title if r.other else "", r.place) for r in facts] == [
        ("main/preamble", "cites", "", "Тоғандарды қорғау туралы", "9/1/3"),
        ("main/3/1", "repeals", "", "Көл шаруашылығын дамыту туралы", ""),
        ("main/3/2", "repeals", "", "Тоғандарды пайдалану туралы", "2"),
        ("annex-1/2/part-2", "cites", "", "Қазақстан Республикасының Экология кодексі", "12/part-3"),
        ("main/1/1", "approves", "annex-1", "Балық өсіру қағидалары", ""),
        ("main/1/2", "approves", "annex-2", "тоғандардың тізбесі", ""),
        ("main/1/3", "approves", "annex-3", "балық санау нұсқаулығы", ""),
    ]


def test_every_reference_within_the_act_is_found() -> None:
    facts = [f for f in references.extract(read(POND))[0] if isinstance(f, InternalReference)]
    assert [(f.provision, f.target, f.resolved) for f in facts] == [
        ("annex-1/1", "annex-1/2", True),
        ("annex-1/2/part-2", "annex-1/2", True),
    ]


def test_the_words_of_an_amendment_lead_to_the_file() -> None:
    first = next(i for i in amendments.extract(read(POND))[0] if isinstance(i, Impact))
    said = "".join(POND[o] for words in first.words for o in words.origins if o >= 0 and not POND[o].isspace())
    assert "253" in said
    assert said.startswith("Қаулыныңтақырыбыжаңаредакцияда")
