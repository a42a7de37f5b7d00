"""Text put into the languages that pictures and graphs are written in, whatever it holds.

Characters that a language cannot hold at all (most control characters, in XML) become the replacement character.
"""

from __future__ import annotations

import re

_CONTROL = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\ud800-\udfff\ufffe\uffff]")
_XML = str.maketrans({"&": "&amp;", "<": "&lt;", ">": "&gt;", "\r": "&#13;"})
_ATTRIBUTE = _XML | str.maketrans({'"': "&quot;", "\n": "&#10;", "\t": "&#9;"})
_ENTITY = re.compile(r"&(?=#?\w+;)")
_MERMAID = re.compile(r"[^\w ,\-–—()/§№«»“”’…→]|_|^[\d\s-]")  # markup; at the beginning, what begins a list too


def printable(text: str) -> str:
    """A text without characters that no text form can hold."""
    return _CONTROL.sub("\N{REPLACEMENT CHARACTER}", text)


def xml(text: str) -> str:
    """A text as the content of an element."""
    return printable(text).translate(_XML)


def attribute(text: str) -> str:
    """A text as the value of an attribute, within double quotes."""
    return printable(text).translate(_ATTRIBUTE)


def dot(text: str) -> str:
    """A text as a string of Graphviz, its quotes around it; lines stay lines."""
    plain = _ENTITY.sub("&amp;", printable(text).replace("\r\n", "\n").replace("\r", "\n"))
    return '"' + plain.replace("\\", "\\\\").replace('"', '\\"').replace("\n", "\\n") + '"'


def mermaid(text: str) -> str:
    """A text as the content of a quoted string of Mermaid: neither its markup nor Markdown's, on one line."""
    line = " ".join(printable(text).split())
    return _MERMAID.sub(lambda found: f"#{ord(found[0])};", line) or " "
