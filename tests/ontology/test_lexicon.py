import datetime as dt
from pathlib import Path

import pytest

from ontology.lexicon import DatedName, Form, Labels, Notion, Organ, Position, load_lexicon

TURTLE = """
@prefix okl: <https://w3id.org/okilet/ns#> .
@prefix org: <http://www.w3.org/ns/org#> .
@prefix dct: <http://purl.org/dc/terms/> .
@prefix skos: <http://www.w3.org/2004/02/skos/core#> .
@prefix skosxl: <http://www.w3.org/2008/05/skos-xl#> .
@prefix xsd: <http://www.w3.org/2001/XMLSchema#> .
@base <https://w3id.org/okilet/id/> .

<organ/fish> a okl:Organ ;
    skos:prefLabel "Балық министрлігі"@kk , "Министерство рыбы"@ru , "Ministry of Fish"@en ;
    skos:altLabel "БМ"@kk ;
    org:subOrganizationOf <organ/government> ;
    org:classification <class/ministries> ;
    okl:hasName <organ/fish/name/1> ;
    okl:validFrom "2001-02-03"^^xsd:date ;
    okl:ground "Decree No 1"@en .
<organ/fish/name/1> a okl:Name ; skosxl:literalForm "Су министрлігі"@kk ; okl:validTo "2005-01-01"^^xsd:date .
<organ/lake> a okl:Organ ; skos:prefLabel "Көл министрлігі"@kk ; org:classification <class/ministries> .
<organ/sea> a okl:Organ ; skos:prefLabel "Теңіз агенттігі"@kk ; org:classification <class/agencies> .
<class/ministries> a okl:OrganClass ; skos:prefLabel "министрліктер"@kk ; okl:broaderClass <class/organs> .
<class/agencies> a okl:OrganClass ; skos:prefLabel "агенттіктер"@kk ; okl:broaderClass <class/organs> .
<class/organs> a okl:OrganClass ; skos:prefLabel "органдар"@kk ; okl:hasException <organ/sea> .
<role/minister> skos:prefLabel "министр"@kk .
<notion/catch> skos:prefLabel "аулау"@kk ; skos:altLabel "аулаушылық"@kk , "аулақ"@kk ; okl:ground "Spellings"@en .
<position/fish-minister> a okl:Position ;
    skos:prefLabel "Балық министрі"@kk ; org:postIn <organ/fish> ; okl:positionRole <role/minister> .
<position/lake-minister> a okl:Position ;
    skos:prefLabel "Көл министрі"@kk ; org:postIn <organ/lake> ; okl:positionRole <role/minister> .
<position/sea-head> a okl:Position ; skos:prefLabel "Теңіз агенттігінің төрағасы"@kk ; org:postIn <organ/sea> .
<class/ministers> a okl:PositionClass ; skos:prefLabel "министрлер"@kk ;
    okl:memberRole <role/minister> ; okl:memberOrganClass <class/organs> ;
    okl:hasException <position/lake-minister> .
<class/heads> a okl:PositionClass ; skos:prefLabel "басшылар"@kk ;
    okl:hasMember <class/ministers> , <position/sea-head> .
<class/heads-but-sea> a okl:PositionClass ; skos:prefLabel "теңізден басқа басшылар"@kk ;
    okl:broaderClass <class/heads> ; okl:hasException <position/sea-head> .
<organ/fish/event/1> a org:ChangeEvent ; skos:prefLabel "Қайта құру"@kk ;
    org:originalOrganization <organ/fish> ; org:resultingOrganization <organ/lake> ; dct:date "2005-01-01"^^xsd:date .
"""


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (tmp_path / "all.ttl").write_text(TURTLE, encoding="utf-8")
    return tmp_path


def test_an_organ(folder: Path) -> None:
    assert load_lexicon(folder)["organ/fish"] == Organ(
        iri="organ/fish",
        labels=Labels("Балық министрлігі", "Министерство рыбы", "Ministry of Fish"),
        forms=(Form("БМ", "kk"),),
        names=(DatedName(Labels("Су министрлігі"), None, dt.date(2005, 1, 1)),),
        valid_from=dt.date(2001, 2, 3),
        grounds=("Decree No 1",),
        parent="organ/government",
        classes=("class/ministries",),
    )


