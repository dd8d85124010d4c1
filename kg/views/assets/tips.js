/* What is read when one points at something: text only, with the words that say it marked. */

const part = (tag, ...content) => {
  const element = document.createElement(tag);
  element.append(...content);
  return element;
};

function marked(text, start, end) {
  if (!(start < end)) return part("div", text);
  // Places are counted in characters; JavaScript counts in halves of some of them.
  const letters = [...text];
  const cut = (from, to) => letters.slice(from, to).join("");
  return part("div", cut(0, start), part("mark", cut(start, end)), cut(end));
}

/* For a node, or for an edge with the nodes at its ends. */
export function tip(thing, labels, from, to) {
  const box = document.createElement("div");
  box.className = "loftegraf-tip";
  const put = (element) => { if (element.textContent) box.append(element); };
  put(part("strong", to ? to.head || labels?.pledge || "" : thing.head || ""));
  if (to && thing.at && from) {
    const [via, start, end] = thing.at;
    const text = via === "text" ? from.quote : from[via];
    put(text ? marked(text, start, end) : part("div", thing.quote ?? ""));
    put(part("em", [thing.note, from.note].filter(Boolean).join(" · ")));
  } else {
    put(part("div", thing.quote ?? ""));
    put(part("em", thing.note ?? ""));
  }
  return box;
}
