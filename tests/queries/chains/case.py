"""An invented graph for chains and look-ups: a ministry of lakes, its committee, its council, one act that ended."""

from __future__ import annotations

from collections.abc import Iterator

from queries.oxigraph_engine import OxigraphEngine

_PREFIXES = {
    "okl": "https://w3id.org/okilet/ns#",
    "id": "https://w3id.org/okilet/id/",
    "skos": "http://www.w3.org/2004/02/skos/core#",
    "org": "http://www.w3.org/ns/org#",
    "eli": "http://data.europa.eu/eli/ontology#",
    "rdf": "http://www.w3.org/1999/02/22-rdf-syntax-ns#",
    "xsd": "http://www.w3.org/2001/XMLSchema#",
}

NAMES = {
    "position/president": ("Президент", "Президент", "President"),
    "position/prime": ("Бас Уәзір", "Главный везир", "Grand Vizier"),
    "position/lake-minister": ("Көл министрі", "Министр озёр", "Minister of Lakes"),
    "position/river-minister": ("Өзен министрі", "Министр рек", "Minister of Rivers"),
    "position/deputy-lake-minister": ("Көл министрінің орынбасары", "Заместитель министра озёр", "Deputy Minister of Lakes"),
    "position/deputy-river-minister": (
        "Өзен министрінің орынбасары", "Заместитель министра рек", "Deputy Minister of Rivers",
    ),
    "position/fish-chair": ("Балық комитетінің төрағасы", "Председатель Комитета рыб", "Chairperson of the Fish Committee"),
    "position/council-chair": ("Су кеңесінің төрағасы", "Председатель Водного совета", "Chairperson of the Water Council"),
    "class/ministers": ("министрлер", "министры", "ministers"),
    "class/deputies": ("министрлердің орынбасарлары", "заместители министров", "deputy ministers"),
    "organ/lakes": ("Көл министрлігі", "Министерство озёр", "Ministry of Lakes"),
    "organ/rivers": ("Өзен министрлігі", "Министерство рек", "Ministry of Rivers"),
    "organ/fish": ("Балық комитеті", "Комитет рыб", "Fish Committee"),
    "organ/council": ("Су кеңесі", "Водный совет", "Water Council"),
}  # fmt: skip
_HELD = {
    "position/lake-minister": ("organ/lakes", "head"),
    "position/river-minister": ("organ/rivers", "head"),
    "position/deputy-lake-minister": ("organ/lakes", "deputy"),
    "position/deputy-river-minister": ("organ/rivers", "deputy"),
    "position/fish-chair": ("organ/fish", "head"),
    "position/council-chair": ("organ/council", "head"),
}
_MEMBERS = {
    "class/ministers": ("position/lake-minister", "position/river-minister"),
    "class/deputies": ("position/deputy-lake-minister", "position/deputy-river-minister"),
}
# row: positions, exceptions, steps (kind, actor, alternative, condition)
Rows = dict[int, tuple[tuple[str, ...], tuple[str, ...], tuple[tuple[str, str, int, str], ...]]]
RULES: Rows = {
    1: (("position/prime",), (), (("appoints", "position/president", 1, ""),)),
    2: (
        ("class/ministers",),
        ("position/river-minister",),
        (("nominates", "position/prime", 1, ""), ("appoints", "position/president", 1, "")),
    ),
    3: (
        ("class/deputies",),
        (),
        (
            ("nominates", "class/ministers", 1, ""),
            ("concurs", "position/president", 1, ""),
            ("concurs", "position/prime", 2, "оның тапсырмасы бойынша"),
            ("appoints", "organ/council", 1, ""),
        ),
    ),
    4: (("position/deputy-river-minister",), (), (("appoints", "position/river-minister", 1, ""),)),
    5: (("position/council-chair",), (), (("elects", "organ/council", 1, ""),)),
    6: (("position/fish-chair",), (), (("appoints", "position/lake-minister", 1, ""),)),
}
# The wording of 2015-03-01: row 4 fell out, so those below it moved up.
LATER_RULES: Rows = {
    1: RULES[1],
    2: (
        ("class/ministers",),
        (),
        (("concurs", "organ/council", 1, ""), ("appoints", "position/president", 1, "")),
    ),
    3: RULES[3],
    4: (
        ("position/deputy-lake-minister",),
        (),
        (("nominates", "position/lake-minister", 1, ""), ("appoints", "organ/council", 1, "")),
    ),
    5: RULES[6],
}
LATER = "2015-03-01"


def iri(tail: str) -> str:
    return _PREFIXES["id"] + tail


