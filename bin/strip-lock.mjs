// Run after each `npm install PACKAGE`: drops optional packages that the lock file names without an entry of their own
// (a registry may lack other platforms' binaries), for which `npm ci` would refuse the whole lock.
import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { root } from "./project.mjs";

const file = join(root, "package-lock.json");
const lock = JSON.parse(readFileSync(file, "utf8"));
for (const [path, entry] of Object.entries(lock.packages)) {
  for (const name of Object.keys(entry.optionalDependencies ?? {})) {
    if (!resolves(path, name)) delete entry.optionalDependencies[name];
  }
}
writeFileSync(file, `${JSON.stringify(lock, null, 2)}\n`);

function resolves(from, name) {
  const folders = [from];
  for (let at = from; at !== ""; ) {
    const cut = at.lastIndexOf("node_modules/");
    at = cut <= 0 ? "" : at.slice(0, cut - 1);
    folders.push(at);
  }
  return folders.some((folder) => lock.packages[`${folder ? `${folder}/` : ""}node_modules/${name}`]);
}
