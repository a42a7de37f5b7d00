"""What a list's introducing words share with its entries, made into whole sentences.

    list := lead ":" entry (";" entry)* "."
    lead := [actor] [term] [condition]                     the entries bring their verbs: "Комитет: … бекітеді; …"
          | … shared words, the verb at the end of the last entry: "… органға: … туралы; … туралы ақпарат береді"
          | clause with "мынадай X" | clause with a bare modal ("құқылы:", "міндетті:")
          | owner in the genitive + "міндеттері | функциялары | құқықтары …"     the entries are infinitives

A passage is one sentence to be read, with the place it states something at. Characters keep their origins.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from loaders.clauses.clause import clauses
from loaders.clauses.predicates import MAY, MUST, Predicate, predicates_of
from loaders.clauses.sentences import plain, sentences
from loaders.clauses.words import Kind, Word, words_of
from loaders.model import ActKey, Document, Provision, ProvisionKind, State
from loaders.names.morphology import Case
from loaders.text import EMPTY, Text

_BLANK = Text.inserted(" ")
_COLON = Text.inserted(": ")
_TASKS = re.compile(
    r"(?:міндет(?:тер|темелер)\w*|функция\w*|құқы(?:қтар|ғы)\w*|өкілеттік\w*|өкілеттіг\w*|құзырет\w*|мақсат\w*|бағыттар\w*"
    r"|жауапкершіліг\w*|мәселелер\w*|іс-шаралар\w*|жұмыстар\w*|өкілеттілік\w*)$"
)
_CRITERIA = re.compile(r"^(?:талап|шарттар|өлшем|негіз|жағдай|қағидат)")
_RIGHTS = re.compile(r"^(?:құқы|өкілетт)")
_NO_DUTY_KINDS = frozenset(
    [ProvisionKind.TITLE, ProvisionKind.CHAPTER, ProvisionKind.SECTION, ProvisionKind.ROW, ProvisionKind.SLOT,
     ProvisionKind.SIGNATURE, ProvisionKind.APPROVAL, ProvisionKind.DOCUMENT, ProvisionKind.PREAMBLE]
)  # fmt: skip
_SUCH = frozenset(["мынадай", "мыналар", "келесі", "төмендегідей", "мына"])


@dataclass(frozen=True, slots=True)
class Passage:
    """A sentence to read at a provision.

    `owner` is who a list of tasks belongs to, in the nominative's genitive as printed, and `modality` how its heading
    binds ("" outside such lists); `own` the words of the provision itself, `lead` those of the introduction; `given`
    an object that an entry names for the verb of the introduction.
    """

    act: ActKey
    path: str
    text: Text
    state: State
    own: Text
    lead: Text = EMPTY
    owner: Text = EMPTY
    modality: str = ""
    given: Text = EMPTY
    lead_path: str = ""


def passages(document: Document) -> Iterator[Passage]:
    """Every sentence of the acts in a file, in order, those of lists made whole."""
    reader = _Lists(document)
    for provision in document.provisions:
        if provision.kind in _NO_DUTY_KINDS or provision.repealed:
            continue
        if not reader.is_entry(provision):
            yield from reader.read(provision)


def state_of(document: Document, provision: Provision) -> State:
    """The state of what a provision says: ended in a repealed act, else the provision's own."""
    if provision.state is not State.IN_FORCE:
        return provision.state
    header = next((h for h in document.headers if h.key == provision.act), None)
    if header is not None and header.status in ("repealed", "draft"):
        return State.ENDED if header.status == "repealed" else State.PROPOSED
    return State.IN_FORCE


