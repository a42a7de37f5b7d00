"""The description of the interface is what the application answers."""

import re

from flask import Flask
from flask.testing import FlaskClient

from queries.catalogue import catalogue
from service.app import modules


def rules(app: Flask) -> dict[str, set[str]]:
    """The routes as OpenAPI writes them, with their methods."""
    found: dict[str, set[str]] = {}
    for rule in app.url_map.iter_rules():
        path = re.sub(r"<(?:\w+(?:\([^)]*\))?:)?(\w+)>", r"{\1}", rule.rule)
        found.setdefault(path, set()).update((rule.methods or set()) - {"HEAD", "OPTIONS"})
    return found


def test_every_route_is_described_and_nothing_else(app: Flask, client: FlaskClient) -> None:
    paths = client.get("/-/openapi.json").get_json()["paths"]
    named = {query.name for query in catalogue()}
    described: dict[str, set[str]] = {}
    for path, item in paths.items():
        match = re.fullmatch(r"/queries/([^.{}/]+)\.\{form\}", path)
        general = "/queries/{name}.{form}" if match and match[1] in named else path
        described.setdefault(general, set()).update(method.upper() for method in item)
    assert described == rules(app)


def test_every_operation_says_what_it_is_for_and_what_it_answers(client: FlaskClient) -> None:
    paths = client.get("/-/openapi.json").get_json()["paths"]
    assert len(paths) >= 10
    for path, item in paths.items():
        for method, operation in item.items():
            assert operation["summary"], (path, method)
            assert "500" in operation["responses"]
            named = set(re.findall(r"\{(\w+)\}", path))
            given = {p["name"] for p in operation["parameters"] if p["in"] == "path"}
            assert given == named, (path, method)
            assert all(p["description"] for p in operation["parameters"]), (path, method)


def test_operation_ids_are_unique(client: FlaskClient) -> None:
    paths = client.get("/-/openapi.json").get_json()["paths"]
    ids = [
        operation["operationId"] for item in paths.values() for operation in item.values() if "operationId" in operation
    ]
    assert len(ids) == len(set(ids))


def test_the_address_of_the_server_is_the_public_one(client: FlaskClient) -> None:
    description = client.get("/-/openapi.json", base_url="https://okilet.kz").get_json()
    assert description["servers"] == [{"url": "https://okilet.kz"}]
    assert description["openapi"] == "3.1.0"


def test_each_module_describes_its_own_routes() -> None:
    assert len(modules()) >= 2
    assert all(module.paths() for module in modules())
