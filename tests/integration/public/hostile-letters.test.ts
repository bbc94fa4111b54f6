// Text that was typed to do harm, through the pages that take it: a right letter, or one sentence with the limit.
import { mkdtempSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { beforeAll, describe, expect, it } from "vitest";
import { POST as letter } from "@/app/[locale]/(public)/actions/[slug]/letter/route";
import { POST as preview } from "@/app/[locale]/(public)/actions/[slug]/preview/route";
import { after, day, dayOf } from "@/lib/clock";
import { aContent, aTarget, type Published, publish } from "../../support/appeals";
import { copiedPages } from "../../support/pdf-pages";
import { type Fields, post, servedDatabase, visit } from "../../support/public-routes";

process.env.POSTBAG_DATA = mkdtempSync(join(tmpdir(), "postbag-hostile-"));
process.env.POSTBAG_UNLIMITED = "1";

const at = servedDatabase("sqlite");
const now = new Date();
let open: Published;
let filled: Fields;

beforeAll(async () => {
  const target = aTarget({ postalAddress: ["1 Court Road"] });
  open = await publish(at.db, aContent({ deadlineOn: dayOf(after(now, 30 * day)), targets: [target] }), now);
  filled = { name: "Maria", email: "maria@home.example", subject: "Maro Tel", body: "Hello", target: [target.id] };
});

async function ask(handler: unknown, fields: Fields) {
  const answer = await visit(handler, { slug: open.slug, locale: "en" }, post({ ...filled, ...fields }));
  return { status: answer.status, bytes: new Uint8Array(await answer.arrayBuffer()) };
}

const textOf = (bytes: Uint8Array) => new TextDecoder().decode(bytes);
const squeezed = (text: string) => text.normalize("NFKC").replace(/\s+/g, "");

describe("a letter past the limits", () => {
  it.each([
    ["a word of 100,000 letters", "W".repeat(100_000)],
    ["20,000 lines", "a\n".repeat(20_000)],
    ["20,000 Arabic letters in one word", "ب".repeat(20_000)],
    ["20,000 characters without spaces", "信".repeat(20_000)],
  ])("of %s gets one sentence that says the limit, and nothing is lost", async (_what, body) => {
    for (const [handler, fields] of [
      [preview, { body }],
      [letter, { body, format: "pdf" }],
      [letter, { body, format: "docx" }],
    ] as const) {
      const { status, bytes } = await ask(handler, fields);
      const markup = textOf(bytes);
      const sentences = [...markup.matchAll(/id="body-problem"[^>]*>([^<]+)/g)].map(([, said]) => said);
      expect([status, sentences.length, /10,000/.test(sentences[0] ?? "")]).toEqual([422, 1, true]);
      expect(markup.replaceAll("\r\n", "\n")).toContain(body.trim());
    }
  });
});

describe("a form past what a form can hold", () => {
  it.each(["ب", "信", "😀", "e\u0301"])("of 100,000 %s is answered with a calm page", async (one) => {
    for (const handler of [preview, letter]) {
      const { status, bytes } = await ask(handler, { body: one.repeat(100_000), format: "pdf" });
      expect([status, textOf(bytes).includes("<h1>"), bytes.length < 100_000]).toEqual([413, true, true]);
    }
  });
});

describe("a letter of hostile text", () => {
  const code =
    '#panic() #read("/etc/passwd") #eval("1") $x$ = H <l> // @ref --- <script>alert(1)</script> &amp; \\u{41}';

  it.each([
    ["code and markup", code, code],
    ["5,000 marks on one letter", `e${"\u0301".repeat(5_000)} end`, "end"],
    ["controls and overrides", "a\u0000\u0007b \u202edrow\u202c \u2066x\u2069 end", "ab drow x end"],
    ["halves of pairs", "one \ud800 two \udc00 three", "one"],
    ["thousands of joiners", `a${"\u200d\u200b\u2060".repeat(3_000)}b`, "Maria"],
    ["words in every direction", "Free שלום (14) مرحبا 李文 now", "李文"],
  ])("of %s is printed as the text it is", async (_what, body, expected) => {
    const { status, bytes } = await ask(letter, { body, format: "pdf" });
    expect([status, textOf(bytes.subarray(0, 5))]).toEqual([200, "%PDF-"]);
    const printed = squeezed((await copiedPages(bytes)).join(""));
    expect(printed).toContain(squeezed(expected));
    expect(printed).not.toContain("root:");
    const shown = textOf((await ask(preview, { body })).bytes);
    expect(shown).not.toContain("<script>alert");
  });

  it("as an address is printed as the text it is, and as a name refused", async () => {
    const address = `*so* #eval <b>\n${"\u0301".repeat(50)}x`;
    const { status, bytes } = await ask(letter, { address, format: "pdf" });
    expect(status).toBe(200);
    expect(squeezed((await copiedPages(bytes)).join(""))).toContain("*so*#eval<b>");
    const refused = await ask(letter, { name: "#eval <b>", address, format: "pdf" });
    expect([refused.status, textOf(refused.bytes).includes('id="name-problem"')]).toEqual([422, true]);
  });

  it("with emoji is announced in the preview, and refused as a PDF with the other ways", async () => {
    const body = "Free her 😀";
    for (const [handler, fields, expected] of [
      [preview, { body }, 200],
      [letter, { body, format: "pdf" }, 422],
    ] as const) {
      const { status, bytes } = await ask(handler, fields);
      const markup = textOf(bytes);
      expect([status, /\u2068😀\u2069/.test(markup), markup.includes("Word file"), markup.includes(body)]).toEqual([
        expected,
        true,
        true,
        true,
      ]);
    }
    for (const format of ["docx", "txt", "eml"]) expect((await ask(letter, { body, format })).status).toBe(200);
  });
});
