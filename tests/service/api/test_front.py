"""What every browser and crawler asks for, and what stands around every page."""

import re
from pathlib import Path

from flask.testing import FlaskClient


def test_the_page_offers_itself_in_the_other_languages(client: FlaskClient) -> None:
    html = client.get("/?lang=en").get_data(as_text=True)
    assert re.findall(r'<li><a href="([^"]+)" lang="(\w+)" hreflang="\w+"( aria-current="true")?>', html) == [
        ("/?lang=kk", "kk", ""),
        ("/?lang=ru", "ru", ""),
        ("/?lang=en", "en", ' aria-current="true"'),
    ]


def test_crawlers_are_kept_from_queries(client: FlaskClient) -> None:
    assert client.get("/robots.txt").data == b"User-agent: *\nDisallow: /sparql\nDisallow: /-/\n"


def test_the_mark_and_the_styles_are_there(client: FlaskClient) -> None:
    html = client.get("/").get_data(as_text=True)
    files = re.findall(r'<link rel="(?:stylesheet|icon)" href="([^"]+)"', html)
    assert len(files) == 2
    for file in [*files, "/favicon.ico"]:
        answer = client.get(file)
        assert answer.status_code == 200
        assert "max-age" in answer.headers["Cache-Control"]
    assert client.get("/favicon.ico").headers["Content-Type"].startswith("image/svg+xml")


def test_colours_can_be_told_apart() -> None:
    css = (Path(__file__).parent.parent.parent.parent / "service/static/okilet.css").read_text(encoding="utf-8")
    themes = re.findall(r":root \{([^}]+)\}", css)
    assert len(themes) == 2
    for theme in themes:
        colours = dict(re.findall(r"--(\w+): (#\w+)", theme))
        for ink in ("ink", "quiet", "link"):
            for paper in ("paper", "wash"):
                assert contrast(colours[ink], colours[paper]) >= 4.5, (ink, paper)


def contrast(one: str, other: str) -> float:
    """The contrast of two colours (WCAG 2.2, 1.4.3)."""
    lighter, darker = sorted((luminance(one), luminance(other)), reverse=True)
    return (lighter + 0.05) / (darker + 0.05)


def luminance(colour: str) -> float:
    digits = colour[1:] if len(colour) == 7 else "".join(c * 2 for c in colour[1:])
    parts = [int(digits[i : i + 2], 16) / 255 for i in (0, 2, 4)]
    red, green, blue = (p / 12.92 if p <= 0.04045 else ((p + 0.055) / 1.055) ** 2.4 for p in parts)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue
