"""What a query server is told when it starts."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path


@dataclass(frozen=True, slots=True)
class Options:
    """What a query server is to do, as the settings of like names have it; `socket` is where it listens."""

    socket: Path
    processes: int
    memory: int = 1024
    result: int = 128
    seconds: float = 20.0
    queue: int = 64
    queue_per_client: int = 8
    queue_seconds: float = 20.0