class _Lists:
    def __init__(self, document: Document) -> None:
        self._document = document
        self._below: dict[tuple[ActKey, str], list[Provision]] = {}
        self._leads: dict[tuple[ActKey, str], Provision] = {}
        for provision in document.provisions:
            self._leads.setdefault((provision.act, provision.path), provision)
            if provision.kind in (ProvisionKind.SUBPARAGRAPH, ProvisionKind.ITEM):
                self._below.setdefault((provision.act, provision.parent), []).append(provision)

    def _passage(
        self,
        place: Provision,
        text: Text,
        *,
        own: Text = EMPTY,
        lead: Text = EMPTY,
        owner: Text = EMPTY,
        modality: str = "",
        given: Text = EMPTY,
    ) -> Passage:
        state = state_of(self._document, place)
        own = own or place.text
        return Passage(place.act, place.path, text, state, own, lead, owner, modality, given, place.parent)

    def is_entry(self, provision: Provision) -> bool:
        """Whether a provision is read with the words that introduce it."""
        if provision.kind not in (ProvisionKind.SUBPARAGRAPH, ProvisionKind.ITEM):
            return False
        lead = self._leads.get((provision.act, provision.parent))
        return lead is not None and lead.text.value.rstrip().endswith(":")

    def read(
        self, provision: Provision, lead: Text = EMPTY, owner: Text = EMPTY, modality: str = ""
    ) -> Iterator[Passage]:
        """The passages of a provision and of the list it introduces."""
        entries = self._below.get((provision.act, provision.path), [])
        text = plain(provision.text)
        introduces = bool(entries) and text.value.rstrip().endswith(":")
        parts = sentences(text)
        for index, part in enumerate(parts):
            last = index == len(parts) - 1
            if last and introduces:
                yield from self._list(provision, _joined(lead, part, led=True), entries, owner, modality)
            else:
                first = lead if index == 0 else EMPTY
                yield self._passage(
                    provision, _joined(first, part, led=True), lead=first, owner=owner, modality=modality, own=part
                )

    def _list(
        self, provision: Provision, lead: Text, entries: list[Provision], owner: Text, modality: str
    ) -> Iterator[Passage]:
        lead = lead.strip(" :")
        words = words_of(lead)
        closing = [p for p in predicates_of(words) if p.end == len(words)]
        if not closing:
            heading = _task_heading(lead, words)
            if heading is not None:
                yield from self._tasks(entries, *heading)
                return
            if owner or modality:
                yield from self._open_tasks(provision, lead, entries, owner, modality)
                return
            yield from self._shared(provision, lead, entries)
            return
        yield from self._closed(provision, lead, words, closing[0], entries)

    def _tasks(self, entries: list[Provision], owner: Text, modality: str) -> Iterator[Passage]:
        for entry in entries:
            heading = _task_heading(plain(entry.text).strip(" :"), words_of(plain(entry.text).strip(" :")))
            below = self._below.get((entry.act, entry.path), [])
            if heading is not None and below and entry.text.value.rstrip().endswith(":"):
                yield from self._tasks(below, heading[0] or owner, heading[1])
            else:
                yield from self.read(entry, owner=owner, modality=modality)

    def _open_tasks(
        self, provision: Provision, lead: Text, entries: list[Provision], owner: Text, modality: str
    ) -> Iterator[Passage]:
        """A task with a list inside: what is finished before the list, then each entry with the rest."""
        words = words_of(lead)
        cut = _finished(words)
        if cut:
            done = lead[: words[cut - 1].end]
            yield self._passage(provision, done, owner=owner, modality=modality, own=done)
            rest = lead[words[cut - 1].end :].strip(" ,;")
            opening = words_of(rest)
            if opening and opening[0].kind is Kind.CONJUNCTION:
                rest = rest[opening[0].end :].strip()
        else:
            rest = lead
        for entry, text in self._completed(entries):
            yield self._passage(entry, _joined(rest, text, led=True), lead=rest, owner=owner, modality=modality)

    def _shared(self, provision: Provision, lead: Text, entries: list[Provision]) -> Iterator[Passage]:
        lead = _without_such(lead)
        for entry, text in self._completed(entries):
            below = self._below.get((entry.act, entry.path), [])
            if below and text.value.rstrip().endswith(":"):
                yield from self._list(entry, _joined(lead, text, led=True), below, EMPTY, "")
                continue
            parts = sentences(text)
            for index, part in enumerate(parts):
                first = lead if index == 0 else EMPTY
                yield self._passage(entry, _joined(first, part, led=True), lead=first)

    def _completed(self, entries: list[Provision]) -> Iterator[tuple[Provision, Text]]:
        """The entries, each with the verb that the last one alone bears."""
        texts = [plain(entry.text) for entry in entries]
        last = self._last_leaf(entries[-1])
        tail = _tail(texts[:-1], plain(last.text))
        for entry, text in zip(entries, texts, strict=True):
            bare = text.strip(" ;,.")
            below = self._below.get((entry.act, entry.path), [])
            if below and text.value.rstrip().endswith(":"):
                yield entry, text
            elif tail and entry is not last and not _has_predicate(bare) and not _ends_infinitive(bare):
                yield entry, _joined(bare, tail)
            else:
                yield entry, bare

    def _last_leaf(self, entry: Provision) -> Provision:
        below = self._below.get((entry.act, entry.path), [])
        return self._last_leaf(below[-1]) if below else entry

    def _closed(
        self,
        provision: Provision,
        lead: Text,
        words: tuple[Word, ...],
        predicate: Predicate,
        entries: list[Provision],
    ) -> Iterator[Passage]:
        """A lead with a verb of its own."""
        before, verb = lead[: words[predicate.start].start].strip(), lead[words[predicate.start].start :]
        such = _such(words, predicate)
        texts = [plain(e.text).strip(" ;,.") for e in entries]
        if such is not None:
            first, head = such
            noun = words[head]
            rest = _cut_out(lead, words, first, head + 1, predicate.start)
            if _CRITERIA.match(noun.lower):
                yield self._passage(provision, lead, own=lead)
                return
            if _TASKS.search(noun.lower) or noun.lower.startswith(("функция", "міндет", "өкілет", "құқы")) or (
                all(_ends_infinitive(t) for t in texts)
            ):  # fmt: skip
                modality = MAY if _RIGHTS.match(noun.lower) or predicate.modality == MAY else MUST
                owner = next((c.actor for c in reversed(clauses(lead)) if c.actor), EMPTY)
                for entry in entries:
                    yield from self.read(entry, owner=owner, modality=modality)
                return
            if any(_has_predicate(t) for t in texts):
                yield from self._sentences(provision, entries, rest, lead, predicate)
                return
            direct = noun.case is Case.ACCUSATIVE or (predicate.passive and noun.case is Case.NOMINATIVE)
            if direct and noun.lower != "бірін":
                for entry, text in zip(entries, texts, strict=True):
                    whole = _joined(_joined(rest, text), verb)
                    yield self._passage(entry, whole, lead=rest, given=text)
                return
            if any(t.value.rstrip().endswith(":") for t in (e.text for e in entries)):
                yield from self._placed(lead, entries)
                return
        elif not predicate.stem or all(_ends_infinitive(t, (Case.DATIVE,)) for t in texts):
            for entry, text in zip(entries, texts, strict=True):
                yield self._passage(entry, _joined(_joined(before, text), verb), lead=before)
            return
        elif any(_has_predicate(t) for t in texts):
            yield from self._sentences(provision, entries, EMPTY, lead, predicate)
            return
        yield self._passage(provision, lead, own=lead)

    def _sentences(
        self, provision: Provision, entries: list[Provision], rest: Text, lead: Text, predicate: Predicate
    ) -> Iterator[Passage]:
        """Entries that are sentences of their own; the lead counts where it binds by itself."""
        if predicate.modal or not predicate.passive:
            yield self._passage(provision, lead, own=lead)
        for entry in entries:
            yield from self.read(entry)

    def _placed(self, lead: Text, entries: list[Provision]) -> Iterator[Passage]:
        """Each entry says in whose hands the lead's verb is: "1) бөлімде: …"."""
        for entry in entries:
            place = plain(entry.text).strip(" :")
            yield self._passage(entry, _joined(_without_locative(lead), EMPTY, place), lead=lead)


