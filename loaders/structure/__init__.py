"""The structure of an act: source in, `Document` out."""

from __future__ import annotations

from loaders.structure.account import accounted
from loaders.structure.document import structure

__all__ = ["accounted", "structure"]
