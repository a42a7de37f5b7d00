"""A published graph with texts, one of whose findings was set aside."""

from pathlib import Path

from service.build import build
from service.config import settings
from service.data import load
from tests.loaders.structure.acts import RESOLUTION
from tests.service.conftest import application

WAIVER = "check,subject,reason,who,date\n{check},{subject},It is meant so,A. Serikova,2026-11-21\n"


def with_waiver(folder: Path) -> Path:
    """The home in this folder."""
    act, home = folder / "act.txt", folder / "home"
    act.write_text(RESOLUTION, encoding="utf-8")
    build([act], home)
    client = application(settings({"home": home}, {}), load(home)).test_client()
    first = client.get("/findings.json").get_json()["findings"][0]
    (home / "waivers.csv").write_text(WAIVER.format(check=first["check"], subject=first["subject"]), encoding="utf-8")
    build([act], home)
    return home
