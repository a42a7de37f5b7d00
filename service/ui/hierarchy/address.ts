/** The state of the picture, and the address that says all of it: who opens the address sees the same picture.
 *
 * What the server shows as well stands in the query; what is of the picture alone (what is chosen, groups by organ,
 * which of the three views) in the fragment, and so does what is open beyond what the server shows at once.
 */

export type Shown = "picture" | "outline" | "table";

export interface State {
  /** The root, as the address names it. */
  readonly of: string;
  readonly asOf: string;
  readonly since: string;
  readonly roles: readonly string[];
  readonly organ: string;
  readonly up: boolean;
  /** Levels shown below the root; 0 for all. */
  readonly depth: number;
  /** What stands open below the root, in the order of opening: it decides where a post with several places stands. */
  readonly open: readonly string[];
  /** Pages shown of the children of a node, where more than one. */
  readonly more: ReadonlyMap<string, number>;
  /** Nodes whose children stand by organ. */
  readonly group: readonly string[];
  readonly chosen: string;
  readonly lines: boolean;
  readonly shown: Shown;
  readonly lang: string;
}

// What the server shows at once, with room to spare: of more it says that it is too much (hierarchy/asked.py, rows.py).
const OPEN = 500;
const LINES = 5000;
const LETTERS = 4000;
const PAGE = 50; // lines

const SHOWN: readonly Shown[] = ["picture", "outline", "table"];

/** The state that an address asks for, its query and its fragment; what it does not say is as at the beginning. */
export function parse(query: string, fragment = ""): State {
  const said = new URLSearchParams(query);
  const own = new URLSearchParams(fragment.replace(/^#/, ""));
  const view = own.get("view") as Shown;
  const depth = Number(said.get("depth"));
  return {
    of: said.get("of") ?? "",
    asOf: said.get("as-of") ?? "",
    since: said.get("since") ?? "",
    roles: [...new Set(said.getAll("roles").flatMap(list))],
    organ: said.get("organ") ?? "",
    up: said.get("up") === "1",
    depth: Number.isInteger(depth) && depth > 0 ? depth : 0,
    open: [...new Set([...list(said.get("open")), ...list(own.get("in"))])],
    more: new Map([...pages(said.get("more")), ...pages(own.get("more"))]),
    group: [...new Set(list(own.get("group")))],
    chosen: own.get("sel") ?? "",
    lines: own.get("lines") === "1",
    shown: SHOWN.includes(view) ? view : "picture",
    lang: said.get("lang") ?? "",
  };
}

/** The query and the fragment of the address that says the state, each "" or with its mark before it. */
export function write(state: State): string {
  const query = parameters({ ...filters(state), depth: state.depth ? String(state.depth) : "", lang: "" });
  const asked = served(state);
  const more = [...state.more].filter(([key, count]) => count > 1 && !asked.more.has(key));
  append(query, "open", [...asked.open].join(","));
  append(query, "more", paged(asked.more));
  append(query, "lang", state.lang);
  const own = new URLSearchParams();
  append(own, "view", state.shown === "picture" ? "" : state.shown);
  append(own, "sel", state.chosen);
  append(own, "group", state.group.join(","));
  append(own, "in", state.open.filter((key) => !asked.open.has(key)).join(","));
  append(own, "more", paged(more));
  append(own, "lines", state.lines ? "1" : "");
  const [before, after] = [readable(query), readable(own)];
  return (before && `?${before}`) + (after && `#${after}`);
}

/** Of what is open as much as the server shows at once, those opened first; `whole` if that is all. */
export function served(state: State): { open: Set<string>; more: Map<string, number>; whole: boolean } {
  const open = new Set<string>();
  const more = new Map<string, number>();
  let [lines, letters] = [0, 0];
  const room = (key: string): boolean => {
    const count = state.more.get(key) ?? 1;
    lines += PAGE * count;
    letters += count > 1 ? 2 * key.length + 7 : key.length + 1;
    if (open.size === OPEN || lines > LINES || letters > LETTERS) return false;
    if (count > 1) more.set(key, count);
    return true;
  };
  const nodes = state.open.filter(isNode);
  if (!room(state.of)) return { open, more, whole: false };
  for (const key of nodes) {
    if (!room(key)) break;
    open.add(key);
  }
  return { open, more, whole: open.size === nodes.length };
}

/** Nodes with how many pages of their children are shown, as an address has them. */
export function paged(more: Iterable<readonly [string, number]>): string {
  return [...more].map(([key, count]) => `${key}:${count}`).join(",");
}

/** What both the pages and the data are asked with: the root, the day, the filters. */
export function filters(state: State): Record<string, string> {
  return {
    of: state.of,
    "as-of": state.asOf,
    since: state.since,
    roles: state.roles.join(","),
    organ: state.organ,
    up: state.up ? "1" : "",
    lang: state.lang,
  };
}

/** The state with a node open, `pages` of its children shown. */
export function opened(state: State, key: string, count = 1): State {
  const more = new Map(state.more);
  if (count > 1) more.set(key, count);
  return { ...state, open: state.open.includes(key) ? state.open : [...state.open, key], more };
}

/** The state with these keys closed. */
export function closed(state: State, keys: ReadonlySet<string>): State {
  return {
    ...state,
    open: state.open.filter((key) => !keys.has(key)),
    more: new Map([...state.more].filter(([key]) => !keys.has(key))),
    group: state.group.filter((key) => !keys.has(key)),
  };
}

/** Whether a key is that of a node; those of groups have an organ after an "@". */
export function isNode(key: string): boolean {
  return !key.includes("@");
}

function parameters(values: Readonly<Record<string, string>>): URLSearchParams {
  return new URLSearchParams(Object.entries(values).filter(([, value]) => value !== ""));
}

function append(to: URLSearchParams, name: string, value: string): void {
  if (value) to.append(name, value);
}

function readable(query: URLSearchParams): string {
  return query.toString().replaceAll("%2F", "/").replaceAll("%2C", ",").replaceAll("%3A", ":").replaceAll("%40", "@");
}

function list(text: string | null): string[] {
  return (text ?? "").split(",").filter(Boolean);
}

function pages(text: string | null): Map<string, number> {
  const found = new Map<string, number>();
  for (const part of list(text)) {
    const at = part.lastIndexOf(":");
    const count = Number(part.slice(at + 1));
    if (at > 0 && Number.isInteger(count) && count > 1) found.set(part.slice(0, at), Math.min(count, 1000));
  }
  return found;
}
