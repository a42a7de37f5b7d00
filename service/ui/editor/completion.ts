// Completion from the description of the dataset that is served (VoID): the classes and properties that are in use, those
// that occur most first. The prefixes of the endpoint are known. Nothing is asked of anybody else.
import type codemirror from "codemirror";
import Yasqe, { type Token } from "@zazuko/yasqe";

type CodeMirror = Pick<typeof codemirror, "defineMode" | "getMode">; // of which YASQE is one

type Prefixes = Readonly<Record<string, string>>;
interface Term {
  readonly iri: string;
  readonly curie: string;
  readonly count: number;
}
interface Terms {
  readonly classes: readonly Term[];
  readonly properties: readonly Term[];
}

const VOID = "http://rdfs.org/ns/void#";
const LINE = /^<([^>]*)> <([^>]*)> (?:<([^>]*)>|"(\d+)")/;
const MOST = 60; // suggestions at once

/** A mode of SPARQL in which the prefixes that the endpoint knows need no declaration; gives its name. */
export function know(prefixes: Prefixes): string {
  const lib = Yasqe as unknown as CodeMirror;
  lib.defineMode("sparql-okilet", (config) => {
    const plain = lib.getMode(config, "sparql11");
    return { ...plain, startState: () => ({ ...(plain.startState?.() as object), prefixes: { ...prefixes } }) };
  });
  return "sparql-okilet";
}

/** Let every editor that is made from now on suggest the terms in use, and the prefixes. */
export function complete(prefixes: Prefixes, address: string): void {
  let asked: Promise<Terms> | undefined;
  const terms = (): Promise<Terms> => (asked ??= described(address, prefixes));
  const suggest = (kind: keyof Terms) => async (_: Yasqe, token?: Token) =>
    token ? fitting((await terms())[kind], token.string, prefixes) : [];
  for (const [name, kind] of [["class", "classes"], ["property", "properties"]] as const) {
    Yasqe.forkAutocompleter(name, {
      name,
      get: suggest(kind),
      preProcessToken: (_, token) => token,
      postProcessSuggestion: (_, __, suggested) => suggested,
      autoShow: true,
    });
  }
  Yasqe.forkAutocompleter("prefixes", {
    name: "prefixes",
    get: () => Object.entries(prefixes).map(([prefix, namespace]) => `${prefix}: <${namespace}>`),
    onInitialize: () => undefined, // prefixes in use need no declaration, so none is added
  });
}

/** The terms that VoID says are in use. */
async function described(address: string, prefixes: Prefixes): Promise<Terms> {
  const answer = await fetch(address, { headers: { Accept: "application/n-triples" } });
  return answer.ok ? read(await answer.text(), prefixes) : { classes: [], properties: [] };
}

/** Classes and properties of a description in N-Triples, each with how often it occurs. */
export function read(text: string, prefixes: Prefixes): Terms {
  const counts = new Map<string, number>(); // of the parts, by their names
  const named: Record<"class" | "property", Map<string, string[]>> = { class: new Map(), property: new Map() };
  for (const line of text.split("\n")) {
    const [, part, predicate, iri, count] = LINE.exec(line) ?? [];
    if (part === undefined || !predicate?.startsWith(VOID)) continue;
    const what = predicate.slice(VOID.length);
    if ((what === "entities" || what === "triples") && count) counts.set(part, Math.max(counts.get(part) ?? 0, Number(count)));
    if ((what === "class" || what === "property") && iri) named[what].set(iri, [...(named[what].get(iri) ?? []), part]);
  }
  const listed = (parts: Map<string, string[]>): Term[] =>
    [...parts]
      .map(([iri, of]) => ({ iri, curie: shortened(iri, prefixes), count: Math.max(...of.map((part) => counts.get(part) ?? 0)) }))
      .sort((one, other) => other.count - one.count || one.curie.localeCompare(other.curie));
  return { classes: listed(named.class), properties: listed(named.property) };
}

/** What of the terms fits what is typed: its beginning first, then whatever holds it. */
function fitting(terms: readonly Term[], typed: string, prefixes: Prefixes): string[] {
  const said = shortened(typed.trim().replace(/^</, "").replace(/>$/, ""), prefixes, false).toLowerCase();
  const local = (term: Term): string => term.curie.slice(term.curie.indexOf(":") + 1).toLowerCase();
  const begins = (term: Term): boolean => term.curie.toLowerCase().startsWith(said) || local(term).startsWith(said);
  const first = terms.filter(begins);
  const rest = terms.filter((term) => !begins(term) && (term.curie.toLowerCase().includes(said) || term.iri.toLowerCase().startsWith(said)));
  const found = [...first, ...rest].map((term) => term.curie).slice(0, MOST);
  return found.length === 1 && found[0] === typed ? [] : found;
}

/** An IRI as a prefixed name where a prefix is known, else in brackets (`whole`) or as it is. */
function shortened(iri: string, prefixes: Prefixes, whole = true): string {
  for (const [prefix, namespace] of Object.entries(prefixes)) {
    const local = iri.slice(namespace.length);
    if (iri.startsWith(namespace) && /^[\w-]+$/.test(local)) return `${prefix}:${local}`;
  }
  return whole ? `<${iri}>` : iri;
}
