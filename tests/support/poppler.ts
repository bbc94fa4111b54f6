// The text of a PDF as poppler copies it: what most readers on free systems give back. Null where it is not installed.
import { spawnSync } from "node:child_process";

export function popplerText(file: Uint8Array): string | null {
  const outcome = spawnSync("pdftotext", ["-enc", "UTF-8", "-", "-"], {
    input: file,
    encoding: "utf8",
    timeout: 20_000,
  });
  return outcome.error === undefined && outcome.status === 0 ? outcome.stdout : null;
}
