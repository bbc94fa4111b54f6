// Bundles the child that parses PDF and Word where it is missing or older than its source, so that tests can spawn it.
import { randomUUID } from "node:crypto";
import { existsSync, readdirSync, renameSync, statSync } from "node:fs";
import { join } from "node:path";
import { build } from "esbuild";

const root = process.cwd();
const bundle = join(root, "build", "read-document.mjs");
const sources = join(root, "lib", "importing", "reading");

export async function bundleReader(): Promise<void> {
  if (isFresh()) return;
  const fresh = `${bundle}.${randomUUID()}`;
  await build({
    entryPoints: [join(sources, "child.ts")],
    outfile: fresh,
    bundle: true,
    platform: "node",
    format: "esm",
    target: "node20",
    packages: "external",
    alias: { "@": root },
    logLevel: "error",
  });
  renameSync(fresh, bundle);
}

function isFresh(): boolean {
  if (!existsSync(bundle)) return false;
  const made = statSync(bundle).mtimeMs;
  return readdirSync(sources).every((name) => statSync(join(sources, name)).mtimeMs < made);
}
