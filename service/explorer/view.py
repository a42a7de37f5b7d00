"""What every page shows alike: names as links, places of provisions, days, validity, steps of rules.

    here = view()                                   of the current request
    here.thing("https://…/id/organ/government")     Link: its name in the reader's language, its page
    here.place(act, "annex-1/row-92")               Place: in words, its page, where its words are

Names and rules are read once for a version of the graph; a view itself is cheap.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from functools import cached_property

from ontology import adilet, iris
from queries.catalogue import run
from queries.chains.rules import Rules, Step, read_rules
from queries.chains.words import role
from queries.citation import cited_in_full
from queries.lookup import Lookup
from queries.lookup.acts import read_cited_acts
from queries.names import Names, Thing
from queries.places import place_words
from service import lookups, urls
from service.context import context
from service.data import Data
from service.words import LANGUAGES, capital, day, language, text

IN_FORCE, ENDED, TO_COME = "in-force", "ended", "to-come"


@dataclass(frozen=True, slots=True)
class Link:
    """A thing as a page names it; `lang` is that of the text where it is not the page's, `kind` that of the thing."""

    text: str
    address: str
    lang: str = ""
    kind: str = ""
    iri: str = ""

    def capital(self) -> Link:
        """The same as it begins a line: with a capital."""
        return replace(self, text=capital(self.text))


@dataclass(frozen=True, slots=True)
class Place:
    """A provision: in words alone and with its act, its page, and where its words are.

    That is the reader where they are `loaded`, else the Institute's page in the reader's language, else its page here.
    """

    act_iri: str
    path: str
    short: str
    full: str
    page: str
    words: str
    loaded: bool
    act: Link


@dataclass(frozen=True, slots=True)
class Validity:
    """From which day to before which something stands (ISO, "" where not known), how it stands on a day, in words."""

    begins: str
    ends: str
    state: str
    words: str


@dataclass(frozen=True, slots=True)
class StepView:
    """A step of a rule as a page shows it."""

    role: str
    role_words: str
    who: Link
    whom: Link
    place: Place
    condition: str
    validity: Validity
    alternative: int
    stage: int
    partial: bool
    rule: str
    named: Link | None


@dataclass(frozen=True, slots=True)
class Act:
    """What is known of an act that was read."""

    iri: str
    code: str
    kind: str
    issuer: str
    number: str
    date: str
    title: str
    status: str
    valid_from: str
    valid_to: str


@dataclass(frozen=True, slots=True)
class _Acts:
    by_iri: Mapping[str, Act]
    with_text: frozenset[str]
    cited: Mapping[str, Thing]


