"""Readings made by hand for tests of the graph, the queries and the shapes: an invented decree and a draft."""

from __future__ import annotations

import datetime as dt
import hashlib
from dataclasses import replace

from loaders.model import (
    ActKey,
    ActKind,
    AppointmentRule,
    Concurrence,
    Deadline,
    Definition,
    Document,
    Duty,
    EditorialNote,
    Exemption,
    Fact,
    Header,
    Impact,
    InternalReference,
    MeetingSlot,
    Name,
    NomenclatureRow,
    Provision,
    ProvisionKind,
    Reading,
    Reference,
    Requirement,
    RuleStep,
    Source,
    State,
    StudyPhrase,
)
from loaders.text import Text

LONG = (
    "балық шаруашылығы мәселелері жөніндегі өңірлік кеңестің жылдық жоспарын және оның орындалуы туралы"
    " жиынтық баяндаманы қарау"
)
TEXT = (
    "1. Тізбе бекітілсін. Көл инспекторы Жайық облысының әкімі Балық агенттігі Сыбаға министрлігі"
    f" он жұмыс күні ішінде {LONG} дүйсенбі күнгі кеңес"
)
SOURCE = Source("lake.txt", hashlib.sha256(TEXT.encode()).hexdigest(), "utf-8", TEXT)

DECREE = ActKey(ActKind.DECREE, "president", dt.date(2003, 5, 6), "77")
REPEALER = ActKey(ActKind.DECREE, "president", dt.date(2021, 2, 3), "501")
AMENDER = ActKey(ActKind.DECREE, "president", dt.date(2015, 4, 1), "31")
ORDER = ActKey(ActKind.ORDER, "president", dt.date(2001, 1, 9), "12")
RESOLUTION = ActKey(ActKind.RESOLUTION, "government", dt.date(2016, 3, 4), "120")
DRAFT = ActKey(ActKind.DECREE, "president", within=RESOLUTION, part="annex-1")


def words(phrase: str) -> Text:
    """The phrase where it stands in the source."""
    return Text.of(phrase, TEXT.index(phrase))


def name(phrase: str, iri: str = "") -> Name:
    return Name(phrase, words(phrase), iri)


def provision(path: str, kind: ProvisionKind, text: str = "", act: ActKey = DECREE) -> Provision:
    parent, _, last = path.rpartition("/")
    return Provision(act, path, kind, words(text) if text else Text.of(""), parent, last if kind == "paragraph" else "")


PROVISIONS = (
    provision("main", ProvisionKind.DOCUMENT),
    provision("main/1", ProvisionKind.PARAGRAPH, "Тізбе бекітілсін."),
    provision("annex-1", ProvisionKind.DOCUMENT),
    provision("annex-1/row-1", ProvisionKind.ROW, "Көл инспекторы"),
    provision("annex-1/row-2", ProvisionKind.ROW, "Жайық облысының әкімі"),
    provision("annex-2", ProvisionKind.DOCUMENT),
    provision("annex-2/1", ProvisionKind.PARAGRAPH, LONG),
    provision("annex-2/2", ProvisionKind.PARAGRAPH, "он жұмыс күні ішінде"),
    provision("annex-2/week-1", ProvisionKind.SLOT, "дүйсенбі күнгі кеңес"),
)


def row(number: int, position: str, appoints: str, nominates: str = "") -> NomenclatureRow:
    empty = Text.of("")
    return NomenclatureRow(
        act=DECREE,
        provision=f"annex-1/row-{number}",
        words=(words(position),),
        row=number,
        position=words(position),
        appoints=words(appoints),
        nominates=words(nominates) if nominates else empty,
        concurs=empty,
        marks=("*",) if nominates else (),
    )


RULE = AppointmentRule(
    act=DECREE,
    provision="annex-1/row-1",
    words=(words("Көл инспекторы"), words("Балық агенттігі")),
    row=1,
    positions=(name("Көл инспекторы"),),
    steps=(
        RuleStep(1, "nominates", name("Жайық облысының әкімі")),
        RuleStep(2, "concurs", name("Балық агенттігі"), condition="оның тапсырмасы бойынша", mark="*"),
        RuleStep(3, "appoints", name("Сыбаға министрлігі", "organ/ministry-of-finance")),
    ),
)

