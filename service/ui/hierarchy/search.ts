/** Search in the picture: names that fit are suggested below the field; who chooses one is led there.
 *
 * By the ARIA pattern of a combobox with a list: the keyboard stays in the field. The form is that of the page.
 */

import type { Hit } from "./data";
import { h } from "./html";
import type { Words } from "./saying";

const PAUSE = 180; // ms without a key before the server is asked

export class Search {
  private readonly list: HTMLUListElement;
  private readonly said = h("p", { role: "status" });
  private readonly box: HTMLDivElement;
  private readonly field: HTMLInputElement | null;
  private hits: readonly Hit[] = [];
  private active = -1;
  private timer = 0;
  private asked = "";

  constructor(
    form: HTMLFormElement,
    private readonly words: Words,
    private readonly ask: (text: string) => Promise<readonly Hit[]>,
    private readonly go: (hit: Hit) => void,
  ) {
    this.field = form.querySelector<HTMLInputElement>("[name=q]");
    this.list = h("ul", { role: "listbox", id: "hierarchy-options", "aria-label": words.say("options") });
    this.box = h("div", { class: "hits", id: "hierarchy-hits", hidden: true }, this.said, this.list);
    form.append(this.box);
    const about = { role: "combobox", "aria-autocomplete": "list", "aria-expanded": "false", "aria-controls": this.list.id };
    for (const [name, value] of Object.entries(about)) this.field?.setAttribute(name, value);
    this.field?.addEventListener("input", () => this.soon());
    this.field?.addEventListener("keydown", (event) => this.key(event));
    this.field?.addEventListener("blur", () => window.setTimeout(() => this.close(), 200));
    this.list.addEventListener("pointerdown", (event) => event.preventDefault()); // the field keeps the keyboard
    this.list.addEventListener("click", (event) => this.choose(indexOf(event)));
    form.addEventListener("submit", (event) => {
      event.preventDefault();
      void this.run().then(() => this.choose(this.active < 0 && this.hits.length === 1 ? 0 : this.active));
    });
  }

  private soon(): void {
    window.clearTimeout(this.timer);
    this.timer = window.setTimeout(() => void this.run(), PAUSE);
  }

  private async run(): Promise<void> {
    window.clearTimeout(this.timer);
    const text = this.field?.value.trim() ?? "";
    if (!text) return this.close();
    if (text === this.asked && !this.box.hidden) return undefined;
    this.asked = text;
    const hits = await this.ask(text).catch(() => []);
    if (text === this.asked) this.show(hits, text);
    return undefined;
  }

  private show(hits: readonly Hit[], text: string): void {
    this.hits = hits;
    this.said.textContent = hits.length
      ? this.words.say("hits", { n: this.words.number(hits.length) })
      : this.words.say("no-hits", { text });
    this.list.replaceChildren(
      ...hits.map((hit, index) =>
        h(
          "li",
          { role: "option", id: `hierarchy-option-${index}`, "data-index": index, "aria-selected": "false" },
          hit.node.label,
          hit.node.organ && h("small", {}, hit.node.organ.label),
        ),
      ),
    );
    this.box.hidden = false;
    this.list.hidden = hits.length === 0;
    this.field?.setAttribute("aria-expanded", String(hits.length > 0));
    this.mark(-1);
  }

  private key(event: KeyboardEvent): void {
    if (event.key === "Escape" && !this.box.hidden) {
      event.preventDefault();
      this.close();
    }
    if ((event.key !== "ArrowDown" && event.key !== "ArrowUp") || !this.hits.length) return;
    event.preventDefault();
    const last = this.hits.length - 1;
    if (event.key === "ArrowDown") this.mark(this.active >= last ? 0 : this.active + 1);
    else this.mark(this.active <= 0 ? last : this.active - 1);
  }

  private mark(index: number): void {
    this.active = index;
    for (const [at, option] of [...this.list.children].entries()) option.setAttribute("aria-selected", String(at === index));
    const option = this.list.children[index];
    if (option) this.field?.setAttribute("aria-activedescendant", option.id);
    else this.field?.removeAttribute("aria-activedescendant");
    option?.scrollIntoView({ block: "nearest" });
  }

  private choose(index: number): void {
    const hit = this.hits[index];
    if (!hit) return;
    this.close();
    this.go(hit);
  }

  private close(): void {
    this.box.hidden = true;
    this.hits = [];
    this.asked = "";
    this.field?.setAttribute("aria-expanded", "false");
    this.mark(-1);
    this.list.replaceChildren();
  }
}

function indexOf(event: Event): number {
  const option = event.target instanceof Element ? event.target.closest<HTMLElement>("[data-index]") : null;
  return Number(option?.dataset["index"] ?? -1);
}
