"""The findings that ship are those of the checks over the rest that ships."""

from ontology.shipped import FINDINGS
from service.ship_findings import shipped_findings


def test_the_file_is_up_to_date() -> None:
    assert FINDINGS.read_text(encoding="utf-8") == shipped_findings(), "run make findings"
