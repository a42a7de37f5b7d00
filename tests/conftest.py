"""Settings of all tests: generated cases are the same in every run; `--hypothesis-profile=explore` looks for new ones."""

from hypothesis import settings

settings.register_profile("same", derandomize=True)
settings.register_profile("explore", max_examples=500)
settings.load_profile("same")
