/* Draws what pyvis built with vis-network as pyvis ships it, and lets it be worked on.

   `data.library` is the address of vis-network. What is done with the tools that change what is
   drawn goes to the server as `act`; a click goes there as `pick`. With `data.verbs`, where things
   were dragged to and what part is looked at stand in the page's address; neither goes to the server.
   Text is only ever set as text, never as markup. */
import { keys } from "./keys.js";
import { drawTools, legend, picture, refresh, remembered } from "./tools.js";
import { tip } from "./tips.js";

const DRAWN = new WeakMap();
/* How the last canvas was left: on a slow machine Streamlit may put another one in its place, and
   the server, which writes the address too, does not know the parts of it that we keep. */
const LEFT = {};

const colour = (element, name, otherwise) =>
  getComputedStyle(element).getPropertyValue(name).trim() || otherwise;

function load(address) {
  const whole = new URL(address, window.location.origin).href;
  window.loftegrafVis ??= import(whole).then(() => window.vis);
  return window.loftegrafVis;
}

function font(root) {
  const text = colour(root, "--st-text-color", "#222222");
  const ground = colour(root, "--st-background-color", "#ffffff");
  const face = getComputedStyle(root).fontFamily;
  return { color: text, size: 19, strokeWidth: 5, strokeColor: ground, face };
}

function left(state) {
  const { x, y } = state.net.getViewPosition();
  const camera = state.moved ? [x, y, state.net.getScale()] : null;
  return { scene: state.data.scene, pins: state.pins, camera };
}

/* Bring the address up to date, without a new step in the browser's history. */
function remember(state) {
  clearTimeout(state.soon);
  state.soon = setTimeout(() => {
    if (!state.net || !state.data.verbs) return;
    const address = new URL(window.location.href);
    const pins = Object.entries(state.pins).filter(([id]) => state.nodes.get(id));
    const { x, y } = state.net.getViewPosition();
    const set = (name, value) =>
      value ? address.searchParams.set(name, value) : address.searchParams.delete(name);
    set("pins", pins.map(([id, at]) => [id, Math.round(at.x), Math.round(at.y)].join("@")).join(";"));
    const camera = [Math.round(x), Math.round(y), state.net.getScale().toFixed(2)];
    set("cam", state.moved ? camera.join("@") : "");
    if (address.href !== window.location.href) window.history.replaceState(window.history.state, "", address);
  }, 250);
}

function dressed(state, node) {
  const at = state.pins[node.id];
  const background = node.color.background ?? node.color;
  const marked = { background, border: state.font.color };
  const color = { background, border: node.color.border ?? background, highlight: marked, hover: marked };
  const font = node.font ? { font: { ...node.font, size: node.font.size * (state.larger ?? 1) } } : {};
  const rim = { borderWidth: node.borderWidth ?? 1, borderWidthSelected: 5 };
  return { ...node, ...(at ?? {}), ...font, ...rim, color, title: tip(node, state.data.labels), hidden: state.hidden.has(node.cluster ?? node.kind) };
}

function tied(state, edge) {
  const title = tip(edge, state.data.labels, state.nodes.get(edge.from), state.nodes.get(edge.to));
  return { ...edge, title, hidden: state.silent.has(edge.role) };
}

function draw(vis, state, host) {
  const data = state.data;
  const began = performance.now();
  const told = remembered();
  const kept = told.camera || Object.keys(told.pins).length || LEFT.scene !== data.scene ? told : LEFT;
  state.pins = data.verbs ? kept.pins : {};
  state.nodes = new vis.DataSet(data.nodes.map((node) => dressed(state, node)));
  state.edges = new vis.DataSet(data.edges.map((edge) => tied(state, edge)));
  const options = { ...data.options, nodes: { font: state.font } };
  options.interaction = { ...options.interaction, hideEdgesOnDrag: data.edges.length > 600 };
  const net = new vis.Network(host, { nodes: state.nodes, edges: state.edges }, options);
  state.net = net;
  state.began = data.scene;
  net.once("afterDrawing", () => {
    host.dataset.took = String(Math.round(performance.now() - began));
    host.dataset.drawn = "true";
  });
  listen(state, host);
  if (data.verbs && kept.camera) {
    const [x, y, scale] = kept.camera;
    state.moved = true;
    net.moveTo({ position: { x, y }, scale });
  }
  state.sized = new ResizeObserver(() => { if (state.net && !state.moved) fit(state); });
  state.sized.observe(host);
  // The server writes the address too, and does not know these parts of it.
  if (data.verbs) state.clock = setInterval(() => remember(state), 600);
}

