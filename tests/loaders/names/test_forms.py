"""How names are printed: what counts of them, and slips of their form."""

import pytest

from loaders.names import forms
from loaders.names.scan import tokens
from loaders.text import Text


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Айлақ комитетінің төрағасы", "айлақ комитеті төрағасына"),
        ("Қазақстан Республикасының Көл Банкі", "Көл Банк"),
        ("облыстардың, астананың Арал департаменттері", "облыстар және астана бойынша Арал департаменті"),
        ("Арал агенттігі (Арал қызметі)", "Арал агенттігінің"),
    ],
)
def test_wording_is_that_of_one_name(one: str, other: str) -> None:
    assert forms.wording(tokens(one)) == forms.wording(tokens(other))


def test_wording_keeps_capitals_but_the_first() -> None:
    assert forms.wording(tokens("Арал Кеңесі")) != forms.wording(tokens("Арал кеңесі"))
    assert forms.wording(tokens("Арал Кеңесі")) == forms.wording(tokens("арал Кеңесі"))
    assert forms.wording(tokens("Кеңестің Хатшысы"), 1, title=True) != forms.wording(
        tokens("Кеңестің хатшысы"), 1, title=True
    )


def test_where_a_name_goes_on_behind_its_owner() -> None:
    assert forms.own_words(tokens("Көл министрлігінің Айлақ комитеті")) == 2
    assert forms.own_words(tokens("Көл министрлігі Айлақ комитеті")) == 2
    assert forms.own_words(tokens("Республиканың Көл Банкі")) == 0


@pytest.mark.parametrize(
    ("printed", "whole", "number"),
    [
        ("Көл министрінің орынбасары", "Көл министрінің орынбасары", "singular"),
        ("Көл министрінің орынбасарлары", "Көл министрінің орынбасарлары", "plural"),
        ("Орман", "Орман министрі", ""),
        ("Көл министрлері", "Көл министрі", ""),
        ("екі мүшесі", "Кеңестің екі мүшесі", ""),
    ],
)
def test_number_of_a_post(printed: str, whole: str, number: str) -> None:
    assert forms.number_of(printed, whole) == number


def test_a_possessive_that_every_known_form_has_is_missed() -> None:
    known = ["Көл істері министрі"]
    assert forms.lacks_possessive("Көл істері министр", known)
    assert forms.lacks_possessive("Көл істері министрдің", known)
    assert not forms.lacks_possessive("Көл істері министрінің", known)
    assert not forms.lacks_possessive("министр", ["министр"])
    assert not forms.lacks_possessive("Көл Банк", ["Көл Банк", "Көл Банкі"])


@pytest.mark.parametrize(
    ("text", "first", "found"),
    [
        ("Көл Банкі Төрағасы", 0, True),
        ("Қазақстан Республикасы Көл Банкі", 2, False),
        ("оның Көл Банкі", 1, False),
        ("елдің мемлекеттік Көл Банкінде", 2, False),
        ("Кеңестің Төрағасы мен Көл Банкі", 3, False),
        ("Департамент Көл Банкін", 1, False),
        ("Кеңестің мүшелері Көл Банкін", 2, False),
        ("Осы талаптың шарттары Көл Банкіне қолданылады", 3, True),
        ("Төраға келеді; Көл Банкі", 3, True),
        ("Көл Банк Төрағасы", 0, False),
    ],
)
def test_a_possessive_wants_an_owner(text: str, first: int, found: bool) -> None:
    words = tokens(text)
    assert forms.possessive_without_owner(words, first, first + 2, ["Көл Банк", "Көл Банкі"]) is found


@pytest.mark.parametrize(
    ("text", "last", "found"),
    [
        ("Арал агенттігі облыстардың департаменттері", 2, True),
        ("Арал агенттігі (Арал қызметі) облыстардың департаменттері", 2, True),
        ("Арал агенттігінің облыстардың департаменттері", 2, False),
        ("Арал агенттігінің облыстар бойынша департаменттері", 2, False),
        ("Көл министрлігінің Айлақ комитеті төрағасы", 4, True),
        ("Көл министрлігінің Айлақ комитетінің төрағасы", 4, False),
        ("Айлақ комитеті төрағасы", 2, False),
        ("Көл министрлігінің Айлақ комитеті төрағасының орынбасары", 4, False),
        ("Көл министрлігінің аппарат басшысы", 3, False),
    ],
)
def test_a_genitive_that_the_neighbours_have(text: str, last: int, found: bool) -> None:
    assert forms.lacks_genitive(tokens(text), last) is found


def test_a_genitive_on_the_owner_instead_of_the_body() -> None:
    assert forms.owner_bears_genitive(tokens("Күштер түрлерінің тектері қолбасшылары"), 0, 3)
    assert not forms.owner_bears_genitive(tokens("Күштер түрлері тектерінің қолбасшылары"), 0, 3)
    assert not forms.owner_bears_genitive(tokens("Көл министрлігінің комитеті төрағасы"), 0, 3)
    assert not forms.owner_bears_genitive(tokens("Күштер түрлерінің тектері"), 0, 3)


def test_a_word_that_stands_twice() -> None:
    assert forms.doubled_word(tokens("Арал агенттігінің (Арал қызметінің) агенттігінің төрағасы"), 2)
    assert forms.doubled_word(tokens("Арал агенттігі агенттігінің төрағасы"), 2)
    assert not forms.doubled_word(tokens("Арал агенттігінің (Арал қызметінің) төрағасы"), 2)


@pytest.mark.parametrize(
    ("text", "first", "last", "found"),
    [
        ("Арна комитетінің, Айлақ комитеттерінің төрағалары", 3, 5, True),
        ("Арна, Айлақ комитеттерінің төрағалары", 2, 4, False),
        ("Арна комитетінің, Айлақ комитетінің төрағалары", 3, 5, False),
        ("Арна комитетінің, айлақ комитеттерінің төрағалары", 3, 5, False),
        ("Айлақ комитеттерінің төрағалары", 0, 2, False),
    ],
)
def test_one_organ_in_the_plural(text: str, first: int, last: int, found: bool) -> None:
    assert forms.plural_of_one(tokens(text), first, last, ["Айлақ комитеті"]) is found


def test_owners_in_both_numbers() -> None:
    assert forms.mixed_number("тиісті облыстың, ірі қалалардың, астананың мәслихаттары")
    assert not forms.mixed_number("облыстардың, ірі қалалардың және астананың мәслихаттары")
    assert not forms.mixed_number("облыстың, ірі қаланың мәслихаты")
    assert not forms.mixed_number("облыстың, оның қалаларының мәслихаттары")
    assert not forms.mixed_number("облыстың, республикалық маңызы бар қалалардың мәслихаттары")


def test_an_ending_put_together_is_not_the_acts_own() -> None:
    assert forms.as_printed(Text.of("Көл министр"))
    assert forms.as_printed(Text("министр", tuple(range(0, 14, 2))))  # letter-spaced
    assert not forms.as_printed(Text.of("минист") + Text.of("р", 9))  # cut by a line end
    assert not forms.as_printed(Text.of("Көл ", 40) + Text.of("министр", 3))  # moved
    assert not forms.as_printed(Text.of("минист") + Text.inserted("р"))
