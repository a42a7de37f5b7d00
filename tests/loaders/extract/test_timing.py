"""From what terms count, what is done within them, and who gives to whom."""

import pytest

from loaders.extract import deadlines, definitions, duties
from loaders.model import Deadline, Duty
from loaders.names.match import Matcher
from loaders.reconcile import reconcile
from loaders.timing import Anchor, Doing
from ontology.lexicon import load_lexicon
from tests.loaders.provisions import act


def terms(lines: str) -> list[Deadline]:
    return [fact for fact in deadlines.extract(act(lines))[0] if isinstance(fact, Deadline)]


def anchor(sentence: str) -> Anchor:
    (term,) = terms(f"annex-1/1 | {sentence}")
    return term.anchor


def doing(sentence: str) -> Doing:
    duty = duties.extract(act(f"annex-1/1 | {sentence}"))[0][0]
    assert isinstance(duty, Duty)
    return duty.doing


@pytest.mark.parametrize(
    ("sentence", "kind"),
    [
        ("Басқарма он жұмыс күні ішінде көрменің қорын зерделейді.", "none"),
        ("Басқарма өтінім түскен күннен бастап он жұмыс күні ішінде қорды зерделейді.", "after"),
        ("Көрме аяқталғаннан кейін басқарма он жұмыс күні ішінде қорды зерделейді.", "after"),
        ("Өтінім көрме ашылғанға дейін он жұмыс күнінен кешіктірілмей басқармаға жіберіледі.", "before"),
        ("Басқарма көрме ашылатын күнге дейін үш күн бұрын бағдарламаны жібереді.", "before"),
        ("Кемшілік анықталған жағдайда басқарма бес күн ішінде өтінімді қайтарады.", "step"),
        ("Комитеттің сұратуы бойынша басқарма бес күн ішінде есеп береді.", "step"),
        ("Басқарма келіп түскен өтінімді бес күн ішінде қарайды.", "implied"),
        ("Қабылданған шешім туралы басқарма екі күн ішінде қатысушыларға хабарлайды.", "implied"),
        ("Қазақстан Республикасының Үкіметі екі ай мерзімде қажетті шараларды қабылдасын.", "act"),
        ("Келісімшарт мерзімі екі жылдан аспауға тиіс.", "length"),
        ("Сынақ мерзімі кемінде екі айды құрауға тиіс.", "length"),
        ("Үш жұмыс күні ішінде басқарма қорды зерделейді.", "none"),
        ("Басқарма екі жылда бір рет қорды түгендейді.", ""),
        ("Келісімшарт бір жылдан аспайтын мерзімге жасалады.", "step"),
        ("Басқарма тоқсанның қорытындысы бойынша қорды талдайды.", "period"),
        ("Басқарма тоқсан сайын көрме өткізеді.", ""),
        ("Басқарма есепті жыл сайын 10 ақпанға дейін комитетке береді.", ""),
    ],
)
def test_a_term_counts_from_something_or_nothing(sentence: str, kind: str) -> None:
    assert anchor(sentence).kind == kind


def test_an_event_is_told_by_its_verb_and_what_it_befalls() -> None:
    found = anchor("Тізім бекітілгеннен кейін басқарма үш күн ішінде оны жариялайды.")
    assert (found.deed, found.matter) == ("бекіт", "тізім")
    both = anchor("Тұлға сұрау салу түскен күннен бастап жеті күн ішінде шешім қабылдайды.")
    assert (both.deed, both.matter) == ("түс", "сұрау-салу")


def test_a_term_within_a_limit_of_time_is_no_length() -> None:
    assert anchor("Комиссия жеті жұмыс күнінен аспайтын мерзімде қорытынды береді.").kind == "none"


def test_a_step_of_a_list_starts_the_next() -> None:
    _, later = terms(
        """
        annex-1/1 | Басқарма:
        annex-1/1/1 | өтінім түскен күні оны екі күн ішінде тіркейді;
        annex-1/1/2 | бес күн ішінде көрменің қорын зерделейді.
        """
    )
    assert later.anchor.kind == "step"


