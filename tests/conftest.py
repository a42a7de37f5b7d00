"""Settings of all tests: generated cases are the same in every run; `--hypothesis-profile=explore` looks for new ones."""

import pytest
from hypothesis import settings

settings.register_profile("same", derandomize=True)
settings.register_profile("explore", max_examples=500)
settings.load_profile("same")


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Begin with the tests that take minutes, so that the processors end at about the same time."""
    items.sort(key=lambda item: item.get_closest_marker("long") is None)
