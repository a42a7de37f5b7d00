/** The hierarchy as a picture, an outline and a table of one tree; see `hierarchy/app.ts`. */

import { App } from "./hierarchy/app";
import { byId } from "./hierarchy/html";
import { Words } from "./hierarchy/saying";
import type { Pen } from "./hierarchy/cards";

interface Given {
  readonly words: Readonly<Record<string, string>>;
  readonly months: readonly string[];
}

async function start(): Promise<void> {
  const block = document.getElementById("hierarchy-words");
  if (!block) return;
  const given = JSON.parse(block.textContent) as Given;
  const place = byId("hierarchy");
  const words = new Words(given.words, given.months, document.documentElement.lang);
  for (const [name, id] of [["outline", "tab-outline"], ["table", "tab-table"]] as const) asPanel(byId(name), id);
  place.hidden = false;
  await new App(words, pen(words), place.dataset["of"] ?? "", place.dataset["json"] ?? "").start(document.fonts.ready);
}

/** A section of the page as a panel beside the picture. */
function asPanel(section: HTMLElement, tab: string): void {
  section.querySelector("h2")?.remove();
  section.setAttribute("role", "tabpanel");
  section.setAttribute("aria-labelledby", tab);
  section.hidden = true;
  byId("hierarchy-main").append(section);
}

/** The words and the widths of letters as the page has them. */
function pen(words: Words): Pen {
  const context = document.createElement("canvas").getContext("2d");
  const family = getComputedStyle(document.body).fontFamily;
  const known = new Map<string, number>();
  const measure = (font: string) => (text: string) => {
    const key = font + text;
    let width = known.get(key);
    if (width === undefined) {
      if (context) context.font = `${font} ${family}`;
      width = context ? context.measureText(text).width : text.length * 8;
      known.set(key, width);
    }
    return width;
  };
  return {
    say: (key, values) => words.say(key, values),
    number: (value) => words.number(value),
    role: (role) => words.role(role),
    name: measure("500 14px"),
    small: measure("12px"),
    wrapped: new Map(),
  };
}

void start();
