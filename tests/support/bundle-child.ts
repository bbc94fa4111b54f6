// Bundles the entry of a child process for tests, as `npm start` does. Put in place by renaming: who reads it meanwhile reads a whole one.
import { randomUUID } from "node:crypto";
import { renameSync } from "node:fs";
import { join } from "node:path";
import { build } from "esbuild";

/** Both are paths within the project. */
export async function bundleChild(entry: string, place: string): Promise<void> {
  const root = process.cwd();
  const fresh = join(root, `${place}.${randomUUID()}`);
  await build({
    entryPoints: [join(root, entry)],
    outfile: fresh,
    bundle: true,
    platform: "node",
    format: "esm",
    target: "node20",
    packages: "external",
    alias: { "@": root },
    logLevel: "error",
  });
  renameSync(fresh, join(root, place));
}
