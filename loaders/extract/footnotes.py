"""What the footnotes of a table mean for the steps of a rule: the words under an asterisk.

    "… қатысты"                                     whom a step under the mark concerns: its condition
    "кандидатураларды талқылау … сәйкес …"          candidates are discussed: a step of its own, "consults"
    "… X комиссияның шешімімен …"                   who is meant by the bare "Комиссия" that bears the mark
    anything else                                   the words themselves are the condition

The body that discusses is the one named in the footnote, by its title or in the title of the law it acts under.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass

from loaders.model import ActKey, Document, Name, ProvisionKind
from loaders.names.coordination import take_marks
from loaders.names.match import Matcher
from loaders.names.morphology import WORD, nominative, stem
from loaders.names.roles import last_word
from loaders.text import Text

_CONCERNS = re.compile(r"^(?P<whom>.+?)\s+қатысты[.;]?$", re.DOTALL)
_DISCUSSION = re.compile(r"кандидатура\w*\s+(?:талқыла|кеңес|консультация)", re.IGNORECASE)
_LAW_ABOUT = re.compile(r'["«]\s*(?P<title>[^"»]+?)\s+туралы\s*["»]')
_DECISION = re.compile(r"\s+шешімімен\b")
_DOING = re.compile(r"^(?:.*?\s)?(?:\w+[ыіаеңн]\s+)?\w+у\s+(?=\S)")


@dataclass(frozen=True, slots=True)
class Footnote:
    """A footnote read: the condition it sets, who is consulted, who decides; "" and None where it says nothing."""

    condition: str = ""
    consulted: Name | None = None
    decides: Name | None = None

    def means(self, actor: str) -> Name | None:
        """Who is meant by an actor named by one bare noun ("Комиссия"), where the footnote spells the name out."""
        bare = len(WORD.findall(actor)) == 1
        if bare and self.decides and stem(last_word(self.decides.text)) == stem(last_word(actor)):
            return self.decides
        return None


def footnotes(document: Document, matcher: Matcher) -> Mapping[tuple[ActKey, str, str], Footnote]:
    """The footnotes of a document's tables, by act, the document part they stand in, and their mark."""
    found: dict[tuple[ActKey, str, str], Footnote] = {}
    for provision in document.provisions:
        if provision.kind is ProvisionKind.MARK:
            part, _, number = provision.path.rpartition("/mark-")
            text, _ = take_marks(provision.text)
            mark = "*" * int(number.partition("~")[0])  # of two footnotes with one mark the first is meant
            found.setdefault((provision.act, part, mark), read_footnote(text.strip(" .;"), matcher))
    return found


def read_footnote(text: Text, matcher: Matcher) -> Footnote:
    """What one footnote, its mark left out, says."""
    if concerns := _CONCERNS.match(text.value):
        return Footnote(condition=f"{concerns['whom']} қатысты")
    if _DISCUSSION.search(text.value) and (consulted := _consulted(text, matcher)):
        return Footnote(consulted=consulted)
    if decision := _DECISION.search(text.value):
        who = text[: decision.start()]
        doing = _DOING.match(who.value)
        who = who[doing.end() :] if doing else who
        return Footnote(decides=Name(" ".join(nominative(who.value).split()), who))
    return Footnote(condition=text.value)


def _consulted(text: Text, matcher: Matcher) -> Name | None:
    law = _LAW_ABOUT.search(text.value)
    if law:
        title = text.group(law, "title")
        mentions = matcher.organs_in(title.value)
        if mentions:
            words = title[mentions[0].start : mentions[0].end]
            return Name(nominative(words.value), words, mentions[0].iri)
    for mention in matcher.organs_in(text.value):
        words = text[mention.start : mention.end]
        return Name(nominative(words.value), words, mention.iri)
    return None
