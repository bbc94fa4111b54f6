// A pack of many letters as a file: equal ones are repeated, and still every page stands where it belongs.
import { describe, expect, it } from "vitest";
import { notPrintableIn, writePack } from "@/lib/packs/file";
import { type PackedAction, planPack } from "@/lib/packs/pack";
import { aContent, aTarget } from "../../support/an-action";
import { readPrinted } from "../letters/printed-text";

const content = aContent({
  targets: [
    aTarget({ country: "FR" }),
    aTarget({ role: "Governor", name: "Ms Ada Thorn", salutation: "Dear Governor," }),
  ],
});

function planOf(given: Partial<PackedAction>) {
  const action = { content, slug: "x", version: 1, number: 1, languages: [], texts: [], ...given };
  const order = { base: "https://letters.example.org", actions: [action], copies: false, origin: "", sender: [] };
  const planned = planPack(
    { ...order, paper: "a4", labels: "L7160", skip: 0, date: new Date("2026-11-22T00:00:00Z") },
    1000,
  );
  if (!planned.ok) throw new Error(planned.problem);
  return planned.plan;
}

async function printed(given: Partial<PackedAction>) {
  const chunks: Uint8Array[] = [];
  const told: number[] = [];
  const made = await writePack(
    planOf(given),
    { locale: "en", table: [] },
    { write: (bytes) => void chunks.push(bytes), onProgress: ({ letters }) => void told.push(letters) },
  );
  return { made, told, ...(await readPrinted(Buffer.concat(chunks))) };
}

describe("a pack of many letters", () => {
  it("has every letter on its page, equal ones and left-over ones", async () => {
    const { made, told, pages, runs } = await printed({ number: 130 });
    const labels = Math.ceil(260 / 21);
    expect(made).toMatchObject({ ok: true, pages: 1 + 260 + labels + 1 });
    expect(pages).toBe(1 + 260 + labels + 1);
    const opened = runs.filter(({ page }) => page > 1 && page <= 261).filter(({ text }) => /^Dear/.test(text));
    expect(opened.map(({ page, text }) => `${page} ${text}`)).toEqual(
      Array.from({ length: 260 }, (_, at) => `${at + 2} ${at < 130 ? "Dear Minister," : "Dear Governor,"}`),
    );
    expect(told).toEqual([...told].sort((one, other) => one - other));
    expect(told.at(-1)).toBe(260);
  });

  it("keeps the order of own texts that take turns", async () => {
    const { runs } = await printed({ number: 3, texts: ["Text one.", "Text two."] });
    expect(runs.flatMap(({ text, page }) => (/^Text/.test(text) ? [`${page} ${text}`] : []))).toEqual([
      "2 Text one.",
      "3 Text one.",
      "4 Text two.",
      "5 Text one.",
      "6 Text one.",
      "7 Text two.",
    ]);
  });
});

it("says which characters no font of ours has, each once", () => {
  expect(notPrintableIn(planOf({ number: 2, texts: ["\u{10A80}\u{10A80}"] }))).toEqual(["\u{10A80}"]);
  expect(notPrintableIn(planOf({}))).toEqual([]);
});
