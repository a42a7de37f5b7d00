/** The lines between cards: from each card a trunk a role, from which a branch leads to each card that it acts on.
 *
 * A trunk runs beside those of other roles in the gutter, so that colour and dash can be followed with the eye. Only
 * what crosses the part in view (`top` to `bottom`) is drawn of a trunk with thousands of branches.
 */

import { ANCHOR, type Box, GUTTER, type Layout } from "./layout";
import type { Edge } from "./data";
import { type Item, ROLES, rolesOf, wayTo } from "./model";
import { type Shape, shape } from "./svg";

const LANE = 8; // between trunks of two roles
const NEAR = 44; // from a card to its first trunk: past the count
const BEND = 6;

type Branches = Map<string, Branch[]>;

interface Branch {
  readonly box: Box;
  readonly y: number;
  readonly state: string;
}

/** The lines from one card to those below it, as far as they are in view. */
export function lines(parent: Box, layout: Layout, top: number, bottom: number, up: boolean): Shape[] {
  const shapes: Shape[] = [];
  const branches = branchesOf(parent, layout);
  const roles = ROLES.filter((role) => branches.has(role));
  for (const [lane, role] of roles.entries()) {
    const all = branches.get(role) ?? [];
    const last = all[all.length - 1];
    if (!last || Math.max(last.y, anchor(parent)) < top || anchor(parent) > bottom) continue;
    shapes.push(...trunk(parent, layout, role, lane, all, { top, bottom, up }));
  }
  return shapes;
}

/** The way from the root down to an item, to be drawn strongly over the rest. */
export function way(item: Item, layout: Layout): Shape[] {
  const shapes: Shape[] = [];
  for (const step of wayTo(item)) {
    const [parent, box] = [step.parent && layout.byKey.get(step.parent.key), layout.byKey.get(step.key)];
    if (!parent || !box) continue;
    const roles = ROLES.filter((role) => branchesOf(parent, layout).has(role));
    const own = rolesOf(step.edges)[0] ?? "through";
    const y = entry(box, rolesOf(step.edges), own);
    const x = laneX(parent, layout, Math.max(0, roles.indexOf(own)));
    const x0 = layout.direction ? start(parent, layout) : x;
    shapes.push(shape("path", "way", { d: bent(x0, anchorOut(parent, layout), x, y, into(box, layout)) }));
  }
  return shapes;
}

/** Curves of edges that are no part of the tree, between cards in columns; below each other they have no room. */
export function further(edges: readonly Edge[], layout: Layout, view: { top: number; bottom: number }): Shape[] {
  const shapes: Shape[] = [];
  for (const edge of layout.direction ? edges : []) {
    const [who, whom] = [layout.byKey.get(edge.who), layout.byKey.get(edge.whom)];
    const role = rolesOf([edge])[0]; // the weightiest; the side panel names all
    if (!who || !whom || !role) continue;
    if (Math.max(who.y, whom.y) < view.top || Math.min(who.y, whom.y) > view.bottom) continue;
    const look = `line further role-${role}${edge.state === "ended" ? " line-ended" : ""}`;
    const [path, tip] = curve(who, whom, layout);
    shapes.push(shape("path", look, { d: path }), shape("path", `tip further role-${role}`, { d: tip }));
  }
  return shapes;
}

interface View {
  readonly top: number;
  readonly bottom: number;
  readonly up: boolean;
}

function trunk(parent: Box, layout: Layout, role: string, lane: number, all: Branch[], view: View): Shape[] {
  const x = laneX(parent, layout, lane);
  const [x0, y0] = [start(parent, layout), anchorOut(parent, layout)];
  const inView = all.filter((branch) => branch.y > view.top && branch.y < view.bottom);
  const shapes: Shape[] = [];
  const last = all[all.length - 1] as Branch;
  const end = Math.min(last.y, view.bottom);
  const look = `line role-${role}`;
  const from = Math.max(y0, view.top);
  const stands = all.filter((branch) => branch.state !== "ended");
  const lastStanding = stands[stands.length - 1];
  let d = y0 >= view.top && layout.direction ? `M${x0} ${y0}H${x - sign(x - x0) * BEND}` : "";
  d += end > from + BEND ? `${d ? `Q${x} ${y0} ${x} ${y0 + BEND}` : `M${x} ${from}`}V${end - (last.y <= view.bottom ? BEND : 0)}` : "";
  shapes.push(shape("path", `${look} trunk${lastStanding ? "" : " line-ended"}`, { d }));
  for (const branch of inView) {
    const end_ = into(branch.box, layout);
    const turn = sign(end_ - x) * BEND;
    const straight = Math.abs(branch.y - y0) < BEND;
    const path = straight ? `M${x - turn} ${branch.y}H${end_}` : `M${x} ${branch.y - BEND}Q${x} ${branch.y} ${x + turn} ${branch.y}H${end_}`;
    const ended = branch.state === "ended" ? " line-ended" : branch.state === "new" ? " line-new" : "";
    shapes.push(shape("path", "halo", { d: `M${x + turn} ${branch.y}H${end_}` }));
    shapes.push(shape("path", look + ended, { d: path }));
    if (!view.up) shapes.push(shape("path", `tip role-${role}${ended}`, { d: tip(end_, branch.y, sign(turn)) }));
  }
  if (view.up && lane === 0 && y0 >= view.top) shapes.push(shape("path", `tip role-${role}`, { d: tip(x0, y0, sign(x0 - x)) }));
  return shapes;
}

