/** Beside the picture: all about the card looked at. The way from the top, and each step with its place in the act. */

import { type State, write } from "./address";
import { changeOf } from "./cards";
import type { Edge, Node, Step } from "./data";
import { h } from "./html";
import { type Item, nodeAbove, type Tree, wayTo } from "./model";
import type { Words } from "./saying";

/** What the panel says of an item. */
export function panel(item: Item, tree: Tree, state: State, path: readonly Node[], words: Words): HTMLElement[] {
  if (item.sort !== "node") return aside(item, words);
  const { node } = item;
  const change = changeOf(item);
  const parts: (HTMLElement | null)[] = [
    h("p", { class: "kind" }, words.say(`kind-${node.kind}`), change && badge(change, words)),
    h("h2", {}, h("a", { href: node.page }, node.label)),
    names(node, words),
    node.organ && node.organ.id !== node.id ? h("p", { class: "organ" }, node.organ.label) : null,
    wayThere(item, path, state.up, words),
    because(item, words),
    others(item, tree, words),
    onward(node, state, words),
  ];
  return parts.filter((part) => part !== null);
}

/** What became of a thing or a line between two days: sign and word. */
export function badge(change: string, words: Words): HTMLElement {
  return h("span", { class: `change change-${change}` }, `${change === "new" ? "+" : "−"} ${words.say(`state-${change}`)}`);
}

function aside(item: Item, words: Words): HTMLElement[] {
  const said = item.sort === "group" ? item.group?.organ?.label : item.node.label;
  return [h("h2", {}, said), h("p", {}, words.say(`about-${item.sort}`, { n: words.number(item.count), name: item.node.label }))];
}

function names(node: Node, words: Words): HTMLElement | null {
  const other = Object.entries(node.labels).filter(([lang, label]) => lang !== words.lang && label && label !== node.label);
  if (!other.length) return null;
  return h("ul", { class: "names" }, other.map(([lang, label]) => h("li", { lang }, label)));
}

/** From the top down to the item; on the way up the item itself is the top. */
function wayThere(item: Item, path: readonly Node[], up: boolean, words: Words): HTMLElement | null {
  const inside = wayTo(item).filter((one) => one.sort === "node");
  const outside = up ? [] : path.slice(0, -1).map((node) => h("li", {}, node.label));
  if (outside.length + inside.length < 2) return null;
  const down = up ? [...inside].reverse() : inside;
  const steps = down.map((one, index) => {
    const edges = (up ? down[index - 1] : one)?.edges ?? [];
    return h("li", { "aria-current": one === item ? "true" : "" }, edges.length ? h("small", {}, role(edges)) : null, one.node.label);
  });
  return h("div", {}, h("h3", {}, words.say("way")), h("ol", { class: "path" }, outside, steps));
}

function role(edges: readonly Edge[]): string {
  return [...new Set(edges.map((edge) => edge.words))].join(", ");
}

function because(item: Item, words: Words): HTMLElement | null {
  const above = nodeAbove(item);
  if (!above || !item.edges.length) return null;
  const steps = item.edges.flatMap((edge) => edge.steps.map((step) => said(step, words)));
  const through = item.edges.filter((edge) => edge.through).map((edge) => h("li", {}, h("strong", {}, edge.words)));
  return h("div", {}, h("h3", {}, words.say("because", { name: above.node.label })), h("ul", { class: "grounds" }, steps, through));
}

function said(step: Step, words: Words): HTMLElement {
  return h(
    "li",
    { class: step.state ? `is-${step.state}` : "" },
    h("strong", { class: `role role-${step.role}` }, step.role_words),
    step.state && badge(step.state, words),
    h("br"),
    h("a", { href: step.address }, step.place),
    step.condition && h("p", { lang: "kk", class: "condition" }, h("small", { lang: words.lang }, words.say("condition")), step.condition),
    step.validity && h("p", { class: "validity" }, step.validity),
  );
}

function others(item: Item, tree: Tree, words: Words): HTMLElement | null {
  const edges = tree.further.filter((edge) => edge.who === item.key || edge.whom === item.key);
  if (!edges.length) return null;
  const most = 8;
  const lines = edges.slice(0, most).map((edge) => {
    const other = tree.byKey.get(edge.who === item.key ? edge.whom : edge.who);
    const key = edge.who === item.key ? "acts-on" : "acted-on-by";
    return h("li", {}, h("small", {}, words.say(key, { role: edge.words })), other?.node.label ?? "");
  });
  if (edges.length > most) lines.push(h("li", {}, words.say("and-more", { n: words.number(edges.length - most) })));
  return h("div", {}, h("h3", {}, words.say("further")), h("ul", { class: "path" }, lines));
}

function onward(node: Node, state: State, words: Words): HTMLElement {
  const to = (up: boolean): string => write({ ...plain(state), of: node.id, up });
  return h(
    "ul",
    { class: "onward" },
    h("li", {}, h("a", { href: node.page }, words.say("page"))),
    node.below ? h("li", {}, h("a", { href: to(false) }, words.say("from-here", { n: words.number(node.below) }))) : null,
    node.above ? h("li", {}, h("a", { href: to(true) }, words.say("above-this", { n: words.number(node.above) }))) : null,
  );
}

/** The same day and filters, nothing opened. */
export function plain(state: State): State {
  return { ...state, open: [], more: new Map(), group: [], chosen: "", organ: "", depth: 0 };
}
