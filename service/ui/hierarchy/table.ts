/** The same tree as a table: a row for each step between two posts that are shown. */

import { h } from "./html";
import { type Item, nodeAbove, type Tree } from "./model";
import { badge } from "./panel";
import type { Words } from "./saying";

const COLUMNS = ["level", "whom", "role", "who", "where", "condition", "valid"] as const;

export function table(tree: Tree, up: boolean, words: Words): HTMLElement {
  const head = COLUMNS.map((name) => h("th", { scope: "col" }, words.say(`column-${name}`)));
  const rows = tree.items.filter((item) => item.sort === "node" && item.parent).flatMap((item) => rowsOf(item, up, words));
  const name = tree.root.node.label;
  return h(
    "div",
    { class: "scroll", role: "region", tabindex: "0", "aria-label": words.say("table-of", { name }) },
    h("table", {}, h("caption", {}, words.say("table-of", { name })), h("thead", {}, h("tr", {}, head)), h("tbody", {}, rows)),
  );
}

function rowsOf(item: Item, up: boolean, words: Words): HTMLElement[] {
  const above = nodeAbove(item)?.node;
  const [who, whom] = up ? [item.node, above] : [above, item.node];
  if (!who || !whom) return [];
  const row = (role: (Element | string)[], place: Element | string, condition: string, valid: string): HTMLElement =>
    h(
      "tr",
      {},
      h("td", {}, words.number(item.depth)),
      h("th", { scope: "row" }, h("a", { href: whom.page }, whom.label)),
      h("td", {}, role),
      h("td", {}, h("a", { href: who.page }, who.label)),
      h("td", {}, place),
      h("td", condition ? { lang: "kk" } : {}, condition),
      h("td", {}, valid),
    );
  return item.edges.flatMap((edge) => {
    if (!edge.steps.length) return [row([edge.words, ...(edge.state ? [" ", badge(edge.state, words)] : [])], "", "", "")];
    return edge.steps.map((step) => {
      const change = step.state ? [" ", badge(step.state, words)] : [];
      return row([step.role_words, ...change], h("a", { href: step.address }, step.place), step.condition, step.validity);
    });
  });
}
