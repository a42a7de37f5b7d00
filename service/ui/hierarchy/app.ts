/** The page of the hierarchy: one state, said by the address; what is shown follows from it. */

import { closed, opened, parse, type Shown, type State, write } from "./address";
import { heightOf, nameOf, type Pen } from "./cards";
import type { Answer, Hit } from "./data";
import { png, save, svg } from "./files";
import { Around } from "./around";
import { byId } from "./html";
import { columns } from "./layout";
import { legend } from "./legend";
import { arrange, groupable, groupKey, type Item, keysBelow, type Loaded, type Tree } from "./model";
import { Outline } from "./outline";
import { panel } from "./panel";
import { Picture } from "./picture";
import type { Words } from "./saying";
import { Search } from "./search";
import { sheet } from "./sheet";
import { Store } from "./store";
import { table } from "./table";
import { Tabs } from "./tabs";
import { Time } from "./time";

export class App {
  private state: State;
  private tree: Tree | null = null;
  private first: Answer | null = null;
  private loaded: Loaded = new Map();
  private turn = 0;
  private readonly store: Store;
  private readonly picture: Picture;
  private readonly outline: Outline;
  private readonly tabs: Tabs<Shown>;
  private readonly time: Time;
  private readonly around: Around;

  constructor(
    private readonly words: Words,
    private readonly pen: Pen,
    of: string,
    json: string,
  ) {
    this.state = { ...parse(location.search, location.hash), of };
    this.store = new Store(json);
    const hands = { press: (key: string) => void this.press(key), look: (key: string) => this.look(key) };
    this.picture = new Picture(byId("hierarchy-stage"), pen, hands);
    this.outline = new Outline(byId("outline-host"), pen, hands);
    this.tabs = new Tabs<Shown>(byId("hierarchy-tabs"), (shown) => this.go({ ...this.state, shown }));
    this.time = new Time(words, (asOf, since) => this.go({ ...this.state, asOf, since }, { step: true }));
    this.around = new Around(words, this.state);
    const form = document.querySelector<HTMLFormElement>("form.within");
    if (form) {
      byId("hierarchy-find").append(form);
      new Search(form, words, (text) => this.store.hits(this.state, text), (hit) => void this.goTo(hit));
    }
    this.tools();
  }

  /** Begin once the page is `ready` to be drawn on; what is asked for is on its way meanwhile. */
  async start(ready: Promise<unknown>): Promise<void> {
    await Promise.all([ready, this.store.load(this.state, () => undefined)]);
    await this.go(this.state);
    if (this.state.chosen) this.picture.reveal(this.state.chosen, false, true);
  }

  /** Take over a state: load what it shows, show it, say it in the address. */
  private async go(state: State, how: { step?: boolean; still?: string; heard?: string } = {}): Promise<void> {
    const turn = ++this.turn;
    const before = this.state;
    this.state = state;
    const waiting = window.setTimeout(() => this.busy(true), 120);
    let trouble = "";
    const loaded = await this.store.load(state, (error) => (trouble = error instanceof Error ? error.message : String(error)));
    window.clearTimeout(waiting);
    if (turn !== this.turn) return;
    this.busy(false);
    const first = loaded.get(state.of)?.[0];
    if (!first) {
      this.state = before;
      return this.tell(this.words.say("trouble", { text: trouble }), true);
    }
    this.first = first;
    this.loaded = loaded;
    this.tree = arrange(first, loaded, state);
    this.say(how.step ?? false);
    this.show(how.still ?? "");
    if (trouble) this.tell(this.words.say("trouble", { text: trouble }), true);
    else if (how.heard) this.tell(how.heard);
  }

