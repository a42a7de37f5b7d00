/** Lines of a text for a width, at most so many; what does not fit ends in "…". */

export type Measure = (text: string) => number;

/** Breaks between words, and after a hyphen or a slash; a word wider than a line is cut. A line is as wide as its words
 * one by one: they come again and again in names, and are measured once. */
export function wrap(text: string, width: number, most: number, measure: Measure): string[] {
  const lines: string[] = [];
  let line = "";
  let wide = 0;
  for (const part of text.match(/\s*[^\s\-–/]*[-–/]?/gu) ?? []) {
    const more = part ? measure(part) : 0;
    if (wide + more <= width) {
      line += part;
      wide += more;
      continue;
    }
    if (line.trim()) lines.push(line.trim());
    line = part.trimStart();
    while (line.length > 1 && measure(line) > width) {
      const head = longest(line, width, measure);
      lines.push(head);
      line = line.slice(head.length);
    }
    wide = measure(line);
  }
  if (line.trim()) lines.push(line.trim());
  if (lines.length <= most) return lines;
  const kept = lines.slice(0, most);
  kept[most - 1] = cut(`${kept[most - 1] ?? ""} ${lines[most] ?? ""}`, width, measure);
  return kept;
}

/** A text on one line, its end left out where it does not fit. */
export function oneLine(text: string, width: number, measure: Measure): string {
  return measure(text) <= width ? text : cut(text, width, measure);
}

function cut(text: string, width: number, measure: Measure): string {
  const kept = longest(text, width - measure("…"), measure);
  return `${kept.replace(/[\s,;:]+$/u, "")}…`;
}

/** The longest beginning, one character at least, that fits. */
function longest(text: string, width: number, measure: Measure): string {
  let [fits, fails] = [1, text.length + 1];
  while (fails - fits > 1) {
    const middle = (fits + fails) >> 1;
    if (measure(text.slice(0, middle)) <= width) fits = middle;
    else fails = middle;
  }
  return text.slice(0, fits);
}
