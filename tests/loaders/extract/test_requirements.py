"""What must be met: eligibility, exclusions, limits, documents, conditions."""

from loaders.extract.requirements import extract
from loaders.model import Requirement
from tests.loaders.provisions import act


def requirements(lines: str) -> list[tuple[str, str, str, str, str, str]]:
    facts, _ = extract(act(lines))
    return [(f.provision, f.kind, f.who, f.value, f.unit, f.text) for f in facts if isinstance(f, Requirement)]


def test_eligibility_is_each_entry_before_the_noun_they_describe() -> None:
    found = requirements(
        """
        annex-1/1 | Кадр тізімі:
        annex-1/1/1 | біліктілік талаптарына сәйкес келетін;
        annex-1/1/2 | жазасы болмаған қызметкерлердің қатарынан қалыптастырылады.
        """
    )
    assert found == [
        ("annex-1/1/1", "eligibility", "қызметкерлер", "", "", "біліктілік талаптарына сәйкес келетін"),
        ("annex-1/1/2", "eligibility", "қызметкерлер", "", "", "жазасы болмаған"),
    ]


def test_exclusions_are_told_by_the_verdict_after_them() -> None:
    found = requirements(
        """
        annex-1/1 | Қызметкер:
        annex-1/1/1 | тәртіпті бұзған;
        annex-1/1/2 | баянат берген жағдайларда, оны тізімнен шығару жүргізіледі.
        """
    )
    assert found == [
        ("annex-1/1/1", "exclusion", "Қызметкер", "", "", "тәртіпті бұзған"),
        ("annex-1/1/2", "exclusion", "Қызметкер", "", "", "баянат берген"),
    ]


def test_documents_and_whoever_gives_them() -> None:
    found = requirements(
        """
        annex-1/1 | Өтініш беруші мұражайға мынадай құжаттарды ұсынады:
        annex-1/1/1 | өтініш;
        annex-1/1/2 | жеке куәлігінің көшірмесі.
        """
    )
    assert [(kind, who, text) for _, kind, who, _, _, text in found] == [
        ("document", "Өтініш беруші", "өтініш"),
        ("document", "Өтініш беруші", "жеке куәлігінің көшірмесі"),
    ]


def test_limits_have_a_value() -> None:
    assert requirements("annex-1/1 | Мұражай заттарының саны қор заттарының кемінде 5 %-ын құрауға тиіс.") == [
        ("annex-1/1", "limit", "", "5", "%", "Мұражай заттарының саны қор заттарының кемінде 5 %-ын құрауға тиіс")
    ]


def test_a_waiting_period_is_a_condition() -> None:
    found = requirements("annex-1/1 | Тізімнен шығарылған қызметкерлер бір жыл өткен соң тізімге алынуы мүмкін.")
    assert found == [("annex-1/1", "condition", "Тізімнен шығарылған қызметкерлер", "1", "year", "бір жыл өткен соң")]


def test_those_listed_as_barred_are_exclusions() -> None:
    found = requirements(
        """
        annex-1/1 | Мыналар кеңес мүшесі бола алмайды:
        annex-1/1/1 | жазасы бар адам;
        annex-1/1/2 | көрме иесі.
        """
    )
    assert [(path, kind, text) for path, kind, _, _, _, text in found] == [
        ("annex-1/1/1", "exclusion", "жазасы бар адам"),
        ("annex-1/1/2", "exclusion", "көрме иесі"),
    ]


def test_experience_is_asked_of_those_who_are_chosen() -> None:
    found = requirements("annex-1/1 | Бөлімге кемінде үш жыл жұмыс өтілі бар адамдар тағайындалады.")
    assert found == [("annex-1/1", "eligibility", "адамдар", "", "", "Бөлімге кемінде үш жыл жұмыс өтілі бар")]


def test_what_a_paper_must_hold_and_in_which_form_it_is_sent() -> None:
    found = requirements(
        """
        annex-1/1 | Мұражай көрменің барысын көрсетілген есеп пен суреттерді қамтитын ақпаратты жібереді.
        annex-1/2 | Сұрау директордың қолы қойылған жазбаша нысанда жіберіледі.
        annex-1/3 | Кеңес қорытынды береді. Онда бас тартудың себептері көрсетіледі.
        annex-1/4 | Мұражай осы Қағидалардың 3-тармағында көрсетілген ақпаратты жібереді.
        """
    )
    assert [(path, kind) for path, kind, *_ in found] == [
        ("annex-1/1", "document"),
        ("annex-1/2", "document"),
        ("annex-1/3", "document"),
    ]


def test_a_threshold_is_a_limit() -> None:
    found = requirements("annex-1/1 | Заттарының саны 300 және одан көп бірлікті құрайтын мұражайларға қор бөлінеді.")
    assert [(kind, value, unit) for _, kind, _, value, unit, _ in found] == [("limit", "300", "бірлік")]


def test_the_last_entry_bears_the_verb_of_all() -> None:
    found = requirements(
        """
        annex-1/1 | Мұражайлар Комитетке:
        annex-1/1/item-1 | көрмелер туралы мәліметтерді;
        annex-1/1/item-2 | өтінішін (қажет болған жағдайда) жібереді.
        """
    )
    assert [(path, kind, text) for path, kind, _, _, _, text in found] == [
        ("annex-1/1/item-1", "document", "көрмелер туралы мәліметтерді"),
        ("annex-1/1/item-2", "document", "өтінішін (қажет болған жағдайда)"),
    ]
