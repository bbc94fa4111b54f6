// Texts of a size and kind that nobody types: each is read in a time that grows with its length, not with its square.
import { describe, expect, it } from "vitest";
import { appealSchema, reportSchema, tooLongIn } from "@/lib/appeals/schema";
import { missingDemands, splitBody } from "@/lib/letters/body";
import { addressLines, bodyMax, breakLongWords, cleanLine, cleanText } from "@/lib/letters/clean";
import { salutationFor } from "@/lib/letters/salutation";

const size = 250_000;
const fill = (piece: string) => piece.repeat(Math.ceil(size / piece.length));
const kinds: readonly (readonly [string, string])[] = [
  ["words", fill("word ")],
  ["no-break spaces", `x${fill("\u00a0")}x`],
  ["spaces", `x${fill(" ")}x`],
  ["line ends", `x${fill("\n")}x`],
  ["lines of blanks", `x${fill("\u00a0\n")}x`],
  ["one long word", fill("x")],
  ["marks in the wrong order", `x${fill("\u0301\u0323")}`],
  ["joiners", fill("\u200d")],
  ["demands", fill("• a\n")],
  ["a demand that goes on and on", `• a\n${fill("\u00a0b\n")}`],
  ["letters of no ASCII", fill("ö")],
];

/** Milliseconds of processor time. What grows with the square takes more than half a minute at this size. */
const bounded = 10_000;

function timed(work: () => unknown): number {
  const start = process.cpuUsage();
  work();
  const { user, system } = process.cpuUsage(start);
  return (user + system) / 1000;
}

describe.each(kinds)("250,000 characters of %s", (_kind, text) => {
  it.each([
    ["cleaned", cleanText],
    ["made one line", cleanLine],
    ["split into an address", addressLines],
    ["split into blocks", splitBody],
    ["searched for demands", (typed: string) => missingDemands(typed, ["release Maro Tel"])],
    ["given places to break", breakLongWords],
    ["taken for a salutation", (typed: string) => salutationFor("", typed, "en")],
  ])("are %s in a bounded time", (_what, work) => {
    expect(timed(() => work(text))).toBeLessThan(bounded);
  });

  it("are refused in any field at once", () => {
    const letter = [
      "form_nonce",
      "name",
      "email",
      "country",
      "language",
      "subject",
      "body",
      "reply",
      "sign_as",
      "target",
    ];
    const report = ["form_nonce", "kind", "number", "group", "country", "target"];
    for (const [schema, fields] of [
      [appealSchema, letter],
      [reportSchema, report],
    ] as const) {
      const form = Object.fromEntries(fields.map((field) => [field, text]));
      expect(timed(() => expect(schema.safeParse(form).success).toBe(false))).toBeLessThan(bounded / 5);
    }
  });
});

describe("tooLongIn", () => {
  const typed = { name: "Maria", place: "", address: "1 Road\nTown", subject: "Maro Tel", body: "Please." };

  it.each([
    ["nothing of a letter within the limits", {}, {}],
    ["nothing of a form that is not complete", { name: "", subject: "", body: "" }, {}],
    ["nothing of what becomes short enough", { body: `a${" ".repeat(2 * bodyMax)}b` }, {}],
    ["a name", { name: "n".repeat(101) }, { name: "name_too_long" }],
    ["a place", { place: "p".repeat(101) }, { place: "place_too_long" }],
    ["a subject", { subject: "s".repeat(151) }, { subject: "subject_too_long" }],
    ["a body", { body: "b".repeat(bodyMax + 1) }, { body: "body_too_long" }],
    ["a body that hardly anything would be left of", { body: " ".repeat(5 * bodyMax) }, { body: "body_too_long" }],
    ["an address of many lines", { address: "a\n".repeat(7) }, { address: "address_too_long" }],
    ["a long line of an address", { address: "a".repeat(81) }, { address: "address_line_too_long" }],
  ])("names %s", (_what, changed, expected) => {
    expect(tooLongIn({ ...typed, ...changed })).toEqual(expected);
  });
});
