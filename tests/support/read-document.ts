// Bundles the child that parses PDF and Word where it is missing or older than its source, so that tests can spawn it.
import { existsSync, readdirSync, statSync } from "node:fs";
import { join } from "node:path";
import { bundleChild } from "./bundle-child";

const bundle = "build/read-document.mjs";
const sources = "lib/importing/reading";

export async function bundleReader(): Promise<void> {
  if (!isFresh()) await bundleChild(join(sources, "child.ts"), bundle);
}

function isFresh(): boolean {
  if (!existsSync(bundle)) return false;
  const made = statSync(bundle).mtimeMs;
  return readdirSync(sources).every((name) => statSync(join(sources, name)).mtimeMs < made);
}
