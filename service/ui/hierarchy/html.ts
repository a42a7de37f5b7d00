/** Elements of the page, made without markup in strings. */

type Kid = Element | string | null | false | undefined | "";

/** An element with attributes (those that are "" or false left out) and what stands in it. */
export function h<Name extends keyof HTMLElementTagNameMap>(
  name: Name,
  attributes: Readonly<Record<string, string | number | boolean>> = {},
  ...kids: readonly (Kid | readonly Kid[])[]
): HTMLElementTagNameMap[Name] {
  const element = document.createElement(name);
  for (const [key, value] of Object.entries(attributes)) {
    if (value === true) element.setAttribute(key, "");
    else if (value !== false && value !== "") element.setAttribute(key, String(value));
  }
  for (const kid of kids.flat()) if (kid) element.append(kid);
  return element;
}

/** The element with an id, which the template has. */
export function byId<Type extends HTMLElement>(id: string): Type {
  const found = document.getElementById(id);
  if (!found) throw new Error(`the page has no #${id}`);
  return found as Type;
}
