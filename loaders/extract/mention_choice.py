"""Which mentions are stated: one a wording, and those that say more than other facts do."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import replace

from loaders.model import ActKey, Mention
from loaders.names import forms
from ontology.lexicon import Entry, Lexicon, OrganClass, Position, PositionClass

_NUMBERS = {forms.SINGULAR, forms.PLURAL}


def one_each(found: Iterable[tuple[Mention, bool]]) -> Iterator[tuple[Mention, bool]]:
    """One mention a thing and a wording, with the slips of all."""
    kept: dict[tuple[str, str, str], tuple[Mention, bool]] = {}
    for mention, linked in found:
        identity = mention.name.iri, mention.wording, mention.dated
        before = kept.get(identity)
        if before:
            slips = tuple(dict.fromkeys((*before[0].forms, *mention.forms)))
            shown = mention if mention.forms and not before[0].forms else before[0]  # evidence shows the slip
            kept[identity] = replace(shown, forms=slips), before[1] or linked
        else:
            kept[identity] = mention, linked
    yield from kept.values()


def worth_stating(found: Iterable[tuple[Mention, bool]], lexicon: Lexicon) -> Iterator[Mention]:
    """The mentions that say more than the facts that link their things already."""
    found = tuple(found)
    wordings: dict[tuple[ActKey, str], set[str]] = defaultdict(set)
    numbers: dict[tuple[ActKey, str], set[str]] = defaultdict(set)
    for mention, _ in found:
        thing = mention.act, mention.name.iri
        wordings[thing] |= {mention.wording} - {""}
        numbers[thing] |= {*mention.forms} & _NUMBERS
    for mention, linked in found:
        entry, thing = lexicon[mention.name.iri], (mention.act, mention.name.iri)
        slips = {*mention.forms} - (_NUMBERS if len(numbers[thing]) < len(_NUMBERS) else set())
        several = bool(mention.wording) and len(wordings[thing]) > 1
        group = isinstance(entry, OrganClass | PositionClass)
        if slips or (not group and (not linked or several or mention.dated or _has_dates(entry, lexicon))):
            yield replace(mention, forms=tuple(code for code in mention.forms if code in slips))


def _has_dates(entry: Entry, lexicon: Lexicon) -> bool:
    organ = lexicon.get(entry.organ) if isinstance(entry, Position) else None
    return any(e and (e.valid_from or e.valid_to) for e in (entry, organ))
