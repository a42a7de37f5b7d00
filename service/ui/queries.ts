// The query library: what is typed narrows the list. One query: its address is copied at a press.

/** Shows the field that narrows a list, and hides of the list what does not hold all words typed. */
function narrow(box: HTMLElement): void {
  const field = box.querySelector("input");
  const empty = document.querySelector<HTMLElement>(box.dataset["empty"] ?? "");
  const items = [...document.querySelectorAll<HTMLElement>(box.dataset["filter"] ?? "")];
  if (!field) return;
  const words = items.map((item) => (item.textContent ?? "").toLocaleLowerCase());
  field.addEventListener("input", () => {
    const asked = field.value.toLocaleLowerCase().split(/\s+/).filter(Boolean);
    items.forEach((item, place) => {
      item.hidden = !asked.every((word) => words[place]?.includes(word));
    });
    for (const section of document.querySelectorAll<HTMLElement>(".library section")) {
      section.hidden = section.querySelector("li:not([hidden])") === null;
    }
    if (empty) empty.hidden = items.some((item) => !item.hidden);
  });
  box.hidden = false;
}

/** Shows the button that copies what a field holds; where nothing may be copied, the field is selected. */
function copier(button: HTMLButtonElement): void {
  const field = document.getElementById(button.dataset["copies"] ?? "");
  if (!(field instanceof HTMLInputElement)) return;
  button.addEventListener("click", () => {
    field.select();
    navigator.clipboard?.writeText(field.value).then(() => {
      button.textContent = field.dataset["copied"] ?? button.textContent;
    }, () => undefined);
  });
  button.hidden = false;
}

// Where the search suggests names, in all their forms and languages, the list of the page is not needed.
for (const field of document.querySelectorAll<HTMLInputElement>("input[list][data-suggest]")) field.removeAttribute("list");
for (const box of document.querySelectorAll<HTMLElement>("[data-filter]")) narrow(box);
for (const button of document.querySelectorAll<HTMLButtonElement>("[data-copies]")) copier(button);
