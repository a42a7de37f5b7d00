"""Who can block, in the graph that ships: posts of Decree 828 of 2002, compared with its table by hand."""

import json

import pytest

from queries.chains.blockers import blockers
from service.cli import main
from tests.queries.chains.blocking import name
from tests.queries.chains.shipped import shipped_rules

_ID = "https://w3id.org/okilet/id/"

# post: who blocks directly, who in the end, which pairs by the rules about the post alone
BY_HAND = {
    "position/prime-minister": ("president mazhilis chair-of-mazhilis", "", ""),
    "position/chair-of-senate": ("senate president", "", ""),  # the Senate's head is the post itself
    "position/deputy-prime-minister": ("president prime-minister", "mazhilis chair-of-mazhilis", ""),
    "position/chair-of-national-security-committee": (
        "president head-of-presidential-administration senate chair-of-senate", "", "",
    ),
    "position/minister-of-foreign-affairs": ("president", "", ""),
    "position/minister-of-finance": (
        "president prime-minister chair-of-security-council", "mazhilis chair-of-mazhilis", "",
    ),
    "position/deputy-minister-of-finance": (
        "government prime-minister minister-of-finance",
        "president chair-of-security-council mazhilis chair-of-mazhilis",
        "head-of-presidential-administration+president",  # the secretary's footnote is about posts of security alone
    ),
    "position/deputy-minister-of-internal-affairs": (
        "president minister-of-internal-affairs commission-on-personnel-policy-in-law-enforcement", "", "",
    ),
    "position/akim-of-region": ("president chair-of-security-council regional-maslikhats", "", ""),
    "position/akim-of-district": (
        "akim-of-region head-of-presidential-administration district-maslikhats",
        "president chair-of-security-council regional-maslikhats", "",
    ),
    "position/commander-of-special-operations-forces": (
        "president minister-of-defence head-of-presidential-administration",
        "chair-of-security-council",  # concurs, or else the secretary, whom the chair nominates
        "chair-of-security-council+secretary-of-security-council",
    ),
    "position/chair-of-board-of-baiterek": (
        "government prime-minister", "president mazhilis chair-of-mazhilis",
        "head-of-presidential-administration+president",
    ),
    "position/head-of-main-intelligence-directorate": (
        "minister-of-defence head-of-presidential-administration secretary-of-security-council",
        "president chair-of-security-council", "",
    ),
}  # fmt: skip


@pytest.mark.parametrize("post", BY_HAND)
def test_as_the_table_says(post: str) -> None:
    directly, in_the_end, pairs = (set(names.split()) for names in BY_HAND[post])
    found = blockers(shipped_rules(), _ID + post, sets=3)
    assert {name(each.members[0].thing.iri) for each in found.sets if each.direct} == directly
    assert {name(each.members[0].thing.iri) for each in found.sets if not each.direct} == in_the_end
    assert len(found.sets) == len(found.alone)
    first = blockers(shipped_rules(), _ID + post, depth=1)
    together = (each.members for each in first.sets if len(each.members) > 1)
    assert {"+".join(sorted(name(one.thing.iri) for one in members)) for members in together} == pairs


def test_the_command(
    capfdbinary: pytest.CaptureFixture[bytes], monkeypatch: pytest.MonkeyPatch, tmp_path: object
) -> None:
    monkeypatch.setenv("OKILET_HOME", str(tmp_path))
    assert main(["blockers", "deputy", "minister", "of", "finance", "--depth", "1", "--lang", "en"]) == 0
    said = capfdbinary.readouterr().out.decode()
    assert said.startswith("Who can block the appointment: Deputy Minister of Finance (as of 2023-07-30)\n")
    assert "    Government\n      appoints to: Deputy Minister of Finance [U020000828_, annex-1/row-41]\n" in said
    assert "  Only both together:\n    Head of the Presidential Administration + President\n" in said
    assert "repealed by Decree № 290 of 2023-07-31" in said
    arguments = ["blockers", "премьер-министр", "--roles", "concurs", "--as-of", "2023-01-01", "--format", "json"]
    assert main(arguments) == 0
    found = json.loads(capfdbinary.readouterr().out)
    assert found["as_of"] == "2023-01-01"
    assert [name(each["members"][0]["iri"]) for each in found["sets"]] == ["mazhilis", "chair-of-mazhilis"]


@pytest.mark.parametrize(
    ("more", "complaint"),
    [
        (["--sets", "5"], b"sets of up to 5 are not looked for"),
        (["--roles", "consults"], b"'consults' blocks nothing"),
    ],
)
def test_the_command_refuses_in_one_line(
    capfdbinary: pytest.CaptureFixture[bytes], monkeypatch: pytest.MonkeyPatch, tmp_path: object,
    more: list[str], complaint: bytes,
) -> None:  # fmt: skip
    monkeypatch.setenv("OKILET_HOME", str(tmp_path))
    assert main(["blockers", "prime", "minister", *more]) == 2
    written = capfdbinary.readouterr()
    assert written.out == b""
    assert complaint in written.err
    assert written.err.count(b"\n") == 1
