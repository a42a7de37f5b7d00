"""The web application: one blueprint per concern, the same layer around all of them.

app = create_app(settings, pool)        a WSGI application; one per web process
"""

from __future__ import annotations

from types import ModuleType
from typing import TYPE_CHECKING

from service import errors, logs, pages
from service.api import chain, dataset, findings, front, operators, queries, sparql, things
from service.application import Application
from service.config import Settings
from service.context import EXTENSION, Context
from service.data import Published
from service.edge import Edge
from service.explorer.acts import reader
from service.explorer.consistency import page as consistency
from service.explorer.days import amendments, calendar, deadlines, feed, procedure
from service.explorer.front import home, loaded
from service.explorer.hierarchy import page as hierarchy
from service.explorer.powers import flows, held, matrix
from service.explorer.search import page as search
from service.incoming import Request
from service.metrics import EXTENSION as METRICS
from service.metrics import Metrics

if TYPE_CHECKING:
    from service.pool.client import Pool


def modules() -> tuple[ModuleType, ...]:
    """The modules that answer, each with its `blueprint` and `paths()`, the description of its routes."""
    return (
        front,
        home,
        loaded,
        search,
        sparql,
        queries,
        chain,
        findings,
        consistency,
        things,
        dataset,
        operators,
        matrix,
        held,
        flows,
        amendments,
        calendar,
        feed,
        deadlines,
        procedure,
        hierarchy,
        reader,
    )


def create_app(settings: Settings, pool: Pool, data: Published | None = None) -> Application:
    """The application over the published graph; `data` where it is loaded already. Raises `HomeError`, `BadData`."""
    logs.set_level(settings.log_level)
    published = data or Published(settings)
    app = Application("service", static_folder="static", template_folder="templates")
    app.request_class = Request
    app.config["MAX_CONTENT_LENGTH"] = settings.request_bytes
    app.config["SEND_FILE_MAX_AGE_DEFAULT"] = 86400  # seconds; addresses of changed files are others
    app.config["MAX_FORM_MEMORY_SIZE"] = settings.request_bytes
    app.url_map.merge_slashes = False
    metrics = Metrics()
    app.extensions[EXTENSION] = Context(settings, published, pool)
    app.extensions[METRICS] = metrics
    errors.install(app)
    pages.install(app)
    for module in modules():
        app.register_blueprint(module.blueprint)
    app.wsgi_app = Edge(app.wsgi_app, settings, published, metrics)  # type: ignore[method-assign]  # Flask's own way
    return app
