// The writing desk and texts beyond its limits: what is too long, what no font can print, what just fits.
import { mkdtempSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { beforeAll, describe, expect, it } from "vitest";
import { POST as appeals } from "@/app/[locale]/(public)/actions/[slug]/appeals/route";
import { POST as letter } from "@/app/[locale]/(public)/actions/[slug]/letter/route";
import { POST as preview } from "@/app/[locale]/(public)/actions/[slug]/preview/route";
import { after, day, dayOf } from "@/lib/clock";
import { formBytes } from "@/lib/form";
import { aContent, aTarget, type Published, publish } from "../../support/appeals";
import { type Fields, post, servedDatabase, visit } from "../../support/public-routes";

process.env.POSTBAG_DATA = mkdtempSync(join(tmpdir(), "postbag-limits-"));
process.env.POSTBAG_UNLIMITED = "1";

const at = servedDatabase("sqlite");
const now = new Date();
let open: Published;
let filled: Fields;

beforeAll(async () => {
  const target = aTarget({ postalAddress: ["1 Court Road"] });
  open = await publish(at.db, aContent({ deadlineOn: dayOf(after(now, 30 * day)), targets: [target] }), now);
  filled = { name: "Maria", email: "maria@home.example", subject: "Maro Tel", body: "Hello", target: [target.id] };
  await desk(preview, filled);
});

/** Answers from the route, the page, and the milliseconds it took. */
async function desk(handler: unknown, fields: Fields, locale = "en") {
  const start = process.cpuUsage();
  const answer = await visit(handler, { slug: open.slug, locale }, post(fields));
  const markup = await answer.text();
  return { status: answer.status, markup, took: cpuSince(start) };
}

const problemIn = (markup: string) => [...markup.matchAll(/id="(\w+)-problem"/g)].map(([, field]) => field);

/** Milliseconds of processor time. What grows with the square takes minutes at these sizes. */
const bounded = 10_000;

function cpuSince(start: NodeJS.CpuUsage): number {
  const { user, system } = process.cpuUsage(start);
  return (user + system) / 1000;
}

describe("a body as large as a form can be", () => {
  const room = formBytes - 6_000;
  const kinds: readonly (readonly [string, string])[] = [
    ["words", "word ".repeat(room / 5)],
    ["no-break spaces", "\u00a0".repeat(room / 6)],
    ["line ends", "x".concat("\n".repeat(room / 3 - 10), "x")],
    ["one long word", "x".repeat(room)],
    ["marks", "x".concat("\u0301\u0323".repeat(room / 12 - 10))],
  ];

  it.each(kinds)("of %s is previewed and refused in less than a second, alone in its field", async (_kind, body) => {
    for (const [handler, fields] of [
      [preview, { ...filled, body }],
      [appeals, { ...filled, body, email: "nobody" }],
      [letter, { ...filled, body, format: "pdf" }],
    ] as const) {
      const { status, markup, took } = await desk(handler, fields);
      expect(took).toBeLessThan(bounded);
      expect([status, problemIn(markup).includes("body")]).toEqual([422, true]);
      expect(markup.split(body)).toHaveLength(2);
      expect(markup.length).toBeLessThan(body.length + 200_000);
    }
  });

  it.each(["name", "subject", "address", "email", "country", "language", "form_nonce", "sign_as"])(
    "does no harm as %s either",
    async (field) => {
      for (const handler of [preview, appeals, letter]) {
        const { markup, took } = await desk(handler, { ...filled, [field]: "\u00a0".repeat(room / 6) });
        expect(took).toBeLessThan(bounded);
        expect(markup.length).toBeLessThan(room / 6 + 200_000);
      }
    },
  );

  it("is refused with a calm page when it is larger", async () => {
    const { status, markup } = await desk(preview, { ...filled, body: "x".repeat(formBytes) });
    expect([status, markup.includes("<h1>")]).toEqual([413, true]);
  });
});

describe("characters no font can print", () => {
  const sinhala = "කරුණාකර මාරෝ ටෙල් නිදහස් කරන්න";

  it.each([
    ["the body", { body: sinhala }, "body"],
    ["the name", { name: "මාරියා" }, "name"],
    ["the address", { address: "පාර 1" }, "address"],
  ])("in %s are named beside it, and everything typed is kept", async (_where, typed, field) => {
    const { status, markup } = await desk(letter, { ...filled, ...typed, format: "pdf" });
    expect([status, problemIn(markup)]).toEqual([422, [field]]);
    expect(markup).toContain("The PDF cannot show these characters yet: \u2068");
    for (const kept of Object.values(typed)) expect(markup).toContain(kept);
  });

  it("are named when they are emoji, those of several parts too", async () => {
    const { status, markup } = await desk(letter, {
      ...filled,
      body: "Free 😀 her 👩\u200d👧 ❤\ufe0f 1\ufe0f\u20e3",
      format: "pdf",
    });
    expect([status, markup.includes("\u2068😀 👩 👧 ❤ \u25cc\u20e3\u2069")]).toEqual([422, true]);
  });

  it("are ten at most", async () => {
    const { markup } = await desk(letter, { ...filled, body: "ක ඛ ග ඝ ච ඡ ජ ඣ ට ඨ ඩ ඪ ණ", format: "pdf" });
    expect(markup).toContain("\u2068ක ඛ ග ඝ ච ඡ ජ ඣ ට ඨ …\u2069");
  });

  it.each(["docx", "txt", "eml"])("are taken for %s", async (format) => {
    expect((await desk(letter, { ...filled, body: sinhala, format })).status).toBe(200);
  });

  it.each(["en", "ar"])("are announced with the preview in %s", async (locale) => {
    const warned = await desk(preview, { ...filled, body: sinhala }, locale);
    expect([warned.status, /PDF[^<]*\u2068/.test(warned.markup)]).toEqual([200, true]);
    const fine = await desk(preview, { ...filled, body: "Hello 阿娜拉 سلام שלום 桜 자유 कृपया สวัสดี ა" }, locale);
    expect(fine.markup).not.toContain("\u2068");
  });

  it("are a code for programs", async () => {
    const asked = post({ ...filled, body: sinhala, format: "pdf" }, { accept: "application/json" });
    const answer = await visit(letter, { slug: open.slug }, asked);
    expect([answer.status, await answer.json()]).toEqual([422, { problems: { body: "not_printable" } }]);
  });
});

describe("a body that just fits", () => {
  /** Of this process, in which pages are answered: the work is done in another one. */
  const notBlocked = 2_000;
  const paragraphs = "Free!\n\n".repeat(1_423).slice(0, 9_960);
  it.each([
    ["pdf", "of short paragraphs", paragraphs],
    ["docx", "of short paragraphs", paragraphs],
    ["pdf", "of quotes", '" '.repeat(4_980)],
    ["docx", "of quotes", '"'.repeat(9_960)],
    ["docx", "of turns from left to right and back", "a ب ".repeat(2_490)],
  ])("is made a %s: one %s", async (format, _kind, body) => {
    const { status, markup, took } = await desk(letter, { ...filled, body, format });
    expect([status, markup.startsWith(format === "pdf" ? "%PDF" : "PK")]).toEqual([200, true]);
    expect(took).toBeLessThan(notBlocked);
  });
});
