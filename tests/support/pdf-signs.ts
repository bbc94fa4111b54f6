// What our PDF files say by the book (ISO 32000, 14.9.4 and 9.10): the replacement text of a stretch where it has one, else
// what the font says of each sign. In the order of the file: right-to-left words stand as they are drawn. Nothing is guessed.
import { unzlibSync } from "fflate";

/** The text of each page, without the spaces a reader makes up. */
export function signsOfPages(file: Uint8Array): string[] {
  const text = latin1(file);
  const objects = new Map([...text.matchAll(object)].map((match) => [Number(match[1]), match[2] ?? ""]));
  const maps = new Map<number, ReadonlyMap<string, string>>();
  return [...objects.values()].filter(isPage).map((page) => {
    const fonts = new Map(
      [...page.matchAll(/\/(f\d+) (\d+) 0 R/g)].map(([, name = "", number]) => {
        const font = Number(number);
        const map = maps.get(font) ?? mapOf(objects, font);
        maps.set(font, map);
        return [name, map];
      }),
    );
    return saidIn(streamOf(objects, reference(page, "Contents")), fonts);
  });
}

const object = /(?<=[\r\n])(\d+) 0 obj\r?\n(.*?)\r?\nendobj/gs;
const isPage = (body: string) => /\/Type \/Page\s/.test(body);
const latin1 = (bytes: Uint8Array) => Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).toString("latin1");
const utf16 = (hex: string) => Buffer.from(hex, "hex").swap16().toString("utf16le");

function reference(body: string, key: string): number {
  return Number(new RegExp(`/${key} (\\d+) 0 R`).exec(body)?.[1]);
}

function streamOf(objects: ReadonlyMap<number, string>, number: number): string {
  const [, head = "", content = ""] =
    /^(<<.*?>>)\r?\nstream\r?\n(.*)\r?\nendstream$/s.exec(objects.get(number) ?? "") ?? [];
  return head.includes("/FlateDecode") ? latin1(unzlibSync(Buffer.from(content, "latin1"))) : content;
}

/** From a sign's two bytes to its text. */
function mapOf(objects: ReadonlyMap<number, string>, font: number): ReadonlyMap<string, string> {
  const content = streamOf(objects, reference(objects.get(font) ?? "", "ToUnicode"));
  const entries = content.matchAll(/<([0-9A-F]{4})> <([0-9A-F]*)>(?=\s)/g);
  return new Map(
    [...entries].map(([, sign = "", said = ""]) => [Buffer.from(sign, "hex").toString("latin1"), utf16(said)]),
  );
}

/** A string in brackets, with its escapes and with pairs of brackets in it. */
const flat = String.raw`\((?:\\[\s\S]|[^\\()])*\)`;
const within = (inner: string) => String.raw`\((?:\\[\s\S]|[^\\()]|${inner})*\)`;
/** That, a string in hexadecimal, a font's name, or where a stretch begins and ends. */
const token = new RegExp(
  String.raw`${within(within(within(flat)))}|<([0-9A-F]*)>|\/(f\d+) |\/ActualText|\b(BDC|BMC|EMC|TJ|Tj)\b`,
  "g",
);
const escapes: Readonly<Record<string, string>> = { n: "\n", r: "\r", t: "\t", b: "\b", f: "\f" };

function saidIn(content: string, fonts: ReadonlyMap<string, ReadonlyMap<string, string>>): string {
  let said = "";
  let font: ReadonlyMap<string, string> = new Map();
  let strings: string[] = [];
  let replaces = false;
  const stretches: boolean[] = [];
  for (const [found, hex, name, operator] of content.matchAll(token)) {
    if (name !== undefined) font = fonts.get(name) ?? font;
    else if (found === "/ActualText") [replaces, strings] = [true, []];
    else if (operator === undefined)
      strings.push(hex === undefined ? unescaped(found) : Buffer.from(hex, "hex").toString("latin1"));
    else {
      const silent = stretches.includes(true);
      if (operator === "EMC") stretches.pop();
      else if (operator === "BMC" || operator === "BDC") {
        if (replaces && !silent) said += replacement(strings.join(""));
        stretches.push(replaces);
      } else if (!silent) said += strings.join("").replace(/[\s\S]{2}/g, (sign) => font.get(sign) ?? "\ufffd");
      [replaces, strings] = [false, []];
    }
  }
  return said;
}

function unescaped(found: string): string {
  return found
    .slice(1, -1)
    .replace(/\\(?:([0-7]{1,3})|([\s\S]))/g, (_all, octal?: string, other = "") =>
      octal === undefined ? (escapes[other] ?? other) : String.fromCharCode(Number.parseInt(octal, 8)),
    );
}

function replacement(bytes: string): string {
  return bytes.startsWith("\u00fe\u00ff") ? utf16(Buffer.from(bytes.slice(2), "latin1").toString("hex")) : bytes;
}
