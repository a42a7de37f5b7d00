"""An invented act on lake offices: a table of rules, the rules of procedure beside it, terms, a week of sittings."""

from __future__ import annotations

from queries.chains.rules import Rules, read_rules
from queries.oxigraph_engine import OxigraphEngine
from queries.timing.facts import Facts, read_facts
from tests.queries.case_files import graph

ACT = "https://w3id.org/okilet/id/act/U0300000770"
_ID = "https://w3id.org/okilet/id/"

_NAMES = """
g:thesaurus {
  p:president a okl:Position ; skos:prefLabel "Президент"@kk , "Президент"@ru , "President"@en .
  p:vizier a okl:Position ; skos:prefLabel "Уәзір"@kk , "Везир"@ru , "Vizier"@en .
  p:chief a okl:Position ; skos:prefLabel "Кеңсе бастығы"@kk , "Начальник канцелярии"@ru , "Head of the Office"@en .
  p:head a okl:Position ; skos:prefLabel "Көл агенттігінің төрағасы"@kk , "Глава агентства"@ru , "Head of the Agency"@en .
  p:inspector a okl:Position ; skos:prefLabel "Көл инспекторы"@kk , "Инспектор озёр"@ru , "Inspector of Lakes"@en .
  p:guard a okl:Position ; skos:prefLabel "Күзетші"@kk , "Сторож"@ru , "Guard"@en .
  p:pilot a okl:Position ; skos:prefLabel "Лоцман"@kk , "Лоцман"@ru , "Pilot"@en .
  o:service a okl:Organ ; skos:prefLabel "Кадр бөлімі"@kk , "Кадровая служба"@ru , "Personnel Section"@en .
  o:unit a okl:Organ ; skos:prefLabel "Көл бөлімі"@kk , "Озёрный отдел"@ru , "Lake Section"@en .
  o:council a okl:Organ ; skos:prefLabel "Су кеңесі"@kk , "Водный совет"@ru , "Water Council"@en .
  o:commission a okl:Organ ; skos:prefLabel "Айлақ комиссиясы"@kk , "Комиссия гаваней"@ru , "Harbour Commission"@en .
  c:inspectors a okl:PositionClass ; okl:hasMember p:inspector ; skos:prefLabel "инспекторлар"@kk , "inspectors"@en .
  c:others a okl:PositionClass ; skos:prefLabel "өзге де адамдар"@kk , "others"@en .
}
a:U0300000770 a eli:LegalResource ; okl:kind "decree" ; eli:number "770" ; eli:date_document "2003-05-06"^^xsd:date ;
  eli:title "Көл лауазымдары туралы" .
a:U0300000770\\/2015-04-01 a eli:LegalResource ; eli:version_date "2015-04-01"^^xsd:date .
"""
_CHAPTERED = ("4", "5", "6", "7", "8", "9", "11", "12")


def _rule(row: int, position: str, steps: str) -> str:
    said = "".join(
        f'r:{row}-{n} a okl:RuleStep ; okl:kind "{kind}" ; okl:actor {actor} ; okl:stage {stage} ; okl:order {n} ;'
        f" okl:alternative {alternative} .\n"
        for n, (kind, actor, stage, alternative) in enumerate((s.split() for s in steps.split(";")), 1)
    )
    numbers = " , ".join(f"r:{row}-{n}" for n in range(1, steps.count(";") + 2))
    head = f"okl:position {position} ; okl:step {numbers}"
    return _fact(f"r:{row}", "AppointmentRule", f"annex-1/row-{row}", row, head) + said


def _general(number: int, path: str, groups: str, steps: str) -> str:
    said = "".join(
        f'f:g{number}-{n} a okl:RuleStep ; okl:kind "{kind}" ; okl:actor {actor} ; okl:stage {stage} ; okl:order {n} ;'
        " okl:alternative 1 .\n"
        for n, (kind, actor, stage) in enumerate((s.split() for s in steps.split(";")), 1)
    )
    numbers = " , ".join(f"f:g{number}-{n}" for n in range(1, steps.count(";") + 2))
    return _fact(f"f:g{number}", "GeneralRule", path, 20 + number, f"okl:position {groups} ; okl:step {numbers}") + said


