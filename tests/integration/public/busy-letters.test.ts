// What supporters and groups hear while every press has its hands full: when to come back, with all they typed.
import { mkdtempSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { GET as sheet } from "@/app/[locale]/(public)/actions/[slug]/action.pdf/route";
import { POST as letter } from "@/app/[locale]/(public)/actions/[slug]/letter/route";
import { POST as pack } from "@/app/[locale]/(public)/actions/[slug]/pack/route";
import { POST as preview } from "@/app/[locale]/(public)/actions/[slug]/preview/route";
import { after, day, dayOf } from "@/lib/clock";
import { letterPiece } from "@/lib/letters/pdf";
import { print } from "@/lib/letters/print";
import { aContent, aTarget, type Published, publish } from "../../support/appeals";
import { letterOfScript } from "../../support/letters-of-scripts";
import { type Fields, get, post, servedDatabase, visit } from "../../support/public-routes";

process.env.POSTBAG_DATA = mkdtempSync(join(tmpdir(), "postbag-busy-"));
process.env.POSTBAG_UNLIMITED = "1";

const at = servedDatabase("sqlite");
const now = new Date();
const waiting: Promise<unknown>[] = [];
let open: Published;
let filled: Fields;

/** Each press has something for some seconds, and forty pieces wait. */
beforeAll(async () => {
  const target = aTarget({ postalAddress: ["1 Court Road"] });
  open = await publish(at.db, aContent({ deadlineOn: dayOf(after(now, 30 * day)), targets: [target] }), now);
  const long = letterOfScript("ar", { body: "حرية الإنسان ".repeat(700) });
  const slow = letterPiece(Array(30).fill(long), "a4");
  const quick = letterPiece([letterOfScript("en")], "a4");
  filled = { name: "María", address: "1 Mill Lane", subject: "Maro Tel", body: "In my own words", target: [target.id] };
  await ask(letter, post({ ...filled, format: "txt" }));
  waiting.push(...[slow, slow, ...Array(40).fill(quick)].map(print));
});
afterAll(() => Promise.all(waiting), 40_000);

const ask = (handler: unknown, request: Request) => visit(handler, { slug: open.slug, locale: "en" }, request);

describe("while everything is being printed", () => {
  it("a letter comes back to the writing desk with all that was typed, and when to try again", async () => {
    for (const format of ["pdf", "docx"]) {
      const answer = await ask(letter, post({ ...filled, format }));
      const markup = await answer.text();
      expect([answer.status, answer.headers.get("retry-after")]).toEqual([503, "10"]);
      for (const kept of ["María", "1 Mill Lane", "Maro Tel", "In my own words"]) expect(markup).toContain(kept);
      expect(markup).toContain("please try again in some seconds");
    }
  });

  it("programs hear a code", async () => {
    const answer = await ask(letter, post({ ...filled, format: "pdf" }, { accept: "application/json" }));
    expect([answer.status, answer.headers.get("retry-after"), await answer.json()]).toEqual([
      503,
      "10",
      { problem: "busy" },
    ]);
  });

  it("a pack comes back with its choices, and when to try again", async () => {
    const answer = await ask(pack, post({ number: "7", paper: "letter", sender: "Group 12", labels: "5160" }));
    const markup = await answer.text();
    expect([answer.status, answer.headers.get("retry-after")]).toEqual([503, "10"]);
    expect(markup).toContain("Group 12");
    expect(markup).toMatch(/name="number"[^>]*value="7"|value="7"[^>]*name="number"/);
  });

  it("an action sheet is a calm page", async () => {
    const answer = await ask(sheet, get());
    expect([answer.status, answer.headers.get("retry-after")]).toEqual([503, "10"]);
    expect(await answer.text()).toContain("<h1>");
  });

  it("the preview and the other files are there all the same", async () => {
    expect((await ask(preview, post(filled))).status).toBe(200);
    for (const format of ["eml", "txt"]) expect((await ask(letter, post({ ...filled, format }))).status).toBe(200);
  });
});