@pytest.mark.parametrize(
    ("sentence", "hands_over", "nobody"),
    [
        ("Басқарма есепті комитетке жібереді.", True, False),
        ("Өтінім көрмеден бес күн бұрын жіберіледі.", True, True),
        ("Басқарма қатысушыларды көрме туралы хабардар етеді.", True, False),
        ("Басқарма сұратылған мәліметтерді ұсынады.", True, False),
        ("Есеп порталға жіберіледі.", True, False),
        ("Басқарма көрме өткізеді.", False, False),
    ],
)
def test_handing_over_needs_someone_to_be_given(sentence: str, *, hands_over: bool, nobody: bool) -> None:
    found = doing(sentence)
    assert (found.hands_over, found.open_addressee) == (hands_over, nobody)


def test_active_and_passive_are_one_deed() -> None:
    assert doing("Басқарма хаттаманы комитетке жібереді.").deed == "жібер"
    assert doing("Хаттама комитетке жіберіледі.").deed == "жібер"


def test_matters_are_things_and_no_words_of_office() -> None:
    found = doing("Басқарма комитетке қатысушылар құрамы мен қол жеткізілген уағдаластықтар туралы ақпарат жібереді.")
    assert set(found.matters) == {"құрам", "уағдаластық"}


@pytest.mark.parametrize(
    ("sentence", "rests"),
    [
        ("Комитет ұсынылған ақпаратты Үкіметке жібереді.", True),
        ("Комитет қарау нәтижелері бойынша тізім жасайды.", True),
        ("Комитет есепті Үкіметке жібереді.", False),
        ("Басқарма ұсынылған қызметкерлердің тізімін комитетке жібереді.", False),
    ],
)
def test_work_that_rests_on_what_others_gave(sentence: str, *, rests: bool) -> None:
    assert doing(sentence).rests == rests


@pytest.mark.parametrize(
    ("sentence", "word"),
    [
        ("Комитет қатысушыларды алдын ала хабардар етеді.", "алдын ала"),
        ("Комитет қатысушыларды үш күн бұрын алдын ала хабардар етеді.", ""),
        ("Комитет қатысушыларды хабардар етеді.", ""),
        ("Кандидатуралар алдын ала зерделенуге тиіс.", ""),
    ],
)
def test_a_word_in_place_of_a_term(sentence: str, word: str) -> None:
    assert doing(sentence).vague_time == word


@pytest.mark.parametrize(
    ("sentence", "unsaid"),
    [
        ("Басқарма үш күн ішінде жауап береді.", True),
        ("Басқарма үш жұмыс күні ішінде жауап береді.", False),
        ("Басқарма күнтізбелік үш күн ішінде жауап береді.", False),
        ("Басқарма тиісті тоқсанның соңғы айының 15-күніне дейін жауап береді.", False),
    ],
)
def test_days_of_which_kind_is_not_said(sentence: str, *, unsaid: bool) -> None:
    assert doing(sentence).unsaid_days == unsaid


def test_one_key_for_all_names_of_one_organ() -> None:
    document = act(
        """
        annex-1/1 | Басқармалар жыл сайын 10 қаңтарға дейін Көл балықтарын есепке алу комитетіне (бұдан әрі – КБК) есеп береді.
        annex-1/2 | КБК жыл сайын 10 ақпанға дейін Қазақстан Республикасы Сыртқы істер министрлігіне жиынтық есеп береді.
        annex-1/3 | Ол жыл сайын 10 наурызға дейін есепті жариялайды.
        """
    )
    found = (*definitions.extract(document)[0], *deadlines.extract(document)[0])
    facts, _ = reconcile(found, Matcher.of(load_lexicon()))
    given, summary, published = (fact for fact in facts if isinstance(fact, Deadline))
    assert given.addressee_key == summary.actor_key != ""
    assert summary.addressee_key == "organ/ministry-of-foreign-affairs"
    assert summary.addressee_name is not None
    assert summary.addressee_name.iri == "organ/ministry-of-foreign-affairs"
    assert published.actor_key == ""


def test_what_a_verbal_noun_tells_is_a_matter() -> None:
    assert doing("Басқарма министрге келісу немесе бас тарту туралы хабарлайды.").matters == ("келісу", "тарту")
    assert doing("Басқарма көрмеден бас тарту туралы шешімді жібереді.").matters == ("шешім",)