def _fact(name: str, kind: str, path: str, number: int, said: str) -> str:
    place = f"a:U0300000770\\/{path.replace('/', chr(92) + '/')}"
    return (
        f'{name} a okl:{kind} ; okl:act a:U0300000770 ; okl:statedIn {place} ; okl:state "in-force" ;'
        f" okl:order {number} ; okl:inVersion a:U0300000770\\/2015-04-01 ; {said} .\n"
        f'{place} okl:act a:U0300000770 ; okl:path "{path}" .\n'
    )


def _duty(number: int, path: str, deed: str, said: str, modality: str = "must") -> str:
    return _fact(f"f:d{number}", "Duty", path, number, f'okl:deed "{deed}" ; okl:modality "{modality}" ; {said}')


def _term(number: int, path: str, deed: str, said: str) -> str:
    return _fact(f"f:t{number}", "Deadline", path, number, f'okl:deed "{deed}" ; {said}')


PROCEDURE = "".join(
    (
        _rule(1, "p:inspector", "nominates p:head 1 1; concurs p:vizier 2 1; concurs p:chief 2 1; appoints p:president 3 1"),
        _rule(2, "p:guard", "nominates p:head 1 1; appoints p:head 3 1"),
        _rule(3, "p:pilot", "nominates p:head 1 1; concurs o:commission 2 1; concurs p:chief 2 1; appoints p:president 3 1"),
        _general(1, "annex-2/2", "c:inspectors", "nominates p:head 1; consults o:council 2; concurs p:chief 4"),
        _general(2, "annex-2/3", "c:others", "nominates p:vizier 1"),
        _general(3, "annex-2/3-1", "p:guard", "nominates p:vizier 1; concurs p:chief 4"),
        _fact("f:x1", "InternalReference", "annex-2/4", 30, "okl:target a:U0300000770\\/annex-2\\/2"),
        _duty(40, "annex-2/4/item-1", "жібер", 'okl:actorName "2-тармақта аталғандар" ; okl:addressee "Кеңсе" ;'
              ' okl:object "ұсыным" ; okl:trait "hands-over"'),
        _duty(41, "annex-2/4/item-2", "жібер", 'okl:actorName "2-тармақта аталғандар" ; okl:addressee "Кеңсе" ;'
              ' okl:object "қызмет тізімі" ; okl:trait "hands-over"'),
        _duty(50, "annex-2/5", "бер", 'okl:action "материалдар беріледі" ; okl:matter "тағайындау" , "босату" ;'
              ' okl:addressee "Кеңсе бастығы"'),
        _term(51, "annex-2/5", "бер", 'okl:value 1 ; okl:unit "day" ; okl:anchor "after" ; okl:anchorDeed "тіркел" ;'
              ' okl:anchorMatter "өтініш" ; okl:words "тіркелгеннен кейін бір күн ішінде"'),
        _duty(52, "annex-2/5", "бер", 'okl:actorName "ол" ; okl:action "тапсырма береді" ; okl:matter "тапсырма"'),
        _duty(60, "annex-2/6", "қара", 'okl:actor o:unit ; okl:actorName "Бөлім" ; okl:matter "материал"'),
        _term(61, "annex-2/6", "қара", 'okl:value 10 ; okl:unit "working-day" ; okl:anchor "none" ;'
              ' okl:words "он жұмыс күні ішінде"'),
        _duty(70, "annex-2/7", "қабылда", 'okl:actor p:chief ; okl:actorName "Бастық" ; okl:matter "шешім"'),
        _term(71, "annex-2/7", "қабылда", 'okl:value 3 ; okl:unit "working-day" ; okl:anchor "after" ;'
              ' okl:anchorDeed "қара" ; okl:anchorMatter "материал" ; okl:words "қаралғаннан кейін үш жұмыс күнінде"'),
        _duty(72, "annex-2/7/part-2", "хабарла", 'okl:actor o:service ; okl:actorName "Кадр бөлімі" ; okl:matter "шешім"'),
        _term(73, "annex-2/7/part-2", "хабарла", 'okl:value 2 ; okl:unit "calendar-day" ; okl:anchor "implied" ;'
              ' okl:words "екі күнтізбелік күнде"'),
        _duty(80, "annex-2/8", "жібер", 'okl:matter "босату" ; okl:addressee "Кеңсе"'),
        _duty(90, "annex-2/9", "сұрат", 'okl:actor o:unit ; okl:matter "құжат"', "may"),
        _fact("f:s1", "CandidateStudy", "annex-2/10", 100, 'okl:position c:inspectors ; okl:actor o:unit ;'
              ' okl:unitName "Көл бөлімі"'),
        _fact("f:n1", "Definition", "annex-2/11", 105, 'okl:term "Комиссия" ; okl:meaning "Айлақ комиссиясы"'),
        _duty(110, "annex-2/11", "жібер", 'okl:addressee "Комиссияның хатшысы" ; okl:matter "материал"'),
        _duty(120, "annex-2/12", "дайында", 'okl:actor o:service ; okl:actorName "Кадр бөлімі" ;'
              ' okl:matter "жоба" , "жарлық"'),
    )
)  # fmt: skip
_CHAPTERS = (
    "".join(
        f"a:U0300000770\\/annex-2\\/{n} okl:division a:U0300000770\\/annex-2\\/chapter-2 ;"
        f' okl:act a:U0300000770 ; okl:provisionKind "paragraph" ; okl:path "annex-2/{n}" .\n'
        for n in _CHAPTERED
    )
    + 'a:U0300000770\\/annex-2\\/chapter-2 okl:path "annex-2/chapter-2" .\n'
)
_DOCUMENTS = "".join(
    f'a:U0300000770\\/annex-{n} okl:act a:U0300000770 ; okl:provisionKind "document" ; okl:path "annex-{n}" .\n'
    for n in (1, 2, 3)
)
CALENDAR = "".join(
    (
        _term(200, "annex-3/1", "жібер", 'okl:actor o:unit ; okl:actorName "Бөлім" ; okl:addressee "Агенттік" ;'
              ' okl:value 10 ; okl:unit "day-of-month" ; okl:month 1 , 7 ; okl:recurrence "semiannual" ;'
              ' okl:words "10-ынан кешіктірмей" ; okl:action "есеп жібереді"'),
        _term(201, "annex-3/2", "тексер", 'okl:value 30 ; okl:unit "day-of-month" ; okl:month 2 ; okl:recurrence "annual" ;'
              ' okl:words "30-күніне дейін"'),
        _term(202, "annex-3/3", "өткіз", 'okl:recurrence "quarterly" ; okl:words "тоқсан сайын"'),
        _term(203, "annex-3/4", "ұсын", 'okl:value 1 ; okl:unit "day-of-month" ; okl:month 3 , 6 , 9 , 12 ;'
              ' okl:recurrence "quarterly" ; okl:words "соңғы айының 1-күніне дейін"'),
        _term(204, "annex-3/5", "жібер", 'okl:value 10 ; okl:unit "working-day" ; okl:anchor "before" ;'
              ' okl:anchorDeed "өт" ; okl:anchorMatter "мерзім" ; okl:matter "сұрау" ; okl:words "өткенге дейін"'),
        _duty(205, "annex-3/5", "жібер", 'okl:matter "сұрау" ; okl:trait "hands-over" ; okl:action "сұрау жіберіледі"'),
        _duty(206, "annex-3/6", "қабылда", 'okl:actor p:chief ; okl:matter "шешім"'),
        _term(207, "annex-3/6", "қабылда", 'okl:value 7 ; okl:unit "working-day" ; okl:anchor "after" ;'
              ' okl:anchorDeed "түс" ; okl:anchorMatter "сұрау" ; okl:words "сұрау түскен күннен бастап"'),
        _fact("f:m1", "MeetingSlot", "annex-3/week-2/day-3", 210, 'okl:week 2 ; okl:weekday 3 ; okl:event "Кеңес отырысы" ;'
              ' okl:convener "Су кеңесі" ; okl:convenedBy o:council'),
        _fact("f:m2", "MeetingSlot", "annex-3/note-1", 211, 'okl:weekday 4 ; okl:event "Қабылдау" ; okl:convener "Уәзір" ;'
              ' okl:convenedBy p:vizier ; okl:participants "инспекторлар" ; okl:note "қажет болса"'),
        _fact("f:m3", "MeetingSlot", "annex-3/note-2", 212, 'okl:event "Семинар" ; okl:note "кез келген күні"'),
    )
)  # fmt: skip


def engine(*parts: str) -> OxigraphEngine:
    return OxigraphEngine.from_lines(graph("".join((_NAMES, _CHAPTERS, _DOCUMENTS, *(parts or (PROCEDURE, CALENDAR))))))


def read(*parts: str) -> tuple[Facts, Rules]:
    made = engine(*parts)
    return read_facts(made), read_rules(made)


def iri(tail: str) -> str:
    return _ID + tail