const KNOWN = new WeakMap<Layout, Map<string, Branches>>();

function branchesOf(parent: Box, layout: Layout): Branches {
  const { key } = parent.item;
  let known = KNOWN.get(layout);
  if (!known) KNOWN.set(layout, (known = new Map()));
  let found = known.get(key);
  if (!found) known.set(key, (found = branchesBelow(parent, layout)));
  return found;
}

function branchesBelow(parent: Box, layout: Layout): Branches {
  const found: Branches = new Map();
  for (const child of parent.item.children) {
    const box = layout.byKey.get(child.key);
    if (!box) continue;
    const roles = child.sort === "node" && child.edges.length ? rolesOf(child.edges) : ["through"];
    for (const role of roles) {
      const state = stateOf(child, role);
      const all = found.get(role);
      const branch = { box, y: entry(box, roles, role), state };
      if (all) all.push(branch);
      else found.set(role, [branch]);
    }
  }
  return found;
}

function stateOf(child: Item, role: string): string {
  const states = child.edges.filter((edge) => rolesOf([edge]).includes(role)).map((edge) => edge.state);
  return states.includes("") || !states.length ? "" : (states[0] as string);
}

/** Where the line of a role meets a card: several stand below each other around the anchor. */
function entry(box: Box, roles: readonly string[], role: string): number {
  const index = Math.max(0, roles.indexOf(role));
  return anchor(box) + (index - (Math.max(1, roles.length) - 1) / 2) * 7;
}

function anchor(box: Box): number {
  return box.y + Math.min(ANCHOR, box.height / 2);
}

function anchorOut(parent: Box, layout: Layout): number {
  return layout.direction === 0 ? parent.y + parent.height : anchor(parent);
}

function start(parent: Box, layout: Layout): number {
  if (layout.direction === 0) return parent.x + 4;
  return layout.direction === 1 ? parent.x + parent.width : parent.x;
}

function into(box: Box, layout: Layout): number {
  return layout.direction === -1 ? box.x + box.width : box.x;
}

function laneX(parent: Box, layout: Layout, lane: number): number {
  if (layout.direction === 0) return parent.x + 4 + Math.min(lane, 2) * 5;
  const x = Math.min(NEAR + lane * LANE, GUTTER - 10);
  return layout.direction === 1 ? parent.x + parent.width + x : parent.x - x;
}

function bent(x0: number, y0: number, x: number, y: number, end: number): string {
  const turn = sign(end - x) * BEND;
  if (Math.abs(y - y0) < 2 * BEND) return `M${x0} ${y0}L${x} ${y}H${end}`;
  if (x0 === x) return `M${x} ${y0}V${y - BEND}Q${x} ${y} ${x + turn} ${y}H${end}`;
  return `M${x0} ${y0}H${x - sign(x - x0) * BEND}Q${x} ${y0} ${x} ${y0 + BEND}V${y - BEND}Q${x} ${y} ${x + turn} ${y}H${end}`;
}

function curve(who: Box, whom: Box, layout: Layout): [string, string] {
  const [y0, y1] = [anchor(who) + 9, anchor(whom) + 9];
  if (Math.abs(who.x - whom.x) < 1) {
    const side = layout.direction === -1 ? -1 : 1;
    const edge = (box: Box): number => (side === 1 ? box.x + box.width : box.x);
    const out = side * Math.min(34, 12 + Math.abs(y1 - y0) / 12);
    const far = Math.max(edge(who) * side, edge(whom) * side) * side + out;
    return [`M${edge(who)} ${y0}C${far} ${y0} ${far} ${y1} ${edge(whom)} ${y1}`, tip(edge(whom), y1, -side)];
  }
  const right = whom.x > who.x;
  const [x0, x1] = right ? [who.x + who.width, whom.x] : [who.x, whom.x + whom.width];
  const mid = (x0 + x1) / 2;
  return [`M${x0} ${y0}C${mid} ${y0} ${mid} ${y1} ${x1} ${y1}`, tip(x1, y1, right ? 1 : -1)];
}

function tip(x: number, y: number, toward: number): string {
  return `M${x} ${y}l${-7 * toward} -4v8Z`;
}

function sign(value: number): 1 | -1 {
  return value < 0 ? -1 : 1;
}
