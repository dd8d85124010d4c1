/* The query editor: CodeMirror with our words, marks and keys.

   `data.language` says how to read the text. What is typed stays in the browser: a draft for each
   language lasts as long as the tab, and the address holds what is not too long for one. It goes to
   the server as `run` only. `data.fill` puts a text in, `data.mark` says where the last run went
   wrong; each has a `turn`, and is heeded once. */
import {
  Compartment, EditorState, EditorView, HighlightStyle, Prec, StreamLanguage, acceptCompletion,
  autocompletion, bracketMatching, closeBrackets, closeBracketsKeymap, completionKeymap, cypher,
  defaultKeymap, drawSelection, forEachDiagnostic, highlightActiveLine, highlightActiveLineGutter, history,
  historyKeymap, indentWithTab, isolateHistory, keymap, lineNumbers, lintGutter, placeholder, setDiagnostics, sparql,
  syntaxHighlighting, tags,
} from "./codemirror/codemirror.js";
import { source } from "./completing.js";

const LANGUAGES = { cypher, sparql };
const EDITORS = new WeakMap();
const WORD = /[\w:.?$-]/u;
const heeded = { fill: 0 };

const ink = HighlightStyle.define([
  { tag: tags.keyword, color: "light-dark(#00588c, #8ccbf4)", fontWeight: "600" },
  { tag: [tags.string, tags.special(tags.string)], color: "light-dark(#0b6b4f, #6fd6b0)" },
  { tag: [tags.number, tags.bool, tags.atom], color: "light-dark(#8a4b00, #f0b45c)" },
  { tag: [tags.standard(tags.variableName), tags.propertyName], color: "light-dark(#8b3a72, #e5a5cf)" },
  { tag: tags.comment, color: "light-dark(#5a6673, #a3aeb9)", fontStyle: "italic" },
]);

const looks = EditorView.theme({
  "&": { color: "var(--st-text-color)", backgroundColor: "var(--st-background-color)", fontSize: "0.92rem" },
  "&.cm-focused": { outline: "none" },
  ".cm-scroller": { fontFamily: "var(--st-code-font, monospace)", lineHeight: "1.55", maxHeight: "26rem" },
  ".cm-content": { caretColor: "var(--st-text-color)", minHeight: "9.5rem", padding: "0.5rem 0" },
  ".cm-cursor": { borderLeftColor: "var(--st-text-color)" },
  ".cm-gutters": {
    color: "light-dark(#5a6673, #a3aeb9)", backgroundColor: "transparent", border: "none",
  },
  ".cm-activeLine, .cm-activeLineGutter": { backgroundColor: "light-dark(#00588c14, #8ccbf41a)" },
  "&.cm-focused > .cm-scroller > .cm-selectionLayer .cm-selectionBackground, .cm-selectionBackground": {
    backgroundColor: "light-dark(#b7dcf5, #25506e)",
  },
  "&.cm-focused .cm-matchingBracket": { backgroundColor: "light-dark(#cfe6c8, #2f5a3a)" },
  ".cm-placeholder": { color: "light-dark(#5a6673, #a3aeb9)" },
  ".cm-lintRange-error": {
    backgroundImage: "none", textDecoration: "underline wavy light-dark(#b3261e, #ff8a80) 1.5px",
    textUnderlineOffset: "0.2em",
  },
  ".cm-tooltip": {
    color: "var(--st-text-color)", backgroundColor: "var(--st-secondary-background-color)",
    border: "1px solid var(--st-border-color)", borderRadius: "0.4rem", overflow: "hidden", maxWidth: "min(34rem, 92vw)",
  },
  ".cm-tooltip.cm-tooltip-autocomplete > ul": { fontFamily: "var(--st-code-font, monospace)", maxHeight: "15rem" },
  ".cm-tooltip.cm-tooltip-autocomplete > ul > li": { padding: "0.2rem 0.6rem" },
  ".cm-tooltip.cm-tooltip-autocomplete > ul > li[aria-selected]": { color: "#ffffff", backgroundColor: "#00588c" },
  ".cm-completionDetail": { fontStyle: "normal", opacity: "0.85", fontSize: "0.85em" },
  ".cm-completionIcon": { display: "none" },
});

const kept = (language) => `loftegraf-query-${language}`;

/* Browsers may be told to keep nothing. */
function draft(language, text) {
  try {
    if (text === undefined) return sessionStorage.getItem(kept(language)) ?? "";
    sessionStorage.setItem(kept(language), text);
  } catch { /* then there is no draft */ }
  return text ?? "";
}

/* What a page begins with: what its address says, or else the draft. */
function beginning(data) {
  const told = new URLSearchParams(window.location.search).get("q");
  return told ? told.slice(0, data.most) : draft(data.language);
}

const typed = (state) => state.view.state.doc.toString();

/* Bring the address up to date, without a new step in the browser's history. */
function remember(state) {
  draft(state.language, typed(state));
  clearTimeout(state.soon);
  state.soon = setTimeout(() => {
    const address = new URL(window.location.href);
    const text = typed(state);
    const fits = text && text.length <= state.data.most;
    if (fits) address.searchParams.set("q", text);
    else address.searchParams.delete("q");
    state.note.textContent = text.length > state.data.most ? state.data.labels.long : "";
    if (address.href !== window.location.href) window.history.replaceState(window.history.state, "", address);
  }, 300);
}

