// Bundles the command line, the worker, the document reader and the press for Node, when their sources have changed.
import { createHash } from "node:crypto";
import { existsSync, mkdirSync, readdirSync, readFileSync, renameSync, rmSync, statSync, writeFileSync } from "node:fs";
import { dirname, join, relative } from "node:path";
import { root } from "./project.mjs";

const sources = ["lib", "db", "emails", "tests/bench", "package.json", "bin/bundle.mjs"];
const entries = {
  postbag: "lib/cli/main.ts",
  "read-document": "lib/importing/reading/child.ts",
  press: "lib/letters/press-child.ts",
  bench: "tests/bench/main.ts",
};

/** Brings build/ up to date. Two processes may do so at once: every file is put in its place by a rename. */
export async function bundle() {
  const stamp = stampOf(sources);
  const stampFile = join(root, "build", "stamp");
  if (existsSync(stampFile) && readFileSync(stampFile, "utf8") === stamp) return;
  const { build } = await import("esbuild");
  const fresh = join(root, "build", `.fresh-${process.pid}`);
  await build({
    absWorkingDir: root,
    entryPoints: Object.entries(entries)
      .filter(([, path]) => existsSync(join(root, path)))
      .map(([out, path]) => ({ in: path, out })),
    outdir: fresh,
    bundle: true,
    splitting: true,
    format: "esm",
    platform: "node",
    target: "node20",
    jsx: "automatic",
    packages: "external",
    outExtension: { ".js": ".mjs" },
    chunkNames: "chunks/[name]-[hash]",
    logLevel: "error",
  });
  // Chunks first: an entry must never stand there before what it needs.
  const made = filesUnder(fresh).sort((a, b) => Number(b.includes("chunks")) - Number(a.includes("chunks")));
  for (const file of made) {
    const place = join(root, "build", relative(fresh, file));
    mkdirSync(dirname(place), { recursive: true });
    renameSync(file, place);
  }
  // Last, and as a file of its own: the old one may be shared with another copy of this folder.
  writeFileSync(join(fresh, "stamp"), stamp);
  renameSync(join(fresh, "stamp"), stampFile);
  rmSync(fresh, { recursive: true, force: true });
}

/** Changes whenever one of the files does, by name or content: times may lie in a copied tree. */
export function stampOf(paths) {
  const hash = createHash("sha256");
  for (const path of paths) {
    for (const file of filesUnder(join(root, path))) {
      hash
        .update(`${relative(root, file)}\n`)
        .update(readFileSync(file))
        .update("\n");
    }
  }
  return hash.digest("hex");
}

function filesUnder(path) {
  if (!existsSync(path)) return [];
  if (!statSync(path).isDirectory()) return [path];
  return readdirSync(path, { withFileTypes: true })
    .sort((a, b) => (a.name < b.name ? -1 : 1))
    .flatMap((entry) => filesUnder(join(path, entry.name)));
}
