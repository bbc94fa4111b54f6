// Before all tests: bundles the process that typesets, so that tests can spawn it as it is now.
import { randomUUID } from "node:crypto";
import { renameSync } from "node:fs";
import { join } from "node:path";
import { build } from "esbuild";

export default async function bundlePress(): Promise<void> {
  const root = process.cwd();
  const place = join(root, "build", "press.mjs");
  const fresh = `${place}.${randomUUID()}`;
  await build({
    entryPoints: [join(root, "lib/letters/press-child.ts")],
    outfile: fresh,
    bundle: true,
    platform: "node",
    format: "esm",
    target: "node20",
    packages: "external",
    alias: { "@": root },
    logLevel: "error",
  });
  renameSync(fresh, place);
}
