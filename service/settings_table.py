"""The table of all settings for the documents: `python -m service.settings_table docs/operating.md` writes it anew."""

from __future__ import annotations

import sys
from pathlib import Path

from service.config import described

BEGIN = "<!-- settings -->\n"
_MEASURES = frozenset({"seconds", "MiB", "bytes", "characters"})  # the purpose names what else is counted
END = "<!-- end of settings -->\n"


def table() -> str:
    """The settings as a table in Markdown."""
    lines = ["| variable (option) | default | what it is | what it may be |", "|---|---|---|---|"]
    for setting in described():
        default = f"`{setting.default}`" if setting.default else ""
        unit = f", in {setting.unit}" if setting.unit in _MEASURES else ""
        names = f"`{setting.variable}` (`{setting.option}`)"
        lines.append(f"| {names} | {default} | {setting.purpose}{unit} | {setting.allowed} |")
    return "\n".join(lines) + "\n"


def rewritten(page: str) -> str:
    """The page with the table as it is now between its marks."""
    before, _, rest = page.partition(BEGIN)
    return f"{before}{BEGIN}{table()}{END}{rest.partition(END)[2]}"


if __name__ == "__main__":
    path = Path(sys.argv[1])
    path.write_text(rewritten(path.read_text(encoding="utf-8")), encoding="utf-8")
