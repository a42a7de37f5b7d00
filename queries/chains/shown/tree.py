"""In which order the text of a chain tells its positions: as a tree, so that what stands further in is next to what it
stands under.

    tree = Tree(chain)
    for block in tree.blocks: …              the links of a position, each position once, depth first
    tree.elsewhere(link)                     where it goes on from a link: "above", "below", "" right there or nowhere

A position stands below the first, one hop nearer to the one asked for, whose step leads to it.
"""

from __future__ import annotations

from collections.abc import Iterator

from queries.chains.walk import Chain, Link


class Tree:
    """The tree of a chain; linear in its links."""

    def __init__(self, chain: Chain) -> None:
        self._chain = chain
        self._onward: dict[str, list[str]] = {}
        self._acting: dict[str, list[str]] = {}
        for of, who in chain.onward:
            self._onward.setdefault(of.iri, []).append(who.iri)
            self._acting.setdefault(who.iri, []).append(of.iri)
        self._links: dict[str, list[Link]] = {}
        for link in chain.links:
            self._links.setdefault(chain.nearer(link).iri, []).append(link)
        self._under = self._parents()
        self._order = {iri: place for place, iri in enumerate(self._in_depth())}

    @property
    def blocks(self) -> Iterator[list[Link]]:
        """The links of each position, in the order of the text."""
        return (self._links[iri] for iri in self._order)

    def elsewhere(self, link: Link) -> str:
        """Where in the text it goes on from a link: "above", "below", or "" right there or nowhere."""
        here = self._chain.nearer(link).iri
        places = [self._order[iri] for iri in self._leading(link) if iri in self._order]
        if not places or any(self._under.get(iri) == here for iri in self._leading(link)):
            return ""
        return "above" if min(places) <= self._order[here] else "below"

    def _leading(self, link: Link) -> tuple[str, ...]:
        """Whose links go on from one: who it leads to, those through whom that one acts, what these act for."""
        if not link.applies:
            return ()
        far = self._chain.farther(link).iri
        found = (far, *self._onward.get(far, ()))
        return tuple(dict.fromkeys((*found, *(of for who in found for of in self._acting.get(who, ())))))

    def _parents(self) -> dict[str, str]:
        found: dict[str, str] = {}
        for iri, links in self._links.items():
            for link in links:
                for onward in self._leading(link):
                    if onward in self._links and self._links[onward][0].depth == links[0].depth + 1:
                        found.setdefault(onward, iri)
        return found

    def _in_depth(self) -> Iterator[str]:
        held: dict[str, list[str]] = {}
        for iri in self._links:
            held.setdefault(self._under.get(iri, ""), []).append(iri)
        waiting = held.get("", [])[::-1]
        while waiting:
            iri = waiting.pop()
            yield iri
            waiting += held.get(iri, [])[::-1]
