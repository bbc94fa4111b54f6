// Every rendering is a view of the same letter: each piece stands in it once, in order, and nothing typed becomes markup.
import { strFromU8, unzipSync } from "fflate";
import { Parser } from "htmlparser2";
import PostalMime from "postal-mime";
import { renderToStaticMarkup } from "react-dom/server";
import { describe, expect, it } from "vitest";
import { LetterSheet } from "@/app/[locale]/(public)/_pages/letter-sheet";
import { directionOfLanguage } from "@/lib/letters/direction";
import { toDocx } from "@/lib/letters/docx";
import { missingGlyphs } from "@/lib/letters/fonts";
import { type Letter, textsOf } from "@/lib/letters/letter";
import { toEml } from "@/lib/letters/mail-file";
import { mailtoMax, toMailto } from "@/lib/letters/mailto";
import { toPdf } from "@/lib/letters/pdf";
import { toPlainText } from "@/lib/letters/plain-text";
import { readPrinted, squeezed } from "./printed-text";
import { hostileTexts, scriptLetter, scriptNames } from "./script-letters";

const minister = { name: "Aldren Vask", address: "minister@verdania.example" };
const rows: [string, Letter][] = [
  ...scriptNames.map((name): [string, Letter] => [name, scriptLetter(name)]),
  ["signed by hand", scriptLetter("hebrew", { signAs: "hand" })],
  ...Object.entries(hostileTexts).flatMap(([name, text]): [string, Letter][] => [
    [`${name} in every field`, everyField(text)],
    [
      `${name} in a right-to-left letter`,
      scriptLetter("arabic", { body: `${text}\n\n• ${text.replaceAll("\n", " ")}` }),
    ],
  ]),
];

/** The same text wherever something is typed. */
function everyField(text: string): Letter {
  const line = text.replaceAll("\n", " ").slice(0, 60).trim();
  const letter = scriptLetter("latin", { body: `${text}\n\n• ${line}`, subject: line, name: line, address: [line] });
  return { ...letter, recipient: [line, "4 Court Square"], salutation: line, closing: line, copies: [line, line] };
}

const blocks = (letter: Letter, bullet: string) =>
  letter.blocks.flatMap((block) =>
    block.kind === "paragraph" ? [block.text] : block.items.map((item) => `${bullet}${item}`),
  );
const copied = ({ copies, labels }: Letter, between: string) =>
  copies.length === 0 ? [] : [labels.copyTo, copies.join(between)];
const pieces = (letter: Letter, bullet = "", between = "") => [
  letter.salutation,
  ...blocks(letter, bullet),
  letter.closing,
  letter.signature,
  ...copied(letter, between),
];
const onPaper = (letter: Letter) => [...letter.sender, ...letter.recipient, letter.date];
const joined = (parts: readonly string[]) => squeezed(parts.join(""));
/** Which characters, in any order: a reader may give back a line from right to left, and its "<" as the ">" that is drawn. */
const sorted = (text: string) => Array.from(text.replaceAll(">", "<")).sort().join("");

interface Markup {
  readonly text: string;
  readonly elements: ReadonlySet<string>;
}

function read(markup: string, xml: boolean): Markup {
  let text = "";
  const elements = new Set<string>();
  const parser = new Parser(
    {
      onopentag: (name, attributes) => elements.add(`${name} ${Object.keys(attributes).sort().join(" ")}`.trim()),
      ontext: (found) => {
        text += found;
      },
    },
    { xmlMode: xml, decodeEntities: true },
  );
  parser.end(markup);
  return { text: squeezed(text), elements };
}

const bodyOf = (file: Uint8Array) => strFromU8(unzipSync(file)["word/document.xml"]!);
const sheetOf = (letter: Letter, mailed = false) =>
  renderToStaticMarkup(<LetterSheet letter={letter} label="To" mailed={mailed} />);