  private show(still: string): void {
    const { tree, state, first } = this;
    if (!tree || !first) return;
    this.tabs.show(state.shown);
    if (state.shown === "picture") this.picture.show(tree, state, still);
    if (state.shown === "outline") this.outline.show(tree, state.chosen);
    if (state.shown === "table") byId("table-host").replaceChildren(table(tree, state.up, this.words));
    byId("hierarchy-view").classList.toggle("has-panel", state.shown !== "table");
    this.time.show(state, first.as_of, first.moments ?? []);
    this.around.show(state, first);
    byId("hierarchy-legend").replaceChildren(...legend(tree, this.pen));
    byId<HTMLInputElement>("hierarchy-lines").checked = state.lines;
    const able = this.groupable();
    byId("hierarchy-groups").hidden = !able;
    byId("hierarchy-groups").setAttribute("aria-pressed", String(state.group.includes(able)));
    this.look(tree.byKey.has(state.chosen) ? state.chosen : tree.root.key);
  }

  private look(key: string): void {
    const item = this.tree?.byKey.get(key);
    if (!item || !this.tree || !this.first) return;
    byId("hierarchy-panel").replaceChildren(...panel(item, this.tree, this.state, this.first.path, this.words));
  }

  /** A card was clicked, or Enter pressed on it. */
  private async press(key: string): Promise<void> {
    const item = this.tree?.byKey.get(key);
    if (!item) return;
    if (item.sort === "more") return this.more(item);
    if (item.sort === "elsewhere" || item.sort === "waiting") return this.look(key);
    const chosen = item.sort === "node" ? key : this.state.chosen;
    if (!item.count || !item.parent) return this.go({ ...this.state, chosen }, { still: key });
    const name = nameOf(item, this.pen);
    if (item.open) {
      const state = closed({ ...this.state, chosen }, keysBelow(item));
      return this.go(state, { still: key, heard: this.words.say("closed", { name }) });
    }
    await this.go(opened({ ...this.state, chosen }, key), { still: key });
    const shown = this.tree?.byKey.get(key)?.children.filter((child) => child.sort === "node" || child.sort === "group").length ?? 0;
    this.tell(this.words.say("opened", { name, n: this.words.number(shown), total: this.words.number(item.count) }));
    if (this.state.shown === "picture") this.picture.reveal(key);
    return undefined;
  }

  private async more(item: Item): Promise<void> {
    const key = item.parent?.key ?? "";
    const answers = this.loaded.get(key);
    const pages = (this.state.more.get(key) ?? 1) + 1;
    if (!answers) return undefined;
    const open = key === this.state.of ? this.state.open : opened(this.state, key).open;
    const state = { ...this.state, open, more: new Map(this.state.more).set(key, pages) };
    await this.go(state, { still: key, heard: this.words.say("more-shown", { name: item.node.label }) });
    return undefined;
  }

  /** Open the way to what was found, and mark it. */
  private async goTo(hit: Hit): Promise<void> {
    const way: [string, number][] = [];
    for (const [at, id] of hit.path.entries()) {
      const child = hit.path[at + 1];
      if (child) way.push([id, await this.store.pageWith(this.state, id, child)]);
    }
    // Only now the state: somebody may have opened something meanwhile.
    let state: State = { ...this.state, chosen: hit.node.id, shown: this.state.shown === "table" ? "picture" : this.state.shown };
    for (const [id, page] of way) {
      const pages = Math.max(page, state.more.get(id) ?? 1);
      const group = state.group.filter((key) => key !== id);
      state = id === state.of ? { ...state, more: new Map(state.more).set(id, pages) } : opened(state, id, pages);
      state = { ...state, group };
    }
    await this.go(state, { heard: this.words.say("found", { name: hit.node.label }) });
    this.picture.mark(hit.node.id);
    this.picture.reveal(hit.node.id, true, true);
  }

