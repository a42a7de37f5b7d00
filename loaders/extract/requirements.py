"""What must be met: eligibility, exclusions, limits, documents, conditions.

eligibility   entries or a relative clause that say whom one may be chosen from ("… талаптарына сәйкес келетін",
              "кемінде үш жыл өтілі бар адамдар тағайындалады")
exclusion     entries under "… жағдайларда шығарылады | жіберілмейді | қабылданбайды", "мыналар … бола алмайды:"
limit         "… аспауға тиіс", "кемінде 5 %-ын құрауға тиіс", "лимиті шегінде"
document      what is attached, in which form it is sent, or what a paper must hold
condition     a waiting period before something may be done
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from loaders.clauses.clause import clauses
from loaders.clauses.nominatives import in_nominative
from loaders.clauses.passages import state_of
from loaders.clauses.phrases import acts_at, phrase_start
from loaders.clauses.sentences import plain, sentences
from loaders.clauses.words import Kind, words_of
from loaders.extract.statements import Statement, statements
from loaders.model import Diagnostic, Document, Fact, Provision, ProvisionKind, Requirement
from loaders.names.morphology import Case, case_of
from loaders.text import EMPTY, Text

_EXCLUDES = re.compile(
    r"(?:шығар|алып\s+таста|жіберілме|қабылданба|тағайындалма|берілме|алынба|бас\s+тарт|тоқтатыл|айырыл|жол\s+берілме|босатыл)",
    re.IGNORECASE,
)
_CHOSEN = re.compile(r"қатарынан|құқылы|тағайындал|қабылдан|алын|қатыса\s+алады|жіберіледі", re.IGNORECASE)
_LIMIT = re.compile(
    r"(?:асп(?:ауға|айды|айтын|ауы)|кем\s+болма|кемінде|артық\s+болма|көп\s+болма|құрауға\s+тиіс|лимит\w*\s+шегінде)",
    re.IGNORECASE,
)
_AND_MORE = re.compile(
    r"(?P<value>\d+)\s+(?:және|немесе)\s+одан\s+(?:да\s+)?(?:көп|жоғары|артық|кем|аз)\s+(?P<unit>бірлік|адам|теңге|орын|мүше)"
)
_AMOUNT = re.compile(
    r"(?P<value>\d+(?:[.,]\d+)?)\s*(?P<unit>%|пайыз\w*|адам\w*|бірлік\w*|теңге\w*|АЕК|мүше\w*|орын\w*)?"
)
_ATTACHED = re.compile(r"қоса\s+(?:бер|тірке|ұсын)", re.IGNORECASE)
_SENT = re.compile(r"(?:^|тап|қай)(?:бер|жібер|ұсын|енгіз|тапсыр|жолда)")
_HELD = re.compile(
    r"\b(?P<what>[\w-]+)\s+(?:қамтитын|көрсетілген|қамтылған)(?:[\s,](?!.*\b(?:қамтитын|көрсетілген|қамтылған)\b).*?)?"
    r"[\s,](?:ақпарат|есе[пб]|мәлімет|анықтама|қорытынды|баяндама|құжат|материал|тізім|ұсыным|ұсыныс|өтініш|хат)",
    re.IGNORECASE | re.DOTALL,
)
_FORM = re.compile(r"қолы\s+қойылған|қол\s+қойған|мөр\w*\s+басылған", re.IGNORECASE)
_ITS_CONTENTS = re.compile(r"^(?:онда|оларда|мұнда)\s", re.IGNORECASE)
_SHOWING = re.compile(r"(?:ақпарат|мәлімет|негіз|себе[пб]|дәлел|дерек)\w*\s+көрсете\s+отырып", re.IGNORECASE)
_BARRED = re.compile(
    r"(?:бола|тағайындала|сайлана|қатыса|тартыла)\s+алмайды|(?:тағайында|қабылда|жібері?|сайла)\w*[мбп][ае]йд[ыі]"
)
_EXPERIENCED = re.compile(
    r"(?:білім|өтіл|тәжірибе|біліктілі|бедел|азаматтығ|дәреже|сертификат|куәліг)\w*\s+(?:бар|болған)\b"
)
_PAPER = re.compile(
    r"^(?:ұсын|құжат|материал|мәлімет|анықтама|қорытынды|ақпарат|есеп|өтініш|хат|тізім|парағы|қызметтік|баяндама)"
)
_FITS = re.compile(r"(?:талап|біліктілік)\w*\s+(?:толық\s+)?сәйкес\s+кел(?:етін|ген)", re.IGNORECASE)
_CHOOSES = frozenset(["тағайындал", "қабылдан", "сайлан", "жіберіл", "тартыл", "алын"])
_UNITS = {"%": "%", "пайыз": "%", "адам": "адам", "бірлік": "бірлік", "теңге": "теңге", "мүше": "мүше", "орын": "орын"}


def extract(document: Document) -> tuple[tuple[Fact, ...], tuple[Diagnostic, ...]]:
    """Every requirement of the acts in a file; those of lists at their entries."""
    found: list[Requirement] = []
    said = statements(document)
    found += _of_lists(document)
    listed = {fact.provision for fact in found}
    for statement in said:
        if statement.passage.path not in listed:
            found += _of_statement(statement)
    order = {p.path: i for i, p in enumerate(document.provisions)}
    found.sort(key=lambda f: order.get(f.provision, 0))
    seen: set[tuple[str, ...]] = set()
    kept: list[Fact] = []
    for fact in found:
        key = (str(fact.act), fact.provision, fact.kind, fact.text)
        if key not in seen:
            seen.add(key)
            kept.append(fact)
    return tuple(kept), ()


def _of_lists(document: Document) -> Iterator[Requirement]:
    below: dict[tuple[object, str], list[Provision]] = {}
    for provision in document.provisions:
        if provision.kind in (ProvisionKind.SUBPARAGRAPH, ProvisionKind.ITEM):
            below.setdefault((provision.act, provision.parent), []).append(provision)
    for lead in document.provisions:
        entries = below.get((lead.act, lead.path), [])
        if entries and lead.text.value.rstrip().endswith(":"):
            yield from _of_list(document, lead, entries, below)


def _of_list(
    document: Document, lead: Provision, entries: list[Provision], below: dict[tuple[object, str], list[Provision]]
) -> Iterator[Requirement]:
    text = plain(lead.text).strip(" :")
    head = sentences(text)[-1] if sentences(text) else text
    last = plain(entries[-1].text)
    body = [_without_tail(plain(e.text).strip(" ;."), entries, i) for i, e in enumerate(entries)]
    kind, who = "", ""
    if re.search(r"мынадай\s+(?:\w+\s+){0,2}(?:талап|өлшемшарт|шарттар)", head.value):
        kind, who = "eligibility", _giver(head)
    participles = sum(_ends_participle(b) for b in body)
    if kind:
        pass
    elif _BARRED.search(head.value[-40:]):
        kind, who = "exclusion", _whom(head, last)
    elif participles >= max(2, len(body) - 1):
        verdict = f"{head.value} {last.value[-160:]}"
        kind = "exclusion" if _EXCLUDES.search(verdict) else "eligibility" if _CHOSEN.search(verdict) else ""
        who = _whom(head, last)
    elif _documents(head, body, last):
        kind, who = "document", _giver(head)
    if not kind:
        return
    for entry, words in zip(entries, body, strict=True):
        yield _fact(document, entry, kind, who, words)
        if kind == "document":
            for part in below.get((entry.act, entry.path), []):
                yield _fact(document, part, kind, who, plain(part.text).strip(" ;."))


def _fact(document: Document, place: Provision, kind: str, who: str, words: Text) -> Requirement:
    return Requirement(
        act=place.act,
        provision=place.path,
        words=(words,),
        state=state_of(document, place),
        kind=kind,
        who=who,
        text=words.value.strip(" :"),
    )


def _ends_participle(text: Text) -> bool:
    words = [w for w in words_of(text) if w.kind is not Kind.BRACKET]
    return bool(words) and words[-1].kind is Kind.PARTICIPLE


def _without_tail(text: Text, entries: list[Provision], index: int) -> Text:
    """The last entry without the words that close the whole list."""
    if index < len(entries) - 1 or len(entries) < 2:
        return text
    before = words_of(plain(entries[-2].text).strip(" ;."))
    words = words_of(text)
    if not before or not words:
        return text
    like = [w for w in before if w.kind is not Kind.BRACKET][-1]
    for place in range(len(words) - 2, -1, -1):
        word = words[place]
        listed = like.kind is Kind.PARTICIPLE or (like.kind is Kind.NOUN and like.case is Case.ACCUSATIVE)
        if listed and word.kind is like.kind and word.case is like.case:
            rest = [w for w in words[place + 1 :] if w.kind is Kind.BRACKET][:1]
            end = rest[0].end if rest and rest[0].start <= word.end + 1 else word.end
            return text[:end]
    return text


def _whom(head: Text, last: Text) -> str:
    """Whom the entries describe: the lead's name, or the noun they all stand before."""
    words = words_of(last)
    after = next((i for i in range(len(words) - 1, -1, -1) if words[i].kind is Kind.PARTICIPLE), None)
    if after is not None and after + 1 < len(words) and acts_at(words, after + 1):
        return in_nominative(last[words[after + 1].start : words[after + 1].end])
    named = words_of(head)
    return head.value if named and acts_at(named, len(named) - 1) else ""


