/** What the server says of the hierarchy (`/hierarchy.json`), and asking for it. */

export type Change = "" | "new" | "ended";
export type Kind = "position" | "class" | "organ";

export interface Organ {
  readonly id: string;
  readonly label: string;
}

/** A position, a class of positions or an organ; `below` and `above` count its neighbours under the same filters. */
export interface Node {
  readonly id: string;
  readonly iri: string;
  readonly label: string;
  readonly labels: Readonly<Record<string, string>>;
  readonly kind: string;
  readonly organ: Organ | null;
  readonly below: number;
  readonly above: number;
  readonly page: string;
  readonly state: Change;
}

/** One step of a rule: in which role, where it is stated, under what condition, from when to before when. */
export interface Step {
  readonly role: string;
  readonly role_words: string;
  readonly place: string;
  /** Where the words are. */
  readonly address: string;
  readonly condition: string;
  readonly valid_from: string;
  readonly valid_to: string;
  readonly validity: string;
  readonly state: Change;
}

/** Who acts on whom; `through` where an organ or class acts by this one. */
export interface Edge {
  readonly who: string;
  readonly whom: string;
  readonly through: boolean;
  readonly state: Change;
  /** What the one does for the other, in short. */
  readonly words: string;
  readonly steps: readonly Step[];
}

export interface Group {
  readonly organ: Organ | null;
  readonly count: number;
}

/** One page of the children of a node, and the edges among all that it names. */
export interface Answer {
  readonly as_of: string;
  readonly since: string;
  readonly of: Node;
  readonly path: readonly Node[];
  readonly children: readonly Node[];
  readonly edges: readonly Edge[];
  readonly total: number;
  readonly page: number;
  readonly pages: number;
  readonly notes: readonly string[];
  readonly groups: readonly Group[];
  /** Days from which something is otherwise than the day before. */
  readonly moments?: readonly string[];
  /** What a search found. */
  readonly found?: readonly Hit[];
}

/** A node found by its name, and a shortest way to it from the root of the picture (none where it is not below). */
export interface Hit {
  readonly node: Node;
  readonly path: readonly string[];
}

export type Parameters = Readonly<Record<string, string>>;

/** Asks the server; what was asked once is not asked again. */
export class Source {
  private readonly answers = new Map<string, Promise<Answer>>();

  constructor(private readonly address: string) {}

  ask(parameters: Parameters): Promise<Answer> {
    const query = new URLSearchParams(Object.entries(parameters).filter(([, value]) => value !== "")).toString();
    const known = this.answers.get(query);
    if (known) return known;
    const asked = read(`${this.address}?${query}`);
    this.answers.set(query, asked);
    asked.catch(() => this.answers.delete(query));
    return asked;
  }
}

async function read(address: string): Promise<Answer> {
  const response = await fetch(address, { headers: { Accept: "application/json" } });
  if (response.ok) return (await response.json()) as Answer;
  const said: unknown = await response.json().catch(() => null);
  throw new Error(message(said) || `${response.status} ${response.statusText}`);
}

function message(said: unknown): string {
  const error = (said as { error?: { message?: unknown } } | null)?.error;
  return typeof error?.message === "string" ? error.message : "";
}
