"""Files in, sources out: the only stage that opens a file and the only one that knows formats."""

from __future__ import annotations

from loaders.read.text import LIMIT, decode, read_source

__all__ = ["LIMIT", "decode", "read_source"]
