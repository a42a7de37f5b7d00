/** What stands around the picture and was written by the server: kept true while the picture changes without it. */

import { paged, served, type State, write } from "./address";
import type { Answer } from "./data";
import { h } from "./html";
import type { Words } from "./saying";

export class Around {
  private readonly written: string;
  private changed = false;

  /** `state` is what the page was written for. */
  constructor(
    private readonly words: Words,
    state: State,
  ) {
    this.written = time(state);
  }

  /** The sentence at the head, the notes and the fields of the form, for the day that is shown. */
  show(state: State, first: Answer): void {
    this.changed ||= time(state) !== this.written;
    if (!this.changed) return;
    const lead = document.querySelector("main .lead");
    if (lead) {
      const said = { day: this.words.day(first.as_of), n: this.words.number(first.total) };
      lead.textContent = this.words.say(state.up ? "summary-up" : "summary", said);
    }
    document.querySelector("main .lead + .links")?.remove();
    const notes = first.notes.map((note) => h("li", {}, note));
    document.getElementById("notes")?.replaceChildren(...notes);
    document.getElementById("notes")?.toggleAttribute("hidden", notes.length === 0);
    this.fill("as-of", first.as_of);
    this.fill("since", state.since);
  }

  /** Links to the same in another language or form, and the form, take the state along. */
  lead(state: State): void {
    for (const link of document.querySelectorAll<HTMLAnchorElement>("header a[hreflang]")) {
      link.href = location.pathname + write({ ...state, lang: link.hreflang });
    }
    for (const link of document.querySelectorAll<HTMLAnchorElement>("a[href*='/hierarchy.']")) {
      link.href = new URL(link.href).pathname + write(state).replace(/#.*$/, "");
    }
    const asked = served(state);
    this.fill("open", [...asked.open].join(","));
    this.fill("more", paged(asked.more));
    document.getElementById("hierarchy-in-part")?.toggleAttribute("hidden", asked.whole);
  }

  private fill(name: string, value: string): void {
    const form = document.getElementById("hierarchy-form");
    const field = form?.querySelector<HTMLInputElement>(`[name="${name}"]`);
    if (field) field.value = value;
    else if (value) form?.append(h("input", { type: "hidden", name, value }));
  }
}

function time(state: State): string {
  return `${state.asOf} ${state.since}`;
}
