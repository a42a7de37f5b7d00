/** The day: a slider over the days on which something changes, and whether what changed is marked. */

import type { State } from "./address";
import { byId } from "./html";
import type { Words } from "./saying";

/** The day that a slider stands at, among days in order: the last that is not after it. */
export function standsAt(days: readonly string[], day: string): number {
  let at = 0;
  for (const [index, other] of days.entries()) if (other <= day) at = index;
  return at;
}

/** The day before which the stretch of time of a day began, to compare it with; "" where it is the first. */
export function before(days: readonly string[], day: string): string {
  const began = days[standsAt(days, day)];
  if (!began || began > day) return "";
  const earlier = new Date(`${began}T00:00:00Z`);
  earlier.setUTCDate(earlier.getUTCDate() - 1);
  return standsAt(days, day) === 0 ? "" : earlier.toISOString().slice(0, 10);
}

export class Time {
  private readonly box = byId<HTMLElement>("hierarchy-time");
  private readonly slider = byId<HTMLInputElement>("hierarchy-slider");
  private readonly said = byId<HTMLOutputElement>("hierarchy-day");
  private readonly mark = byId<HTMLInputElement>("hierarchy-mark");
  private readonly since = byId("hierarchy-since");
  private days: readonly string[] = [];
  private day = "";

  constructor(
    private readonly words: Words,
    private readonly change: (asOf: string, since: string) => void,
  ) {
    this.slider.addEventListener("input", () => this.tell(this.days[this.slider.valueAsNumber] ?? this.day));
    this.slider.addEventListener("change", () => this.go(this.days[this.slider.valueAsNumber] ?? this.day));
    this.mark.addEventListener("change", () => this.go(this.day));
  }

  /** `day` is that of what is shown, `moments` the days on which something begins to be otherwise. */
  show(state: State, day: string, moments: readonly string[]): void {
    this.days = moments;
    this.day = day;
    this.box.hidden = moments.length < 2;
    this.slider.max = String(Math.max(0, moments.length - 1));
    this.slider.value = String(standsAt(moments, day));
    this.mark.checked = state.since !== "";
    this.since.textContent = state.since ? this.words.say("changes-since", { since: this.words.day(state.since) }) : this.words.say("mark");
    this.tell(day);
  }

  private go(day: string): void {
    this.change(day, this.mark.checked ? before(this.days, day) : "");
  }

  private tell(day: string): void {
    const said = this.words.day(day);
    this.slider.setAttribute("aria-valuetext", said);
    this.said.textContent = said;
  }
}