/* Show everything; where that makes it small, names with a size of their own are written larger. */
function fit(state) {
  state.net.fit();
  const larger = Math.min(1.7, Math.max(1, 0.45 / state.net.getScale()));
  if (larger === (state.larger ?? 1)) return;
  state.larger = larger;
  state.nodes.update(state.data.nodes.filter((node) => node.font).map((node) => looks(dressed(state, node))));
}

function listen(state, host) {
  const { net } = state;
  net.on("click", (event) => {
    clearTimeout(state.waiting);
    const id = event.nodes[0];
    if (!id) return;
    go(state, id);
    // A second click may follow, and then the two mean something else.
    if (state.data.verbs) state.waiting = setTimeout(() => state.pick(id), 260);
    else state.pick(id);
  });
  net.on("doubleClick", (event) => {
    clearTimeout(state.waiting);
    if (event.nodes[0] && state.data.verbs) state.act("expand", event.nodes[0]);
  });
  net.on("hoverNode", () => { host.style.cursor = "pointer"; });
  net.on("blurNode", () => { host.style.cursor = ""; });
  net.on("dragStart", () => net.setOptions({ interaction: { tooltipDelay: 100000 } }));
  net.on("dragEnd", (event) => {
    net.setOptions({ interaction: { tooltipDelay: 120 } });
    if (event.nodes.length) Object.assign(state.pins, net.getPositions(event.nodes));
    else state.moved = true;
    remember(state);
  });
  net.on("zoom", () => { state.moved = true; remember(state); });
}

const looks = ({ x, y, ...rest }) => rest;

/* Draw with the colours of the theme that the user has changed to. */
function recolour(state, root) {
  state.font = font(root);
  state.nodes.update(state.data.nodes.map((node) => looks(dressed(state, node))));
  state.net.setOptions({ nodes: { font: state.font } });
}

/* Let the sets follow the data: what stays stands where it stood. */
function follow(state) {
  const { data } = state;
  const nodes = new Set(data.nodes.map((node) => node.id));
  const edges = new Set(data.edges.map((edge) => edge.id));
  state.edges.remove(state.edges.getIds().filter((id) => !edges.has(id)));
  state.nodes.remove(state.nodes.getIds().filter((id) => !nodes.has(id)));
  state.nodes.update(data.nodes.map((node) =>
    state.nodes.get(node.id) && state.began === data.scene ? looks(dressed(state, node)) : dressed(state, node)));
  state.edges.update(data.edges.map((edge) => tied(state, edge)));
  state.net.setOptions({ nodes: { font: state.font } });
  if (state.began !== data.scene) {
    state.began = data.scene;
    state.moved = false;
    state.pins = {};
    fit(state);
  }
}

/* Show what the last step found, or else go where we were. */
function settle(state) {
  const { path } = state.data;
  if (!path?.length) {
    go(state, state.at && state.nodes.get(state.at) ? state.at : new URLSearchParams(window.location.search).get("sel"));
    return;
  }
  const drawn = path.filter((id) => state.nodes.get(id));
  state.net.selectNodes(drawn);
  state.net.fit({ nodes: drawn, animation: false });
  state.moved = true;
  refresh(state);
}

/* Where a node is drawn, in pixels of the page. */
function place(state, host, id) {
  const point = state.net.canvasToDOM(state.net.getPosition(id));
  const box = host.getBoundingClientRect();
  return { x: box.left + host.clientLeft + point.x, y: box.top + host.clientTop + point.y };
}

/* Go to a node and say what it is and how much stands around it. */
function go(state, id) {
  const node = id ? state.nodes.get(id) : null;
  if (!node) return;
  state.at = id;
  state.net.selectNodes([id]);
  const near = state.net.getConnectedNodes(id).length;
  const count = node.ways && state.data.labels?.near
    ? state.data.labels.near.replace("{shown}", near).replace("{total}", Math.max(node.ways, near)) : "";
  state.spoken.textContent = [[node.head, node.quote].filter(Boolean).join(": "), count].filter(Boolean).join(". ");
  refresh(state);
}

