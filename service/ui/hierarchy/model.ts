/** The tree that is shown: each post once, in the first place where what stands open leads to it.
 *
 * The graph behind it is no tree: a post may be reached from several. The others that act on it are `further` edges.
 */

import type { State } from "./address";
import type { Answer, Edge, Group, Node } from "./data";

/** What stands in the tree: a node, a group of children by organ, what leads to more, or that children are on their way. */
export type Sort = "node" | "group" | "more" | "elsewhere" | "waiting";

export interface Item {
  readonly key: string;
  readonly sort: Sort;
  /** The node; of another sort of item the node whose children it is about. */
  readonly node: Node;
  readonly group: Group | null;
  readonly parent: Item | null;
  readonly depth: number;
  readonly children: Item[];
  readonly open: boolean;
  /** How many stand below a node or in a group, are still to be shown, or stand elsewhere. */
  readonly count: number;
  /** Between the node and that above it in the tree. */
  readonly edges: readonly Edge[];
}

export interface Tree {
  readonly root: Item;
  /** All items from the top, as an outline reads. */
  readonly items: readonly Item[];
  readonly byKey: ReadonlyMap<string, Item>;
  /** Edges between nodes in the tree that are no part of it. */
  readonly further: readonly Edge[];
}

/** What was loaded: by node, or by node and organ (`groupKey`), the pages of children. */
export type Loaded = ReadonlyMap<string, readonly Answer[]>;

/** The key of a group: of the node and of the organ by which its children were chosen. */
export function groupKey(id: string, organ: string): string {
  return `${id}@${organ}`;
}

/** The node and the organ of a key; the organ is "" for the key of a node. */
export function partsOf(key: string): { id: string; organ: string } {
  const at = key.indexOf("@");
  return at < 0 ? { id: key, organ: "" } : { id: key.slice(0, at), organ: key.slice(at + 1) };
}

/** Whether children of this answer can stand by organ in a way that tells more than the list. */
export function groupable(answer: Answer | undefined): boolean {
  return !!answer && answer.pages > 1 && answer.groups.filter((group) => group.organ).length > 1;
}

/** The tree of what is open: time linear in what was loaded. */
export function arrange(first: Answer, loaded: Loaded, state: State): Tree {
  const known = edgesOf(loaded);
  const open = new Set([first.of.id, ...state.open]);
  const grouped = new Set(state.group);
  const root = item({ key: first.of.id, node: first.of, parent: null, open: true, count: first.total });
  const byKey = new Map<string, Item>([[root.key, root]]);
  let waiting = [...open];
  for (let before = -1; waiting.length !== before && waiting.length > 0; ) {
    before = waiting.length;
    waiting = waiting.filter((key) => {
      const parent = byKey.get(key);
      if (parent) place(parent, loaded.get(key) ?? [], { ...state, byKey, open, grouped, known });
      return !parent;
    });
  }
  const items = inOrder(root);
  const further = [...known.values()].flat().filter((edge) => isFurther(edge, byKey, state.up));
  return { root, items, byKey, further };
}

/** The items that end at this one, from the root down. */
export function wayTo(last: Item): Item[] {
  const way: Item[] = [];
  for (let at: Item | null = last; at; at = at.parent) way.unshift(at);
  return way;
}

/** The keys of an item and of all below it. */
export function keysBelow(top: Item): Set<string> {
  return new Set(inOrder(top).map((below) => below.key));
}

/** The roles of edges, each once, those of most weight first; "through" where one acts by the other. */
export function rolesOf(edges: readonly Edge[]): readonly string[] {
  const known = KNOWN.get(edges);
  if (known) return known;
  const said = edges.flatMap((edge) => (edge.through ? ["through"] : edge.steps.map((step) => step.role)));
  const roles = ROLES.filter((role) => said.includes(role));
  KNOWN.set(edges, roles);
  return roles;
}

const KNOWN = new WeakMap<readonly Edge[], readonly string[]>(); // asked again and again while the picture is scrolled

