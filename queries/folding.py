"""Words of names folded so that all ways of writing one meet: Kazakh, Russian and English, any ending, any keyboard.

    fold("Қаржы министріне") == fold("karjy ministri") == fold("КАРЖЫ МИНИСТРI")
    fold("заместителя министра финансов") == fold("заместитель министра финансов")

A word becomes Latin letters by sound, look-alikes and Kazakh letters among them, and loses the endings of its
language. What is left need not be a word, only the same for every form of one word.
"""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache

_WORD = re.compile(r"[^\W_]+(?:[-'’][^\W_]+)*")
_CYRILLIC = re.compile(r"[\u0400-\u04ff]")
_LOOK_ALIKE = str.maketrans("iíïeoacpxykmhtb", "іііеоасрхукмһтв")
_SOUNDS = str.maketrans(
    {
        **dict(zip("абвгғдзийіклмнңоөпрстуұүфхһыэқәё", "abvggdziiiklmnnooprstuuufhhiekae", strict=True)),
        **dict(zip("еıäáàâéèêëïíîóôúûñńğǵçşšžßjqwy", "eiaaaaeeeeiiioouunnggcsszsjkui", strict=True)),
        "ж": "j", "ц": "c", "ч": "ch", "ш": "sh", "щ": "sh", "ю": "iu", "я": "ia", "ь": "", "ъ": "",
        "ö": "o", "ü": "u", "x": "ks",
    }
)  # fmt: skip
_LETTER_PAIRS = (("zh", "j"), ("kh", "h"), ("gh", "g"), ("ts", "c"), ("yu", "iu"), ("ya", "ia"), ("shch", "sh"))

# What says nothing of which post it is: joining words, the state, and "regional" words said in front of a place.
_STOP = frozenset(
    """
    of the for and to at in under on a an his her its by within republic kazakhstan rk kz
    и по при в во на для с из республики республика республике казахстан казахстана казахстане рк
    және мен бен пен немесе қазақстан республикасы республикасының қр тиісті жөніндегі бойынша
    """.split()
)
_ADJECTIVES = {  # what endings alone do not bring together: adjectives and nouns, stems that look like endings
    "oblistik": "oblis", "oblastn": "oblast", "regional": "region", "audandik": "audan", "kalalik": "kala",
    "gorodsk": "gorod", "gor": "gorod", "obl": "oblis", "ken": "kenes", "majil": "majilis", "raionn": "raion",
    "defense": "defence", "defens": "defenc", "vise": "vice", "zam": "zamestitel",
}  # fmt: skip
# Kazakh endings: all for words with a letter that only Kazakh has; else those that Russian words do not end in.
_KAZAKH = re.compile(
    r"(?:[mbp]en|[ndt]in(?:g)?|nd[ae]|[dt][ae]n|(?<=i)n[ae]n|(?<=i)n[ae]|[gk][ae]|(?<=[iea])ni|[dt][ae]|[ldt][ae]r"
    r"|(?<=[aeiou])si|i)$"
)
_KAZAKH_ONLY = re.compile(r"(?:[ndt]in(?:g)?|[dt][ae]n|(?<=i)n[ae]|[ldt][ae]r|(?<=[aeiou])si|i)$")
_RUSSIAN = re.compile(
    r"(?:[aio]?iami?|ami|iah|ah|ov|ev|ei|om|em|am|o[gm]o|e[gm]o|omu|emu|oi|imi|ii?h|im|ii|iu|ia|ie|[aeiou])$"
)
_KAZAKH_LETTERS = re.compile("[әғқңөұүһі]")
_ENGLISH = re.compile(r"(?:'s|’s|(?<=[^aious])s|y)$")
_SHORTENED = re.compile(r"^(?:зам|вице-?|vice-?)(?=министр|председател|начальник|руководител|minister|прокурор)")


def fold(name: str) -> tuple[str, ...]:
    """The words of a name, folded, in order; words that say nothing of which post it is left out."""
    folded: list[str] = []
    for match in _WORD.finditer(unicodedata.normalize("NFC", name).lower()):
        word = match.group()
        if word in _STOP:
            continue
        for piece in _pieces(word):
            stem = fold_word(piece)
            if stem:
                folded.append(stem)
    return tuple(folded)


@lru_cache(maxsize=65536)
def fold_word(word: str) -> str:
    """One word folded: letters by sound, endings off."""
    endings: tuple[re.Pattern[str], ...] = (_KAZAKH_ONLY, _RUSSIAN)
    if not _CYRILLIC.search(word):
        word = _ENGLISH.sub(lambda m: "y" if m.group() == "y" else "", word)
        for pair, sound in _LETTER_PAIRS:
            word = word.replace(pair, sound)
    else:
        word = word.translate(_LOOK_ALIKE)
        if _KAZAKH_LETTERS.search(word):
            endings = (_KAZAKH,)
    word = word.translate(_SOUNDS)
    word = re.sub(r"[^a-z0-9]", "", word)
    stem = _without_endings(word, endings)
    return _ADJECTIVES.get(stem, stem)


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
    return word[:-1] + {"g": "k", "b": "p"}.get(word[-1:], word[-1:]) if len(word) > 3 else word


def _pieces(word: str) -> tuple[str, ...]:
    """A word written together, taken apart: "замминистра", "вице-министр", "vice-minister" are deputies."""
    short = _SHORTENED.match(word)
    if short:
        return ("заместитель" if _CYRILLIC.search(word) else "deputy"), word[short.end() :].lstrip("-")
    return tuple(word.removesuffix("'s").removesuffix("’s").split("-"))
