"""What a request works with: the settings, the graph and the query processes of the application that answers it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, cast

from flask import current_app

from service.config import Settings
from service.data import Published

if TYPE_CHECKING:
    from service.pool.client import Pool

EXTENSION = "okilet"


@dataclass(frozen=True, slots=True)
class Context:
    """One per application, set by `service.app.create_app`."""

    settings: Settings
    data: Published
    pool: Pool


def context() -> Context:
    """The context of the current application."""
    return cast("Context", current_app.extensions[EXTENSION])
