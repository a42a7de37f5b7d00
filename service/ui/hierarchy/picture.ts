/** The picture in the page: draws what is in view, follows the pointer and the keys, scrolls and zooms.
 *
 * It stands in an ordinary box that scrolls, so that wheel, touch and scroll bars do what they do elsewhere; the wheel
 * with Ctrl zooms. Of more than `WHOLE` cards only those in and near the part in view are in the page.
 */

import { select } from "d3-selection";
import type { State } from "./address";
import { card, changeOf, heightOf, type Pen, spoken } from "./cards";
import { type Box, columns, indented, type Layout, MARGIN, slid, within } from "./layout";
import { further, lines, way } from "./lines";
import type { Item, Tree } from "./model";
import { drawn, type Shape, shape } from "./svg";

const WHOLE = 500;
const NEAR = 500; // how far beyond the part in view is drawn, in pixels of the screen
const NARROW = 620; // narrower than this, cards stand below each other
const ZOOMS = [0.1, 3] as const;
const DWELL = 140; // ms after which what the pointer rests on is told

export interface Hands {
  press(key: string): void;
  look(key: string): void;
}

export class Picture {
  layout: Layout | null = null;
  private tree: Tree | null = null;
  private state: State | null = null;
  private scale = 1;
  private active = "";
  private looked = "";
  private found = "";
  private everything = false;
  private dwelling = 0;
  private moving = 0;
  private frame = 0;
  private readonly svg: SVGSVGElement;
  private readonly layers: Readonly<Record<"lines" | "further" | "way" | "cards", SVGGElement>>;

  constructor(
    private readonly host: HTMLElement,
    private readonly pen: Pen,
    private readonly hands: Hands,
  ) {
    this.svg = drawn(shape("svg", "picture", { role: "tree" })) as SVGSVGElement;
    const layer = (name: string): SVGGElement => this.svg.appendChild(drawn(shape("g", name)) as SVGGElement);
    this.layers = { lines: layer("lines"), further: layer("further-lines"), way: layer("ways"), cards: layer("cards") };
    for (const name of ["lines", "further", "way"] as const) this.layers[name].setAttribute("aria-hidden", "true");
    host.append(this.svg);
    this.follow();
  }

  /** Show a tree. The card `still` stays where it is on the screen. */
  show(tree: Tree, state: State, still = ""): void {
    const before = still && this.layout?.byKey.get(still);
    const at = before ? { x: before.x * this.scale - this.host.scrollLeft, y: before.y * this.scale - this.host.scrollTop } : null;
    this.tree = tree;
    this.state = state;
    this.move();
    this.svg.setAttribute("aria-label", this.pen.say("picture-of", { name: tree.root.node.label }));
    if (!tree.byKey.has(this.active)) this.active = tree.byKey.has(state.chosen) ? state.chosen : tree.root.key;
    if (!tree.byKey.has(this.looked)) this.looked = state.chosen;
    const first = !this.layout;
    this.arrange();
    if (first && state.up) this.host.scrollTo(this.host.scrollWidth, 0);
    const after = at && this.layout?.byKey.get(still);
    if (at && after) this.host.scrollTo(after.x * this.scale - at.x, after.y * this.scale - at.y);
    this.draw();
  }

  /** Bring a card into view, and what hangs on it as far as there is room; with `focus` give it the keyboard too. `middle`: half-way down. */
  reveal(key: string, focus = false, middle = false): void {
    const box = this.layout?.byKey.get(key);
    if (!box || !this.layout) return;
    const { host, scale } = this;
    const below = box.item.children.map((child) => this.layout?.byKey.get(child.key)).filter((one) => !!one);
    const left = Math.min(box.x, ...below.map((one) => one.x)) * scale - 24;
    const right = Math.max(box.x + box.width, ...below.map((one) => one.x + one.width)) * scale + 48;
    const [top, bottom] = [box.y * scale - 24, (box.y + box.height) * scale + 40];
    const x = span(host.scrollLeft, host.clientWidth, left, right, this.layout.direction === -1);
    const y = middle ? (top + bottom - host.clientHeight) / 2 : span(host.scrollTop, host.clientHeight, top, bottom, false);
    if (focus) this.focus(key, false);
    host.scrollTo({ left: x, top: y, behavior: calm() ? "auto" : "smooth" });
  }

