/* What our editor needs of CodeMirror; esbuild makes codemirror.js of it. */
export { EditorState, Compartment, Prec } from "@codemirror/state";
export {
  EditorView, keymap, lineNumbers, highlightActiveLine, highlightActiveLineGutter,
  drawSelection, placeholder,
} from "@codemirror/view";
export { defaultKeymap, history, historyKeymap, indentWithTab, isolateHistory } from "@codemirror/commands";
export { StreamLanguage, HighlightStyle, syntaxHighlighting, bracketMatching } from "@codemirror/language";
export { autocompletion, acceptCompletion, closeBrackets, closeBracketsKeymap, completionKeymap } from "@codemirror/autocomplete";
export { forEachDiagnostic, lintGutter, setDiagnostics } from "@codemirror/lint";
export { tags } from "@lezer/highlight";
export { cypher } from "@codemirror/legacy-modes/mode/cypher";
export { sparql } from "@codemirror/legacy-modes/mode/sparql";
