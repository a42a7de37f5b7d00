"""Printed lines joined to one passage: words cut by line ends made whole.

Takes: printed lines, already unspaced. Gives: one text with single blanks. Guarantees: idempotent on its own result;
true hyphens (Премьер-Министр, іс-шара, СІМ-нің) stay; no letter is lost.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from loaders.restore.context import NO_CONTEXT, Context
from loaders.text import EMPTY, Text

_BLANK = Text.inserted(" ")
_VOWELS = "аәеёиоөуұүыіэюя"
_PLURAL = r"[лдт][ае]р(?:[ыі]н?(?:[ыі]ң|[ае]|д[ае]|[ае]н)?)?"
_SUFFIX = rf"(?:с?[ыі]н[ыі]ң|[ндт][ыі]ң|с[ыі]|{_PLURAL}|[ндт][ае]н?|[мбп]ен|с[ыі]нд?[ае]н?)"
_HYPHEN_LEFT = re.compile(rf"(?<=[а-яәғқңөұүһі]{{4}})-(?={_SUFFIX}(?![а-яәғқңөұүһі]))")
# What follows a stem and is no word itself.
_ENDING = (
    r"с?[ыі](?:н?[ыі]ң|н[ае]|нда|нде|нан|нен|мен)?|[ндт][ыі]ң|[лдт][ае]р(?:[ыі](?:н?[ыі]ң|н[ае]|нда|нде|нан|нен|мен|н)?"
    r"|[ғг][ае]|[дт][ае]н?|[дт][ыі]|[дт][ыі]ң)?|л[ыі][қкғг][ыі]?(?:н?[ыі]ң|н[ае])?"
)
# First halves of Kazakh compounds that are written with a hyphen, where the half itself does not tell.
_FIRST_HALVES = frozenset(
    "премьер вице экс іс сондай сауда жедел қару тергеп оқу аты тегі сөз бала көші орта жан ата ана туыс мал жай ой "
    "сый тұрмыс салт әдет ғұрып қызмет өндіріс өнім бағыт құн қаржы бюджет ақпарат инженер медико социал норма".split()
)
_ADJECTIVE = re.compile(r"(?:[лдт][ыі][қк]|[^аәеоөуұүыі]и|ми|ри|ни|ті|лі|лы|ты)$")
_SHORTEST_HALF = 5
# Words of two letters; another pair of letters at the start of a line is the rest of a word.
_SHORT_WORDS = frozenset(
    """да де та те не ма ме ба бе па пе ай ал ас ат ау ақ ар аң аш аз ет ер ел ем ең еш ек ес из ие иә ит ия іс із іш кү
    қи ми ой ол он оң оқ от ор өз өң өн өр өс өт су ту үй үн үш ұн ұл ұр ұш ық ыс би бу шу ши жи си ту ән әр әл әк өш
    ою өз аю""".split()
)
_LONGEST_SHORT_WORD = 2
_TOO_LONG = 12  # letters of a word that a column may have no room for
_FIRST = re.compile(r"^[^\W\d_]+")
_LAST = re.compile(r"[^\W\d_]+$")


def joined(lines: Sequence[Text], context: Context = NO_CONTEXT) -> Text:
    """The lines as one text."""
    whole = EMPTY
    above = ""
    for raw in lines:
        line = raw.strip()
        if not line:
            continue
        if whole:
            ends_in_blank = whole.value[-1].isspace()
            whole = whole.strip()
            if _syllable(whole.value, line.value, context):
                whole = whole[:-1] + line
            else:
                whole = whole + _between(whole.value, line.value, ends_in_blank, above, context) + line
        else:
            whole = line
        if raw.value[-1:].isspace():
            whole += raw[-1:]
        above = line.value
    return tidy(whole)


def _between(left: str, right: str, ends_in_blank: bool, above: str, context: Context) -> Text:
    """What belongs between two lines: nothing inside a word or at a hyphen, else a blank. `above` is the last line."""
    if right[0] in ",;:.)»" or left[-1] in "(«":
        return EMPTY
    if re.match(r"\"(?:\s|$)", right) or re.search(
        r"(?:^|\s)\"$", left
    ):  # it closes what is above, opens what is below
        return EMPTY
    if re.search(r"[^\W_]-$", left) and re.match(r"[^\W\d_]", right):
        return EMPTY
    if re.match(r"-\s?[^\W\d_]", right) and re.search(r"[^\W\d_]$", left) and _compound(left, right, context):
        return EMPTY
    if ends_in_blank:
        return _BLANK
    alone = " " not in above and len(above) >= _TOO_LONG
    return EMPTY if _cut(left, right, context, alone=alone) else _BLANK


def _syllable(left: str, right: str, context: Context) -> bool:
    """Whether the hyphen at the end of `left` only parts a word that the line had no room for."""
    begun, rest = re.search(r"([^\W\d_]+)-$", left), _FIRST.search(right)
    if not begun or not rest or not rest.group()[0].islower() or begun[1].isupper():
        return False
    if re.search(r"-[^\W\d_]+-$", left) or context.knows(begun[1] + rest.group()):
        return True
    if _compound(left[:-1], right, context):
        return False
    if re.fullmatch(_SUFFIX, rest.group()):
        return True
    return not (_ADJECTIVE.search(begun[1]) and len(rest.group()) >= _SHORTEST_HALF)


def _compound(left: str, right: str, context: Context) -> bool:
    """Whether "Премьер" and "- Министр" are one word: the language writes it so, or the document does elsewhere."""
    first, last = _FIRST.search(right.lstrip("- ")), _LAST.search(left)
    if not first or not last:
        return False
    if last.group().lower() in _FIRST_HALVES and (last.group()[0].isupper() or first.group()[0].islower()):
        return True
    start = f"{last.group()}-{first.group()}".lower()
    return any(word.startswith(start[: len(start) - 2]) for word in context.words if "-" in word)


def _cut(left: str, right: str, context: Context, *, alone: bool) -> bool:
    """Whether a line end cut a word in two: the rest is no word, or the document knows the whole but not a half.

    `alone` says that the word filled its line, as one does that is too long for it.
    """
    first, last = _FIRST.search(right), _LAST.search(left)
    if not first or not last or not first.group()[0].islower():
        return False
    rest, begun = first.group(), last.group()
    if not any(c in _VOWELS for c in rest) or re.fullmatch(_ENDING, rest):
        return True
    if alone and len(rest) <= _LONGEST_SHORT_WORD and rest not in _SHORT_WORDS and not context.knows(rest):
        return True
    if not context.knows(begun + rest):
        return False
    return not (context.knows(begun) and context.knows(rest))


def tidy(text: Text) -> Text:
    """Single blanks, none before marks and inside brackets and quotation marks, left-over hyphens gone."""
    text = text.squeeze()
    text = text.sub(r"(?<=[^\W\d_])- (?=[А-ЯӘҒҚҢӨҰҮҺІ]\w*)", lambda m: "-" if _attached(text.value, m) else m.group())
    text = text.sub(r"(?<=Премьер) ?[-–—] ?(?=Министр)", "-")
    text = text.sub(r" (?=[,;:.)»])(?!\.\.)", "").sub(r"(?<=[(«]) ", "")
    return _quotes(text).sub(_HYPHEN_LEFT, "")


def _attached(value: str, match: re.Match[str]) -> bool:
    """A hyphen written to the word before it and parted from the next: "Премьер- Министр"."""
    return value[match.start() - 1 : match.start()].isalpha() and not value[: match.start()].endswith(" ")


def _quotes(text: Text) -> Text:
    """Straight quotation marks close to what they quote: an opening one to its right, a closing one to its left."""
    if '"' not in text.value:
        return text
    drop: set[int] = set()
    value = text.value
    for index, char in enumerate(value):
        if char != '"':
            continue
        opens = (
            index == 0
            or (value[index - 1] in " (" and value[index + 1 : index + 2].strip() != "")
            or (index > 1 and value[index - 1] == " " and _opening(value, index))
        )
        if opens and value[index + 1 : index + 2] == " ":
            drop.add(index + 1)
        elif not opens and index and value[index - 1] == " ":
            drop.add(index - 1)
    if not drop:
        return text
    kept = [i for i in range(len(value)) if i not in drop]
    return Text("".join(value[i] for i in kept), tuple(text.origins[i] for i in kept))


def _opening(value: str, index: int) -> bool:
    return value[:index].count('"') % 2 == 0
