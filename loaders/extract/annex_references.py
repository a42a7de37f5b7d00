"""References to an annex as a whole: by its owner, by its name, by its short form, and a note's to what bears its mark.

«осы қаулыға қосымшаға сәйкес»              the first annex of the act
«осы Ережеге қоса берілетін алгоритмді»     the annex whose title ends in that noun
«Регламентке сәйкес»                        the annex to which «бұдан әрі – Регламент» was given
«** осы тармақты …»                         the paragraph that bears the mark
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from loaders.document import ActKey
from loaders.extract.acts import Outline, document_of, identity
from loaders.extract.approvals import ShortForm
from loaders.extract.targets import annex_of
from loaders.grammar.acts import act_kind
from loaders.grammar.places import places_at
from loaders.names.morphology import stem
from loaders.text import Text

_OWNER = r"(?<!\w)осы\s+(?:[\w-]+\s+){0,2}?(?P<owner>[\w-]+(?:[ғқ]а|[гк]е|на|не))\s+"
_WHOLE = re.compile(_OWNER + r"қосымша(?:ға|да|дағы|ның)(?!\w)", re.IGNORECASE)
_ATTACHED = re.compile(_OWNER + r"қоса\s+беріл(?:етін|ген|іп\s+отырған)\s+(?P<names>(?:[\w-]+\s*){1,8})", re.IGNORECASE)
_MARKED = re.compile(r"(?<!\w)осы\s+(?:тармақ|бап|бөлік|тармақша)\w*", re.IGNORECASE)
_THIS = re.compile(r"(?:осы|бұл)\s+$", re.IGNORECASE)
_MARK = re.compile(r"mark-(\d+)$")


def annex_references(
    outline: Outline, forms: tuple[ShortForm, ...], act: ActKey, path: str, text: Text
) -> Iterator[tuple[str, Text]]:
    """The targets of such references in a text that stands at `path` of an act, each with its words; `forms` are the
    short forms of the document (`short_forms`)."""
    value = text.value
    here = document_of(path)
    for match in _WHOLE.finditer(value):
        owner = "main" if act_kind(match["owner"]) else here
        yield annex_of(outline, act, owner, "1"), text.group(match)
    for match in _ATTACHED.finditer(value):
        found = _titled(outline, act, match["names"])
        if found:
            document, length = found
            yield document, text[match.start() : match.start("names") + length]
    for short in forms:
        if here != short.annex and path != short.provision and identity(short.act) == identity(act):
            for match in re.finditer(rf"(?<!\w){re.escape(short.form)}\w*(?!\w)", value):
                if not _THIS.search(value[: match.start()]) and not places_at(value, match.end()):
                    yield short.annex, text.group(match)
    yield from _bearer(outline, act, path, text)


def _titled(outline: Outline, act: ActKey, names: str) -> tuple[str, int] | None:
    """The annex whose title ends in one of the words, and how many characters there are up to the word's end."""
    last = {
        stem(words[-1]): document
        for document, title in outline.titles(act).items()
        if document != "main" and (words := re.findall(r"\w+", title))
    }
    for word in re.finditer(r"[\w-]+", names):
        if stem(word.group()) in last:
            return last[stem(word.group())], word.end()
    return None


def _bearer(outline: Outline, act: ActKey, path: str, text: Text) -> Iterator[tuple[str, Text]]:
    """What a footnote calls «осы тармақ»: the provision whose words bear the footnote's mark."""
    mark, said = _MARK.search(path), _MARKED.search(text.value)
    if mark is None or said is None:
        return
    stars = re.compile(rf"(?<!\*)\*{{{mark[1]}}}(?!\*)")
    for provision in outline.by_act.get(identity(act), {}).values():
        inside = document_of(provision.path) == document_of(path) and provision.path != path
        if inside and stars.search(provision.text.value):
            yield provision.path, text.group(said)
            return