FACTS: tuple[Fact, ...] = (
    RULE,
    row(1, "Көл инспекторы", "Сыбаға министрлігі", "Жайық облысының әкімі"),
    row(2, "Жайық облысының әкімі", "Сыбаға министрлігі"),
    StudyPhrase(
        act=DECREE,
        provision="annex-2/1",
        words=(words("Көл инспекторы"),),
        unit="Балық агенттігі",
        position=words("Көл инспекторы"),
        positions=(name("Көл инспекторы"), name("Жайық облысының әкімі")),
        unit_name=name("Балық агенттігі"),
    ),
    Impact(
        act=DECREE,
        provision="annex-2/1",
        words=(words("Тізбе"),),
        stated_in=DECREE,
        target="annex-2/1",
        kind="reworded",
        by=AMENDER,
        effective_text="2015 жылғы 1 мамырдан бастап",
        effective_from=dt.date(2015, 5, 1),
    ),
    Impact(
        act=DECREE,
        provision="main",
        words=(words("Тізбе"),),
        stated_in=DECREE,
        target="main",
        kind="repealed",
        by=REPEALER,
    ),
    Reference(act=DECREE, provision="main/1", words=(words("Тізбе"),), relation="repeals", other=ORDER),
    Reference(act=DECREE, provision="main/1", words=(words("Тізбе"),), relation="approves", annex="annex-1"),
    InternalReference(act=DECREE, provision="annex-2/2", words=(words("он"),), target="annex-2/1", resolved=True),
    Definition(act=DECREE, provision="annex-2/1", words=(words("Балық"),), term="Агенттік", meaning=words(LONG)),
    Duty(
        act=DECREE,
        provision="annex-2/1",
        words=(words(LONG),),
        actor="Агенттік",
        action="қарау",
        object=LONG,
        actor_name=replace(name("Балық агенттігі"), iri="organ/balyq-agenttigi"),
    ),
    Deadline(
        act=DECREE,
        provision="annex-2/2",
        words=(words("он жұмыс күні ішінде"),),
        actor="Агенттік",
        action="қарау",
        value="10",
        unit="working-day",
        months=(12, 6),
        recurrence="semiannual",
        text="он жұмыс күні ішінде",
    ),
    Requirement(act=DECREE, provision="annex-2/2", words=(words("он"),), kind="limit", who="инспектор", value="5"),
    Exemption(act=DECREE, provision="annex-2/2", words=(words("он"),), who=LONG, exempt_from="мерзім"),
    Concurrence(act=DECREE, provision="annex-2/2", words=(words("он"),), seeker="инспектор", concurring="әкім"),
    MeetingSlot(
        act=DECREE,
        provision="annex-2/week-1",
        words=(words("дүйсенбі күнгі кеңес"),),
        week=1,
        weekday=1,
        event="дүйсенбі күнгі кеңес",
    ),
)

HEADER = Header(
    DECREE,
    words("Тізбе"),
    words("Тізбе"),
    status="repealed",
    repealed_by=REPEALER,
    in_force_clause=words("Тізбе бекітілсін."),
    valid_from=dt.date(2003, 5, 6),
)

READING = Reading(
    Document(SOURCE, (HEADER,), PROVISIONS, notes=(EditorialNote(DECREE, "annex-2/1", words("Тізбе")),)), FACTS
)

_DRAFT_SOURCE = Source("draft.txt", hashlib.sha256(b"draft").hexdigest(), "utf-8", TEXT)

DRAFT_READING = Reading(
    Document(
        _DRAFT_SOURCE,
        (
            Header(RESOLUTION, words("Тізбе"), words("Тізбе")),
            Header(DRAFT, words("Көл инспекторы"), words("Тізбе"), status="draft"),
        ),
        (
            provision("main", ProvisionKind.DOCUMENT, act=RESOLUTION),
            provision("annex-1", ProvisionKind.DOCUMENT, act=RESOLUTION),
            provision("annex-1/1", ProvisionKind.PARAGRAPH, "он", act=RESOLUTION),
            provision("annex-2/2", ProvisionKind.PARAGRAPH, "он", act=DECREE),
        ),
    ),
    (
        Impact(
            act=DECREE,
            provision="annex-1/1",
            words=(words("он"),),
            stated_in=RESOLUTION,
            target="annex-2/2",
            kind="reworded",
            by=None,
            state=State.PROPOSED,
        ),
        Duty(
            act=DECREE,
            provision="annex-2/2",
            words=(words("он"),),
            actor="Агенттік",
            action="санау",
            modality="may",
            state=State.PROPOSED,
        ),
    ),
)
