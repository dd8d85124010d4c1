/* A graph in a file of its own: points, tips and the legend. `tips.js` and `tools.js` stand above.
   Text is only ever set as text, never as markup. */
const drawn = JSON.parse(document.querySelector("#drawn").textContent);
const host = document.querySelector(".host");
const spoken = document.querySelector(".spoken");
const state = { hidden: new Set(), silent: new Set() };

function ink() {
  const colours = getComputedStyle(document.documentElement);
  const of = (name) => colours.getPropertyValue(name).trim();
  return { font: { color: of("--st-text-color"), size: 19, strokeWidth: 5, strokeColor: of("--st-background-color") } };
}

const byId = new Map(drawn.nodes.map((node) => [node.id, node]));
const called = (node) => [node.head, node.quote].filter(Boolean).join(": ");
state.nodes = new vis.DataSet(drawn.nodes.map((node) => ({ ...node, title: tip(node, drawn.more) })));
state.edges = new vis.DataSet(drawn.edges.map((edge) =>
  ({ ...edge, title: tip(edge, drawn.more, byId.get(edge.from), byId.get(edge.to)) })));
const net = new vis.Network(host, { nodes: state.nodes, edges: state.edges }, { ...JSON.parse(drawn.options), nodes: ink() });
net.on("click", ({ nodes }) => { if (nodes[0]) spoken.textContent = called(byId.get(nodes[0])); });
net.once("afterDrawing", () => { host.dataset.drawn = "true"; });
matchMedia("(prefers-color-scheme: dark)").onchange = () => net.setOptions({ nodes: ink() });
legend(state, document.querySelector(".legend"), drawn.more);
document.querySelector(".list").append(...drawn.edges.map((edge) => {
  const ends = [byId.get(edge.from), byId.get(edge.to)].map(called);
  return part("li", [...ends, edge.note].filter(Boolean).join(" · "));
}));
host.spotOf = (id) => net.canvasToDOM(net.getPosition(id));
