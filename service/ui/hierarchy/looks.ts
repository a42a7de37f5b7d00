/** How the looks of `svg.ts` are painted in a file, which brings no styles: the light colours of the pages. */

export type Paint = Readonly<Record<string, string | number>>;

export const FONT = "'Golos Text', system-ui, 'Segoe UI', Roboto, 'Noto Sans', sans-serif";

/** Dashes of a role's lines, in the page's styles as well: told apart without colours. */
const DASHES: Readonly<Record<string, string>> = {
  appoints: "none",
  elects: "10 3 2 3",
  nominates: "7 4",
  concurs: "2 3",
  consults: "1 5",
  through: "none",
};

const COLOURS: Readonly<Record<string, string>> = {
  appoints: "#0a4f94",
  elects: "#6a3fa0",
  nominates: "#96480a",
  concurs: "#1b6b3a",
  consults: "#55616d",
  through: "#7b8794",
};
const INK = "#14202c";
const QUIET = "#4a5866";
const LINE = "#6b7a89";
const PAPER = "#ffffff";

const PAINTS: Readonly<Record<string, Paint>> = {
  sheet: { fill: PAPER },
  face: { fill: PAPER, stroke: LINE, "stroke-width": 1.2 },
  behind: { fill: "#f2f5f8", stroke: LINE, "stroke-width": 1 },
  root: { fill: "#0b3552", stroke: "#0b3552" },
  soft: { fill: "#f2f5f8", stroke: LINE, "stroke-dasharray": "4 3" },
  "is-new": { stroke: "#1b6b3a", "stroke-width": 2.4 },
  "is-ended": { fill: PAPER, stroke: "#8c2b1a", "stroke-dasharray": "5 3" },
  name: { fill: INK, "font-size": 14, "font-weight": 500 },
  "on-root": { fill: PAPER },
  small: { fill: QUIET, "font-size": 12 },
  heading: { fill: INK, "font-size": 20, "font-weight": 600 },
  link: { fill: "#0a4f94", "font-size": 13 },
  gone: { fill: QUIET, "font-weight": 400 },
  undone: { "text-decoration": "line-through" },
  "say-new": { fill: "#1b6b3a", "font-size": 12, "font-weight": 600 },
  "say-ended": { fill: "#8c2b1a", "font-size": 12, "font-weight": 600 },
  count: { fill: "#e4eaf0", stroke: LINE },
  number: { fill: INK, "font-size": 12, "font-weight": 600 },
  chevron: { fill: "none", stroke: INK, "stroke-width": 1.8 },
  halo: { fill: "none", stroke: PAPER, "stroke-width": 5 },
  line: { fill: "none", "stroke-width": 1.8 },
  tip: { stroke: "none" },
  "line-ended": { opacity: 0.45 },
  further: { opacity: 0.8 },
};

/** The attributes of a look: those of its classes, the later over the earlier. */
export function paint(look: string): Paint {
  const found: Record<string, string | number> = {};
  const classes = look.split(" ");
  for (const name of classes) Object.assign(found, PAINTS[name] ?? {});
  const role = classes.find((name) => name.startsWith("role-"))?.slice("role-".length) ?? "";
  const colour = COLOURS[role];
  if (colour && classes.includes("tip")) found["fill"] = colour;
  if (colour && classes.includes("line")) {
    found["stroke"] = colour;
    const dash = DASHES[role];
    if (dash && dash !== "none") found["stroke-dasharray"] = dash;
    if (role === "through") found["stroke-width"] = 1;
  }
  return found;
}
