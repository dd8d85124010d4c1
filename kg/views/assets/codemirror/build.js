/* Makes codemirror.js of parts.js, and LICENSES.txt of the licences of all that is in it. */
import { readFileSync, writeFileSync } from "node:fs";
import { build } from "esbuild";

const read = (path) => readFileSync(new URL(path, import.meta.url), "utf8");
const { dependencies } = JSON.parse(read("package.json"));
const versions = Object.entries(dependencies).map(([name, version]) => `${name} ${version}`);

const made = await build({
  entryPoints: ["parts.js"],
  outfile: "codemirror.js",
  bundle: true,
  minify: true,
  format: "esm",
  target: "es2022",
  charset: "utf8",
  metafile: true,
  banner: { js: `/* ${versions.join(", ")}; MIT, see LICENSES.txt. Made by build.js. */` },
});

const inside = new Set(
  Object.keys(made.metafile.inputs).map((file) => /^node_modules\/((?:@[^/]+\/)?[^/]+)/.exec(file)?.[1]),
);
const licences = [...inside].filter(Boolean).sort().map((name) => {
  const { version } = JSON.parse(read(`node_modules/${name}/package.json`));
  return `${name} ${version}\n\n${read(`node_modules/${name}/LICENSE`).trim()}\n`;
});
writeFileSync(new URL("LICENSES.txt", import.meta.url), licences.join(`\n${"-".repeat(72)}\n\n`));
