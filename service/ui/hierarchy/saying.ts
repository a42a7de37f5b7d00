/** The words of the page, which the server gives in the reader's language, and what else depends on it. */

export class Words {
  private readonly numbers: Intl.NumberFormat;

  /** `said` are the words by key, `months` a pattern a month, with {d} and {y}, for days in words. */
  constructor(
    private readonly said: Readonly<Record<string, string>>,
    private readonly months: readonly string[],
    readonly lang: string,
  ) {
    // Of Kazakh not every browser knows the separators; they are those of Russian.
    this.numbers = new Intl.NumberFormat(lang === "kk" ? "ru" : lang);
  }

  /** The words of a key, with values in place of {names}. */
  say(key: string, values: Readonly<Record<string, string | number>> = {}): string {
    const said = this.said[key] ?? key;
    return said.replace(/\{(\w+)\}/g, (whole, name: string) => String(values[name] ?? whole));
  }

  number(value: number): string {
    return this.numbers.format(value);
  }

  /** A day (ISO) in words, "" for none. */
  day(iso: string): string {
    const [year, month, day] = iso.split("-").map(Number);
    const pattern = this.months[(month ?? 0) - 1];
    return pattern && day ? pattern.replace("{d}", String(day)).replace("{y}", String(year)) : iso;
  }

  role(role: string): string {
    return this.say(`role-${role}`);
  }
}
