"""Terms as an act uses them: before and after their definition, cut short, spelt out, undefined."""

from loaders.extract.term_uses import term_uses
from ontology.lexicon import Form, Labels, Lexicon, Notion
from tests.loaders.provisions import act

LETTERS = Notion(
    iri="notion/letters", labels=Labels("хат алмасу"), forms=(Form("хат алысу", "kk"), Form("переписка", "ru"))
)
NO_NOTIONS = Lexicon({}, {}, {}, {}, {})
NOTIONS = Lexicon({}, {}, {}, {}, {}, notions={LETTERS.iri: LETTERS})


def uses(lines: str, lexicon: Lexicon = NO_NOTIONS) -> list[tuple[str, str, str]]:
    return [(use.kind, use.provision, use.term) for use in term_uses(act(lines), lexicon)]


def test_the_first_use_before_and_after_a_definition() -> None:
    assert uses(
        """
        annex-1/1 | Хаттарды Палата төрағасы қарайды.
        annex-1/2 | Өтінімді Палата қарайды.
        annex-2/1 | Өтінім Бағбандар палатасына (бұдан әрі – Палата) беріледі.
        annex-2/2 | Қорытынды Палатаға қайтарылады.
        annex-2/3 | Палата шешім қабылдайды.
        """
    ) == [("early", "annex-1/1", "Палата"), ("term", "annex-2/2", "Палата")]


def test_full_names_and_plain_words_are_no_use() -> None:
    assert (
        uses(
            """
        annex-1/1 | Қазақстан Республикасының Палатасы палата болып отырады.
        annex-1/2 | Өтінім Бағбандар палатасына (бұдан әрі – Палата) беріледі.
        """
        )
        == []
    )


def test_a_term_of_several_words_cut_short() -> None:
    assert uses(
        """
        annex-1/1 | Сорттар мемлекеттік сорттар тізіліміне (бұдан әрі – Мемлекеттік сорттар тізілімі) енгізіледі.
        annex-1/2 | Мемлекеттік сорттар тізілімі жыл сайын бекітіледі.
        annex-1/3 | Бақ иесі сорттар тізілімінен үзінді алады.
        """
    ) == [
        ("term", "annex-1/2", "Мемлекеттік сорттар тізілімі"),
        ("cut-short", "annex-1/3", "сорттар тізілімі"),
    ]


def test_the_document_named_without_its_first_word() -> None:
    found = uses(
        """
        annex-1/1 | Қоса беріліп отырған үлгі қағида (бұдан әрі – Үлгі қағида) қолданылады.
        annex-1/2 | Бақ бөлімі осы Қағиданы басшылыққа алады.
        """
    )
    assert found == [("cut-short", "annex-1/2", "Қағида")]


def test_the_full_name_again_after_its_short_form() -> None:
    assert uses(
        """
        annex-1/1 | Өтінім Бағбандар палатасына (бұдан әрі – Палата) беріледі.
        annex-1/2 | Палата өтінімді тіркейді.
        annex-1/3 | Шешімді Бағбандар палатасы қабылдайды.
        annex-1/4 | Көшірме Бағбандар палатасының қорына беріледі.
        """
    ) == [("term", "annex-1/2", "Палата"), ("spelt-out", "annex-1/3", "Бағбандар палатасы")]


def test_letters_are_explained_by_a_short_form_or_in_brackets() -> None:
    assert uses(
        """
        annex-1/1 | Өтінім Бақ департаментінің басқармасына (бұдан әрі – БДБ) және Су қорына (СҚҚ) беріледі.
        annex-1/2 | Шешімді БДБ мен СҚҚ қабылдайды, көшірмесі ҒЗО-ға беріледі.
        """
    ) == [("term", "annex-1/2", "БДБ"), ("abbreviation", "annex-1/2", "ҒЗО")]


def test_a_body_named_by_what_it_does_once_is_told_by_its_sentence() -> None:
    once = "annex-1/1 | Өтінім туралы тіркеуші орган хабарлайды."
    assert uses(once) == []
    assert uses(f"{once}\nannex-1/2 | Көшірме тіркеуші органға қайтарылады.") == [
        ("role", "annex-1/1", "тіркеуші орган"),
        ("role", "annex-1/2", "тіркеуші орган"),
    ]


def test_a_term_of_several_words_covers_its_nouns() -> None:
    assert uses(
        """
        annex-1/1 | Өтінім апелляциялық комиссияға (бұдан әрі – Апелляциялық Комиссия) беріледі.
        annex-1/2 | Шешім Апелляциялық Комиссияға қайтарылады.
        """
    ) == [("term", "annex-1/2", "Апелляциялық Комиссия")]


def test_words_for_one_notion_are_told_where_an_act_has_several() -> None:
    first = "annex-1/1 | Бөлім мұражаймен хат алмасуды жүргізеді."
    several = f"{first}\nannex-1/2 | Хат алысу тоқтатылады."
    assert uses(first, NOTIONS) == []
    assert uses(f"{first}\nannex-1/2 | «Хат алысу туралы» бұйрық қолданылады.", NOTIONS) == []
    assert uses(several, NOTIONS) == [
        ("doublet", "annex-1/1", "хат алмасу"),
        ("doublet", "annex-1/2", "хат алысу"),
    ]
    assert uses(several) == []  # the thesaurus tells which words mean one notion
