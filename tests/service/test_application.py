"""Flask as this service uses it: views, errors and addresses work as Flask's; what it leaves out is refused."""

from typing import Any

import pytest
from flask import Response, current_app, g, request, session

from ontology.errors import NotFound
from service.application import Application


def application() -> Application:
    app = Application("test")

    @app.get("/thing/<path:tail>")
    def thing(tail: str) -> str:
        return f"{tail} {request.path} {request.args.get('a')} {current_app.name}"

    @app.post("/both")
    def both() -> tuple[dict[str, str], int]:
        return {"a": "b"}, 201

    @app.get("/broken")
    def broken() -> str:
        raise NotFound("nothing by that name")

    @app.errorhandler(NotFound)
    def of_ours(error: NotFound) -> tuple[str, int]:
        return f"ours: {error}", 404

    return app


def test_views_are_called_as_flask_calls_them() -> None:
    client = application().test_client()
    assert client.get("/thing/a/b%20c?a=%D0%B0").text == "a/b c /thing/a/b c а test"
    answer = client.post("/both")
    assert (answer.status_code, answer.get_json()) == (201, {"a": "b"})


def test_errors_methods_and_options_are_as_with_flask() -> None:
    client = application().test_client()
    assert (client.get("/broken").status_code, client.get("/broken").text) == (404, "ours: nothing by that name")
    assert client.get("/none").status_code == 404
    assert client.get("/both").status_code == 405
    assert set(client.get("/both").headers["Allow"].split(", ")) == {"OPTIONS", "POST"}
    assert set(client.options("/both").headers["Allow"].split(", ")) == {"OPTIONS", "POST"}
    assert client.head("/thing/a").data == b""


@pytest.mark.parametrize("host", ["localhost", "a.b:99", "[::1]", "x y", "", "ж"])
def test_the_host_makes_no_difference(host: str) -> None:
    answer = application().test_client().get("/thing/a", environ_overrides={"HTTP_HOST": host})
    assert answer.status_code == 200


def test_one_request_knows_nothing_of_another() -> None:
    app = application()

    @app.get("/keep")
    def keep() -> str:
        seen = str(g.get("kept", "nothing"))
        g.kept = "something"
        return seen

    client = app.test_client()
    assert [client.get("/keep").text for _ in range(2)] == ["nothing", "nothing"]


def test_there_are_no_sessions() -> None:
    app = application()

    @app.get("/session")
    def write() -> str:
        with pytest.raises(RuntimeError, match="session is unavailable"):
            session["a"] = "b"
        return str(session.get("a"))

    answer = app.test_client().get("/session", headers={"Cookie": "session=x"})
    assert answer.text == "None"
    assert "Set-Cookie" not in answer.headers


@pytest.mark.parametrize("name", ["before_request", "after_request", "teardown_request", "teardown_appcontext"])
def test_a_hook_that_would_never_run_is_refused(name: str) -> None:
    def hook(response: Any = None) -> Response:
        return Response()

    with pytest.raises(TypeError, match="requests have no hooks here"):
        getattr(application(), name)(hook)
