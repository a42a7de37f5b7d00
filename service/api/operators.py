"""What operators and programs ask: is it well, is it ready, what is counted, what is limited, what is there."""

from __future__ import annotations

from flask import Blueprint

from service import urls
from service.openapi import Paths, answered, description, operation

blueprint = Blueprint("operators", __name__)


@blueprint.get("/-/openapi.json")
def openapi() -> dict[str, object]:
    """All addresses, described."""
    from service.app import modules

    return description(modules(), urls.absolute(urls.root()))


def paths() -> Paths:
    """The description of these routes."""
    return {"/-/openapi.json": operation("This description", answered("application/json"), tag="operators")}
