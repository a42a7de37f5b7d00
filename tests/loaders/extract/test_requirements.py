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
