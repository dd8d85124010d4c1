/* Draws what pyvis built with vis-network as pyvis ships it; `data.library` is its address.
   Text is only ever set as text, never as markup. */
const DRAWN = new WeakMap();
const SIGNS = { dot: "●", diamond: "◆", square: "■", star: "★" };

const colour = (element, name, otherwise) =>
  getComputedStyle(element).getPropertyValue(name).trim() || otherwise;

function load(address) {
  // The component's own module has no address that a relative one could be resolved against.
  const whole = new URL(address, window.location.origin).href;
  window.loftegrafVis ??= import(whole).then(() => window.vis);
  return window.loftegrafVis;
}

function tip(thing) {
  const box = document.createElement("div");
  box.className = "loftegraf-tip";
  for (const [tag, text] of [["strong", thing.head], ["div", thing.quote], ["em", thing.note]]) {
    if (!text) continue;
    const part = document.createElement(tag);
    part.textContent = text;
    box.append(part);
  }
  return box;
}

const withTip = (thing) => ({ ...thing, title: tip(thing) });

function options(data, root) {
  const text = colour(root, "--st-text-color", "#222222");
  const ground = colour(root, "--st-background-color", "#ffffff");
  const font = { color: text, size: 19, strokeWidth: 5, strokeColor: ground, face: getComputedStyle(root).fontFamily };
  return { ...data.options, nodes: { font } };
}

function draw(vis, state, root, host, data) {
  const nodes = new vis.DataSet(data.nodes.map(withTip));
  const edges = new vis.DataSet(data.edges.map(withTip));
  const net = new vis.Network(host, { nodes, edges }, options(data, root));
  Object.assign(state, { nodes, edges, net });
  host.dataset.nodes = String(data.nodes.length);
  net.once("afterDrawing", () => { host.dataset.drawn = "true"; });
  net.on("click", (event) => { if (event.nodes.length) state.open(event.nodes[0]); });
  net.on("hoverNode", () => { host.style.cursor = "pointer"; });
  net.on("blurNode", () => { host.style.cursor = ""; });
  net.on("dragStart", () => net.setOptions({ interaction: { tooltipDelay: 100000 } }));
  net.on("dragEnd", () => net.setOptions({ interaction: { tooltipDelay: 120 } }));
  state.sized = new ResizeObserver(() => net.fit());
  state.sized.observe(host);
}

function clear(state) {
  if (!state.net) return;
  state.sized.disconnect();
  state.net.destroy();
  state.net = null;
}

/* Where a node is drawn, in pixels of the page: used by tests and by the keyboard's focus mark. */
function place(state, host, id) {
  const point = state.net.canvasToDOM(state.net.getPosition(id));
  const box = host.getBoundingClientRect();
  return { x: box.left + host.clientLeft + point.x, y: box.top + host.clientTop + point.y };
}

function walk(state, spoken, step) {
  const ids = state.nodes.getIds();
  const next = ids[(ids.indexOf(state.at) + step + ids.length) % ids.length];
  const node = state.nodes.get(next);
  state.at = next;
  state.net.selectNodes([next]);
  spoken.textContent = [node.head, node.quote].filter(Boolean).join(": ");
}

function keys(state, host, spoken) {
  host.addEventListener("keydown", (event) => {
    if (!state.net) return;
    if (event.key === "ArrowRight" || event.key === "ArrowDown") walk(state, spoken, 1);
    else if (event.key === "ArrowLeft" || event.key === "ArrowUp") walk(state, spoken, -1);
    else if (event.key === "Enter" && state.at) state.open(state.at);
    else if (event.key === "+") state.net.moveTo({ scale: state.net.getScale() * 1.25 });
    else if (event.key === "-") state.net.moveTo({ scale: state.net.getScale() * 0.8 });
    else if (event.key === "f") state.net.fit();
    else return;
    event.preventDefault();
    event.stopPropagation();
  });
}

function toggle(state, kind) {
  if (state.hidden.has(kind)) state.hidden.delete(kind);
  else state.hidden.add(kind);
  const all = state.nodes.get().filter((node) => node.kind === kind);
  state.nodes.update(all.map(({ id }) => ({ id, hidden: state.hidden.has(kind) })));
}

function legend(state, place, data) {
  const buttons = data.legend.map((entry) => {
    const button = document.createElement("button");
    const sign = document.createElement("span");
    sign.textContent = SIGNS[entry.shape];
    sign.style.color = entry.color;
    button.type = "button";
    button.append(sign, ` ${entry.label} (${entry.count})`);
    button.setAttribute("aria-pressed", String(!state.hidden.has(entry.kind)));
    button.onclick = () => {
      if (!state.nodes) return;
      toggle(state, entry.kind);
      button.setAttribute("aria-pressed", String(!state.hidden.has(entry.kind)));
    };
    return button;
  });
  place.replaceChildren(...buttons);
}

export default function (component) {
  const { data, parentElement, setTriggerValue } = component;
  const root = parentElement.querySelector(".root");
  const host = parentElement.querySelector(".host");
  const spoken = parentElement.querySelector(".spoken");
  let state = DRAWN.get(host);
  if (!state) {
    state = { hidden: new Set() };
    DRAWN.set(host, state);
    host.tabIndex = 0;
    host.setAttribute("role", "application");
    host.placeOf = (id) => place(state, host, id);
    keys(state, host, spoken);
  }
  state.open = (id) => setTriggerValue("open", id);
  host.setAttribute("aria-label", data.alt);
  legend(state, parentElement.querySelector(".legend"), data);
  load(data.library).then((vis) => {
    const drawn = JSON.stringify([data.nodes, data.edges]);
    if (state.drawn === drawn || state.gone) return;
    state.drawn = drawn;
    clear(state);
    draw(vis, state, root, host, data);
  });
  return () => {
    state.gone = true;
    clear(state);
    DRAWN.delete(host);
  };
}
