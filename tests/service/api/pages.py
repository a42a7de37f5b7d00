"""What tests ask of every page: that it is well made, and works without scripts."""

import re
from html.parser import HTMLParser

_EMPTY = {"meta", "link", "br", "input", "hr", "img", "option"}
_OPTIONAL_END = {"option"}


class _Reader(HTMLParser):
    def __init__(self) -> None:
        super().__init__()
        self.open: list[str] = []
        self.wrong: list[str] = []
        self.ids: list[str] = []
        self.needed: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        given = dict(attrs)
        if tag not in _EMPTY:
            self.open.append(tag)
        if given.get("id"):
            self.ids.append(str(given["id"]))
        for name in ("aria-labelledby", "aria-describedby", "for", "list"):
            self.needed += str(given.get(name) or "").split()
        if tag == "img" and not given.get("alt"):
            self.wrong.append("img without alt")
        if any(name.startswith("on") or name == "style" for name in given):
            self.wrong.append(f"script or style in {tag}")

    def handle_endtag(self, tag: str) -> None:
        if tag in _OPTIONAL_END:
            return
        if not self.open or self.open.pop() != tag:
            self.wrong.append(f"</{tag}> that nothing opens")


def unbalanced(html: str) -> list[str]:
    """What is wrong with a page: elements, references that lead nowhere, ids given twice, scripts and styles."""
    reader = _Reader()
    reader.feed(html)
    reader.close()
    lost = [f"no element #{name}" for name in reader.needed if name not in reader.ids]
    twice = [f"#{name} twice" for name in set(reader.ids) if reader.ids.count(name) > 1]
    fetched = re.sub(r"<script type=\"module\" src=\"/static/built/[^\"]+\"></script>", "", html)
    data = re.sub(r"<script type=\"application/json\"", "", fetched)
    inline = ["inline script or style"] if re.search(r"<(script|style)\b", data) else []
    return [*reader.wrong, *(f"{tag} open" for tag in reader.open), *lost, *twice, *inline]