def _joined(first: Text, second: Text, inside: Text = EMPTY, *, led: bool = False) -> Text:
    """Two texts as one sentence, parted by a colon where the first leads to the second; `inside` goes before the
    predicate of the first."""
    if inside:
        words = words_of(first)
        found = predicates_of(words)
        if found:
            at = words[found[-1].start].start
            return Text.concat((first[:at], inside, _BLANK, first[at:]))
    if not first:
        return second
    return Text.concat((first.strip(" :"), _COLON if led else _BLANK, second)) if second else first


def _has_predicate(text: Text) -> bool:
    return bool(predicates_of(words_of(text)))


def _ends_infinitive(text: Text, cases: tuple[Case, ...] = (Case.NOMINATIVE,)) -> bool:
    words = [w for w in words_of(text) if w.kind not in (Kind.COMMA, Kind.BRACKET)]
    return bool(words) and words[-1].kind is Kind.INFINITIVE and words[-1].case in cases


def _tail(others: list[Text], last: Text) -> Text:
    """What the last entry says for all: the words after the part that is like the end of the other entries."""
    last = last.strip(" ;,.")
    words = words_of(last)
    found = [p for p in predicates_of(words) if p.end == len(words)]
    infinitive = _ends_infinitive(last)
    if not found and not infinitive:
        return EMPTY
    floor = found[-1].start if found else len(words) - 1
    ends = [
        w[-1]
        for t in others
        if (w := [x for x in words_of(t.strip(" ;,.")) if x.kind not in (Kind.COMMA, Kind.BRACKET)])
    ]
    if not ends:
        return last[words[floor].start :]
    like = ends[-1]
    while infinitive and floor > 0 and words[floor - 1].lower in ("хабардар", "қамтамасыз", "жүзеге"):
        floor -= 1
    if like.kind is Kind.INFINITIVE and found:
        floor = found[-1].end - 1  # "кіруге; … талап етуге құқық беріледі": the infinitive is the entry's own
    for index in range(floor - 1, -1, -1):
        word = words[index]
        same = word.kind is like.kind and word.case is like.case
        if like.kind is Kind.POSTPOSITION:
            same = word.lower == like.lower
        if same and not (like.case is Case.NOMINATIVE and like.kind is Kind.NOUN and index < floor - 1):
            return last[words[index].end :].strip(" ,-–")
    return last[words[floor].start :]


