/** SVG elements as values: drawn into the page or written as a file, the same picture. */

export interface Shape {
  readonly tag: string;
  /** How it looks: classes, of which the page's styles and `looks.ts` say the colours. */
  readonly look?: string;
  readonly at?: Readonly<Record<string, string | number>>;
  readonly text?: string;
  readonly kids?: readonly Shape[];
}

const NS = "http://www.w3.org/2000/svg";

export function shape(tag: string, look = "", at: Record<string, string | number> = {}, kids: readonly Shape[] = []): Shape {
  return { tag, look, at, kids };
}

export function words(look: string, x: number, y: number, text: string, at: Record<string, string | number> = {}): Shape {
  return { tag: "text", look, at: { x, y, ...at }, text };
}

/** The element for a page. */
export function drawn(value: Shape): SVGElement {
  const element = document.createElementNS(NS, value.tag);
  if (value.look) element.setAttribute("class", value.look);
  for (const [name, said] of Object.entries(value.at ?? {})) element.setAttribute(name, String(said));
  if (value.text !== undefined) element.textContent = value.text;
  for (const kid of value.kids ?? []) element.append(drawn(kid));
  return element;
}

/** The element as text of a file; `paint` gives the attributes that a look stands for. */
export function written(value: Shape, paint: (look: string) => Readonly<Record<string, string | number>>): string {
  const all = { ...(value.look ? paint(value.look) : {}), ...value.at };
  const attributes = Object.entries(all)
    .filter(([name]) => !/^(role|tabindex|aria-|data-)/.test(name))
    .map(([name, said]) => ` ${name}="${escaped(String(said))}"`)
    .join("");
  const inner = escaped(value.text ?? "") + (value.kids ?? []).map((kid) => written(kid, paint)).join("");
  return inner ? `<${value.tag}${attributes}>${inner}</${value.tag}>` : `<${value.tag}${attributes}/>`;
}

function escaped(text: string): string {
  const clean = text.replace(/[\u0000-\u0008\u000b\u000c\u000e-\u001f]/g, "");
  return clean.replaceAll("&", "&amp;").replaceAll("<", "&lt;").replaceAll(">", "&gt;").replaceAll('"', "&quot;");
}