def engine(*, ends: str = "2020-05-01", begins: str = "") -> OxigraphEngine:
    """The graph, read in the version of 2010-02-01; `ends` "" for an act in force."""
    return OxigraphEngine.from_lines(line.encode() for line in _lines(ends, begins))


def two_versions(*, ends: str = "2020-05-01") -> OxigraphEngine:
    """The graph with both versions of the act; only the later knows when it ended."""
    later = [triple for row in LATER_RULES for triple in _rule(row, ends, "", LATER_RULES, LATER)]
    later.append((f"id:act/X1/{LATER}", "eli:version_date", _date(LATER)))
    lines = [*_lines(ends, "", rules_end=""), *_written(later)]
    return OxigraphEngine.from_lines(line.encode() for line in lines)


def _lines(ends: str, begins: str, rules_end: str | None = None) -> list[str]:
    said = [*_things(), *_acts(ends)]
    for row in RULES:
        said += _rule(row, ends if rules_end is None else rules_end, begins)
    return _written(said)


def _written(said: list[tuple[str, str, str]]) -> list[str]:
    graph = "<https://w3id.org/okilet/graph/test>"
    return [f"{' '.join(map(_term, triple))} {graph} .\n" for triple in said]


def _things() -> Iterator[tuple[str, str, str]]:
    kinds = {"position": "Position", "class": "PositionClass", "organ": "Organ"}
    for tail, labels in NAMES.items():
        yield f"id:{tail}", "rdf:type", f"okl:{kinds[tail.partition('/')[0]]}"
        for lang, label in zip(("kk", "ru", "en"), labels, strict=True):
            yield f"id:{tail}", "skos:prefLabel", f'"{label}"@{lang}'
    yield "id:organ/fish", "skos:altLabel", '"БК"@kk'
    yield "id:organ/fish", "org:subOrganizationOf", "id:organ/lakes"
    for tail, (organ, role) in _HELD.items():
        yield f"id:{tail}", "org:postIn", f"id:{organ}"
        yield f"id:{tail}", "okl:positionRole", f"id:role/{role}"
    for group, members in _MEMBERS.items():
        for member in members:
            yield f"id:{group}", "okl:hasMember", f"id:{member}"


def _acts(ends: str) -> Iterator[tuple[str, str, str]]:
    yield "id:act/X1", "rdf:type", "eli:LegalResource"
    yield "id:act/X1", "okl:status", '"repealed"' if ends else '"in-force"'
    yield "id:act/X1/2010-02-01", "eli:version_date", _date("2010-02-01")
    if ends:
        yield "id:act/X1", "eli:repealed_by", "id:act/X2"
        yield "id:act/X2", "eli:number", '"77"'
        yield "id:act/X2", "eli:date_document", _date(ends)


def _rule(
    row: int, ends: str, begins: str, rules: Rows = RULES, version: str = "2010-02-01"
) -> Iterator[tuple[str, str, str]]:
    positions, exceptions, steps = rules[row]
    rule, place = f"id:rule/X1/{version}/annex-1/row-{row}", f"id:act/X1/annex-1/row-{row}"
    yield rule, "rdf:type", "okl:AppointmentRule"
    yield rule, "okl:act", "id:act/X1"
    yield rule, "okl:statedIn", place
    yield place, "okl:path", f'"annex-1/row-{row}"'
    yield rule, "okl:inVersion", f"id:act/X1/{version}"
    yield rule, "okl:state", '"ended"' if ends else '"in-force"'
    yield rule, "okl:order", _number(row)
    yield from ((rule, name, _date(day)) for name, day in (("okl:validFrom", begins), ("okl:validTo", ends)) if day)
    yield from ((rule, "okl:position", f"id:{position}") for position in positions)
    yield from ((rule, "okl:hasException", f"id:{exception}") for exception in exceptions)
    for number, (kind, actor, alternative, condition) in enumerate(steps, start=1):
        step = f"{rule}#step-{number}"
        yield rule, "okl:step", step
        yield step, "okl:kind", f'"{kind}"'
        yield step, "okl:actor", f"id:{actor}"
        yield step, "okl:order", _number(number)
        yield step, "okl:alternative", _number(alternative)
        if condition:
            yield step, "okl:condition", f'"{condition}"@kk'


def _date(value: str) -> str:
    return f'"{value}"^^<{_PREFIXES["xsd"]}date>'


def _number(value: int) -> str:
    return f'"{value}"^^<{_PREFIXES["xsd"]}integer>'


def _term(short: str) -> str:
    if short.startswith('"'):
        return short
    prefix, _, name = short.partition(":")
    return f"<{_PREFIXES[prefix]}{name}>"
