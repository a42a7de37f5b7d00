/** The picture as a drawing of its own: heading, day, lines, cards, legend, source. Opens anywhere, brings no styles. */

import { card, type Pen } from "./cards";
import type { Edge } from "./data";
import type { Layout } from "./layout";
import { further, lines } from "./lines";
import { paint, FONT } from "./looks";
import { ROLES, rolesOf } from "./model";
import { type Shape, shape, words, written } from "./svg";

export interface Heading {
  readonly title: string;
  readonly day: string;
  readonly source: string;
}

const HEAD = 72;
const FOOT = 64;

/** The file, and its size in pixels. */
export function sheet(layout: Layout, edges: readonly Edge[], up: boolean, heading: Heading, pen: Pen): { text: string; width: number; height: number } {
  const width = Math.max(layout.width, 720);
  const height = layout.height + HEAD + FOOT;
  const roles = ROLES.filter((role) => layout.boxes.some((box) => rolesOf(box.item.edges).includes(role)));
  const drawing: Shape[] = [
    ...layout.boxes.filter((box) => box.item.children.length).flatMap((box) => lines(box, layout, 0, layout.height, up)),
    ...further(edges, layout, { top: 0, bottom: layout.height }),
    ...layout.boxes.map((box) => shape("g", "", { transform: `translate(${box.x} ${box.y})` }, card(box, layout.direction, pen))),
  ];
  const whole: Shape = {
    tag: "svg",
    at: {
      xmlns: "http://www.w3.org/2000/svg",
      width,
      height,
      viewBox: `0 0 ${width} ${height}`,
      "font-family": FONT,
    },
    kids: [
      { tag: "title", text: heading.title },
      { tag: "desc", text: `${heading.day}. ${heading.source}` },
      shape("rect", "sheet", { x: 0, y: 0, width, height }),
      words("heading", 20, 34, heading.title),
      words("small", 20, 56, heading.day),
      shape("g", "", { transform: `translate(0 ${HEAD})` }, drawing),
      ...legend(roles, HEAD + layout.height + 24, pen),
      words("small", 20, HEAD + layout.height + 48, heading.source),
    ],
  };
  return { text: `<?xml version="1.0" encoding="UTF-8"?>\n${written(whole, paint)}\n`, width, height };
}

function legend(roles: readonly string[], y: number, pen: Pen): Shape[] {
  let x = 20;
  return roles.flatMap((role) => {
    const text = pen.role(role);
    const shapes = [shape("path", `line role-${role}`, { d: `M${x} ${y - 4}h28` }), words("small", x + 36, y, text)];
    x += 36 + pen.small(text) + 24;
    return shapes;
  });
}