function zoom(state, factor) {
  state.moved = true;
  state.net.moveTo({ scale: state.net.getScale() * factor });
  remember(state);
}

function verbs(state, root, host) {
  const at = (verb) => () => { if (state.at) state.act(verb, state.at); };
  return {
    expand: at("expand"), hide: at("hide"), only: at("only"),
    path: () => {
      if (!state.at) return;
      if (state.from && state.from !== state.at) {
        state.act("path", state.from, state.at);
        state.from = null;
      } else {
        state.from = state.from ? null : state.at;
        state.spoken.textContent = state.from ? state.data.labels.other : "";
      }
      refresh(state);
    },
    undo: () => state.act("undo"), redo: () => state.act("redo"), more: () => state.act("more"),
    fit: () => { state.moved = false; fit(state); remember(state); },
    in: () => zoom(state, 1.25), out: () => zoom(state, 0.8),
    full: () => document.fullscreenElement ? document.exitFullscreen() : root.requestFullscreen(),
    png: () => picture(host, colour(root, "--st-background-color", "#ffffff")),
  };
}

/* What can be seen on the canvas only, for those who cannot look at it. */
function watch(state, host) {
  host.stateOf = () => ({ at: state.at, ids: state.nodes.getIds(), scale: state.net.getScale() });
  host.spotOf = (id) => state.net.getPosition(id);
  host.chosenOf = () => state.net.getSelectedNodes();
  host.edgesOf = () => state.edges.get().map(({ title, ...rest }) => rest);
  host.inkOf = () => state.nodes.get().map((node) => node.color.highlight.border);
  host.hiddenOf = () => state.nodes.getIds().filter((id) => state.nodes.get(id).hidden);
}

function begin(root, host, spoken) {
  const state = { hidden: new Set(), silent: new Set(), pins: {}, spoken };
  DRAWN.set(host, state);
  host.tabIndex = 0;
  host.setAttribute("role", "application");
  host.placeOf = (id) => place(state, host, id);
  watch(state, host);
  state.verbs = verbs(state, root, host);
  keys(state, host, go);
  // A turn of the wheel scrolls the page, as it does everywhere else on it.
  host.addEventListener("wheel", (event) => {
    if (!event.ctrlKey && !document.fullscreenElement) event.stopPropagation();
  }, { capture: true });
  // The style has the text's colour change in no time at all, so that we hear of it.
  root.addEventListener("transitionend", (event) => {
    if (event.target === root && state.net) recolour(state, root);
  });
  return state;
}

export function show({ data, parentElement, setTriggerValue }) {
  const root = parentElement.querySelector(".root");
  const host = parentElement.querySelector(".host");
  const state = DRAWN.get(host) ?? begin(root, host, parentElement.querySelector(".spoken"));
  state.data = data;
  state.pick = (id) => setTriggerValue("pick", id);
  state.act = (verb, node = "", other = "") => {
    clearTimeout(state.waiting); // a click told of afterwards would take its place
    const relation = verb === "expand" ? state.relation ?? "" : other;
    setTriggerValue("act", { verb, node, other: relation, limit: state.limit ?? 20 });
  };
  host.setAttribute("aria-label", data.alt);
  legend(state, parentElement.querySelector(".legend"), data);
  drawTools(state, parentElement.querySelector(".tools"));
  load(data.library).then((vis) => {
    const drawn = JSON.stringify([data.nodes, data.edges, data.path]);
    if (state.drawn === drawn || state.gone) return;
    state.drawn = drawn;
    state.font = font(root);
    if (state.net) follow(state);
    else draw(vis, state, host);
    host.dataset.nodes = String(data.nodes.length);
    settle(state);
  });
  return () => {
    state.gone = true;
    if (state.net && state.data.verbs) Object.assign(LEFT, left(state));
    DRAWN.delete(host);
    clearInterval(state.clock);
    state.sized?.disconnect();
    state.net?.destroy();
    state.net = null;
  };
}
