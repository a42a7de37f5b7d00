"""What a provision lays down for a whole group of positions: who must consent, who submits the candidates.

consent   := group "лауазымына" … "кандидатуралар" party "-мен" "келісілуге тиіс" | "келісіледі" | "келісуге жатады"
           | group "-ды" "тағайындау" … party "-мен" "келісіледі" | party "-нің" "келісімімен" "жүзеге асырылады"
submitted := group "-ды" "тағайындау" … "туралы ұсынымдарды" addressee actor "енгізеді"
           | … "тағайындау … туралы ұсынымдарды" addressee ":" (group "жөнінде –" said)+ "енгізеді"
said      := [left-out "қоспағанда"] [party "-мен консультациялардан кейін"] [party "-мен келісілгені" …] actor

A list may say in front whose consent its groups are appointed with ("X-тің немесе оның … бойынша Y-тің келісімімен
тағайындалатын …"): that holds for each of them.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from loaders.clauses.nominatives import in_nominative
from loaders.clauses.sentences import plain, sentences
from loaders.model import Document, GeneralRule, Name, Provision, ProvisionKind, RuleStep
from loaders.names.coordination import coordinated
from loaders.names.match import Matcher
from loaders.names.morphology import WORD, Case, analyse, is_plural, stem
from loaders.names.roles import last_word, names_acting_body, names_office
from loaders.text import Text

_PROPOSALS = r"\bтуралы\s+ұсын(?:ым|ыс)\w*"
_SUBMITS = r"(?:енгізеді|береді|ұсынады|жолдайды|жібереді)"
_LIST = re.compile(rf"тағайында\w*\s.*{_PROPOSALS}\s[^.;]*:\s*$", re.DOTALL)
_ENTRY = re.compile(
    rf"^(?P<group>.+?)\s+(?:жөнінде|бойынша)\s*[-–—]\s*(?P<said>.+?)(?:\s+{_SUBMITS})?\s*[.;,]*$", re.DOTALL
)
_SUBMITTED = re.compile(
    rf"^(?P<group>.+?)\s+(?:қызметке\s+|лауазымға\s+)?тағайындау\b.*?{_PROPOSALS}\s+(?P<said>.+?)\s+{_SUBMITS}\s*[.;]?$",
    re.DOTALL,
)
_CONSENT = re.compile(
    r"^(?P<group>.+?)\s+(?P<post>лауазым(?:ына|ға|дарына|дарға))\s+(?:.*?\s)?кандидат(?:ура)?\w*\s+(?:алдын\s+ала\s+)?"
    r"(?P<party>.+?)\s+(?:алдын\s+ала\s+|міндетті\s+түрде\s+)*келіс(?:ілуге|уге|іледі)(?:\s+(?:тиіс|жатады))?\s*[.;]?$",
    re.DOTALL,
)
_CONSENT_TO = re.compile(
    r"^(?P<group>.+?)\s+(?:қызметке\s+|лауазымға\s+)?тағайындау(?:\s+(?:және|мен|немесе)\s.*?босату)?\s+(?P<party>.+?)"
    r"\s+(?:келісіледі|келісілуге\s+тиіс|келісімімен\s+жүзеге\s+асырылады|келісу\s+бойынша\s+жүзеге\s+асырылады)\s*[.;]?$",
    re.DOTALL,
)
_PREMISE = re.compile(r"^(?P<parties>.+?)\s+келісімі(?:мен|\s+бойынша)\s+тағайындалатын\s", re.DOTALL)
_OR = re.compile(r"\s+немесе\s+(?:оның\s+\w+(?:\s+\w+)?\s+бойынша\s+)?")
_EXCEPT = re.compile(r"^(?P<except>.+?)\s+қоспағанда\s*[-–—,]\s*", re.DOTALL)
_CONSULTED = re.compile(r"^(?P<party>.+?)\s+(?:консультация|кеңес|ақылдас)\w*\s+(?:кейін|соң)\s*,?\s*", re.DOTALL)
_AGREED = re.compile(r"^(?:кандидатура\w*\s+)?(?P<party>.+?)\s+келісілген\w*\s.*?,\s*", re.DOTALL)
_WHOM_SOMEBODY_APPOINTS = re.compile(r"^.+?\s+тағайындайтын\s+", re.DOTALL)
_ORDER = {"nominates": 1, "consults": 2, "concurs": 3}
_POST = stem("лауазым")
_PREMISED = 4  # what a list says in front of all its entries


def general_rules(document: Document, matcher: Matcher) -> tuple[GeneralRule, ...]:
    """Every rule for a group of positions, in order of appearance.

    Takes a structured document. Gives one fact for each group that a sentence or an entry of a list names with one
    answer; names are not yet matched.
    """
    found: list[GeneralRule] = []
    below: dict[tuple[object, str], list[Provision]] = {}
    for provision in document.provisions:
        below.setdefault((provision.act, provision.parent), []).append(provision)
    for provision in document.provisions:
        if "тағайында" not in provision.text.value and "келіс" not in provision.text.value:
            continue
        text = plain(provision.text)
        if _LIST.search(text.value):
            items = [p for p in below.get((provision.act, provision.path), ()) if p.kind is not ProvisionKind.PART]
            found += _listed(text, items, matcher)
            continue
        for sentence in sentences(text):
            found += _sentence(provision, sentence, matcher)
    return tuple(found)


def _listed(lead: Text, items: Iterable[Provision], matcher: Matcher) -> Iterator[GeneralRule]:
    premise = tuple(_premise(lead))
    for item in items:
        text = plain(item.text)
        entry = _ENTRY.match(text.value)
        if entry is None:
            continue
        steps, left_out = _said(text.group(entry, "said"))
        if steps:
            yield _rule(item, text, text.group(entry, "group"), (*steps, *premise), left_out, matcher)


def _sentence(place: Provision, sentence: Text, matcher: Matcher) -> Iterator[GeneralRule]:
    match = _CONSENT.match(sentence.value) or _CONSENT_TO.match(sentence.value)
    if match:
        party = _named(sentence.group(match, "party"), Case.INSTRUMENTAL, Case.GENITIVE)
        group = sentence.group(match, "group")
        if "post" in match.re.groupindex:
            group = _with_post(group, match["post"])
        if party and (names_office(in_nominative(group)) or stem(last_word(group.value)) == _POST):
            yield _rule(place, sentence, group, (_step("concurs", party),), (), matcher)
        return
    match = _SUBMITTED.match(sentence.value)
    if match:
        steps, left_out = _said(_after_addressee(sentence.group(match, "said")))
        if steps:
            yield _rule(
                place, sentence, sentence.group(match, "group"), (*steps, *_premise(sentence)), left_out, matcher
            )


def _rule(
    place: Provision,
    words: Text,
    group: Text,
    steps: tuple[RuleStep, ...],
    left_out: tuple[Name, ...],
    matcher: Matcher,
) -> GeneralRule:
    return GeneralRule(
        act=place.act,
        provision=place.path,
        words=(words,),
        state=place.state,
        positions=_group(group, matcher),
        exceptions=left_out,
        steps=steps,
    )


def _group(phrase: Text, matcher: Matcher) -> tuple[Name, ...]:
    """What a phrase names: one position or class where it is its name as a whole, else each that it coordinates."""
    whole = in_nominative(phrase)
    appointed = _WHOM_SOMEBODY_APPOINTS.match(whole)
    for name in (whole, whole[appointed.end() :] if appointed else ""):
        if name and matcher.office(name).iri:
            return (Name(name, phrase),)
    parts = coordinated(phrase, matcher.whole_names).parts
    return tuple(Name(_as_many(in_nominative(part.name), whole), part.words) for part in parts)


def _as_many(name: str, phrase: str) -> str:
    """A name whose office was supplied in the singular with it as the phrase has it, of many: a group is meant."""
    said = last_word(phrase)
    alone = is_plural(phrase) and not is_plural(name) and stem(last_word(name)) == stem(said)
    return f"{name.rpartition(' ')[0]} {said}" if alone else name


def _with_post(group: Text, post: str) -> Text:
    """A group whose owner alone stands before the word for post ("«А» корпусының лауазымдарына"), with that word."""
    if analyse(last_word(group.value)).case is not Case.GENITIVE:
        return group
    return group + Text.inserted(f" {analyse(post).nominative}")


def _said(text: Text) -> tuple[tuple[RuleStep, ...], tuple[Name, ...]]:
    """Who submits and whose word is asked before, and whom the entry leaves out."""
    steps: list[RuleStep] = []
    left_out: tuple[Name, ...] = ()
    match = _EXCEPT.match(text.value)
    if match:
        named = text.group(match, "except") + Text.inserted(" қоспағанда, басшылар")
        left_out = tuple(Name(part.name, part.words) for part in coordinated(named).exceptions)
        text = text[match.end() :]
    for kind, pattern in (("consults", _CONSULTED), ("concurs", _AGREED)):
        match = pattern.match(text.value)
        party = _named(text.group(match, "party"), Case.INSTRUMENTAL) if match else None
        if match and party:
            steps.append(_step(kind, party))
            text = text[match.end() :]
    actor = text.strip(" ,;.-–—")
    if not _acts(actor.value):
        return (), ()
    return (_step("nominates", Name(actor.value, actor)), *steps), left_out


def _after_addressee(text: Text) -> Text:
    """The words after the addressee in the dative ("Кеңсеге тиісті органның басшысы"), or before it."""
    words = [m for m in WORD.finditer(text.value) if analyse(m.group()).case is Case.DATIVE]
    for word in reversed(words):
        after = text[word.end() :].strip(" ,")
        if _acts(after.value):
            return after
    return text


def _premise(lead: Text) -> Iterator[RuleStep]:
    """Whose consent the groups of a list are appointed with, as the list says in front: each an alternative."""
    match = _PREMISE.match(lead.value)
    if match is None:
        return
    for number, piece in enumerate(lead.group(match, "parties").split(_OR), start=1):
        name = in_nominative(piece)
        if _acts(name):
            yield RuleStep(order=_PREMISED, kind="concurs", actor=Name(name, piece), alternative=number)


def _named(phrase: Text, *cases: Case) -> Name | None:
    """Who is named by a phrase in one of the cases; None for what is no office or body."""
    if analyse(last_word(phrase.value)).case not in cases:
        return None
    name = in_nominative(phrase)
    return Name(name, phrase) if _acts(name) else None


def _acts(name: str) -> bool:
    return names_office(name) or names_acting_body(name)


def _step(kind: str, actor: Name) -> RuleStep:
    return RuleStep(order=_ORDER[kind], kind=kind, actor=actor)
