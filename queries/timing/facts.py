"""What acts say that procedures and feeds are made of, each fact with its place and the days on which it stands.

facts = read_facts(engine)
facts.of("Deadline", day)                those that stand on a day; of all times where it is None
facts.act(iri), facts.chapter(fact)      what the act is; the chapter of the fact's paragraph
"""

from __future__ import annotations

import datetime as dt
from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass, field

from queries.catalogue import run
from queries.chains.rules import day_of
from queries.engine import Engine

PROPOSED = "proposed"


@dataclass(frozen=True, slots=True)
class Fact:
    """A duty, a term, a requirement, a general rule, a study, a sitting or a reference, at its provision.

    `said` are its values by the local name of the property, in order. It stands on days in `[begins, ends)`; `version`
    is the day of the act's version that says it.
    """

    iri: str
    kind: str
    act: str
    path: str
    version: str
    state: str
    begins: dt.date
    ends: dt.date
    valid_to: str
    number: int
    said: Mapping[str, tuple[str, ...]] = field(default_factory=dict)

    def one(self, key: str) -> str:
        """A value, "" where there is none."""
        return next(iter(self.said.get(key, ())), "")

    def all(self, key: str) -> tuple[str, ...]:
        """All values of a property."""
        return self.said.get(key, ())

    def words(self, key: str) -> str:
        """Words whole where texts are loaded, else their beginning, which ends in an ellipsis where it is cut."""
        return self.one(key) or self.one(f"{key}Lead")

    @property
    def paper(self) -> str:
        """The words of a requirement as a document; "" where no more than the beginning of a sentence is known."""
        words = self.words("words")
        return "" if words.endswith("…") and words[:1].isupper() else words

    def stands(self, day: dt.date | None) -> bool:
        """Whether it stood on a day; a proposed one never did. Without a day, whatever has not ended counts."""
        if day is None:
            return not self.valid_to
        return self.state != PROPOSED and self.begins <= day < self.ends

    @property
    def paragraph(self) -> str:
        """The document part and the paragraph of its provision: `annex-2/7` of `annex-2/7/part-2`."""
        return "/".join(self.path.split("/")[:2])

    @property
    def document(self) -> str:
        """The document part: `annex-2`."""
        return self.path.partition("/")[0]


@dataclass(frozen=True, slots=True)
class GeneralStep:
    """A step of a general rule: who acts on the positions it covers."""

    rule: str
    stage: int
    role: str
    alternative: int
    actor: str
    name: str
    condition: str


@dataclass(frozen=True, slots=True)
class ActInfo:
    """An act: its kind, date, number and title ("" where not known), and its documents."""

    iri: str
    kind: str
    date: str
    number: str
    title: str
    documents: tuple[str, ...]

    @property
    def code(self) -> str:
        """Its code, or the key in its place."""
        return self.iri.rpartition("/")[2]


class Facts:
    """The facts of a graph.

    `steps` are those of general rules; `footnotes` are the IRIs of the footnotes of steps of appointment rules, by the
    rule and the number of the step; `texts` are the words of provisions by act and path, where texts are loaded.
    """

    def __init__(
        self,
        facts: tuple[Fact, ...],
        steps: Mapping[str, tuple[GeneralStep, ...]],
        acts: Mapping[str, ActInfo],
        chapters: Mapping[tuple[str, str], str],
        footnotes: Mapping[tuple[str, int], str] | None = None,
        texts: Mapping[tuple[str, str], str] | None = None,
    ) -> None:
        self.all = facts
        self.texts = texts or {}
        self.footnotes = footnotes or {}
        self.steps = steps
        self.acts = acts
        self._chapters = chapters
        self._by_kind: dict[str, list[Fact]] = defaultdict(list)
        for fact in facts:
            self._by_kind[fact.kind].append(fact)

    def of(self, kind: str, day: dt.date | None = None, act: str = "") -> tuple[Fact, ...]:
        """The facts of a kind that stand on a day, or have not ended, in the order of the acts; those of one act."""
        return tuple(f for f in self._by_kind[kind] if f.stands(day) and (not act or f.act == act))

    def act(self, iri: str) -> ActInfo:
        """What is known of an act."""
        return self.acts.get(iri) or ActInfo(iri, "", "", "", "", ())

    def chapter(self, fact: Fact) -> str:
        """The chapter where a fact stands, else its document."""
        return self._chapters.get((fact.act, fact.paragraph), fact.document)


def read_facts(engine: Engine) -> Facts:
    """The facts in a graph. Time and memory are linear in them."""
    said: dict[str, dict[str, list[str]]] = defaultdict(lambda: defaultdict(list))
    heads: dict[str, tuple[str, ...]] = {}
    for iri, *head, key, value in run("timing-facts", engine).values():
        heads[iri] = tuple(head)
        said[iri][key].append(value)
    facts = tuple(_fact(iri, head, {k: tuple(v) for k, v in said[iri].items()}) for iri, head in heads.items())
    steps: dict[str, list[GeneralStep]] = defaultdict(list)
    for rule, _, stage, role, alternative, actor, name, condition in run("general-steps", engine).values():
        steps[rule].append(GeneralStep(rule, int(stage or 0), role, int(alternative or 1), actor, name, condition))
    footnotes = {
        (rule, int(number)): f"{act}/{path}" for rule, number, act, path in run("step-footnotes", engine).values()
    }
    texts = {(act, path): text for act, path, text, _ in run("words-of-provision", engine).values() if text}
    return Facts(facts, {rule: tuple(those) for rule, those in steps.items()}, *_acts(engine), footnotes, texts)


def _fact(iri: str, head: tuple[str, ...], said: Mapping[str, tuple[str, ...]]) -> Fact:
    kind, act, path, version, state, begins, ends, number = head
    return Fact(
        iri=iri,
        kind=kind,
        act=act,
        path=path,
        version=version,
        state=state,
        begins=day_of(begins) or day_of(version) or dt.date.min,
        ends=day_of(ends) or dt.date.max,
        valid_to=ends,
        number=int(number),
        said=said,
    )


def _acts(engine: Engine) -> tuple[dict[str, ActInfo], dict[tuple[str, str], str]]:
    heads: dict[str, tuple[str, ...]] = {}
    documents: dict[str, list[str]] = defaultdict(list)
    chapters: dict[tuple[str, str], str] = {}
    for act, *head, path, division in run("act-titles", engine).values():
        heads[act] = tuple(head)
        if division:
            chapters[act, path] = division
        else:
            documents[act].append(path)
    acts = {
        act: ActInfo(act, kind, date, number, title, tuple(documents[act]))
        for act, (kind, date, number, title) in heads.items()
    }
    return acts, chapters
