"""Which wording stands when, where several versions of one act are loaded.

    steps = in_turn(steps)

A version stands until the next one that is loaded. A rule of the next stands from the day that its provision was worded
so, where the act says it and the older version was not yet worded so; the older rule on that position then ends that
day. Where the act says nothing, it stands from the day of its version. Rules of the oldest version loaded begin as the
act says.
"""

from __future__ import annotations

import datetime as dt
from bisect import bisect_left
from collections import defaultdict
from collections.abc import Iterable
from dataclasses import replace
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from queries.chains.rules import Step


def in_turn(steps: Iterable[Step]) -> tuple[Step, ...]:
    """The steps, each standing as long as its version does, in the order given."""
    steps = tuple(steps)
    days: dict[str, set[dt.date]] = defaultdict(set)
    for step in steps:
        if step.version:
            days[step.act].add(step.version)
    versions = {act: sorted(found) for act, found in days.items()}
    begun = [_begun(step, versions.get(step.act, [])) for step in steps]
    reworded: dict[tuple[str, str, str], list[dt.date]] = defaultdict(list)
    for step in begun:
        if step.version and step.version != versions[step.act][0]:
            reworded[step.act, step.provision, step.position].append(step.begins)
    return tuple(
        _ended(step, versions.get(step.act, []), reworded[step.act, step.provision, step.position]) for step in begun
    )


def _begun(step: Step, versions: list[dt.date]) -> Step:
    if not step.version or step.version == versions[0]:
        return step
    before = versions[bisect_left(versions, step.version) - 1]
    worded = step.valid_from and before < step.begins <= step.version
    return step if worded else replace(step, begins=step.version)


def _ended(step: Step, versions: list[dt.date], reworded: list[dt.date]) -> Step:
    day = step.version
    later = [version for version in versions if day and version > day]
    if not day or not later:
        return step
    worded = (other for other in reworded if day < other <= later[0])
    return replace(step, ends=min(step.ends, later[0], *worded))
