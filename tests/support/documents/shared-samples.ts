// Documents with their expected results that may lie beside a checkout; tests that use them are left out where they do not.
import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";

const folder = join(process.cwd(), "..", "shared", "samples", "import");

export const samplesArePresent = existsSync(folder);

export function sample(name: string): Uint8Array {
  return new Uint8Array(readFileSync(join(folder, name)));
}

export function expectedOf(name: string): unknown {
  return JSON.parse(readFileSync(join(folder, `${name}.expected.json`), "utf8"));
}
