// The bytes of a message: its headers, one address, and text that survives the way.
import fc from "fast-check";
import PostalMime from "postal-mime";
import { describe, expect, it } from "vitest";
import { type Mail, toMime, wireAddress } from "@/lib/outbox/mime";

const date = new Date("2026-05-01T10:00:00Z");
const letter: Mail = {
  kind: "letter",
  toName: "Minister of Justice",
  toAddress: "minister@justice.example",
  fromName: "Ana López",
  replyTo: null,
  subject: "Port Alder",
  text: "Dear Minister,\n\nfree them.\n",
  html: null,
  messageId: "<1@act.example>",
};
const mimeOf = (mail: Partial<Mail>) => toMime({ ...letter, ...mail }, { mailFrom: "appeals@act.example", date });
const headersOf = (mime: string) =>
  mime
    .slice(0, mime.indexOf("\r\n\r\n"))
    .replace(/\r\n[ \t]+/g, " ")
    .split("\r\n");
const namesOf = (mime: string) => headersOf(mime).map((line) => line.split(":")[0]);

describe("a letter", () => {
  it("is plain text from our own address, as if the supporter had written it", async () => {
    const mime = await mimeOf({ replyTo: "ana@mail.example" });
    expect(namesOf(mime).sort()).toEqual(
      [
        ...["Content-Transfer-Encoding", "Content-Type", "Date", "From", "MIME-Version"],
        ...["Message-ID", "Reply-To", "Subject", "To"],
      ].sort(),
    );
    const mail = await PostalMime.parse(mime);
    expect(mail.from).toMatchObject({ name: "Ana López via Postbag", address: "appeals@act.example" });
    expect(mail.to).toMatchObject([{ name: "Minister of Justice", address: "minister@justice.example" }]);
    expect(mail.replyTo).toMatchObject([{ address: "ana@mail.example" }]);
    expect(mail.messageId).toBe("<1@act.example>");
    expect(mail.date).toBe("2026-05-01T10:00:00.000Z");
    expect(headersOf(mime)).toContain("Content-Type: text/plain; charset=utf-8");
  });

  it("is the same bytes each time it is made", async () => {
    expect(await mimeOf({})).toBe(await mimeOf({}));
  });

  it("leaves out a reply address that not every server can take", async () => {
    expect(namesOf(await mimeOf({ replyTo: "用户@例子.公司" }))).not.toContain("Reply-To");
  });

  it("cannot be given a header, an address or a sender by what was typed", async () => {
    const evil = 'x"\r\nBcc: evil@x.example\r\n\r\n<evil@x.example>, y';
    const mime = await mimeOf({ fromName: evil, toName: evil, subject: evil });
    expect(namesOf(mime)).not.toContain("Bcc");
    const mail = await PostalMime.parse(mime);
    expect(mail.to).toHaveLength(1);
    expect(mail.from?.address).toBe("appeals@act.example");
    expect(mail.to?.[0]?.address).toBe("minister@justice.example");
  });

  it("is never made for an address that is not exactly one", async () => {
    await expect(mimeOf({ toAddress: "a@x.example, b@x.example" })).rejects.toThrow("cannot be written to");
  });

  it("has no bare line end, no long line, and nothing but ASCII", async () => {
    const mime = await mimeOf({
      text: `hello\n.\r\nMAIL FROM:<evil@x>\r.\r${"word ".repeat(400)}\nالسيد الوزير\u0000`,
    });
    expect(mime).not.toMatch(/[^\r]\n|\r[^\n]|[^\t\r\n -~]/);
    expect(Math.max(...mime.split("\r\n").map((line) => line.length))).toBeLessThanOrEqual(78);
  });

  it("comes back as it went in, whatever script it is in", async () => {
    const words = fc.constantFrom(
      "Señora",
      "السيد",
      "部长",
      "\u202bعربي\u202c",
      "• one",
      ".",
      "..",
      "From x",
      "-- ",
      "😀",
      "=3D",
      "",
    );
    await fc.assert(
      fc.asyncProperty(fc.array(words, { maxLength: 30 }), async (lines) => {
        const text = `Dear,\n${lines.join("\n")}\nend\n`;
        const mail = await PostalMime.parse(await mimeOf({ text }));
        expect(mail.text).toBe(text);
      }),
      { numRuns: 60 },
    );
  });
});

describe("other mail", () => {
  it("says that nobody wrote it by hand, and has both forms", async () => {
    const mime = await mimeOf({ kind: "confirm", fromName: "Postbag", html: "<p>Hello</p>" });
    expect(headersOf(mime)).toContain("Auto-Submitted: auto-generated");
    expect(headersOf(mime)).toContain("X-Auto-Response-Suppress: All");
    const mail = await PostalMime.parse(mime);
    expect(mail.from?.name).toBe("Postbag");
    expect(mail.html?.trim()).toBe("<p>Hello</p>");
  });
});

describe("an address on the wire", () => {
  it("has its domain in ASCII", () => {
    expect(wireAddress("info@bücher.example")).toBe("info@xn--bcher-kva.example");
    expect(() => wireAddress("用户@例子.公司")).toThrow();
  });
});
