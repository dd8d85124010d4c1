/* What may stand at a place of a query: finds out what kind of place it is, and offers what fits.

   `data.words` are the words of the schema by the place they belong in, `data.codes` what a property
   may hold, `data.names` the actors and areas of the graph. */
import { OWN } from "./words.js";

const MOST = 20000;

/* What is open where a text ends: a string with what was typed of it, a comment, or brackets. */
export function open(text, comment) {
  const brackets = [];
  let quote = null, start = 0;
  for (let at = 0; at < text.length; at += 1) {
    const sign = text[at];
    if (quote) {
      if (sign === "\\") at += 1;
      else if (sign === quote) quote = null;
    } else if (sign === "'" || sign === '"') [quote, start] = [sign, at + 1];
    else if (text.startsWith(comment, at) && !/<[^\s>]*$/.test(text.slice(0, at))) {
      const end = text.indexOf("\n", at);
      if (end < 0) return { comment: true, brackets };
      at = end;
    } else if ("([{".includes(sign)) brackets.push({ sign, at });
    else if (")]}".includes(sign)) brackets.pop();
  }
  return { string: quote ? text.slice(start) : null, start, brackets };
}

/* Where several fit alike, what stands first in its list comes first. */
const ranked = (list, most = 20) =>
  list.map((one, at) => ({ ...one, boost: Math.round(most * (1 - at / list.length)) }));
const options = (words, type) =>
  ranked(words.map(([label, detail]) => ({ label, detail: brief(detail), type })));
const brief = (text) => (text.length > 48 ? `${text.slice(0, 47)}…` : text);

const variables = (text, pattern, type = "variable") =>
  [...new Set(text.match(pattern) ?? [])].map((label) => ({ label, type }));

/* The names of things, their ids, or the codes of a property: what its value may be. */
function values(data, property) {
  const codes = data.codes[property];
  if (codes) return codes.map((label) => ({ label, type: "code" }));
  const names = ranked(data.names.map(([id, name, kind]) => ({ label: name, detail: id, type: kind })), 40);
  const ids = ranked(data.names.map(([id, name, kind]) => ({ label: id, detail: name, type: kind })));
  if (property === "name") return names;
  return property === "id" ? ids : [...names, ...ids];
}

function inString(data, text, now, from) {
  const before = text.slice(0, now.start - 1);
  const property = /(\w+)\s*(?::|=|<>|\s|\()\s*$/.exec(before)?.[1];
  const known = { label: "name", identifier: "id" }[property] ?? property;
  return { from: from + now.start, options: values(data, known), validFor: /^[^'"\n]*$/ };
}

/* The properties of what a variable or a pattern stands for; of everything where that is unknown. */
function properties(data, label) {
  const own = data.words.label.find(([name]) => name === label)?.[1].split(", ");
  const all = data.words.property;
  return options(own ? all.filter(([name]) => own.includes(name)) : all, "property");
}

function cypher(data, text, whole, now) {
  const last = now.brackets.at(-1);
  const word = /\w*$/.exec(text)[0];
  const before = text.slice(0, text.length - word.length);
  const from = before.length;
  if (/\.$/.test(before)) {
    const name = /(\w+)\.$/.exec(before)?.[1];
    const label = new RegExp(`\\(\\s*${name}\\s*:\\s*(\\w+)`).exec(whole)?.[1];
    return { from, options: properties(data, name && label) };
  }
  if (last?.sign === "[" && /[:|]\s*$/.test(before)) return { from, options: options(data.words.relationship, "relationship") };
  if (last?.sign !== "{" && /\w?\s*:\s*$/.test(before)) return { from, options: options(data.words.label, "class") };
  if (last?.sign === "{" && /[{,]\s*$/.test(before)) {
    const label = /:\s*(\w+)\s*$/.exec(text.slice(0, last.at))?.[1];
    return { from, options: properties(data, label) };
  }
  if (!word) return { from, options: [...OWN.cypher.filter((one) => one.type === "keyword")] };
  const named = variables(text.slice(0, from), /(?<=[([]\s*)[a-z]\w*(?=\s*[:)\]{])|(?<=\bAS\s+)\w+/gi);
  return { from, options: [...named, ...OWN.cypher] };
}

/* Take a word, and declare its prefix at the top where that is still missing. */
function declaring(data) {
  return (view, completion, from, to) => {
    const [prefix] = completion.label.split(":", 1);
    const [line] = data.words.prefix.find(([one]) => one.startsWith(`${prefix}:`)) ?? [];
    const known = new RegExp(`\\bPREFIX\\s+${prefix}:`, "i").test(view.state.doc.toString());
    const head = line && !known ? `PREFIX ${line}\n` : "";
    view.dispatch({
      changes: [{ from: 0, insert: head }, { from, to, insert: completion.label }],
      selection: { anchor: from + head.length + completion.label.length },
      userEvent: "input.complete",
    });
  };
}

function sparql(data, text, whole) {
  const word = /(?:[?$]\w*|[\w]+:?[\w-]*)?$/.exec(text)[0];
  const before = text.slice(0, text.length - word.length);
  const from = before.length;
  if (/^[?$]/.test(word)) {
    return { from, options: variables(before + whole.slice(text.length), /[?$]\w+/g) };
  }
  if (/\bPREFIX\s+$/i.test(before)) return { from, options: options(data.words.prefix, "namespace") };
  const apply = declaring(data);
  const classes = options(data.words.class, "class").map((one) => ({ ...one, apply }));
  const predicates = options(data.words.predicate, "property").map((one) => ({ ...one, apply }));
  if (/(?:\ba|rdf:type)\s+$/.test(before)) return { from, options: classes };
  return { from, options: [...predicates, ...classes, ...OWN.sparql] };
}

const PLACES = { cypher: [cypher, "//", /^\w*$/], sparql: [sparql, "#", /^[?$\w:-]*$/] };

/* A source of completions for CodeMirror; `now()` gives the data of the moment. */
export function source(now) {
  return (context) => {
    const data = now();
    const from = Math.max(0, context.pos - MOST);
    const text = context.state.sliceDoc(from, context.pos);
    const [find, comment, validFor] = PLACES[data.language];
    const place = open(text, comment);
    if (place.comment) return null;
    if (place.string !== null) return inString(data, text, place, from);
    if (!context.explicit && !/[\w.:?$|]$/.test(text)) return null;
    const found = find(data, text, context.state.sliceDoc(from), place);
    return { from: from + found.from, options: found.options, validFor };
  };
}