def _finished(words: tuple[Word, ...]) -> int:
    """How many words of a task are finished before its list: up to the last infinitive before a comma or "and"."""
    for index in range(len(words) - 1, 0, -1):
        before = words[index - 1]
        linked = words[index].kind in (Kind.COMMA, Kind.CONJUNCTION)
        if linked and before.kind is Kind.INFINITIVE and before.case is Case.NOMINATIVE:
            return index
    return 0


def _task_heading(lead: Text, words: tuple[Word, ...]) -> tuple[Text, str] | None:
    """Whose tasks a heading announces, and how they bind: "Бөлімнің құқықтары" -> Бөлімнің, may."""
    if not words or len(words) > 16:
        return None
    last = words[-1]
    if last.kind is not Kind.NOUN or last.case is not Case.NOMINATIVE or not _TASKS.search(last.lower):
        return None
    rights = _RIGHTS.match(last.lower) and not any(w.lower.startswith("міндет") for w in words)
    owner_end = next((i + 1 for i in range(len(words) - 2, -1, -1) if words[i].case is Case.GENITIVE), 0)
    owner = lead[: words[owner_end - 1].end] if owner_end else EMPTY
    return owner, MAY if rights else MUST


def _such(words: tuple[Word, ...], predicate: Predicate) -> tuple[int, int] | None:
    """Where "мынадай X" stands in a lead: its first word and the head X."""
    for index in range(predicate.start - 1, -1, -1):
        if words[index].lower not in _SUCH:
            continue
        for head in range(index + 1, predicate.start):
            word = words[head]
            if word.kind is Kind.NOUN and (word.case is not Case.NOMINATIVE or word.plural or word.possessive):
                if word.case is Case.GENITIVE:
                    continue
                return index, head
        return (index, predicate.start - 1) if predicate.start - 1 > index else None
    return None


def _cut_out(lead: Text, words: tuple[Word, ...], first: int, end: int, stop: int) -> Text:
    """A lead without "мынадай X" and without its verb."""
    before = lead[: words[first].start].strip()
    after = lead[words[end - 1].end : words[stop].start].strip() if stop < len(words) else EMPTY
    return _joined(before, after) if after else before


def _without_such(lead: Text) -> Text:
    """A lead without a closing "мыналардың", "мынадай нысанда"."""
    words = words_of(lead)
    if words and words[-1].lower.startswith("мынала"):
        return lead[: words[-1].start].strip()
    if len(words) > 1 and words[-2].lower == "мынадай":
        return lead[: words[-2].start].strip()
    return lead


def _without_locative(lead: Text) -> Text:
    """A lead without the place that its entries name more closely ("Кеңестің аппаратында")."""
    words = words_of(lead)
    for index, word in enumerate(words):
        if word.case is Case.LOCATIVE and word.acts and word.kind is Kind.NOUN:
            start = index
            while (
                start > 0
                and words[start - 1].kind is Kind.NOUN
                and words[start - 1].case in (Case.GENITIVE, Case.NOMINATIVE)
            ):
                start -= 1
            return Text.concat((lead[: words[start].start], lead[word.end :].strip()))
    return lead


__all__ = ["Passage", "passages", "state_of"]
