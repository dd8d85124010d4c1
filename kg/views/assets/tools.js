/* The row of tools above a graph: buttons with their keys, what to expand along, and how far. */

const GROUPS = [["expand", "hide", "only", "path"], ["undo", "redo", "more"], ["fit", "full", "png"]];
const KEYS = {
  expand: "E", hide: "H", only: "O", path: "P", undo: "U", redo: "Y", more: "M",
  fit: "F", full: "G", png: "S",
};
const SIGNS = { dot: "●", diamond: "◆", square: "■", star: "★", triangle: "▲", hexagon: "⬢" };
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
  const words = JSON.stringify([state.data.labels, state.data.limits]);
  state.tools = place;
  if (state.words !== words) {
    state.words = words;
    state.limit ??= state.data.limits[1];
    const limits = state.data.limits.map((one) => [String(one), state.data.labels.most.replace("{count}", one)]);
    const groups = GROUPS.map((group, i) => {
      const box = document.createElement("div");
      box.append(...group.map((verb) => button(state, verb)));
      if (i === 0) {
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
  if (!tools || !data.verbs) return;
  for (const element of tools.querySelectorAll("button")) {
    const { verb } = element.dataset;
    const idle = (NEEDS.has(verb) && !state.at) || (["undo", "redo", "more"].includes(verb) && !data.can[verb]);
    element.setAttribute("aria-disabled", String(idle));
    element.classList.toggle("on", verb === "path" && Boolean(state.from));
  }
  const kind = state.at ? state.nodes?.get(state.at)?.kind : undefined;
  if (state.offered === kind) return;
  state.offered = kind;
  state.relation = "";
  const options = [["", data.labels.all], ...(data.relations[kind] ?? [])];
  tools.querySelector("[data-choice=relation]").replaceChildren(...options.map(([value, text]) => new Option(text, value)));
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

/* What the shapes and colours stand for; each entry hides its kind and shows it again. */
export function legend(state, place, data) {
  const buttons = data.legend.map((entry) => {
    const button = document.createElement("button");
    const sign = document.createElement("span");
    sign.textContent = SIGNS[entry.shape];
    sign.style.color = entry.color;
    sign.setAttribute("aria-hidden", "true");
    button.type = "button";
    button.append(sign, ` ${entry.label} (${entry.count})`);
    button.setAttribute("aria-pressed", String(!state.hidden.has(entry.kind)));
    button.onclick = () => {
      if (!state.nodes) return;
      if (!state.hidden.delete(entry.kind)) state.hidden.add(entry.kind);
      const all = state.nodes.get().filter((node) => node.kind === entry.kind);
      state.nodes.update(all.map(({ id }) => ({ id, hidden: state.hidden.has(entry.kind) })));
      button.setAttribute("aria-pressed", String(!state.hidden.has(entry.kind)));
    };
    return button;
  });
  place.replaceChildren(...buttons);
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
