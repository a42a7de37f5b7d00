/** Where the cards stand. A parent stands level with its first child, so that opening a node moves nothing above it.
 *
 * Wide: columns from left to right (from right to left on the way up). Compact: one below the other, indented.
 * Time is linear in the items.
 */

import type { Item, Tree } from "./model";

export interface Box {
  readonly item: Item;
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
  /** How far down it may slide to stay beside its children as they are scrolled. */
  readonly lowest: number;
}

export interface Layout {
  readonly boxes: readonly Box[];
  readonly byKey: ReadonlyMap<string, Box>;
  readonly width: number;
  readonly height: number;
  /** 1: children to the right; -1: to the left; 0: below, indented. */
  readonly direction: 1 | -1 | 0;
}

const CARD = 256; // width of a card in columns
export const GUTTER = 82; // between columns: the lines run here
const GAP = 10; // between cards of a column
export const ANCHOR = 24; // from the top of a card to where lines meet it
export const MARGIN = 16;
const APART = 14; // more room between the children of different parents
const INDENT = 20;
const DEEPEST = 7; // further levels of the compact layout are not indented more

/** Height of an item's card, for a width. */
export type Height = (item: Item, width: number) => number;

/** Columns: each level of the tree one, the tree's items packed from the top. */
export function columns(tree: Tree, height: Height, up: boolean): Layout {
  const tops = new Map<Item, number>();
  const free: number[] = []; // by depth: the first free y
  const lastParent: (Item | null)[] = [];
  const room = (item: Item): number => {
    const depth = item.depth;
    const y = free[depth];
    if (y === undefined) return MARGIN;
    return lastParent[depth] === item.parent ? y : y + APART;
  };
  for (const item of tree.items) {
    if (!tops.has(item)) level(item, room, tops);
    const y = tops.get(item) as number;
    free[item.depth] = y + height(item, CARD) + GAP;
    lastParent[item.depth] = item.parent;
  }
  const deepest = Math.max(0, free.length - 1);
  const width = 2 * MARGIN + (deepest + 1) * CARD + deepest * GUTTER + 40; // 40: the count beside the last column
  const next: number[] = []; // by depth, from the last item to the first: the top of the one below
  const boxes: Box[] = [];
  for (const item of [...tree.items].reverse()) {
    const x = MARGIN + item.depth * (CARD + GUTTER);
    const [y, tall] = [tops.get(item) as number, height(item, CARD)];
    const last = item.children[item.children.length - 1];
    const lowest = Math.min(last ? (tops.get(last) as number) : y, (next[item.depth] ?? Infinity) - tall - GAP);
    next[item.depth] = y;
    boxes.push({ item, x: up ? width - x - CARD : x, y, width: CARD, height: tall, lowest: Math.max(y, lowest) });
  }
  boxes.reverse();
  return done(boxes, width, Math.max(...free.filter((y) => y !== undefined)) - GAP + MARGIN, up ? -1 : 1);
}

/** One below the other, each level a little further in, as wide as there is room. */
export function indented(tree: Tree, height: Height, available: number): Layout {
  let y = 8;
  const boxes = tree.items.map((item): Box => {
    const x = 8 + Math.min(item.depth, DEEPEST) * INDENT;
    const width = Math.max(160, available - x - 8);
    const box = { item, x, y, width, height: height(item, width), lowest: y };
    y += box.height + GAP;
    return box;
  });
  return done(boxes, available, y, 0);
}

/** The layout with those that have children beside what is in view of them, where there is room. */
export function slid(layout: Layout, top: number): Layout {
  const moves = (box: Box): boolean => box.y < top && box.lowest > box.y;
  if (!layout.boxes.some(moves)) return layout;
  const boxes = layout.boxes.map((box) => (moves(box) ? { ...box, y: Math.min(top, box.lowest) } : box));
  return { ...layout, boxes, byKey: new Map(boxes.map((box) => [box.item.key, box])) };
}

/** The boxes that overlap a rectangle. */
export function within(layout: Layout, left: number, top: number, right: number, bottom: number): Box[] {
  return layout.boxes.filter(
    (box) => box.x < right && box.x + box.width > left && box.y < bottom && box.y + box.height > top,
  );
}

/** Place an item and its first child, that one's first child and so on at one height: the first free for all. */
function level(top: Item, room: (item: Item) => number, tops: Map<Item, number>): void {
  const chain: Item[] = [];
  for (let item: Item | undefined = top; item; item = item.children[0]) chain.push(item);
  const y = Math.max(...chain.map(room));
  for (const item of chain) tops.set(item, y);
}

function done(boxes: Box[], width: number, height: number, direction: 1 | -1 | 0): Layout {
  return { boxes, byKey: new Map(boxes.map((box) => [box.item.key, box])), width, height, direction };
}