  private tools(): void {
    const does: Record<string, () => void> = {
      in: () => this.picture.zoom(1.25),
      out: () => this.picture.zoom(0.8),
      fit: () => this.picture.fit(),
      level: () => void this.openLevel(),
      close: () => void this.go({ ...this.state, open: [], more: new Map(), group: [] }),
      groups: () => this.groups(),
      svg: () => this.draw((file) => save(svg(file.text), `${this.fileName()}.svg`)),
      png: () => this.draw((file) => void png(file.text, file.width, file.height).then((blob) => save(blob, `${this.fileName()}.png`))),
      print: () => window.print(),
      share: () => void this.share(),
    };
    for (const button of document.querySelectorAll<HTMLButtonElement>("[data-does]")) {
      button.addEventListener("click", () => does[button.dataset["does"] ?? ""]?.());
    }
    byId<HTMLInputElement>("hierarchy-lines").addEventListener("change", (event) => {
      void this.go({ ...this.state, lines: (event.target as HTMLInputElement).checked });
    });
    window.addEventListener("popstate", () => {
      const said = parse(location.search, location.hash);
      if (said.of && said.of !== this.state.of) location.reload();
      else void this.go({ ...said, of: this.state.of });
    });
  }

  /** Open what is closed on the first level that has something closed, as far as there is room for the eye. */
  private async openLevel(): Promise<void> {
    const shut = this.tree?.items.filter((item) => item.sort === "node" && item.count > 0 && !item.open && item.parent) ?? [];
    const level = Math.min(...shut.map((item) => item.depth));
    const those = shut.filter((item) => item.depth === level);
    const few = those.slice(0, 30);
    const state = few.reduce((so, item) => opened(so, item.key), this.state);
    const key = few.length < those.length ? "level-in-part" : "level-opened";
    const said = { n: this.words.number(few.length), total: this.words.number(those.length), level: this.words.number(level) };
    await this.go(state, { still: this.tree?.root.key ?? "", heard: few.length ? this.words.say(key, said) : this.words.say("nothing-closed") });
  }

  /** The key of what is chosen, else of the root, if its children can stand by organ; "" otherwise. */
  private groupable(): string {
    return [this.state.chosen, this.state.of].find((key) => groupable(this.loaded.get(key)?.[0])) ?? "";
  }

  /** These children by organ, or again one by one. */
  private groups(): void {
    const key = this.groupable();
    const grouped = this.state.group.includes(key);
    const below = new Set(this.state.open.filter((other) => other.startsWith(groupKey(key, ""))));
    const state = closed(this.state, below);
    const group = grouped ? state.group.filter((other) => other !== key) : [...state.group, key];
    void this.go({ ...state, group }, { still: key, heard: this.words.say(grouped ? "ungrouped" : "grouped") });
  }

  private draw(done: (file: ReturnType<typeof sheet>) => void): void {
    if (!this.tree || !this.first) return;
    const layout = this.picture.layout?.direction
      ? this.picture.layout
      : columns(this.tree, (item, width) => heightOf(item, width, this.pen), this.state.up);
    const title = this.words.say(this.state.up ? "title-up" : "title", { name: this.tree.root.node.label });
    const day = this.words.say("as-of", { day: this.words.day(this.first.as_of) });
    const since = this.first.since ? `; ${this.words.say("marked-since", { since: this.words.day(this.first.since) })}` : "";
    const edges = this.state.lines ? this.tree.further : [];
    done(sheet(layout, edges, this.state.up, { title, day: day + since, source: location.href }, this.pen));
  }

  private fileName(): string {
    return `${this.state.of.replace(/^.*\//, "")}-${this.first?.as_of ?? ""}`;
  }

  private async share(): Promise<void> {
    try {
      await navigator.clipboard.writeText(location.href);
      this.tell(this.words.say("copied"), true);
    } catch {
      window.prompt(this.words.say("copy"), location.href);
    }
  }

  /** Say the state in the address, and in what leads on from the page. */
  private say(step: boolean): void {
    const address = location.pathname + write(this.state);
    if (address !== location.pathname + location.search + location.hash) {
      if (step) history.pushState(null, "", address);
      else history.replaceState(null, "", address);
    }
    this.around.lead(this.state);
  }

  private busy(now: boolean): void {
    byId("hierarchy-view").setAttribute("aria-busy", String(now));
  }

  private tell(text: string, shown = false): void {
    const live = byId("hierarchy-live");
    live.textContent = text;
    live.classList.toggle("is-shown", shown);
  }
}
