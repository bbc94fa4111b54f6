import { beforeAll, expect, it } from "vitest";
import { fuzz } from "@/tests/support/fuzz";
import { bundleReader } from "@/tests/support/read-document";
import { sheetPdf } from "@/tests/support/sheets/sheet";

const seed = 20_261_122;

beforeAll(bundleReader);

it(`every spoiled document gets an answer (seed ${seed})`, { timeout: 60_000 }, async () => {
  const { cases, answers, faults } = await fuzz(seed, 600, [await sheetPdf("right-hand-frame")]);
  expect(faults).toEqual([]);
  expect(cases).toBe(600);
  for (const format of ["text", "html", "mail", "docx", "pdf"]) {
    const of = Object.entries(answers).filter(([answer]) => answer.startsWith(`${format}: `));
    expect(of.length, format).toBeGreaterThan(0);
  }
});
