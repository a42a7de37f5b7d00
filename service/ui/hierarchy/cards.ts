/** The card of an item: its shape says the kind, its first line how it comes to stand here, then its name. */

import type { Step } from "./data";
import { ANCHOR, type Box } from "./layout";
import { type Item, rolesOf } from "./model";
import { type Shape, shape, words } from "./svg";
import { type Measure, oneLine, wrap } from "./wrap";

/** What drawing needs to know of the page: its words and how wide its letters are. */
export interface Pen {
  say(key: string, values?: Readonly<Record<string, string | number>>): string;
  number(value: number): string;
  role(role: string): string;
  readonly name: Measure;
  readonly small: Measure;
  /** Names already broken into lines. */
  readonly wrapped: Map<string, readonly string[]>;
}

const PAD = 12;
const LEADING = 18;
const MOST_LINES = 3;
const SWATCH = 18;

/** Height of a card: its lines. */
export function heightOf(item: Item, width: number, pen: Pen): number {
  if (item.sort === "more" || item.sort === "elsewhere" || item.sort === "waiting") return 36;
  const lines = linesOf(item, width, pen).length;
  return Math.max(2 * ANCHOR, (eyebrow(item, pen).length ? 22 : 6) + lines * LEADING + PAD);
}

export function nameOf(item: Item, pen: Pen): string {
  if (item.sort === "group") return item.group?.organ?.label ?? "";
  if (item.sort === "more") return pen.say("more", { n: pen.number(item.count) });
  if (item.sort === "elsewhere") return pen.say("elsewhere", { n: pen.number(item.count) });
  if (item.sort === "waiting") return pen.say("waiting");
  return item.node.label;
}

/** The name in lines; it is asked for again whenever a card is placed or drawn. */
function linesOf(item: Item, width: number, pen: Pen): readonly string[] {
  const text = nameOf(item, pen);
  const key = `${width} ${text}`;
  let lines = pen.wrapped.get(key);
  if (!lines) pen.wrapped.set(key, (lines = wrap(text, width - 2 * PAD, MOST_LINES, pen.name)));
  return lines;
}

/** All of a card in one sentence, for who hears it. */
export function spoken(item: Item, pen: Pen): string {
  const parts = [nameOf(item, pen)];
  if (item.sort === "node") {
    if (item.node.kind !== "position") parts.push(pen.say(`kind-${item.node.kind}`));
    parts.push(...eyebrow(item, pen).map((part) => part.text));
    const change = changeOf(item);
    if (change) parts.push(pen.say(`state-${change}`));
  }
  if (item.count && (item.sort === "node" || item.sort === "group")) parts.push(pen.say("count", { n: pen.number(item.count) }));
  return parts.join(", ");
}

/** What became of an item between the two days: of its post, else of the lines to it. */
export function changeOf(item: Item): "" | "new" | "ended" {
  if (item.sort !== "node") return "";
  if (item.node.state) return item.node.state;
  const states = new Set(item.edges.map((edge) => edge.state));
  return states.size === 1 ? (item.edges[0]?.state ?? "") : "";
}

/** The roles in which an item stands where it stands, in the order of weight. */
export function eyebrow(item: Item, pen: Pen): { role: string; text: string }[] {
  return rolesOf(item.edges).map((role) => ({ role, text: wordsOf(item, role, pen) }));
}

/** The card, its left upper corner at 0, 0. Names keep their width where a drawing is opened without the page's font. */
export function card(box: Box, direction: 1 | -1 | 0, pen: Pen): Shape[] {
  const { item, width, height } = box;
  if (item.sort === "more") return plain(box, "soft", "link", nameOf(item, pen), pen);
  if (item.sort === "elsewhere" || item.sort === "waiting") return plain(box, "soft", "small", nameOf(item, pen), pen);
  const top = item.parent === null;
  const change = changeOf(item);
  const look = `face${top ? " root" : ""}${change ? ` is-${change}` : ""}`;
  const shapes = [...outline(item, width, height, look)];
  const said = eyebrow(item, pen);
  const name = `name${change === "ended" ? " gone" : top ? " on-root" : ""}`;
  const names = linesOf(item, width, pen);
  let y = said.length ? 19 : (height - names.length * LEADING) / 2 - 4;
  if (said.length) shapes.push(...first(said, change, width, pen));
  for (const line of names) {
    y += LEADING;
    shapes.push(words(name, PAD, y, line, { textLength: Math.round(pen.name(line) * 10) / 10, lengthAdjust: "spacingAndGlyphs" }));
  }
  if (item.count && !top) shapes.push(...counter(box, direction, pen));
  return shapes;
}

