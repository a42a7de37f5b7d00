"""The acts that provisions cite, and what each provision does with the act it cites.

    … Жарлығына … өзгерістер енгізілсін        amends, in a draft proposes-to-amend
    … Жарлығының күші жойылды деп танылсын     repeals; in a list the verb may stand above the items or after the last
    anything else                              cites

«көрсетілген қаулы», «жоғарыда аталған Жарлық» mean the act of that kind cited last; a short form («бұдан әрі – Заң»)
the act it was given to.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field, replace

from loaders.document import ActKey, ActKind, Instruction, Provision, ProvisionKind, State
from loaders.extract.acts import Outline, document_of, is_words_of_act, same_act
from loaders.grammar.acts import ACT_NOUN, act_kind
from loaders.grammar.citation import Citation
from loaders.grammar.citations import find_citations
from loaders.grammar.places import places_at
from loaders.text import Text

CITES, AMENDS, PROPOSES, REPEALS = "cites", "amends", "proposes-to-amend", "repeals"

_CHANGES = re.compile(r"(?:өзгеріс|толықтыру|түзету)\w*[^.;]{0,80}?енгіз", re.IGNORECASE)
_REPEALS = re.compile(r"күш\w*\s+жой\w+(?:\s+деп)?\s+таны\w+|күш\w*\s+жойылсын", re.IGNORECASE)
_DRAFT = re.compile(r"жобасы\b")
_ENDED_LIST = re.compile(r"күш\w*\s+жой\w+.*тізбе|тізбе.*күш\w*\s+жой\w+", re.IGNORECASE | re.DOTALL)
_SAID_BEFORE = re.compile(
    rf"(?<!\w)(?:көрсетілген|(?:жоғарыда\s+)?аталған|аталмыш)\s+(?P<noun>{ACT_NOUN}|Заң\w*)", re.IGNORECASE
)
_SHORT_FORM = re.compile(r"бұдан\s+әрі\s*[–—-]\s*(?P<term>[^()]+?)\s*\)", re.IGNORECASE)
_NAMES_ACT = re.compile(r"(?:Заң|[Кк]одекс|Жарлық|Конституция|[Бб]ұйрық|[Ққ]аулы)$")
_SENTENCE = re.compile(r"(?<=[а-яәғқңөұүһі)»”\"])\.\s+(?=[А-ЯӘҒҚҢӨҰҮҺІ«“\"])")


@dataclass(frozen=True, slots=True)
class CitedAct:
    """A citation in a provision, what the provision does with the act, and the words it was read from."""

    provision: Provision
    citation: Citation
    relation: str
    words: Text

    @property
    def state(self) -> State:
        """Proposed where only a draft says it."""
        return State.PROPOSED if self.relation == PROPOSES else self.provision.state


def cited_acts(outline: Outline) -> Iterator[CitedAct]:
    """Every other act that the provisions of a document cite, in order of appearance."""
    known = _Known()
    amended: dict[str, ActKey] = {}
    for provision in outline.document.provisions:
        if not is_words_of_act(provision):
            continue
        value = provision.text.value
        citations = find_citations(value)
        listed = _is_listed_for_repeal(outline, provision)
        for index, citation in enumerate(citations):
            if same_act(citation.key, provision.act):
                continue
            following = citations[index + 1].start if index + 1 < len(citations) else len(value)
            relation = REPEALS if listed and index == 0 else _relation(outline, provision, citation, following)
            if relation in (AMENDS, PROPOSES):
                amended[provision.path] = citation.key
            yield _cited(provision, citation, relation)
        known.learn(provision, citations)
        for cited in _said_before(provision, known):
            if not _says_how_to_amend(provision, cited, amended):
                yield cited


def _says_how_to_amend(provision: Provision, cited: CitedAct, amended: dict[str, ActKey]) -> bool:
    """Whether «аталған Жарлық» stands in an instruction: then the provision above refers to the act already."""
    path = provision.path
    while path:
        if path in amended and same_act(amended[path], cited.citation.key):
            return True
        path = path.rpartition("/")[0]
    return False


def _cited(provision: Provision, citation: Citation, relation: str) -> CitedAct:
    end = citation.places[-1].end if citation.places else citation.after
    return CitedAct(provision, citation, relation, provision.text[citation.start : end].strip())


def _relation(outline: Outline, provision: Provision, citation: Citation, following: int) -> str:
    value = provision.text.value
    end = citation.places[-1].end if citation.places else citation.after
    rest = _sentence(value[end:])
    if _REPEALS.match(rest.lstrip()) or (_REPEALS.search(rest) and _is_genitive(value, citation)):
        return REPEALS
    ordered = any(same_act(i.amended, citation.key) for i in _instructions(outline, provision))
    if ordered or _CHANGES.search(value[end:following]):
        return PROPOSES if outline.is_draft(provision) or _DRAFT.search(rest) else AMENDS
    return CITES


def _instructions(outline: Outline, provision: Provision) -> Iterator[Instruction]:
    below = provision.path + "/"
    for instruction in outline.document.instructions:
        if instruction.provision == provision.path or instruction.provision.startswith(below):
            yield instruction


def _is_listed_for_repeal(outline: Outline, provision: Provision) -> bool:
    """Whether a provision is an item of a list of acts that are repealed."""
    if provision.kind in (ProvisionKind.TITLE, ProvisionKind.DOCUMENT):
        return False
    title = outline.titles(provision.act).get(document_of(provision.path), "")
    if document_of(provision.path) != "main" and _ENDED_LIST.search(title):
        return True
    parent = outline.at(provision.act, provision.parent)
    if parent is None or not parent.text.value.rstrip().endswith(":"):
        return False
    items = outline.children(parent)
    return bool(_REPEALS.search(parent.text.value) or (items and _REPEALS.search(items[-1].text.value)))


def _is_genitive(value: str, citation: Citation) -> bool:
    end = citation.places[-1].end if citation.places else citation.noun[1]
    return bool(re.search(r"[ндт][ыі]ң$", value[:end]))


def _sentence(rest: str) -> str:
    return _SENTENCE.split(rest, maxsplit=1)[0]


@dataclass(slots=True)
class _Known:
    """The acts named in full so far: the last of each kind, and those with a short form («бұдан әрі – Заң»)."""

    last: dict[ActKind | None, Citation] = field(default_factory=dict)
    short: dict[str, Citation] = field(default_factory=dict)

    def learn(self, provision: Provision, citations: Iterable[Citation]) -> None:
        """Remember what a provision cites."""
        for citation in citations:
            self.last[citation.kind] = citation
            given = _SHORT_FORM.search(provision.text.value[citation.noun[1] : citation.after])
            if given and _NAMES_ACT.search(given["term"]):
                self.short[given["term"]] = citation


def _said_before(provision: Provision, known: _Known) -> Iterator[CitedAct]:
    """Acts meant by «көрсетілген қаулы» or by a short form, named in full earlier."""
    value = provision.text.value
    for match in _SAID_BEFORE.finditer(value):
        meant = known.last.get(act_kind(match["noun"]) or ActKind.LAW)
        if meant is not None and not same_act(meant.key, provision.act):
            yield _again(provision, meant, match.span())
    for short, meant in known.short.items():
        if same_act(meant.key, provision.act):
            continue
        stem = re.escape(re.sub(r"[қк]$", "", short))
        for match in re.finditer(rf"(?<!осы )(?<!бұдан әрі – )(?<!бұдан әрі - )(?<!\w){stem}\w*", value):
            yield _again(provision, meant, match.span())


def _again(provision: Provision, meant: Citation, span: tuple[int, int]) -> CitedAct:
    places = places_at(provision.text.value, span[1])
    end = places[-1].end if places else span[1]
    citation = replace(meant, start=span[0], end=span[1], noun=span, after=span[1], title=None, places=places)
    return CitedAct(provision, citation, CITES, provision.text[span[0] : end])