export const ROLES: readonly string[] = ["appoints", "elects", "nominates", "concurs", "consults", "through"];

interface Around {
  readonly byKey: Map<string, Item>;
  readonly open: ReadonlySet<string>;
  readonly grouped: ReadonlySet<string>;
  readonly known: ReadonlyMap<string, readonly Edge[]>;
  readonly up: boolean;
  readonly depth: number;
}

function place(parent: Item, answers: readonly Answer[], around: Around): void {
  const first = answers[0];
  const node = parent.node;
  if (!first) {
    add(parent, item({ key: `${parent.key}!waiting`, sort: "waiting", node, parent }), around.byKey);
    return;
  }
  if (parent.sort === "node" && around.grouped.has(parent.key) && first.groups.length > 1) {
    for (const group of first.groups) {
      if (!group.organ) continue;
      const key = groupKey(parent.key, group.organ.id);
      const open = around.open.has(key);
      add(parent, item({ key, sort: "group", node, group, parent, open, count: group.count }), around.byKey);
    }
    return;
  }
  const organ = parent.group?.organ?.id;
  const children = answers.flatMap((answer) => answer.children).filter((child) => !organ || child.organ?.id === organ);
  const deepest = around.depth > 0 && parent.depth + 1 >= around.depth;
  let elsewhere = 0;
  for (const child of children) {
    if (around.byKey.has(child.id)) {
      elsewhere += 1;
      continue;
    }
    const edges = around.known.get(around.up ? pair(child.id, node.id) : pair(node.id, child.id)) ?? [];
    const count = deepest ? 0 : around.up ? child.above : child.below;
    const open = count > 0 && around.open.has(child.id);
    add(parent, item({ key: child.id, node: child, parent, open, count, edges }), around.byKey);
  }
  const left = (parent.group?.count ?? first.total) - children.length;
  if (left > 0 && answers.length < first.pages) {
    add(parent, item({ key: `${parent.key}!more`, sort: "more", node, parent, count: left }), around.byKey);
  }
  if (elsewhere) {
    add(parent, item({ key: `${parent.key}!elsewhere`, sort: "elsewhere", node, parent, count: elsewhere }), around.byKey);
  }
}

function item(given: Pick<Item, "key" | "node" | "parent"> & Partial<Item>): Item {
  const depth = given.parent ? given.parent.depth + 1 : 0;
  return { sort: "node", group: null, depth, children: [], open: false, count: 0, edges: [], ...given };
}

function add(parent: Item, child: Item, byKey: Map<string, Item>): void {
  parent.children.push(child);
  byKey.set(child.key, child);
}

function inOrder(top: Item): Item[] {
  const found: Item[] = [];
  const next = [top];
  for (let at = next.pop(); at; at = next.pop()) {
    found.push(at);
    for (let index = at.children.length - 1; index >= 0; index -= 1) next.push(at.children[index] as Item);
  }
  return found;
}

function edgesOf(loaded: Loaded): Map<string, Edge[]> {
  const found = new Map<string, Edge[]>();
  for (const answer of [...loaded.values()].flat()) {
    for (const edge of answer.edges) {
      const key = pair(edge.who, edge.whom);
      const same = found.get(key);
      if (!same) found.set(key, [edge]);
      else if (!same.some((other) => other.through === edge.through && other.state === edge.state)) same.push(edge);
    }
  }
  return found;
}

function isFurther(edge: Edge, byKey: ReadonlyMap<string, Item>, up: boolean): boolean {
  const [above, below] = [byKey.get(edge.who), byKey.get(edge.whom)];
  if (!above || !below || above === below) return false;
  const [inner, outer] = up ? [below, above] : [above, below];
  return nodeAbove(outer) !== inner;
}

/** The node above an item in the tree, groups passed over. */
export function nodeAbove(below: Item): Item | null {
  const parent = below.parent;
  return parent && parent.sort === "group" ? parent.parent : parent;
}

function pair(who: string, whom: string): string {
  return `${who} ${whom}`;
}