@dataclass(frozen=True)
class View:
    """A version of the graph in a language; see the module. `today` is the day that pages count from."""

    data: Data
    lang: str
    today: dt.date = field(default_factory=dt.date.today)

    @cached_property
    def rules(self) -> Rules:
        """The rules of all times."""
        return self.data.kept("rules", lambda: read_rules(self.data.engine))

    @property
    def names(self) -> Names:
        """The names of positions, classes and organs."""
        return self.rules.names

    def lookup(self) -> Lookup:
        """What finds things by what a person types."""
        return lookups.lookup(self.data)

    @cached_property
    def acts(self) -> Mapping[str, Act]:
        """The acts that were read, and drafts in them, by IRI."""
        return self._acts.by_iri

    @cached_property
    def _acts(self) -> _Acts:
        return self.data.kept("acts of pages", self._read_acts)

    def _read_acts(self) -> _Acts:
        acts = {row[0]: Act(*row) for row in run("acts", self.data.engine).values()}
        texts = f"{iris.GRAPH}text/"
        tails = {name.removeprefix(texts) for name in self.data.engine.graphs if name.startswith(texts)}
        loaded = {str(iris.Act(tail.rpartition("/")[0])) for tail in tails}
        cited = {thing.iri: thing for thing in read_cited_acts(self.data.engine)}
        return _Acts(acts, frozenset(loaded), cited)

    def day(self, value: dt.date | str, case: str = "") -> str:
        """A day in words, "" for none; `case` as `service.words.day` has it."""
        return day(value, self.lang, case) if value else ""

    def address(self, path: str) -> str:
        """An address of ours in the reader's language."""
        whole, mark, part = path.partition("#")
        joint = "&" if "?" in whole else "?"
        return f"{whole}{joint}lang={self.lang}{mark}{part}"

    def thing(self, iri: str, name: str = "") -> Link:
        """A position, class or organ; `name` is said instead of its own."""
        return self.link_of(self.rules.thing(iri), name)

    def link_of(self, thing: Thing, name: str = "") -> Link:
        """As `thing`, of one that is at hand."""
        said = name or thing.label(self.lang)
        own = not name and self.lang not in thing.labels
        foreign = next((lang for lang in LANGUAGES if lang in thing.labels), "") if own else ""
        return Link(said, self.page_of(thing.iri), foreign, thing.kind, thing.iri)

    def page_of(self, iri: str) -> str:
        """The page of a thing of the graph; the IRI itself for one of elsewhere on the web, "" for any other."""
        page = urls.document(iri, "html")
        if page == iri:
            return iri if iri.startswith(("http://", "https://")) else ""
        return self.address(page)

    def act(self, iri: str) -> Link:
        """An act as people cite it, by its code where its date is not known; one that was not read, too."""
        known = self.acts.get(iri)
        if known and known.number and known.date:
            return Link(
                cited_in_full(known.kind, known.date, known.number, self.lang), self.page_of(iri), "", "act", iri
            )
        if known and known.status == "draft":
            whole = iris.act_tail(iri).partition("/")[0]
            host = self.act(str(iris.Act(whole)))
            return Link(text("draft-in", self.lang, act=host.text), self.page_of(iri), "", "act", iri)
        cited = self._acts.cited.get(iri)
        said = cited.label(self.lang) if cited else iris.act_tail(iri)
        return Link(said, self.page_of(iri), "", "act", iri)

    def place(self, act: str, path: str) -> Place:
        """A provision of an act, by its path."""
        link = self.act(act)
        known = self.acts.get(act)
        short = place_words(path, self.lang, known.kind if known else "")
        tail = iris.act_tail(act)
        page = self.page_of(str(iris.Provision(tail, path)))
        loaded = act in self._acts.with_text
        return Place(
            act_iri=act,
            path=path,
            short=short,
            full=f"{link.text}, {short}",
            page=page,
            words=self.address(urls.reader(tail, path)) if loaded else self.official(act) or page,
            loaded=loaded,
            act=link,
        )

    def official(self, act: str) -> str:
        """The Institute's page of an act in the reader's language, "" where its code is not known."""
        tail = iris.act_tail(act)
        known = self.acts.get(act)
        if known and not known.code:
            return ""
        return adilet.pages(tail)[self.lang] if iris.is_code(tail) else ""

    def validity(self, begins: str, ends: str, as_of: dt.date | None = None) -> Validity:
        """How something that is said to stand in `[begins, ends)` stands on a day (today, where none is given)."""
        at = (as_of or self.today).isoformat()
        if ends and ends <= at:
            return Validity(begins, ends, ENDED, text("validity-ended", self.lang, day=self.day(ends, "from")))
        if begins and begins > at:
            return Validity(begins, ends, TO_COME, text("validity-to-come", self.lang, day=self.day(begins, "from")))
        said = [text("validity-from", self.lang, day=self.day(begins, "from"))] if begins else []
        said += [text("validity-until", self.lang, day=self.day(ends, "to"))] if ends else []
        return Validity(begins, ends, IN_FORCE, ", ".join(said))

    def step(self, step: Step, as_of: dt.date | None = None) -> StepView:
        """A step of a rule."""
        return StepView(
            role=step.role,
            role_words=role(step.role, self.lang),
            who=self.thing(step.authority),
            whom=self.thing(step.position),
            place=self.place(step.act, step.provision),
            condition=step.condition,
            validity=self.validity(step.valid_from, step.valid_to, as_of),
            alternative=step.alternative,
            stage=step.stage,
            partial=step.partial,
            rule=step.rule,
            named=self.thing(step.named) if step.named else None,
        )


def view() -> View:
    """The view of the current request. Raises `BadParameter` for a language that is not spoken here."""
    return View(context().data.now, language())