describe.each(rows)("a letter: %s", (_name, letter) => {
  it("stands whole and in order in the Word file", async () => {
    const { text } = read(bodyOf(await toDocx([letter], "a4")), true);
    expect(text).toBe(joined([...onPaper(letter), ...pieces(letter)]));
  });

  it("stands whole in the PDF, in order where it runs from the left", async () => {
    // The reader here ignores the replacement text of scripts whose signs are drawn in another order; those are read by any-text.test.ts.
    if (missingGlyphs(letter).length > 0 || /[\u0900-\u097f\u0e00-\u0e7f]/.test(textsOf(letter).join(""))) return;
    const { text } = await readPrinted(await toPdf([letter], "a4"));
    const expected = joined([...onPaper(letter), ...pieces(letter, "•")]);
    if (directionOfLanguage(letter.language) === "rtl" || /[\u0590-\u06ff]/.test(expected)) {
      expect(sorted(text)).toContain(sorted(expected));
    } else expect(text.split(expected)).toHaveLength(2);
  });

  it("stands whole and in order on the page, and the mailed one without its addresses", () => {
    const rest = pieces(letter, "", "; ");
    expect(read(sheetOf(letter), false).text).toBe(joined([...onPaper(letter), letter.subject, ...rest]));
    expect(read(sheetOf(letter, true), false).text).toBe(joined([letter.subject, ...rest]));
  });

  it("stands whole and in order in plain text, without spaces at line ends", () => {
    const text = toPlainText(letter);
    expect(squeezed(text)).toBe(joined(pieces(letter, "•")));
    expect(text).toBe(text.normalize("NFC"));
    expect(text).not.toMatch(/[ \t]\n|\r|\n{3}/);
    expect(text.endsWith("\n")).toBe(true);
  });

  it("is the same text in the mail file, whose headers are ours alone", async () => {
    const mail = await PostalMime.parse(await toEml(letter, minister));
    expect(mail.text?.replaceAll("\r\n", "\n").trimEnd()).toBe(toPlainText(letter).trimEnd());
    expect(mail.subject).toBe(letter.subject);
    expect(mail.html).toBeUndefined();
    expect(mail.headers.map(({ key }) => key).sort()).toEqual([
      "content-language",
      "content-transfer-encoding",
      "content-type",
      "mime-version",
      "subject",
      "to",
      "x-unsent",
    ]);
  });

  it("is the same text in the mail link, or a hint to paste it", () => {
    const { href, short } = toMailto(letter, minister.address, "Paste it here.");
    const fields = new URL(href).searchParams;
    expect([...fields.keys()]).toEqual(["subject", "body"]);
    expect(fields.get("subject")).toBe(letter.subject);
    expect(fields.get("body")?.replaceAll("\r\n", "\n")).toBe(short ? "Paste it here." : toPlainText(letter).trimEnd());
    expect(href).toMatch(/^[\x21-\x7e]+$/);
    expect(href.replaceAll("%0D%0A", "")).not.toMatch(/%0[AD]/);
    expect(href.length).toBeLessThanOrEqual(mailtoMax);
  });
});

describe("markup in a letter's text", () => {
  const plain = scriptLetter("arabic");
  it.each(Object.entries(hostileTexts))(
    "adds no element or attribute to page and Word file: %s",
    async (_name, text) => {
      const body = `${text}\n${text}\n\n• ${text.replaceAll("\n", " ")}`;
      for (const letter of [scriptLetter("arabic", { body }), everyField(text)]) {
        const known = [...read(sheetOf(plain), false).elements];
        expect(known).toEqual(expect.arrayContaining([...read(sheetOf(letter), false).elements]));
        const words = [...read(bodyOf(await toDocx([plain], "a4")), true).elements, "w:br"];
        expect(words).toEqual(expect.arrayContaining([...read(bodyOf(await toDocx([letter], "a4")), true).elements]));
      }
    },
  );
});
