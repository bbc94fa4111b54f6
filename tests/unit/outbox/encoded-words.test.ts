// Names and subjects as every reader shows them: those that drop the fold between two encoded words, and those that keep it.
import fc from "fast-check";
import PostalMime from "postal-mime";
import { describe, expect, it } from "vitest";
import { toMime } from "@/lib/outbox/mime";

const mimeOf = (fromName: string, more: { subject?: string; toName?: string } = {}) =>
  toMime(
    {
      ...{ kind: "letter", toName: "Minister", toAddress: "m@justice.example", fromName, replyTo: null, subject: "s" },
      ...{ text: "x\n", html: null, messageId: "<1@act.example>", ...more },
    },
    { mailFrom: "appeals@act.example", date: new Date("2026-05-01T10:00:00Z") },
  );

const fieldOf = (mime: string, name: string) => new RegExp(`^${name}: (.*(?:\r\n[ \t].*)*)`, "m").exec(mime)?.[1] ?? "";
const word = /=\?UTF-8\?([QB])\?([^?\s]*)\?=/g;

/** RFC 2047 by the letter: blanks between two encoded words are dropped, all others stay. `keeps`: or they all stay. */
function decoded(field: string, { keeps = false } = {}): string {
  const line = field.replaceAll("\r\n", "");
  const joined = keeps ? line : line.replace(/(?<=\?=)[ \t]+(?==\?UTF-8\?)/g, "");
  return joined
    .replace(word, (_, how: string, what: string) =>
      how === "B"
        ? Buffer.from(what, "base64").toString("utf8")
        : decodeURIComponent(what.replaceAll("_", "%20").replaceAll("=", "%")),
    )
    .replace(/ <[^>]*>$/, "")
    .replace(/^"(.*)"$/, "$1");
}

const names = ["Ana Lopez", "Ana M. O'Neil-Brown", "Ana López", "José María de la Cruz García", "محمد العلي", "王小明"];
const longNames = [
  "José María de la Cruz García-Ñandúñez y Fernández de Córdoba",
  "محمد بن عبد الرحمن بن يوسف العلي المقدسي الدمشقي",
  "王小明 李小红 张大伟 陈思远 欧阳修文 司马光明",
  "An Unaccented And Very Long Name That Goes On And On Until The Line Is Full And Then Some",
];

describe("a name in From", () => {
  it.each([...names, ...longNames])("comes back with single blanks: %s", async (name) => {
    const mime = await mimeOf(name);
    expect(decoded(fieldOf(mime, "From"))).toBe(`${name} via Postbag`);
    expect((await PostalMime.parse(mime)).from).toMatchObject({
      name: `${name} via Postbag`,
      address: "appeals@act.example",
    });
    expect(decoded(fieldOf(mime, "From"), { keeps: true })).not.toContain("  ");
  });

  it.each(names)("is the same to a reader that keeps the fold: %s", async (name) => {
    expect(decoded(fieldOf(await mimeOf(name), "From"), { keeps: true })).toBe(`${name} via Postbag`);
  });
});

describe("every field of words", () => {
  const text = fc
    .array(fc.constantFrom("Ana", "López", "محمد", "王小明", "😀", "=?UTF-8?Q?x?=", "a_b", "?=", "via", "é"), {
      minLength: 1,
      maxLength: 12,
    })
    .map((words) => words.join(" "));

  it("keeps its text, its line length and its word length, whatever is in it", async () => {
    await fc.assert(
      fc.asyncProperty(
        text.filter((one) => !one.includes("=?")),
        async (subject) => {
          const mime = await mimeOf(subject, { subject, toName: subject });
          expect(decoded(fieldOf(mime, "Subject"))).toBe(subject);
          expect(decoded(fieldOf(mime, "To"))).toBe(subject);
          const head = mime.slice(0, mime.indexOf("\r\n\r\n"));
          expect(Math.max(...head.split("\r\n").map((line) => line.length))).toBeLessThanOrEqual(78);
          for (const [one] of head.matchAll(word)) expect(one.length).toBeLessThanOrEqual(75);
        },
      ),
      { numRuns: 80 },
    );
  });

  it("is ASCII with one address each, whatever looks like an encoded word", async () => {
    await fc.assert(
      fc.asyncProperty(text, async (subject) => {
        const mail = await PostalMime.parse(await mimeOf(subject, { subject, toName: subject }));
        expect([mail.from?.address, mail.to?.length]).toEqual(["appeals@act.example", 1]);
      }),
      { numRuns: 40 },
    );
  });
});
