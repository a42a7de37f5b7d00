/** Tabs by the ARIA pattern: one stop of the Tab key, arrows between them, each shows its panel. */

export class Tabs<Name extends string> {
  private readonly buttons: readonly HTMLButtonElement[];

  /** `list` has the buttons, each with `data-shows` and `aria-controls`. */
  constructor(list: HTMLElement, chosen: (name: Name) => void) {
    this.buttons = [...list.querySelectorAll<HTMLButtonElement>("[role=tab]")];
    for (const button of this.buttons) button.addEventListener("click", () => chosen(nameOf<Name>(button)));
    list.addEventListener("keydown", (event) => {
      const at = this.buttons.findIndex((button) => button === document.activeElement);
      const last = this.buttons.length - 1;
      const goals: Record<string, number> = { ArrowRight: at === last ? 0 : at + 1, ArrowLeft: at ? at - 1 : last, Home: 0, End: last };
      const goal = this.buttons[goals[event.key] ?? -1];
      if (!goal) return;
      event.preventDefault();
      goal.focus();
      chosen(nameOf<Name>(goal));
    });
  }

  show(name: Name): void {
    for (const button of this.buttons) {
      const shown = nameOf(button) === name;
      button.setAttribute("aria-selected", String(shown));
      button.tabIndex = shown ? 0 : -1;
      const panel = document.getElementById(button.getAttribute("aria-controls") ?? "");
      if (panel) panel.hidden = !shown;
    }
  }
}

function nameOf<Name extends string>(button: HTMLElement): Name {
  return (button.dataset["shows"] ?? "") as Name;
}
