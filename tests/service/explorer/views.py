"""What tests of pictures and calendars share: the pages over the graphs of other tests, and what a page says."""

import datetime as dt
import html
import re
from pathlib import Path

from flask.ctx import RequestContext
from flask.testing import FlaskClient

from queries.oxigraph_engine import OxigraphEngine
from service.config import settings
from service.data import Data
from service.explorer.view import View
from tests.service.api.pages import unbalanced
from tests.service.conftest import application

ID = "https://w3id.org/okilet/id/"
PAGE = {"Accept": "text/html"}


def data_of(engine: OxigraphEngine, version: str) -> Data:
    """A graph made for a test as the service takes it."""
    return Data(version, engine, (), dt.datetime(2026, 1, 1, tzinfo=dt.UTC), None)


def view_of(data: Data, lang: str = "en", today: str = "2026-11-21") -> View:
    """A view of it on a day."""
    return View(data, lang, dt.date.fromisoformat(today))


def client_of(data: Data, home: Path) -> FlaskClient:
    """A client of the service over it."""
    return application(settings({"home": home}, {}), data).test_client()


def within(data: Data, home: Path) -> RequestContext:
    """A request to the service over it, for what makes addresses."""
    return application(settings({"home": home}, {}), data).test_request_context()


def shown(client: FlaskClient, path: str, status: int = 200) -> str:
    """A page, found to be well made."""
    answer = client.get(path, headers=PAGE)
    page = answer.get_data(as_text=True)
    assert answer.status_code == status, plain(page)[-400:]
    assert unbalanced(re.sub(r"<script[^>]*></script>", "", page)) == []
    return page


def plain(markup: str) -> str:
    """What it says, without elements."""
    return " ".join(html.unescape(re.sub(r"<[^>]*>", " ", markup)).split())


def rows(page: str, table: str = "<table") -> list[list[str]]:
    """The cells of the body of the first table that begins so."""
    body = page.partition(table)[2].partition("</table>")[0].partition("</thead>")[2].partition("<tfoot")[0]
    found = [re.findall(r"<t[hd][^>]*>(.*?)</t[hd]>", row, re.DOTALL) for row in re.split(r"<tr[^>]*>", body)[1:]]
    return [[plain(cell) for cell in row] for row in found]
