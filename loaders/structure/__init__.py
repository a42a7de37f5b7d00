"""The structure of an act: source in, `Document` out."""

from __future__ import annotations

from loaders.structure.document import accounted, structure

__all__ = ["accounted", "structure"]
