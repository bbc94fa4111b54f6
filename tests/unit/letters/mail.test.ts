import { unzipSync } from "fflate";
import PostalMime from "postal-mime";
import { describe, expect, it } from "vitest";
import { toEml, toEmlArchive } from "@/lib/letters/mail-file";
import { mailtoMax, toMailto } from "@/lib/letters/mailto";
import { toPlainText } from "@/lib/letters/plain-text";
import { aLetter, models, type SampleLanguage } from "./sample-letters";

const minister = { name: "Aldren Vask", address: "minister@verdania.example" };
const languages = Object.keys(models) as SampleLanguage[];

describe("toPlainText", () => {
  it("is the letter without its addresses", () => {
    expect(toPlainText(aLetter("en", { body: "One\ntwo.\n\nI ask:\n- a\n- b" }))).toBe(
      "Dear Minister,\n\nOne\ntwo.\n\nI ask:\n\n• a\n• b\n\nYours sincerely,\nRosa Lindqvist\n\nCopy to:\nDirector, City Police Bureau\n",
    );
  });

  it("leaves no gap where it is signed by hand", () => {
    const letter = { ...aLetter("en", { body: "One.", signAs: "hand" }), copies: [] };
    expect(toPlainText(letter)).toBe("Dear Minister,\n\nOne.\n\nYours sincerely,\n");
  });
});

describe("toEml", () => {
  it.each(languages)("can be read back word for word: %s", async (language) => {
    const letter = aLetter(language);
    const mail = await PostalMime.parse(
      await toEml(letter, minister, [{ name: "李文", address: "copy@verdania.example" }]),
    );
    expect(mail.subject).toBe(letter.subject);
    expect(mail.text?.replaceAll("\r\n", "\n").trimEnd()).toBe(toPlainText(letter).trimEnd());
    expect(mail.to).toEqual([minister]);
    expect(mail.cc).toEqual([{ name: "李文", address: "copy@verdania.example" }]);
    expect(mail.headers.find(({ key }) => key === "x-unsent")?.value).toBe("1");
  });

  it("leaves sender, date and Message-ID to the program that sends", async () => {
    const file = Buffer.from(await toEml(aLetter("zh"), minister)).toString("latin1");
    expect(file).not.toMatch(/^(From|Sender|Date|Message-ID):/im);
    expect(file).not.toMatch(/[^\r]\n|\r(?!\n)/);
    expect(file).toMatch(/^[\x00-\x7f]*$/);
    for (const line of file.split("\r\n")) expect(line.length).toBeLessThanOrEqual(998);
  });

  it("has the same bytes each time", async () => {
    expect(await toEml(aLetter("ar"), minister)).toEqual(await toEml(aLetter("ar"), minister));
  });

  it("lets no name add a header", async () => {
    const letter = { ...aLetter("en"), subject: "Hello\r\nBcc: all@example.org" };
    const file = await toEml(letter, { name: 'V"\r\nBcc: all@example.org', address: minister.address });
    const mail = await PostalMime.parse(file);
    expect(mail.bcc ?? []).toEqual([]);
    expect(mail.to?.[0]?.address).toBe(minister.address);
  });
});

describe("toEmlArchive", () => {
  it("holds one mail file each, named after the addressee", async () => {
    const letters = [
      { letter: aLetter("en"), to: minister },
      { letter: aLetter("zh"), to: { name: "../部长:*?", address: "a@verdania.example" } },
      { letter: aLetter("en"), to: { name: "", address: "b@verdania.example" } },
    ];
    const archive = await toEmlArchive(letters);
    const files = unzipSync(archive);
    expect(Object.keys(files)).toEqual(["1 Aldren Vask.eml", "2 .. 部长.eml", "3 b@verdania.example.eml"]);
    expect(files["1 Aldren Vask.eml"]).toEqual(new Uint8Array(await toEml(aLetter("en"), minister)));
    expect(await toEmlArchive(letters)).toEqual(archive);
  });
});

describe("toMailto", () => {
  const short = "Paste your letter here.";

  it("carries a short letter whole", () => {
    const letter = aLetter("en", { body: "Release him & her; 100% + more?" });
    const link = toMailto(letter, minister.address, short);
    expect(link.short).toBe(false);
    expect(link.href).toContain(
      "mailto:minister@verdania.example?subject=Release%20the%20painter%20Li%20Wen&body=Dear%20Minister%2C%0D%0A%0D%0ARelease",
    );
    expect(new URL(link.href).searchParams.get("body")).toBe(toPlainText(letter).trimEnd().replaceAll("\n", "\r\n"));
    expect(link.href).toMatch(/^[\x21-\x7e]+$/);
  });

  it("carries only address, subject and a line when the letter is too long", () => {
    const link = toMailto(aLetter("ar"), minister.address, short);
    expect(link).toEqual({ short: true, href: expect.stringMatching(/&body=Paste%20your%20letter%20here\.$/) });
  });

  it("never passes the limit", () => {
    const letter = aLetter("zh", { subject: "释".repeat(150) });
    const link = toMailto(letter, minister.address, "粘".repeat(100));
    expect(link.href.length).toBeLessThanOrEqual(mailtoMax);
    expect(link.href).not.toContain("&body=");
  });

  it("lets no address add a field", () => {
    const link = toMailto(aLetter("en", { body: "x" }), "a?bcc=b&c@verdania.example", short);
    expect(link.href).toMatch(/^mailto:a%3Fbcc%3Db%26c@verdania\.example\?subject=/);
  });
});
