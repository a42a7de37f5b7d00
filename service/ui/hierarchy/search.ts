/** Search in the picture: the names that fit, each a button that opens the way to it. The form is that of the page. */

import type { Hit } from "./data";
import { h } from "./html";
import type { Words } from "./saying";

export class Search {
  private readonly list = h("div", { class: "hits", id: "hierarchy-hits", hidden: true });

  constructor(
    private readonly form: HTMLFormElement,
    private readonly words: Words,
    private readonly ask: (text: string) => Promise<readonly Hit[]>,
    private readonly go: (hit: Hit) => void,
  ) {
    form.append(this.list);
    form.addEventListener("submit", (event) => {
      event.preventDefault();
      void this.run();
    });
    form.addEventListener("keydown", (event) => {
      if (event.key !== "Escape") return;
      this.close();
      this.field?.focus();
    });
  }

  private get field(): HTMLInputElement | null {
    return this.form.querySelector<HTMLInputElement>("[name=q]");
  }

  private async run(): Promise<void> {
    const text = this.field?.value.trim() ?? "";
    if (!text) return this.close();
    const hits = await this.ask(text);
    const lines = hits.map((hit) => {
      const button = h("button", { type: "button" }, hit.node.label, hit.node.organ && h("small", {}, hit.node.organ.label));
      button.addEventListener("click", () => {
        this.close();
        this.go(hit);
      });
      return h("li", {}, button);
    });
    const said = hits.length ? this.words.say("hits", { n: this.words.number(hits.length) }) : this.words.say("no-hits", { text });
    this.list.replaceChildren(h("p", { role: "status" }, said), h("ul", {}, lines));
    this.list.hidden = false;
    if (hits.length === 1 && hits[0]) this.go(hits[0]);
    return undefined;
  }

  private close(): void {
    this.list.hidden = true;
    this.list.replaceChildren();
  }
}
