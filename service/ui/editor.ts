// The page of the SPARQL endpoint: YASQE, the editor of YASGUI, in place of the plain field. The form stays what it is:
// what runs is its request, what is shown is the answer of the page that this request gives, and its address a permalink.
import Yasqe from "@zazuko/yasqe";
import "@zazuko/yasqe/build/yasqe.min.css";
import { complete, know } from "./editor/completion";
import { element, run, type Given } from "./editor/running";

const given = JSON.parse(element("editor-data", HTMLScriptElement).text) as Given;
const area = element("query", HTMLTextAreaElement);
const form = element("ask", HTMLFormElement);

const mode = know(given.prefixes);
complete(given.prefixes, given.void);

const place = document.createElement("div");
place.className = "editor";
area.before(place);
area.hidden = true;

const editor = new Yasqe(place, {
  mode,
  value: area.value,
  persistenceId: null, // the address keeps the query
  consumeShareLink: null,
  createShareableLink: undefined as never, // no button: the address is the link
  showQueryButton: false,
  resizeable: false,
  editorHeight: "auto",
  inputStyle: "contenteditable", // what screen readers and phones can follow
  screenReaderLabel: given.words.query,
  viewportMargin: Infinity,
  highlightSelectionMatches: { showToken: false as never },
  // Tab leaves the editor, as any field of a page; lines are indented as they are written.
  extraKeys: {
    Tab: false,
    "Shift-Tab": false,
    "Ctrl-S": false,
    "Ctrl-Enter": () => form.requestSubmit(),
    "Cmd-Enter": () => form.requestSubmit(),
  } as never,
});

const field = editor.getInputField();
for (const [name, value] of [["role", "textbox"], ["aria-multiline", "true"], ["aria-describedby", "query-help"]] as const) {
  field.setAttribute(name, value);
}
element("query-label", HTMLElement).addEventListener("click", () => editor.focus());
element("query-help", HTMLElement).hidden = false;

// YASQE tells what it expects in a text with styles of its own, which the page's policy does not let in; the line is said.
const mark = editor.setGutterMarker.bind(editor);
editor.setGutterMarker = (line, gutter, icon) => {
  if (icon) {
    icon.onmouseover = icon.onmouseout = null;
    icon.title = given.words.invalid.replace("%", String((typeof line === "number" ? line : 0) + 1));
  }
  return mark(line, gutter, icon);
};
editor.checkSyntax();

editor.on("autocompletionShown", (_, widget: { hints?: HTMLElement } | undefined) => {
  widget?.hints?.setAttribute("aria-label", given.words.suggestions);
});
editor.on("change", () => {
  area.value = editor.getValue();
});
run(form, editor, given);
