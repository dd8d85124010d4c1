/* The row of tools above a graph: buttons with their keys, what to expand along, and how far. */

export const KEYS = {
  expand: "E", hide: "H", only: "O", path: "P", undo: "U", redo: "Y", more: "M",
  fit: "F", in: "+", out: "-", full: "G", png: "S",
};
const SIGNS = { dot: "●", diamond: "◆", square: "■", star: "★", triangle: "▲", triangleDown: "▼", hexagon: "⬢" };
const NEEDS = new Set(["expand", "hide", "only", "path"]);

function button(state, verb) {
  const element = document.createElement("button");
  const label = state.data.labels[verb];
  const key = document.createElement("kbd");
  element.type = "button";
  element.dataset.verb = verb;
  key.textContent = KEYS[verb];
  element.append(label, " ", key);
  element.setAttribute("aria-keyshortcuts", KEYS[verb]);
  element.onclick = () => { if (state.net) state.verbs[verb](); };
  return element;
}

function choice(state, name, options, chosen, onchange) {
  const element = document.createElement("select");
  element.dataset.choice = name;
  element.setAttribute("aria-label", state.data.labels[name]);
  element.append(...options.map(([value, text]) => new Option(text, value, false, value === chosen)));
  element.onchange = () => onchange(element.value);
  return element;
}

/* Make the row anew where its words have changed, and let it follow what is chosen. */
export function drawTools(state, place) {
  const words = JSON.stringify([state.data.labels, state.data.limits, state.data.tools]);
  state.tools = place;
  if (state.words !== words) {
    state.words = words;
    const groups = state.data.tools.map((group) => {
      const box = document.createElement("div");
      box.append(...group.map((verb) => button(state, verb)));
      if (group.includes("expand")) {
        state.limit ??= state.data.limits[1];
        const limits = state.data.limits.map((one) => [String(one), state.data.labels.most.replace("{count}", one)]);
        const limit = choice(state, "limit", limits, String(state.limit), (value) => { state.limit = Number(value); });
        box.append(choice(state, "relation", [], "", (value) => { state.relation = value; }), limit);
      }
      return box;
    });
    place.replaceChildren(...groups);
    state.offered = null;
  }
  refresh(state);
}

/* Grey out what cannot be done now, and offer the relations of what is chosen. */
export function refresh(state) {
  const { tools, data } = state;
  if (!tools) return;
  for (const element of tools.querySelectorAll("button")) {
    const { verb } = element.dataset;
    const idle = (NEEDS.has(verb) && !state.at) || (["undo", "redo", "more"].includes(verb) && !data.can?.[verb]);
    element.setAttribute("aria-disabled", String(idle));
    element.classList.toggle("on", verb === "path" && Boolean(state.from));
  }
  const relation = tools.querySelector("[data-choice=relation]");
  const kind = state.at ? state.nodes?.get(state.at)?.kind : undefined;
  if (!relation || state.offered === kind) return;
  state.offered = kind;
  state.relation = "";
  const options = [["", data.labels.all], ...(data.relations[kind] ?? [])];
  relation.replaceChildren(...options.map(([value, text]) => new Option(text, value)));
}

/* Save what is seen as a picture, on a ground of its own. */
export function picture(host, ground) {
  const seen = host.querySelector("canvas");
  const copy = Object.assign(document.createElement("canvas"), { width: seen.width, height: seen.height });
  const brush = copy.getContext("2d");
  brush.fillStyle = ground;
  brush.fillRect(0, 0, copy.width, copy.height);
  brush.drawImage(seen, 0, 0);
  copy.toBlob((blob) => {
    const link = Object.assign(document.createElement("a"), { href: URL.createObjectURL(blob), download: "loftegraf.png" });
    link.click();
    setTimeout(() => URL.revokeObjectURL(link.href), 1000);
  });
}

/* A short line as the edges of a role are drawn. */
function sample({ color, dashes }) {
  const svg = document.createElementNS("http://www.w3.org/2000/svg", "svg");
  const line = document.createElementNS(svg.namespaceURI, "line");
  const looks = { x1: 1, y1: 5, x2: 39, y2: 5, stroke: color, "stroke-width": 3, "stroke-dasharray": dashes.join(" ") };
  Object.entries(looks).forEach(([name, value]) => line.setAttribute(name, value));
  Object.entries({ width: 40, height: 10, "aria-hidden": true }).forEach(([name, value]) => svg.setAttribute(name, value));
  svg.append(line);
  return svg;
}

function sign(entry) {
  const element = document.createElement("span");
  element.textContent = SIGNS[entry.shape];
  element.style.color = entry.color;
  element.setAttribute("aria-hidden", "true");
  return element;
}

/* An entry of the legend: it hides what it stands for and shows it again. */
function entry(state, one, mark, hidden, name, set) {
  const button = document.createElement("button");
  const press = () => button.setAttribute("aria-pressed", String(!hidden.has(one[name])));
  button.type = "button";
  button.dataset[name] = one[name];
  button.append(mark, ` ${one.label} (${one.count})`);
  button.onclick = () => {
    if (!state.nodes) return;
    if (!hidden.delete(one[name])) hidden.add(one[name]);
    const all = state[set].get().filter((thing) => (thing[name] ?? "") === one[name]);
    state[set].update(all.map(({ id }) => ({ id, hidden: hidden.has(one[name]) })));
    press();
  };
  press();
  return button;
}

/* What the shapes, colours and dashes stand for. */
export function legend(state, place, data) {
  place.replaceChildren(
    ...data.legend.map((one) => entry(state, one, sign(one), state.hidden, one.cluster ? "cluster" : "kind", "nodes")),
    ...data.lines.map((one) => entry(state, one, sample(one), state.silent, "role", "edges")),
  );
}

/* Where things were dragged to and what is looked at, as the address has it. */
export function remembered() {
  const address = new URLSearchParams(window.location.search);
  const pins = {};
  for (const part of (address.get("pins") ?? "").split(";")) {
    const [id, x, y] = part.split("@");
    if (id && Number.isFinite(+x) && Number.isFinite(+y)) pins[id] = { x: +x, y: +y };
  }
  const camera = (address.get("cam") ?? "").split("@").map(Number);
  return { pins, camera: camera.length === 3 && camera.every(Number.isFinite) ? camera : null };
}
