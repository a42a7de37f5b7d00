/** The same tree as an outline, by the ARIA pattern of trees: one stop of the Tab key, arrows inside. */

import { changeOf, eyebrow, nameOf, type Pen } from "./cards";
import { h } from "./html";
import type { Item, Tree } from "./model";
import type { Hands } from "./picture";

export class Outline {
  private tree: Tree | null = null;
  private active = "";
  private readonly list: HTMLUListElement;

  constructor(
    host: HTMLElement,
    private readonly pen: Pen,
    private readonly hands: Hands,
  ) {
    this.list = h("ul", { role: "tree", class: "outline" });
    host.replaceChildren(this.list);
    this.list.addEventListener("click", (event) => this.click(event));
    this.list.addEventListener("keydown", (event) => this.key(event));
    this.list.addEventListener("focusin", (event) => {
      const key = keyOf(event);
      if (key) this.activate(key);
    });
  }

  show(tree: Tree, chosen: string): void {
    const had = this.list.contains(document.activeElement);
    this.tree = tree;
    if (!tree.byKey.has(this.active)) this.active = tree.byKey.has(chosen) ? chosen : tree.root.key;
    this.list.setAttribute("aria-label", this.pen.say("outline-of", { name: tree.root.node.label }));
    this.list.replaceChildren(this.entry(tree.root, chosen));
    if (had) this.element(this.active)?.focus();
  }

  private entry(item: Item, chosen: string): HTMLLIElement {
    const change = changeOf(item);
    const expandable = item.count > 0 && (item.sort === "node" || item.sort === "group");
    const said = [
      h("span", { class: "mark", "aria-hidden": "true" }, expandable ? (item.open ? "▾" : "▸") : "·"),
      h("span", { class: "name" }, nameOf(item, this.pen)),
      ...eyebrow(item, this.pen).map((part) => h("small", {}, part.text)),
      change && h("span", { class: `change change-${change}` }, `${change === "new" ? "+" : "−"} ${this.pen.say(`state-${change}`)}`),
      expandable && h("span", { class: "number", title: this.pen.say("count", { n: this.pen.number(item.count) }) }, this.pen.number(item.count)),
    ];
    const siblings = item.parent?.children ?? [item];
    const attributes: Record<string, string> = {
      role: "treeitem",
      "data-key": item.key,
      class: `sort-${item.sort}`,
      tabindex: item.key === this.active ? "0" : "-1",
      "aria-level": String(item.depth + 1),
      "aria-setsize": String(siblings.length),
      "aria-posinset": String(siblings.indexOf(item) + 1),
      "aria-selected": String(item.key === chosen),
    };
    if (expandable) attributes["aria-expanded"] = String(item.open);
    const below = item.children.map((child) => this.entry(child, chosen));
    return h("li", attributes, h("span", { class: "entry" }, said), below.length ? h("ul", { role: "group" }, below) : null);
  }

  private click(event: Event): void {
    const key = keyOf(event);
    if (!key) return;
    this.active = key;
    this.hands.press(key);
  }

  private key(event: KeyboardEvent): void {
    const item = this.tree?.byKey.get(this.active);
    if (!item || !this.tree || event.altKey || event.ctrlKey || event.metaKey) return;
    const goal = this.goal(event.key, item, this.tree);
    if (goal === undefined) return;
    event.preventDefault();
    if (!goal) return;
    this.activate(goal.key);
    this.element(goal.key)?.focus();
  }

  private goal(key: string, item: Item, tree: Tree): Item | null | undefined {
    const at = tree.items.indexOf(item);
    switch (key) {
      case "ArrowDown":
        return tree.items[at + 1] ?? null;
      case "ArrowUp":
        return tree.items[at - 1] ?? null;
      case "ArrowRight":
        if (!item.open && item.count) this.hands.press(item.key);
        return item.open ? (item.children[0] ?? null) : null;
      case "ArrowLeft":
        if (!item.open || !item.parent) return item.parent;
        this.hands.press(item.key);
        return null;
      case "Home":
        return tree.root;
      case "End":
        return tree.items[tree.items.length - 1] ?? null;
      case "Enter":
      case " ":
        this.hands.press(item.key);
        return null;
      default:
        return this.typed(key, at, tree);
    }
  }

  private typed(key: string, at: number, tree: Tree): Item | null | undefined {
    if ([...key].length !== 1) return undefined;
    const after = [...tree.items.slice(at + 1), ...tree.items.slice(0, at)];
    return after.find((item) => nameOf(item, this.pen).toLocaleLowerCase().startsWith(key.toLocaleLowerCase())) ?? null;
  }

  private activate(key: string): void {
    this.element(this.active)?.setAttribute("tabindex", "-1");
    this.active = key;
    this.element(key)?.setAttribute("tabindex", "0");
    this.hands.look(key);
  }

  private element(key: string): HTMLElement | null {
    return this.list.querySelector(`[data-key="${CSS.escape(key)}"]`);
  }
}

function keyOf(event: Event): string {
  const entry = event.target instanceof Element ? event.target.closest("[data-key]") : null;
  return entry?.getAttribute("data-key") ?? "";
}
