// Runs the form of the endpoint's page without leaving it: the answer of the page takes the place of the one before.
import type Yasqe from "@zazuko/yasqe";

export interface Given {
  readonly prefixes: Readonly<Record<string, string>>;
  readonly void: string;
  readonly words: Readonly<Record<"query" | "suggestions" | "running" | "stopped" | "unreached" | "invalid", string>>;
}

const LONGEST = 6000; // characters of an address that is surely taken; a longer query is sent as a form
const LINE = "wrong-line";

/** The element of the page with this id, which is of this kind. */
export function element<T extends HTMLElement>(id: string, kind: abstract new () => T): T {
  const found = document.getElementById(id);
  if (!(found instanceof kind)) throw new Error(`no #${id} on this page`);
  return found;
}

/** Let the form run here. An answer that is a file is left to the browser. */
export function run(form: HTMLFormElement, editor: Yasqe, given: Given): void {
  const said = element("said", HTMLElement);
  const stop = element("stop", HTMLButtonElement);
  const button = form.querySelector<HTMLButtonElement>("button:not([type])");
  let running: AbortController | undefined;

  form.addEventListener("submit", (event) => {
    const fields = new FormData(form);
    if (fields.get("format")) return;
    event.preventDefault();
    running?.abort();
    const mine = (running = new AbortController());
    void ask(fields, mine.signal).finally(() => {
      if (running === mine) busy(false);
    });
  });
  stop.addEventListener("click", () => {
    running?.abort();
    tell(given.words.stopped);
    busy(false);
    button?.focus();
  });
  window.addEventListener("popstate", () => location.reload());

  async function ask(fields: FormData, signal: AbortSignal): Promise<void> {
    busy(true);
    tell(given.words.running);
    fields.delete("format");
    const query = new URLSearchParams([...fields].map(([name, value]) => [name, String(value)]));
    const address = `${form.action}?${query}`;
    const short = address.length <= LONGEST;
    const headers = { Accept: "text/html" };
    try {
      const answer = await (short
        ? fetch(address, { headers, signal })
        : fetch(form.action, { method: "POST", body: query, headers, signal }));
      const page = new DOMParser().parseFromString(await answer.text(), "text/html");
      if (!show(page)) throw new TypeError("no page of ours");
      if (short && address !== location.href) history.pushState(null, "", address);
    } catch (error) {
      if (!signal.aborted) tell(given.words.unreached);
      else if (!(error instanceof DOMException)) throw error;
    }
  }

  function show(page: Document): boolean {
    const result = page.getElementById("result");
    if (!result) return false;
    element("result", HTMLElement).replaceWith(document.adoptNode(result));
    const languages = page.querySelector("nav.languages");
    if (languages) document.querySelector("nav.languages")?.replaceWith(document.adoptNode(languages));
    tell((result.querySelector("caption, .said, #problem p") ?? result.querySelector("h2"))?.textContent ?? "", true);
    shown();
    result.scrollIntoView({ block: "nearest" });
    return true;
  }

  /** Say how it goes; what stands on the page anyway is said to screen readers alone. */
  function tell(words: string, seen = false): void {
    said.textContent = words;
    said.classList.toggle("hidden", seen);
  }

  function busy(yes: boolean): void {
    stop.hidden = !yes;
    element("result", HTMLElement).setAttribute("aria-busy", String(yes));
  }

  /** What an answer needs once it stands on the page: the wrong line marked, its JSON when it is asked for. */
  function shown(): void {
    for (let line = 0; line < editor.getDoc().lineCount(); line++) editor.removeLineClass(line, "background", LINE);
    const problem = document.getElementById("problem");
    const line = Number(problem?.dataset["line"] ?? 0);
    if (line > 0) editor.addLineClass(line - 1, "background", LINE);
    editor.getInputField().setAttribute("aria-invalid", String(problem !== null));
    const raw = document.getElementById("raw");
    const code = raw?.querySelector("code");
    if (!(raw instanceof HTMLDetailsElement) || !code) return;
    raw.hidden = false;
    raw.addEventListener("toggle", () => void fill(raw, code), { once: true });
  }

  async function fill(raw: HTMLDetailsElement, code: Element): Promise<void> {
    const answer = await fetch(raw.dataset["address"] ?? "");
    code.textContent = JSON.stringify(await answer.json(), null, 2).slice(0, 200_000);
  }

  shown();
}