  /** Mark a card that was sought. */
  mark(key: string): void {
    this.found = key;
    this.draw();
  }

  zoom(factor: number, x = this.host.clientWidth / 2, y = this.host.clientHeight / 2): void {
    const before = this.scale;
    this.scale = Math.min(ZOOMS[1], Math.max(ZOOMS[0], before * factor));
    const by = this.scale / before;
    const [left, top] = [(this.host.scrollLeft + x) * by - x, (this.host.scrollTop + y) * by - y];
    this.size();
    this.host.scrollTo(left, top);
    this.draw();
  }

  /** All of it in view, and nothing larger than it is. */
  fit(): void {
    if (!this.layout) return;
    const { width, height } = this.layout;
    this.scale = Math.max(ZOOMS[0], Math.min(1, this.host.clientWidth / width, (this.host.clientHeight - 4) / height));
    this.size();
    this.host.scrollTo(0, 0);
    this.draw();
  }

  private arrange(): void {
    if (!this.tree || !this.state) return;
    const wide = this.host.clientWidth;
    const height = (item: Item, width: number): number => heightOf(item, width, this.pen);
    const narrow = wide < NARROW;
    if (narrow) this.scale = 1;
    this.layout = narrow ? indented(this.tree, height, wide) : columns(this.tree, height, this.state.up);
    this.svg.classList.toggle("is-narrow", narrow);
    this.size();
  }

  private size(): void {
    if (!this.layout) return;
    const { width, height } = this.layout;
    this.svg.setAttribute("viewBox", `0 0 ${width} ${height}`);
    this.svg.setAttribute("width", String(Math.round(width * this.scale)));
    this.svg.setAttribute("height", String(Math.round(height * this.scale)));
  }

  private draw(): void {
    const { tree, state } = this;
    if (!this.layout || !tree || !state) return;
    const layout = this.everything ? this.layout : slid(this.layout, this.host.scrollTop / this.scale + MARGIN);
    const whole = this.everything || layout.boxes.length <= WHOLE;
    const [left, top] = [(this.host.scrollLeft - NEAR) / this.scale, (this.host.scrollTop - NEAR) / this.scale];
    const right = (this.host.scrollLeft + this.host.clientWidth + NEAR) / this.scale;
    const bottom = (this.host.scrollTop + this.host.clientHeight + NEAR) / this.scale;
    const boxes = whole ? [...layout.boxes] : within(layout, left, top, right, bottom);
    const active = layout.byKey.get(this.active);
    if (active && !boxes.includes(active)) boxes.push(active);
    this.drawCards(boxes, layout.direction);
    const parents = layout.boxes.filter((box) => box.item.children.length);
    const [from, to] = whole ? [0, layout.height] : [top, bottom];
    put(this.layers.lines, parents.flatMap((box) => lines(box, layout, from, to, state.up)));
    const looked = tree.byKey.get(this.looked);
    put(this.layers.way, looked ? way(looked, layout) : []);
    const others = tree.further.filter((edge) => state.lines || edge.who === this.looked || edge.whom === this.looked);
    put(this.layers.further, further(others, layout, { top: from, bottom: to }));
  }

  private drawCards(boxes: Box[], direction: 1 | -1 | 0): void {
    const cards = select(this.layers.cards).selectAll<SVGGElement, Box>("g.node").data(boxes, (box) => box.item.key);
    cards.exit().remove();
    cards
      .enter()
      .append("g")
      .merge(cards)
      .each((box, index, nodes) => this.drawCard(nodes[index] as SVGGElement, box, direction));
  }

