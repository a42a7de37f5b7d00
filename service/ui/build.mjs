// Builds the scripts and styles of the pages: node build.mjs FOLDER [--watch]
//
// Each entry becomes FOLDER/NAME.js, an ES module; what several share stands in chunks named by their content, as fonts
// do. FOLDER/okilet.css holds the styles of all pages and the fonts. Nothing is fetched from elsewhere when pages are read.
import { readFile, readdir, writeFile } from "node:fs/promises";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import * as esbuild from "esbuild";

const HERE = dirname(fileURLToPath(import.meta.url));
const SCRIPTS = ["search", "hierarchy", "editor", "queries"];

const folder = process.argv[2];
if (!folder) throw new Error("usage: node build.mjs FOLDER [--watch]");

const options = {
  absWorkingDir: HERE,
  entryPoints: [...SCRIPTS.map((name) => `${name}.ts`), "okilet.css"],
  outdir: folder,
  bundle: true,
  splitting: true,
  format: "esm",
  target: "es2022",
  minify: true,
  legalComments: "none", // the licences stand in a file of their own
  loader: { ".woff2": "file" },
  assetNames: "[name]-[hash]",
  chunkNames: "part-[hash]",
  metafile: true,
  logLevel: "warning",
};

if (process.argv.includes("--watch")) {
  const context = await esbuild.context({ ...options, logLevel: "info" });
  await context.watch();
} else {
  const result = await esbuild.build(options).catch(() => process.exit(1)); // it has said what is wrong
  await writeFile(join(folder, "licences.txt"), await licences(Object.keys(result.metafile.inputs)));
}

/** The licences of the packages of which something stands in what was built. */
async function licences(files) {
  const packages = new Set(files.map((file) => /^(.*node_modules\/(?:@[^/]+\/)?[^/]+)\//.exec(file)?.[1]).filter(Boolean));
  const texts = [];
  for (const path of [...packages].sort()) {
    const about = JSON.parse(await readFile(join(HERE, path, "package.json"), "utf8"));
    const file = (await readdir(join(HERE, path))).find((name) => /^licen[cs]e/i.test(name));
    const text = file ? await readFile(join(HERE, path, file), "utf8") : "";
    texts.push(`${about.name} ${about.version}: ${about.license ?? "see below"}\n\n${text.trim()}\n`);
  }
  return texts.join(`\n${"-".repeat(72)}\n\n`);
}
