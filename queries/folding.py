"""Words of names folded so that all ways of writing one meet: Kazakh, Russian and English, any ending, any keyboard.

    fold("Қаржы министріне") == fold("karjy ministri") == fold("КАРЖЫ МИНИСТРI")
    fold("заместителя министра финансов") == fold("заместитель министра финансов")

A word becomes Latin letters by sound, look-alikes and Kazakh letters among them, and loses the endings of its
language. What is left need not be a word, only the same for every form of one word.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from functools import cache, lru_cache

_WORD = re.compile(r"[^\W_]+(?:[-'’][^\W_]+)*")
_CYRILLIC = re.compile(r"[\u0400-\u04ff]")
_LOOK_ALIKE = str.maketrans("iíïeoacpxykmhtb", "іііеоасрхукмһтв")
_SOUNDS = str.maketrans(
    {
        **dict(zip("абвгғдзийіклмнңоөпрстуұүфхһыэқәё", "abvggdziiiklmnnooprstuuufhhiekae", strict=True)),
        **dict(zip("еıäáàâéèêëïíîóôúûñńğǵžßjqwy", "eiaaaaeeeeiiioouunnggjsjkui", strict=True)),
        "ж": "j", "ц": "c", "ч": "ch", "ш": "sh", "щ": "sh", "ю": "iu", "я": "ia", "ь": "", "ъ": "",
        "ç": "ch", "č": "ch", "ş": "sh", "š": "sh", "ö": "o", "ü": "u", "x": "ks",
    }
)  # fmt: skip
_LETTER_PAIRS = (
    ("zh", "j"), ("kh", "h"), ("gh", "g"), ("tsh", "тш"), ("ts", "c"), ("yu", "iu"), ("ya", "ia"), ("shch", "sh"),
)  # fmt: skip

# What says nothing of which post it is: joining words, the state, and "regional" words said in front of a place.
_STOP = frozenset(
    """
    of the for and to at in under on a an his her its by within country republic kazakhstan kazakh rk kz jsc
    и по при в во на для с из от страны республики республика республике рк ао
    казахстан казахстана казахстане казахстанский
    және мен бен пен немесе қазақстан қазақстанның республикасы республикасының қр ақ ел елдің тиісті жөніндегі бойынша
    qazaqstan respublikasy respublikasynyń qr
    """.split()
)
_ADJECTIVES = {  # what endings alone do not bring together: adjectives and nouns, stems that look like endings
    "oblistik": "oblis", "oblastn": "oblast", "regional": "region", "audandik": "audan", "kalalik": "kal",
    "gorodsk": "gorod", "gor": "gorod", "obl": "oblis", "ken": "kenes", "kene": "kenes", "majil": "majilis",
    "raionn": "raion", "defense": "defence", "defens": "defenc", "labor": "labour", "vise": "vice", "minis": "ministr",
    "tor": "torak", "kaz": "kazin", "posl": "posol", "zam": "zamestitel", "nach": "nachalnik", "ruk": "rukovoditel",
    "pred": "predsedatel", "dep": "departament",
}  # fmt: skip
_WHOLE = (  # forms that would fall in with those of another word
    (re.compile("ministr(?:y|ies)"), "ministerstv"),
    (re.compile("судь[а-яәғқңөұүһі]*|судей"), "sudi"),
)
# Kazakh endings: all for words with a letter that only Kazakh has; else those that Russian words do not end in.
_KAZAKH = re.compile(
    r"(?:[mbp]en|[dt][ae]g|[ndt]i(?:ng?|c)|nd[ae]|[dt][ae]n|(?<=i)n[ae]n|(?<=i)n[ae]|[gk][ae]|(?<=[iea])ni|[dt][ae]|[ldt][ae]r"
    r"|(?<=[aeiou]s[ie])n|(?<=[^aeiou]i)n|(?<=[aeiou])si|(?<=i)ia|i)$"
)
_KAZAKH_ONLY = re.compile(
    r"(?:(?<=i)men|nd[ae]g|[ndt]in(?:g)?|[dt][ae]n|(?<=[sr]i)na|(?<=i)ne|[ldt][ae]r|(?<=[aeiou]s[ie])n"
    r"|(?<=[aeiou])si|i)$"
)
_RUSSIAN = re.compile(
    r"(?:[aio]?iami?|ami|iah|ah|ov|ev|ei|om|em|am|o[gm]o|e[gm]o|omu|emu|oi|imi|ii?h|im|ii|iu|ia|ie|[aeiou])$"
)
_KAZAKH_LETTERS = re.compile("[әғқңөұүһі]")
_ENGLISH = re.compile(r"(?:'s|’s|(?<=[^aious])s|y)$")
# "замминистра", "вице-министр", "vice-minister": a deputy is written together with the one deputised for.
_DEPUTY = re.compile(r"^(?:зам(?!ест|ещ|ен|к)|zam(?!est|en|k)|вице-?|vice-?)(?=\w{4})")


@lru_cache(maxsize=65536)
def _is_small(word: str) -> bool:
    """Whether a word says nothing of which post it is, in whichever script."""
    return word in _STOP or (not _CYRILLIC.search(word) and sounds(word) in _small_in_latin())


@cache
def _small_in_latin() -> frozenset[str]:
    return frozenset(sounds(word) for word in _STOP if len(word) > 1 and _CYRILLIC.search(word))


def fold(name: str) -> tuple[str, ...]:
    """The words of a name, folded, in order; words that say nothing of which post it is left out."""
    return tuple(stem for stem, _ in folded(name))


def folded(name: str) -> Iterator[tuple[str, str]]:
    """Each word of a name that tells something, folded and as it was written."""
    for match in _WORD.finditer(unicodedata.normalize("NFC", name).replace("İ", "I")):
        written = match.group()
        word = written.lower()
        if _is_small(word):
            continue
        for piece in _pieces(word):
            stem = "" if _is_small(piece) else fold_word(piece)
            if stem:
                yield stem, written


@lru_cache(maxsize=65536)
def fold_word(word: str) -> str:
    """One word folded: letters by sound, endings off."""
    for pattern, stem in _WHOLE:
        if pattern.fullmatch(word):
            return stem
    endings: tuple[re.Pattern[str], ...] = (_KAZAKH_ONLY, _RUSSIAN)
    if not _CYRILLIC.search(word):
        word = _ENGLISH.sub(lambda m: "y" if m.group() == "y" else "", word)
    elif _KAZAKH_LETTERS.search(word.translate(_LOOK_ALIKE)):
        endings = (_KAZAKH,)
    stem = _without_endings(sounds(word), endings)
    return _ADJECTIVES.get(stem, stem)


def sounds(word: str) -> str:
    """The letters of a word by sound, in lower-case Latin, with its endings."""
    if _CYRILLIC.search(word):
        word = word.translate(_LOOK_ALIKE)
    else:
        for pair, sound in _LETTER_PAIRS:
            word = word.replace(pair, sound)
    return re.sub(r"[^a-z0-9]", "", word.translate(_SOUNDS))


def written(name: str) -> tuple[str, ...]:
    """The words of a name that tell something, as they are written, those with a hyphen apart."""
    words = (word for word in _WORD.findall(unicodedata.normalize("NFC", name)) if not _is_small(word.lower()))
    return tuple(part for word in words for part in word.split("-"))


def is_cyrillic(text: str) -> bool:
    """Whether a text has Cyrillic letters."""
    return bool(_CYRILLIC.search(text))


def _without_endings(word: str, endings: tuple[re.Pattern[str], ...]) -> str:
    while True:
        shorter = word
        for pattern in endings:
            match = pattern.search(shorter)
            if match and match.start() >= 3 and re.search("[aeiou]", shorter[: match.start()]):
                shorter = shorter[: match.start()]
                break
        if shorter == word:
            break
        word = shorter
    if len(word) > 3:
        word = re.sub("[aeiou]$", "", word)
    return word[:-1] + {"g": "k", "b": "p"}.get(word[-1:], word[-1:]) if len(word) > 3 else word


def _pieces(word: str) -> tuple[str, ...]:
    """A word written together, taken apart: "замминистра", "вице-министр", "vice-minister" are deputies."""
    short = _DEPUTY.match(word)
    if short:
        rest = word[short.end() :].lstrip("-")
        return ("заместитель" if is_cyrillic(word) else "deputy"), *rest.split("-")
    return tuple(word.removesuffix("'s").removesuffix("’s").split("-"))
