/** What was loaded of the graph for a day and filters, and loading what a state shows. */

import { filters, type State } from "./address";
import { type Answer, type Hit, Source } from "./data";
import { type Loaded, partsOf } from "./model";

const AT_ONCE = 6;
const LARGE = 500; // children of a page where many pages are asked for; the server gives no more
const SIZE = 50;

export class Store {
  private readonly source: Source;

  constructor(address: string) {
    this.source = new Source(address);
  }

  /** What a state shows. Of what cannot be loaded nothing stands in the answer, and `failed` says why. */
  async load(state: State, failed: (error: unknown) => void): Promise<Loaded> {
    const loaded = new Map<string, readonly Answer[]>();
    const keys = [state.of, ...state.open.filter((key) => key !== state.of)];
    for (let at = 0; at < keys.length; at += AT_ONCE) {
      await Promise.all(
        keys.slice(at, at + AT_ONCE).map(async (key) => {
          try {
            loaded.set(key, await this.pages(state, key, state.more.get(key) ?? 1));
          } catch (error) {
            failed(error);
          }
        }),
      );
    }
    return loaded;
  }

  /** Names below the root that fit a text, with the way to each. */
  async hits(state: State, text: string): Promise<readonly Hit[]> {
    const answer = await this.source.ask({ ...filters(state), q: text, size: "1" });
    return answer.found ?? [];
  }

  /** The page of a node's children on which one of them stands; 0 where on none. */
  async pageWith(state: State, key: string, child: string): Promise<number> {
    for (let page = 1, pages = 1; page <= pages; page += 1) {
      const answer = await this.source.ask(this.asked(state, key, page, LARGE));
      pages = answer.pages;
      const at = answer.children.findIndex((node) => node.id === child);
      if (at >= 0) return Math.floor(((page - 1) * LARGE + at) / SIZE) + 1;
    }
    return 0;
  }

  private async pages(state: State, key: string, count: number): Promise<Answer[]> {
    const large = count > AT_ONCE;
    const size = large ? LARGE : SIZE;
    const first = await this.source.ask(this.asked(state, key, 1, size));
    const last = Math.min(first.pages, Math.ceil((count * SIZE) / size));
    const rest = Array.from({ length: last - 1 }, (_, index) => this.source.ask(this.asked(state, key, index + 2, size)));
    const answers = [first, ...(await Promise.all(rest))];
    return large ? cut(answers, count * SIZE) : answers;
  }

  private asked(state: State, key: string, page: number, size: number): Record<string, string> {
    const { id, organ } = partsOf(key);
    const asked = { ...filters(state), of: id, page: page > 1 ? String(page) : "", size: size === SIZE ? "" : String(size) };
    return organ ? { ...asked, organ } : asked;
  }
}

/** Answers that show so many children in all; `pages` says that there are more. */
function cut(answers: readonly Answer[], most: number): Answer[] {
  let left = most;
  return answers.map((answer) => {
    const children = answer.children.slice(0, Math.max(0, left));
    left -= answer.children.length;
    return { ...answer, children, pages: Number.MAX_SAFE_INTEGER };
  });
}