def _documents(head: Text, body: list[Text], last: Text) -> bool:
    if re.search(r"мынадай\s+(?:\w+\s+){0,2}(?:құжат|материал|мәлімет)", head.value) and re.search(
        r"қоса|ұсын|жібер|бер", head.value
    ):
        return True
    ends = [w[-1] for b in body if (w := [x for x in words_of(b) if x.kind is not Kind.BRACKET])]
    papers = sum(1 for w in ends if _PAPER.match(w.lower) or w.lower.startswith("өтініш"))
    return papers == len(ends) > 1 and bool(re.search(r"(?:жібер|ұсын|тапсыр|бер)(?:еді|ады|іледі|ылады)", last.value))


def _giver(head: Text) -> str:
    """Who has to give the documents: the nominative of the lead, or those its papers are about."""
    actor = next((c.actor for c in clauses(head) if c.actor), None)
    if actor:
        return in_nominative(actor)
    words = words_of(head)
    for index in range(len(words) - 1, -1, -1):
        if (
            acts_at(words, index)
            and words[index].case is Case.NOMINATIVE
            and (words[index].plural or words[index].possessive)
        ):
            return head[words[phrase_start(words, index)].start : words[index].end].value
    for index, word in enumerate(words):
        if acts_at(words, index) and word.case is Case.GENITIVE:
            return in_nominative(head[: word.end])
    return ""


