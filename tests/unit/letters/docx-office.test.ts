// The Word file as LibreOffice sets it, where it is installed: each address block lies in the window, and nothing else does.
import { spawnSync } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { toDocx } from "@/lib/letters/docx";
import { type Letter, papers } from "@/lib/letters/letter";
import { type Printed, readPrinted } from "./printed-text";
import { scriptLetter, scriptNames } from "./script-letters";

const installed = spawnSync("soffice", ["--version"], { timeout: 20_000 }).status === 0;

/** In millimetres, by baselines: what shows however the sheet lies, and what may show at most. */
const windows = {
  a4: { left: 24, right: 100, farRight: 110, top: 57, bottom: 87, leastTop: 45, mostBottom: 95 },
  letter: { left: 24, right: 122, farRight: 136, top: 53, bottom: 80.6, leastTop: 52, mostBottom: 92 },
};

const long = [
  "MINISTRY OF JUSTICE AND PUBLIC SECURITY OF THE REPUBLIC, DEPARTMENT",
  "وزارة العدل والأمن العام في جمهورية فردانيا الاتحادية، إدارة السجون المركزية",
  "北京市东城区朝阳门内大街司法部办公大楼第一百二十三号信箱转交部长办公室收",
  "4 Court Square",
  "Tolmar",
  "VERDANIA",
];
const letters: Readonly<Record<string, Letter>> = {
  ...Object.fromEntries(scriptNames.map((name) => [name, scriptLetter(name)])),
  longLtr: { ...scriptLetter("latin", { address: ["1", "2", "3", "4", "5", "6"] }), recipient: long },
  longRtl: { ...scriptLetter("hebrew", { address: ["1", "2", "3", "4", "5", "6"] }), recipient: long },
  mixed: { ...scriptLetter("uyghur"), recipient: ["Aldren Vask", "وزير العدل", "4 Court Square (בית)", "100 托尔马"] },
};

let folder = "";
const printed: Record<string, Printed> = {};

beforeAll(async () => {
  if (!installed) return;
  folder = mkdtempSync(join(tmpdir(), "postbag-docx-"));
  const names: string[] = [];
  for (const paper of papers) {
    for (const [name, letter] of Object.entries(letters)) {
      names.push(`${name}-${paper}`);
      writeFileSync(join(folder, `${name}-${paper}.docx`), await toDocx([letter], paper));
    }
  }
  const files = names.map((name) => join(folder, `${name}.docx`));
  const own = `-env:UserInstallation=file://${join(folder, "office")}`;
  const options = { cwd: folder, timeout: 100_000 };
  spawnSync("soffice", ["--headless", own, "--convert-to", "pdf", "--outdir", folder, ...files], options);
  for (const name of names) printed[name] = await readPrinted(readFileSync(join(folder, `${name}.pdf`)));
}, 120_000);

afterAll(() => {
  if (folder !== "") rmSync(folder, { recursive: true, force: true });
});

describe.runIf(installed).each(papers)("a Word file in LibreOffice, on %s", (paper) => {
  const window = windows[paper];
  it.each(Object.keys(letters))("shows the address, and it alone, in the window: %s", (name) => {
    const { runs, pages } = printed[`${name}-${paper}`]!;
    expect(pages).toBe(1);
    const block = runs.filter(
      ({ base, left }) => base > window.leastTop && base < window.mostBottom && left < window.farRight,
    );
    expect(block.length).toBeGreaterThanOrEqual(letters[name]!.recipient.length);
    for (const run of block) {
      expect(run.left, run.text).toBeGreaterThan(window.left);
      expect(run.right, run.text).toBeLessThan(window.right);
      expect(run.base, run.text).toBeGreaterThan(window.top);
      expect(run.base, run.text).toBeLessThan(window.bottom);
    }
    const outside = runs.filter((run) => !block.includes(run)).map(({ text }) => text);
    expect(outside.join("")).not.toContain("Tolmar");
  });
});