  private drawCard(group: SVGGElement, box: Box, direction: 1 | -1 | 0): void {
    const { item } = box;
    const change = changeOf(item);
    const marks = [
      item.key === this.looked && "is-looked",
      item.key === this.state?.chosen && "is-chosen",
      item.key === this.found && "is-found",
      change && `has-${change}`,
    ];
    group.setAttribute("class", ["node", `sort-${item.sort}`, ...marks].filter(Boolean).join(" "));
    group.style.transform = `translate(${box.x}px, ${box.y}px)`;
    const shapes = [{ tag: "title", text: spoken(item, this.pen) }, ...card(box, direction, this.pen)];
    const drawing = JSON.stringify(shapes);
    if (group.dataset["drawing"] !== digest(drawing)) {
      group.dataset["drawing"] = digest(drawing);
      group.replaceChildren(...shapes.map(drawn));
    }
    const siblings = item.parent?.children ?? [item];
    const said: Record<string, string> = {
      role: "treeitem",
      "data-key": item.key,
      tabindex: item.key === this.active ? "0" : "-1",
      "aria-level": String(item.depth + 1),
      "aria-posinset": String(siblings.indexOf(item) + 1),
      "aria-setsize": String(siblings.length),
      "aria-selected": String(item.key === this.state?.chosen),
    };
    if (item.count && item.parent && (item.sort === "node" || item.sort === "group")) said["aria-expanded"] = String(item.open);
    else group.removeAttribute("aria-expanded");
    for (const [name, value] of Object.entries(said)) {
      if (group.getAttribute(name) !== value) group.setAttribute(name, value);
    }
  }

  private focus(key: string, scroll = true): void {
    if (!this.layout?.byKey.has(key)) return;
    this.active = key;
    this.draw();
    if (scroll) this.reveal(key);
    const card_ = this.layers.cards.querySelector<SVGGElement>(`[data-key="${CSS.escape(key)}"]`);
    card_?.focus({ preventScroll: true });
  }

  private look(key: string): void {
    if (key === this.looked) return;
    this.looked = key;
    this.hands.look(key);
    this.draw();
  }

  private follow(): void {
    const { host, svg } = this;
    svg.addEventListener("click", (event) => {
      const key = keyAt(event);
      if (!key) return;
      this.active = key;
      this.hands.press(key);
    });
    svg.addEventListener("pointerover", (event) => {
      window.clearTimeout(this.dwelling);
      const key = keyAt(event);
      if (key && event.pointerType === "mouse") this.dwelling = window.setTimeout(() => this.look(key), DWELL);
    });
    svg.addEventListener("pointerleave", () => window.clearTimeout(this.dwelling));
    svg.addEventListener("focusin", (event) => {
      const key = keyAt(event);
      if (!key) return;
      this.active = key;
      this.look(key);
    });
    svg.addEventListener("keydown", (event) => this.key(event));
    host.addEventListener("scroll", () => this.soon(), { passive: true });
    host.addEventListener("wheel", (event) => this.wheel(event), { passive: false });
    window.addEventListener("beforeprint", () => this.print(true));
    window.addEventListener("afterprint", () => this.print(false));
    new ResizeObserver(() => {
      this.arrange();
      this.soon();
    }).observe(host);
    drag(host);
  }

  /** For a moment cards glide to where they stand now; the styles say how, and not at all for who wants little motion. */
  private move(): void {
    if (!this.layout) return;
    window.clearTimeout(this.moving);
    this.svg.classList.add("is-moving");
    this.moving = window.setTimeout(() => this.svg.classList.remove("is-moving"), 260);
  }

  private soon(): void {
    if (this.frame) return;
    this.frame = requestAnimationFrame(() => {
      this.frame = 0;
      this.draw();
    });
  }

  private print(now: boolean): void {
    this.everything = now;
    this.draw();
  }