function changed(state) {
  remember(state);
  // A mark goes with the words that it stood under.
  let gone = false;
  forEachDiagnostic(state.view.state, (_, from, to) => { gone ||= from === to; });
  if (gone) state.view.dispatch(setDiagnostics(state.view.state, []));
}

function run(state) {
  remember(state);
  state.send(typed(state));
  return true;
}

function extensions(state) {
  const keys = [
    { key: "Mod-Enter", run: () => run(state) }, { key: "Ctrl-Enter", run: () => run(state) },
    { key: "Tab", run: acceptCompletion }, indentWithTab,
  ];
  return [
    Prec.high(keymap.of(keys)),
    lineNumbers(), lintGutter(), history(), drawSelection(), highlightActiveLine(),
    highlightActiveLineGutter(), bracketMatching(), closeBrackets(), EditorView.lineWrapping,
    autocompletion({ override: [source(() => state.data)] }),
    keymap.of([...closeBracketsKeymap, ...completionKeymap, ...defaultKeymap, ...historyKeymap]),
    syntaxHighlighting(ink), looks,
    state.mode.of([]), state.words.of([]),
    EditorView.updateListener.of((update) => { if (update.docChanged) changed(state); }),
  ];
}

function spoken(data) {
  return [
    placeholder(data.labels.placeholder),
    EditorView.contentAttributes.of({ "aria-label": data.labels.name, "aria-describedby": "keys", spellcheck: "false" }),
    EditorState.phrases.of({ Completions: data.labels.completions }),
  ];
}

function begin(root, host) {
  const state = { mode: new Compartment(), words: new Compartment() };
  EDITORS.set(host, state);
  state.note = root.querySelector(".note");
  state.button = root.querySelector(".run");
  state.button.onclick = () => run(state);
  state.view = new EditorView({ root: host.getRootNode(), parent: host });
  host.textOf = () => typed(state);
  return state;
}

function put(state, text) {
  state.view.dispatch({
    changes: { from: 0, to: state.view.state.doc.length, insert: text },
    selection: { anchor: 0 }, scrollIntoView: true, annotations: isolateHistory.of("full"),
  });
}

/* Turn to a language; the text of the one before waits until it is turned to again. */
function turn(state, data) {
  const text = state.language ? draft(data.language) : beginning(data);
  state.language = data.language;
  state.marked = 0;
  state.view.setState(EditorState.create({ doc: text, extensions: extensions(state) }));
  state.view.dispatch({ effects: state.mode.reconfigure(StreamLanguage.define(LANGUAGES[data.language])) });
}

/* The word or sign at a place, or the one before it where there is none. */
function around(document, { line, column }) {
  const row = document.line(Math.min(Math.max(line, 1), document.lines));
  const { text } = row;
  let at = Math.min([...text].slice(0, column - 1).join("").length, text.length);
  if (/^\s*$/.test(text.slice(at, at + 1))) at = Math.max(text.slice(0, at).trimEnd().length - 1, 0);
  let from = at, to = Math.min(at + 1, text.length);
  if (WORD.test(text[at] ?? "")) {
    while (from > 0 && WORD.test(text[from - 1])) from -= 1;
    while (to < text.length && WORD.test(text[to])) to += 1;
  }
  return [row.from + from, row.from + to];
}

function mark(state, { turn: number, at, message }) {
  if (state.marked === number) return;
  state.marked = number;
  const found = [];
  if (at) {
    const [from, to] = around(state.view.state.doc, at);
    found.push({ from, to, severity: "error", message });
    state.view.dispatch({ effects: EditorView.scrollIntoView(from) });
  }
  state.view.dispatch(setDiagnostics(state.view.state, found));
}

function label(state, root, data) {
  const command = /Mac|iPhone|iPad/.test(navigator.platform) ? "⌘" : "Ctrl+";
  state.button.firstElementChild.textContent = data.labels.run;
  state.button.lastElementChild.textContent = `${command}Enter`;
  root.querySelector("#keys").textContent = data.labels.keys;
  root.querySelector(".spoken").textContent = data.spoken;
}

export function show({ data, parentElement, setTriggerValue }) {
  const root = parentElement.querySelector(".root");
  const host = parentElement.querySelector(".host");
  const state = EDITORS.get(host) ?? begin(root, host);
  state.data = data;
  state.send = (text) => setTriggerValue("run", text);
  label(state, root, data);
  if (state.language !== data.language) turn(state, data);
  state.view.dispatch({ effects: state.words.reconfigure(spoken(data)) });
  if (data.fill.turn > heeded.fill) {
    heeded.fill = data.fill.turn;
    put(state, data.fill.text);
    state.view.focus();
  }
  mark(state, data.mark);
  // The server writes the address too, and does not know what was typed since.
  remember(state);
  host.dataset.drawn = "true";
  return () => {
    clearTimeout(state.soon);
    EDITORS.delete(host);
    state.view.destroy();
  };
}
