"""No graph that breaks a check of integrity is published: each check stops a build made wrong on purpose."""

import os
import shutil
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path

import pytest

from service.cli import main
from service.home import published
from shapes.catalogue import checks
from tests.loaders.structure.acts import RESOLUTION

SOUND = (Path(__file__).parent / "sound.ttl").read_text(encoding="utf-8")
EX = "https://example.org/"


@dataclass(frozen=True)
class Edit:
    """The words `old` of the sound graph made `new`: `subject` is then at fault."""

    subject: str
    old: str
    new: str

    def __str__(self) -> str:
        assert SOUND.count(self.old) == 1, self.old
        return SOUND.replace(self.old, self.new)


def without(subject: str, words: str) -> Edit:
    """Words left out of the sound graph."""
    return Edit(subject, words, "")


def added(subject: str, statement: str) -> Edit:
    """The sound graph with one statement more."""
    return Edit(subject, "ex:file okl:length 5000 .", f"ex:file okl:length 5000 .\n{statement}")


FACT = """okl:act ex:decree ; okl:statedIn ex:row ; okl:state "ended" ; okl:evidence ex:rule-place"""
CONSULTS = 'ex:new a okl:RuleStep ; okl:kind "consults" '

EDITS = {
    "rule-without-position": added(
        "new",
        f"ex:new a okl:AppointmentRule ; {FACT} ; okl:step ex:step .\n"
        'ex:step a okl:RuleStep ; okl:kind "elects" ; okl:actor ex:akim .',
    ),
    "rule-without-appointer": added("new", f"ex:new a okl:AppointmentRule ; {FACT} ; okl:position ex:guard ."),
    "unknown-position": added("new", f"ex:new a okl:CandidateStudy ; {FACT} ; okl:position ex:ministry ."),
    "unknown-actor": added("new", f"ex:new a okl:Duty ; {FACT} ; okl:actor ex:nobody ."),
    "step-without-rule": added("new", f"{CONSULTS} ; okl:actor ex:akim ."),
    "step-of-unknown-kind": added("new", "ex:rule okl:step ex:new . ex:new a okl:RuleStep ; okl:actor ex:akim ."),
    "step-without-actor": added("new", f"ex:rule okl:step ex:new . {CONSULTS} ."),
    "mark-unexplained": without("concurs", ";\n    okl:footnote ex:mark"),
    "fact-without-act": added("new", f"ex:new a okl:Duty ; {FACT.replace('okl:act ex:decree ; ', '')} ."),
    "fact-without-provision": added("new", f"ex:new a okl:Duty ; {FACT.replace('okl:statedIn ex:row ; ', '')} ."),
    "fact-in-missing-provision": added(
        "new",
        f"ex:new a okl:Duty ; {FACT.replace('ex:row', 'ex:absent')} .\n"
        'ex:absent okl:path "main/9" ; okl:act ex:decree .',
    ),
    "fact-without-evidence": added("new", f"ex:new a okl:Duty ; {FACT.replace(' ; okl:evidence ex:rule-place', '')} ."),
    "fact-of-unknown-state": added("new", f"ex:new a okl:Duty ; {FACT.replace('ended', 'asleep')} ."),
    "fact-of-unknown-version": added("new", f"ex:new a okl:Duty ; {FACT} ; okl:inVersion ex:lost ."),
    "evidence-without-span": Edit("rule-place", "oa:start 120", "oa:start 180"),
    "evidence-outside-source": Edit("rule-place", "oa:end 180", "oa:end 5001"),
    "date-that-is-no-day": Edit("decree", '"2003-05-06"^^xsd:date ;\n    okl:status', '"2003-05" ;\n    okl:status'),
    "two-begins-or-ends": added("rule", 'ex:rule okl:validTo "2020-01-01"^^xsd:date .'),
    "ends-before-it-begins": Edit("rule", 'okl:validFrom "2003-05-06"', 'okl:validFrom "2021-02-03"'),
    "outlives-its-version": added("new", f"ex:new a okl:Duty ; {FACT} ; okl:inVersion ex:version ."),
    "act-of-unknown-status": Edit("decree", 'okl:status "repealed"', 'okl:status "forgotten"'),
    "version-without-act": without("version", "    eli:is_member_of ex:decree ;\n"),
    "version-without-text": without("version", "eli:realizes ex:version ;\n    "),
    "text-without-version": without("text", ";\n    eli:language ex:kazakh"),
    "impact-without-target": without("impact", "    okl:target ex:paragraph ;\n"),
    "impact-of-unknown-kind": Edit("impact", "reworded", "praised"),
    "place-without-act": added("new", 'ex:new okl:path "main/9" .'),
    "provision-in-nothing": Edit("row", "eli:is_part_of ex:annex .\nex:mark", "eli:is_part_of ex:absent .\nex:mark"),
    "unknown-place": Edit("impact", "okl:by ex:amender", "okl:by ex:nobody"),
    "resolved-to-nothing": added(
        "new",
        f"ex:new a okl:InternalReference ; {FACT} ; okl:target ex:absent ; okl:resolved true .\n"
        'ex:absent okl:path "main/9" ; okl:act ex:decree .',
    ),
    "appoints-unlike-rules": added("council", "ex:council okl:appoints ex:gardener ."),
    "elects-unlike-rules": without("council", ";\n    okl:elects ex:guard"),
    "nominates-unlike-rules": without("akim", ";\n    okl:nominates ex:gardener"),
    "concurs-unlike-rules": added("council", "ex:council okl:concursWith ex:guard ."),
    "no-kazakh-name": Edit("agency", '"Су агенттігі"@kk', '"Water Agency"@en'),
    "two-names-in-one-language": Edit("agency", '"Су агенттігі"@kk', '"Су агенттігі"@kk , "Өзен агенттігі"@kk'),
    "linked-to-nothing": Edit("minister", "org:postIn ex:ministry", "org:postIn ex:absent"),
}