  private wheel(event: WheelEvent): void {
    if (!event.ctrlKey && !event.metaKey) return;
    event.preventDefault();
    const box = this.host.getBoundingClientRect();
    this.zoom(Math.exp(-event.deltaY / 400), event.clientX - box.left, event.clientY - box.top);
  }

  private key(event: KeyboardEvent): void {
    const item = this.tree?.byKey.get(this.active);
    if (!item || !this.tree || event.altKey || event.ctrlKey || event.metaKey) return;
    const goal = this.goal(event.key, item, this.tree);
    if (goal === undefined) return;
    event.preventDefault();
    if (goal) this.focus(goal.key);
  }

  /** Where a key leads: an item, null where nowhere, undefined where the key means nothing here. */
  private goal(key: string, item: Item, tree: Tree): Item | null | undefined {
    const direction = this.layout?.direction ?? 0;
    const [onward, back] = direction === -1 ? ["ArrowLeft", "ArrowRight"] : ["ArrowRight", "ArrowLeft"];
    const line = direction === 0 ? tree.items : tree.items.filter((other) => other.depth === item.depth);
    const at = line.indexOf(item);
    switch (key) {
      case "ArrowDown":
        return line[at + 1] ?? null;
      case "ArrowUp":
        return line[at - 1] ?? null;
      case onward:
        if (!item.open && item.count) this.hands.press(item.key);
        return item.children[0] ?? null;
      case back:
        if (!item.open || !item.parent) return item.parent;
        this.hands.press(item.key);
        return null;
      case "Home":
        return tree.root;
      case "End":
        return line[line.length - 1] ?? null;
      case "Enter":
      case " ":
        this.hands.press(item.key);
        return null;
      case "+":
      case "=":
        return this.zoom(1.25), null;
      case "-":
        return this.zoom(0.8), null;
      case "0":
        return this.fit(), null;
      default:
        return undefined;
    }
  }
}

/** Whether the reader has asked for little motion. */
function calm(): boolean {
  return window.matchMedia("(prefers-reduced-motion: reduce)").matches;
}

function put(layer: SVGGElement, shapes: readonly Shape[]): void {
  layer.replaceChildren(...shapes.map(drawn));
}

function keyAt(event: Event): string {
  const card_ = event.target instanceof Element ? event.target.closest("[data-key]") : null;
  return card_?.getAttribute("data-key") ?? "";
}

function digest(text: string): string {
  let sum = 0;
  for (let index = 0; index < text.length; index += 1) sum = (Math.imul(sum, 31) + text.charCodeAt(index)) | 0;
  return `${text.length}.${sum}`;
}

/** Where to scroll so that a span is in view: not at all where it is, its beginning where it is too long. */
function span(at: number, room: number, from: number, to: number, fromEnd: boolean): number {
  if (from >= at && to <= at + room) return at;
  if (to - from > room) return fromEnd ? to - room : from;
  return from < at ? from : to - room;
}

/** Pull the picture with the mouse where nothing else is. */
function drag(host: HTMLElement): void {
  let from: { x: number; y: number; left: number; top: number } | null = null;
  host.addEventListener("pointerdown", (event) => {
    if (event.pointerType !== "mouse" || event.button !== 0 || keyAt(event)) return;
    from = { x: event.clientX, y: event.clientY, left: host.scrollLeft, top: host.scrollTop };
    const box = host.getBoundingClientRect();
    if (event.clientX > box.left + host.clientWidth || event.clientY > box.top + host.clientHeight) from = null;
    else host.setPointerCapture(event.pointerId);
  });
  host.addEventListener("pointermove", (event) => {
    if (!from) return;
    host.classList.add("is-pulled");
    host.scrollTo(from.left - (event.clientX - from.x), from.top - (event.clientY - from.y));
  });
  for (const end of ["pointerup", "pointercancel"]) {
    host.addEventListener(end, () => {
      from = null;
      host.classList.remove("is-pulled");
    });
  }
}
