/** Lines of a text for a width, at most so many; what does not fit ends in "…". */

export type Measure = (text: string) => number;

/** Breaks between words, and after a hyphen or a slash; a word wider than a line is cut. */
export function wrap(text: string, width: number, most: number, measure: Measure): string[] {
  const lines: string[] = [];
  let line = "";
  for (const part of text.match(/\s*[^\s\-–/]*[-–/]?/gu) ?? []) {
    if (!part) continue;
    if (measure((line + part).trimStart()) <= width) {
      line += part;
      continue;
    }
    if (line.trim()) lines.push(line.trim());
    line = part;
    while (measure(line.trim()) > width && line.trim().length > 1) {
      const head = longest(line.trim(), width, measure);
      lines.push(head);
      line = line.trim().slice(head.length);
    }
  }
  if (line.trim()) lines.push(line.trim());
  if (lines.length <= most) return lines;
  const kept = lines.slice(0, most);
  kept[most - 1] = cut(kept[most - 1] ?? "", lines[most] ?? "", width, measure);
  return kept;
}

/** A text on one line, its end left out where it does not fit. */
export function oneLine(text: string, width: number, measure: Measure): string {
  return measure(text) <= width ? text : cut(text, "", width, measure);
}

function cut(line: string, next: string, width: number, measure: Measure): string {
  let kept = next ? `${line} ${next}` : line;
  while (kept && measure(`${kept}…`) > width) kept = kept.slice(0, -1);
  return `${kept.replace(/[\s,;:]+$/u, "")}…`;
}

function longest(word: string, width: number, measure: Measure): string {
  let size = word.length - 1;
  while (size > 1 && measure(word.slice(0, size)) > width) size -= 1;
  return word.slice(0, size);
}