@pytest.fixture(scope="module")
def whole(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with an act and the sound graph in `acts`, and what is published of them in `home`."""
    folder = tmp_path_factory.mktemp("whole")
    (folder / "acts").mkdir()
    (folder / "acts" / "resolution.txt").write_text(RESOLUTION, encoding="utf-8")
    (folder / "acts" / "gardens.ttl").write_text(SOUND, encoding="utf-8")
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("OKILET_HOME", str(folder / "home"))
        assert main(["build", str(folder / "acts")]) == 0
    return folder


def graph_bytes(home: Path) -> bytes:
    graph = published(home)
    assert graph is not None
    return graph.read_bytes()


def test_every_check_of_integrity_is_tried() -> None:
    assert set(EDITS) == {check.name for check in checks() if check.severity == "violation"}


def test_the_sound_graph_is_published(whole: Path) -> None:
    assert f"<{EX}rule>".encode() in graph_bytes(whole / "home")


@pytest.mark.parametrize("check", EDITS)
def test_one_edit_stops_the_build(
    check: str, whole: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    shutil.copytree(whole, tmp_path, dirs_exist_ok=True)
    (tmp_path / "acts" / "gardens.ttl").write_text(str(EDITS[check]), encoding="utf-8")
    monkeypatch.setenv("OKILET_HOME", str(tmp_path / "home"))
    assert main(["build", str(tmp_path / "acts")]) == 1
    (error,) = capsys.readouterr().err.splitlines()
    assert f"nothing was published; violations: 1; the first: {check} at {EX}{EDITS[check].subject}: " in error
    assert error.endswith(".")
    assert graph_bytes(tmp_path / "home") == graph_bytes(whole / "home")


def test_a_day_that_does_not_exist_is_one_line(
    tmp_path: Path,
) -> None:
    text = str(Edit("rule", 'okl:validFrom "2003-05-06"', 'okl:validFrom "2003-02-31"'))
    (tmp_path / "gardens.ttl").write_text(text, encoding="utf-8")
    environment = os.environ | {"PYTHONPATH": str(Path.cwd()), "OKILET_HOME": str(tmp_path / "home")}
    command = [sys.executable, "-m", "service.cli", "build", str(tmp_path / "gardens.ttl")]
    done = subprocess.run(command, env=environment, capture_output=True, text=True, check=False)
    assert done.returncode == 1
    (error,) = done.stderr.splitlines()
    assert f"the first: date-that-is-no-day at {EX}rule: This is no day of the calendar: 2003-02-31." in error