/** The samples of a legend: one card shape a kind. */
export function outline(item: Pick<Item, "sort" | "node">, width: number, height: number, look: string): Shape[] {
  const kind = item.sort === "group" ? "group" : item.node.kind;
  const rx = Math.min(8, height / 4);
  if (kind === "class") {
    const off = Math.min(5, height / 4);
    const behind = shape("rect", "behind", { x: off, y: off, width, height, rx });
    return [behind, shape("rect", look, { x: 0, y: 0, width, height, rx })];
  }
  if (kind === "position") return [shape("rect", look, { x: 0, y: 0, width, height, rx })];
  const cut = Math.min(10, height / 3);
  const corners = `M${cut} 0H${width - cut}L${width} ${cut}V${height - cut}L${width - cut} ${height}H${cut}L0 ${height - cut}V${cut}Z`;
  return [shape("path", look, { d: corners })];
}

/** The steps between an item and that above it. */
function stepsOf(item: Item): Step[] {
  return item.edges.flatMap((edge) => edge.steps);
}

function first(said: { role: string; text: string }[], change: string, width: number, pen: Pen): Shape[] {
  const shapes: Shape[] = [];
  let x = PAD;
  const end = width - PAD;
  if (change) {
    const text = `${change === "new" ? "+" : "−"} ${pen.say(`state-${change}`)}`;
    shapes.push(words(`say-${change}`, x, 18, text));
    x += pen.small(text) + 14;
  }
  for (const [index, { role, text }] of said.entries()) {
    const left = said.length - index;
    const room = end - x - SWATCH - 5 - (left > 1 ? 24 : 0);
    if (room < 30 || (index > 0 && pen.small(text) > room)) {
      shapes.push(words("small", x, 18, `+${left}`));
      break;
    }
    const shown = oneLine(text, room, pen.small);
    shapes.push(shape("path", `line role-${role}`, { d: `M${x} 14H${x + SWATCH}` }));
    shapes.push(words(change === "ended" ? "small undone" : "small", x + SWATCH + 5, 18, shown));
    x += SWATCH + 5 + pen.small(shown) + 12;
  }
  return shapes;
}

function counter(box: Box, direction: 1 | -1 | 0, pen: Pen): Shape[] {
  const { item, width, height } = box;
  const text = pen.number(item.count);
  const wide = pen.small(text) + 32;
  const x = direction === 1 ? width - 8 : direction === -1 ? 8 - wide : width - wide - 8;
  const y = direction === 0 ? height - 14 : ANCHOR - 11;
  const at = x + wide - 13;
  const mid = y + 11;
  const right = `M${at - 2} ${mid - 4}l4 4l-4 4`;
  const left = `M${at + 2} ${mid - 4}l-4 4l4 4`;
  const down = `M${at - 4} ${mid - 2}l4 4l4 -4`;
  const up = `M${at - 4} ${mid + 2}l4 -4l4 4`;
  const closed = direction === 1 ? right : direction === -1 ? left : down;
  const opened = direction === 1 ? left : direction === -1 ? right : up;
  return [
    shape("rect", `count${item.open ? " count-open" : ""}`, { x, y, width: wide, height: 22, rx: 11 }),
    words("number", x + 9, y + 15.5, text),
    shape("path", "chevron", { d: item.open ? opened : closed }),
  ];
}

function plain(box: Box, look: string, text: string, said: string, pen: Pen): Shape[] {
  const { width, height } = box;
  return [
    shape("rect", look, { x: 0, y: 0, width, height, rx: 18 }),
    words(text, 16, 23, oneLine(said, width - 32, pen.small)),
  ];
}

function wordsOf(item: Item, role: string, pen: Pen): string {
  if (role === "through") return item.edges.find((edge) => edge.through)?.words || pen.role(role);
  return stepsOf(item).find((one) => one.role === role)?.role_words || pen.role(role);
}