def _of_statement(statement: Statement) -> Iterator[Requirement]:
    clause = statement.clause
    text = clause.words
    more = _AND_MORE.search(text.value)
    if more:
        yield _said(statement, "limit", "", text, more["value"], more["unit"])
    elif _LIMIT.search(text.value) and not _EXPERIENCED.search(text.value):
        yield from _limit(statement)
        return
    if _attests(statement):
        yield _said(statement, "document", statement.actor, text)
    chosen = _EXPERIENCED.search(text.value)
    if chosen and clause.predicate.stem in _CHOOSES:
        described = in_nominative(text[chosen.end() : text.value.rfind(clause.predicate.stem)])
        yield _said(statement, "eligibility", described, text[: chosen.end()])
    waits = [(t, w) for t, w in clause.terms if t.unit and re.search(r"өткен\s+(?:соң|нен)|өткеннен", w.value)]
    if waits and clause.predicate.modality == "may":
        term, words = waits[0]
        yield _said(statement, "condition", clause.object.value, words, term.value, term.unit)
    if _FITS.search(text.value) and clause.predicate.modality == "may":
        match = _FITS.search(text.value)
        assert match is not None
        start = max(text.value.rfind(",", 0, match.start()) + 1, 0)
        yield _said(statement, "eligibility", clause.object.value, text[start : match.end()].strip())


def _attests(statement: Statement) -> bool:
    """Whether a clause says what a paper comes with, what it must hold, or in which form it is sent."""
    clause, text = statement.clause, statement.clause.words.value
    if clause.predicate.performs:
        return False
    if _ATTACHED.search(clause.action.value[-30:]) or _SHOWING.search(text):
        return True
    if clause.predicate.stem in ("көрсетіл", "қамтыл") and _ITS_CONTENTS.match(text):
        return True
    if not _SENT.match(clause.predicate.stem):
        return False
    held = _HELD.search(clause.action.value)
    held_by_it = held is not None and case_of(held["what"]) is not Case.LOCATIVE and held["what"].lower() != "жоғарыда"
    return held_by_it or bool(_FORM.search(text))


def _said(statement: Statement, kind: str, who: str, words: Text, value: str = "", unit: str = "") -> Requirement:
    return Requirement(
        act=statement.act,
        provision=statement.passage.path,
        words=(words or EMPTY,),
        state=statement.passage.state,
        kind=kind,
        who=who,
        value=value,
        unit=unit,
        text=words.value,
    )


def _limit(statement: Statement) -> Iterator[Requirement]:
    clause = statement.clause
    term = next(((t, w) for t, w in clause.terms if t.value and _LIMIT.search(w.value)), None)
    who = _bearer(clause.words) or statement.actor
    if term is not None and term[0].unit in ("year", "month", "day"):
        if clause.predicate.stem in ("аспа", "құра", "бол", "болма"):
            yield _said(statement, "limit", who, clause.words, term[0].value, term[0].unit)
        return
    for condition in clause.conditions:
        if re.search(r"лимит\w*\s+шегінде$", condition.value):
            yield _said(statement, "limit", statement.actor, condition)
            return
    amount = next((m for m in _AMOUNT.finditer(clause.words.value) if m["unit"]), None)
    if amount is not None and not clause.terms:
        unit = next((u for key, u in _UNITS.items() if amount["unit"].startswith(key)), amount["unit"])
        yield _said(statement, "limit", who, clause.words, amount["value"], unit)


def _bearer(text: Text) -> str:
    """Whose measure is limited: the genitive in front of it."""
    words = words_of(text)
    if words and words[0].lower == "егер":
        return ""
    for index, word in enumerate(words):
        if acts_at(words, index) and word.case is Case.GENITIVE:
            return in_nominative(text[: word.end])
        if word.case is not Case.NOMINATIVE and word.case is not Case.GENITIVE:
            return ""
    return ""
