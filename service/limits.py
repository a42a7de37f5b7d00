"""What is limited, for `/-/limits`: each limit with its value, its unit, the setting that moves it and its meaning."""

from __future__ import annotations

from dataclasses import dataclass

from service.config import PREFIX, Settings, described
from service.words import text

LIMITS = (
    "query_seconds",
    "query_memory",
    "query_result",
    "query_rows",
    "query_length",
    "query_depth",
    "request_bytes",
    "queue",
    "queue_per_client",
    "queue_seconds",
)


@dataclass(frozen=True, slots=True)
class Limit:
    """One limit."""

    name: str
    value: float
    unit: str

    def said(self, lang: str) -> dict[str, object]:
        """The limit as `/-/limits` says it."""
        return {
            "name": self.name,
            "value": self.value,
            "unit": self.unit,
            "setting": PREFIX + self.name.upper(),
            "meaning": text(f"limit-{self.name}", lang),
        }


def limits(settings: Settings) -> tuple[Limit, ...]:
    """All limits, with the values in force."""
    units = {setting.name: setting.unit for setting in described()}
    return tuple(Limit(name, getattr(settings, name), units[name]) for name in LIMITS)
