// Suggestions while one types, for every `input[data-suggest]`: a combobox with a list (ARIA Authoring Practices).
//
//   <input type="search" name="q" data-suggest>                                  chosen: its page is opened
//   <input name="of" data-suggest="fill" data-suggest-kind="position,class">     chosen: its name is filled in
//
// Without this script the form is sent as it stands. Words come with the suggestions, in the language of the page.

interface Suggestion {
  readonly label: string;
  readonly lang: string;
  readonly kind_words: string;
  readonly address: string;
  readonly hint: string;
}

interface Answer {
  readonly query: string;
  readonly results: readonly Suggestion[];
  readonly said: string;
}

const PAUSE = 120; // milliseconds without a key before asking
const LEAST = 2; // letters
const ROOM = 16; // pixels around field and list
const language = document.documentElement.lang;
const address = document.querySelector<HTMLFormElement>('form[role="search"]')?.action ?? "";
let number = 0;

class Combobox {
  readonly #input: HTMLInputElement;
  readonly #list = document.createElement("ul");
  readonly #status = document.createElement("span");
  readonly #fills: boolean;
  #results: readonly Suggestion[] = [];
  #active = -1;
  #typed = "";
  #shown = ""; // what the list answers
  #timer = 0;
  #asking: AbortController | undefined;

  constructor(input: HTMLInputElement) {
    this.#input = input;
    this.#fills = input.dataset.suggest === "fill";
    const id = `suggestions-${++number}`;
    this.#list.id = id;
    this.#list.setAttribute("role", "listbox");
    this.#list.setAttribute("data-suggest-list", "");
    this.#list.setAttribute("aria-label", input.labels?.[0]?.textContent?.trim() ?? input.getAttribute("aria-label") ?? input.name);
    this.#list.hidden = true;
    this.#status.className = "hidden";
    this.#status.setAttribute("role", "status");
    const at = input.parentElement;
    at?.setAttribute("data-suggest-at", "");
    at?.append(this.#list, this.#status);
    input.setAttribute("role", "combobox");
    input.setAttribute("aria-autocomplete", "list");
    input.setAttribute("aria-expanded", "false");
    input.setAttribute("aria-controls", id);
    input.autocomplete = "off";
    input.addEventListener("input", () => this.#later());
    input.addEventListener("keydown", (event) => this.#key(event));
    input.addEventListener("blur", () => this.#close());
    this.#list.addEventListener("mousedown", (event) => event.preventDefault()); // the field keeps the focus
    this.#list.addEventListener("click", (event) => {
      const option = (event.target as Element).closest<HTMLElement>("[role=option]");
      if (option) this.#choose(Number(option.dataset.place));
    });
  }

  #later(): void {
    window.clearTimeout(this.#timer);
    this.#asking?.abort();
    this.#typed = this.#input.value;
    if (this.#typed.trim().length < LEAST) this.#close();
    else this.#timer = window.setTimeout(() => void this.#ask(), PAUSE);
  }

  async #ask(): Promise<void> {
    const asked = new URL(`${address}.json`);
    asked.searchParams.set("q", this.#typed.trim());
    asked.searchParams.set("lang", language);
    const kinds = this.#input.dataset.suggestKind;
    if (kinds) asked.searchParams.set("kind", kinds);
    const asking = new AbortController();
    this.#asking = asking;
    try {
      const answer = await fetch(asked, { signal: asking.signal });
      if (answer.ok && document.activeElement === this.#input) this.#show((await answer.json()) as Answer);
    } catch {
      // gone on typing, or no connection: the form still works
    }
  }

  #show(answer: Answer): void {
    this.#results = answer.results;
    this.#shown = this.#typed;
    this.#active = -1;
    this.#list.replaceChildren(...answer.results.map((result, place) => this.#option(result, place)));
    this.#list.hidden = answer.results.length === 0;
    this.#input.setAttribute("aria-expanded", String(!this.#list.hidden));
    this.#input.removeAttribute("aria-activedescendant");
    this.#status.textContent = answer.said;
    if (!this.#list.hidden) this.#reveal();
  }

  /** On a telephone the list may stand below what is seen: the page moves up as far as needed, the field stays in sight. */
  #reveal(): void {
    const seen = window.visualViewport?.height ?? window.innerHeight;
    const below = this.#list.getBoundingClientRect().bottom + ROOM - seen;
    const above = this.#input.getBoundingClientRect().top - ROOM;
    if (below > 0 && above > 0) window.scrollBy(0, Math.min(below, above));
  }

  #option(result: Suggestion, place: number): HTMLLIElement {
    const option = document.createElement("li");
    option.id = `${this.#list.id}-${place}`;
    option.setAttribute("role", "option");
    option.setAttribute("aria-selected", "false");
    option.dataset.place = String(place);
    const label = document.createElement("span");
    label.textContent = result.label;
    if (result.lang !== language) label.lang = result.lang;
    const about = document.createElement("span");
    about.textContent = [result.kind_words, result.hint].filter(Boolean).join(" · ");
    option.append(label, about);
    return option;
  }

  #key(event: KeyboardEvent): void {
    if (event.isComposing || event.altKey || event.ctrlKey || event.metaKey) return;
    const open = !this.#list.hidden;
    if (event.key === "ArrowDown" || event.key === "ArrowUp") {
      const by = event.key === "ArrowDown" ? 1 : -1;
      if (open && this.#shown === this.#typed) this.#move(by);
      else if (this.#input.value.trim().length >= LEAST) void this.#again(by);
      event.preventDefault();
    } else if (event.key === "Escape" && open) {
      this.#close();
      this.#input.value = this.#typed;
      event.preventDefault();
    } else if (event.key === "Enter" && open && this.#active >= 0) {
      event.preventDefault();
      this.#choose(this.#active);
    } else if (event.key === "Tab") {
      this.#close();
    }
  }

  /** Whoever types faster than the list comes, or has closed it, and goes on to it: it is asked for at once. */
  async #again(by: number): Promise<void> {
    window.clearTimeout(this.#timer);
    this.#asking?.abort();
    this.#typed = this.#input.value;
    await this.#ask();
    if (!this.#list.hidden && this.#shown === this.#typed && this.#active < 0) this.#move(by);
  }

  /** One further, past the ends through the field itself. */
  #move(by: number): void {
    const places = this.#results.length + 1;
    this.#options()[this.#active]?.setAttribute("aria-selected", "false");
    this.#active = ((this.#active + 1 + by + places) % places) - 1;
    const option = this.#options()[this.#active];
    if (!option) {
      this.#input.removeAttribute("aria-activedescendant");
      return;
    }
    option.setAttribute("aria-selected", "true");
    option.scrollIntoView({ block: "nearest" });
    this.#input.setAttribute("aria-activedescendant", option.id);
  }

  #options(): readonly Element[] {
    return [...this.#list.children];
  }

  #choose(place: number): void {
    const result = this.#results[place];
    if (!result) return;
    this.#close();
    this.#input.value = result.label;
    if (this.#fills) this.#input.dispatchEvent(new Event("change", { bubbles: true }));
    else window.location.assign(result.address);
  }

  #close(): void {
    window.clearTimeout(this.#timer);
    this.#asking?.abort();
    this.#list.hidden = true;
    this.#active = -1;
    this.#input.setAttribute("aria-expanded", "false");
    this.#input.removeAttribute("aria-activedescendant");
    this.#status.textContent = "";
  }
}

if (address) for (const input of document.querySelectorAll<HTMLInputElement>("input[data-suggest]")) new Combobox(input);

export {};
