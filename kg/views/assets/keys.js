/* The keyboard in a graph: arrows walk from node to node, letters do what the tools do. */
import { KEYS } from "./tools.js";

const ARROWS = { ArrowRight: [1, 0], ArrowLeft: [-1, 0], ArrowDown: [0, 1], ArrowUp: [0, -1] };

/* The nearest node in the direction of an arrow; with none there, the one that we are at. */
function walk(state, [right, down]) {
  const all = state.net.getPositions();
  const ids = state.nodes.getIds().filter((id) => !state.nodes.get(id).hidden);
  if (!ids.includes(state.at)) return ids[0];
  const from = all[state.at];
  let best = state.at, least = Infinity;
  for (const id of ids) {
    const x = all[id].x - from.x, y = all[id].y - from.y;
    const along = x * right + y * down, aside = Math.abs(x * down) + Math.abs(y * right);
    const cost = along + 2 * aside;
    if (id !== state.at && along > 0 && cost < least) [best, least] = [id, cost];
  }
  return best;
}

/* Move the picture where the keyboard has left what is seen of it. */
function reveal(state, host) {
  if (!state.at || !state.nodes.get(state.at)) return;
  const point = state.net.canvasToDOM(state.net.getPosition(state.at));
  const seen = point.x > 20 && point.y > 20 && point.x < host.clientWidth - 20 && point.y < host.clientHeight - 20;
  if (!seen) state.net.moveTo({ position: state.net.getPosition(state.at) });
}

/* Let the keyboard do what the mouse does; `go` goes to a node. */
export function keys(state, host, go) {
  const letters = Object.fromEntries(Object.entries(KEYS).map(([verb, key]) => [key.toLowerCase(), verb]));
  host.addEventListener("keydown", (event) => {
    if (!state.net || event.ctrlKey || event.metaKey || event.altKey) return;
    const key = event.key.length === 1 ? event.key.toLowerCase() : event.key;
    if (ARROWS[key]) {
      go(state, walk(state, ARROWS[key]));
      reveal(state, host);
    } else if (key === "Enter" && state.at) state.pick(state.at);
    else if (key === "Home") go(state, state.nodes.getIds()[0]);
    else if (state.data.tools.flat().includes(letters[key])) state.verbs[letters[key]]();
    else return;
    event.preventDefault();
    event.stopPropagation();
  });
}
