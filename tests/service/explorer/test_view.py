"""What all pages share: links that lead only where a page may lead."""

import pytest
from flask import Flask

from service.data import Data
from service.explorer.view import View


@pytest.mark.parametrize(
    ("iri", "address"),
    [
        ("https://w3id.org/okilet/id/organ/government", "/doc/organ/government.html?lang=en"),
        ("https://www.wikidata.org/entity/Q1", "https://www.wikidata.org/entity/Q1"),
        ("javascript:alert(1)", ""),
        ("urn:x:y", ""),
    ],
)
def test_a_link_leads_to_a_page_of_ours_or_of_the_web(app: Flask, shipped: Data, iri: str, address: str) -> None:
    with app.test_request_context("/"):
        assert View(shipped, "en").page_of(iri) == address
