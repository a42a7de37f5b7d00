/** What the lines and shapes mean: of those that the picture has. */

import { outline, type Pen } from "./cards";
import { h } from "./html";
import { ROLES, rolesOf, type Tree } from "./model";
import { drawn, type Shape, shape } from "./svg";

const KINDS = ["position", "class", "organ"] as const;

export function legend(tree: Tree, pen: Pen): HTMLElement[] {
  const roles = new Set(rolesOf([...tree.items.flatMap((item) => item.edges), ...tree.further]));
  const kinds = new Set(tree.items.map((item) => (item.sort === "group" ? "organ" : item.node.kind)));
  const lines = ROLES.filter((role) => roles.has(role)).map((role) =>
    sample(pen.role(role), [shape("path", `line role-${role}`, { d: "M1 9H29" }), shape("path", `tip role-${role}`, { d: "M35 9l-7 -4v8Z" })]),
  );
  const shapes = KINDS.filter((kind) => kinds.has(kind)).map((kind) => {
    const node = { ...tree.root.node, kind };
    return sample(pen.say(`kind-${kind}`), [shape("g", "", { transform: "translate(2 1)" }, outline({ sort: "node", node }, 28, 15, "face"))]);
  });
  return [...lines, ...shapes];
}

function sample(text: string, shapes: readonly Shape[]): HTMLElement {
  const picture = drawn(shape("svg", "picture", { width: 38, height: 20, "aria-hidden": "true", focusable: "false" }, shapes));
  const item = h("li", {}, text);
  item.prepend(picture);
  return item;
}