def test_a_position(folder: Path) -> None:
    lexicon = load_lexicon(folder)
    assert lexicon["position/fish-minister"] == Position(
        iri="position/fish-minister", labels=Labels("Балық министрі"), organ="organ/fish", role="role/minister"
    )
    assert lexicon.positions_of("organ/fish") == ("position/fish-minister",)
    assert lexicon.positions_of("organ/fish", "role/head") == ()


def test_every_form_once(folder: Path) -> None:
    texts = [(f.lang, f.text) for f in load_lexicon(folder)["organ/fish"].texts()]
    assert texts == [
        ("kk", "Балық министрлігі"),
        ("ru", "Министерство рыбы"),
        ("en", "Ministry of Fish"),
        ("kk", "БМ"),
        ("kk", "Су министрлігі"),
    ]


def test_labels_fall_back_to_kazakh() -> None:
    assert [Labels("а", "б").get(lang) for lang in ("kk", "ru", "en")] == ["а", "б", "а"]


def test_organs_of_a_class(folder: Path) -> None:
    lexicon = load_lexicon(folder)
    assert lexicon.organs_in("class/ministries") == {"organ/fish", "organ/lake"}
    assert lexicon.organs_in("class/organs") == {"organ/fish", "organ/lake"}  # the agency is an exception


def test_members_of_a_class(folder: Path) -> None:
    lexicon = load_lexicon(folder)
    assert lexicon.members("class/ministers") == {"position/fish-minister"}
    assert lexicon.members("class/heads") == {"position/fish-minister", "position/sea-head"}
    assert lexicon.members("class/heads-but-sea") == {"position/fish-minister"}
    assert lexicon.members("position/sea-head") == frozenset()


def test_an_event(folder: Path) -> None:
    (event,) = load_lexicon(folder).events
    assert (event.before, event.after, event.date) == (("organ/fish",), ("organ/lake",), dt.date(2005, 1, 1))


def test_a_notion_stands_apart_from_what_is_matched(folder: Path) -> None:
    lexicon = load_lexicon(folder)
    forms = (Form("аулаушылық", "kk"), Form("аулақ", "kk"))
    assert lexicon.notions == {
        "notion/catch": Notion(iri="notion/catch", labels=Labels("аулау"), forms=forms, grounds=("Spellings",))
    }
    assert "notion/catch" not in lexicon
    assert "notion/catch" not in {entry.iri for entry in lexicon}


def test_it_is_read_once(folder: Path) -> None:
    assert load_lexicon(folder) is load_lexicon(folder)


def test_an_entry_without_a_kazakh_name_is_refused(tmp_path: Path) -> None:
    (tmp_path / "a.ttl").write_text("<https://w3id.org/okilet/id/organ/x> a <https://w3id.org/okilet/ns#Organ> .")
    with pytest.raises(ValueError, match="organ/x has no skos:prefLabel in Kazakh"):
        load_lexicon(tmp_path)


def test_a_file_that_is_no_turtle_is_named(tmp_path: Path) -> None:
    (tmp_path / "broken.ttl").write_text("<a> <b> .\n")
    with pytest.raises(ValueError, match=r"broken\.ttl:1"):
        load_lexicon(tmp_path)


def test_the_thesaurus_that_ships_is_whole() -> None:
    lexicon = load_lexicon()
    assert len(lexicon.organs) > 200
    assert len(lexicon.positions) > 200
    named = {
        *(o.parent for o in lexicon.organs.values()),
        *(c for o in lexicon.organs.values() for c in o.classes),
        *(p.organ for p in lexicon.positions.values()),
        *(p.role for p in lexicon.positions.values()),
        *(c for e in lexicon for c in e.broader),
        *(m for c in lexicon.position_classes.values() for m in (*c.members, *c.exceptions, c.member_role)),
        *(m for c in lexicon.organ_classes.values() for m in (*c.members, *c.exceptions)),
    }
    assert sorted(tail for tail in named - {""} if tail not in lexicon) == []


def test_a_notion_that_ships_has_several_kazakh_names_and_a_ground() -> None:
    notions = load_lexicon().notions
    assert len(notions) >= 8
    for notion in notions.values():
        assert len([form for form in notion.texts() if form.lang == "kk"]) > 1, notion.iri
        assert all((notion.labels.ru, notion.labels.en, notion.grounds)), notion.iri


def test_a_kazakh_name_means_one_notion() -> None:
    names = [form.text for notion in load_lexicon().notions.values() for form in notion.texts() if form.lang == "kk"]
    assert sorted(names) == sorted(set(names))
