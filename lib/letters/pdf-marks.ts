// What the signs of a PDF stand for, put right for Arabic ligatures and for vowels: Typst says of a letter and the vowel over it that each stands for
// both, so who copies or listens to the text gets the letter twice, or the vowel with a wrong letter wherever it stands.
import { inflateSync } from "node:zlib";
import { zlibSync } from "fflate";

/** The same file for text without vowels. Throws on a file that was not made by our typesetter. */
export function withExactMarks(pdf: Uint8Array): Uint8Array {
  const text = latin1(pdf);
  const objects = new Map([...text.matchAll(object)].map((match) => [Number(match[1]), match[2] ?? ""]));
  const maps = mapsWithMarks(objects);
  if (maps.size === 0) return pdf;
  const changed = new Map(maps);
  for (const [number, body] of objects) {
    const drawn = maps.has(number) || !isPage.test(body) ? null : streamOf(body);
    if (drawn?.includes("/ActualText")) changed.set(number, withStream(body, drawn.replace(actualText, keptText)));
  }
  return rebuilt(text, changed);
}

const object = /(?<=[\r\n])(\d+) 0 obj\r?\n(.*?)\r?\nendobj/gs;
const stream = /^(<<.*?>>)\r?\nstream\r?\n(.*)\r?\nendstream$/s;
/** What is drawn on a page has no type of its own; fonts, pictures and maps have. */
const isPage = /^<<(?:(?!Type|type|\/Length1|>>).)*>>\r?\nstream/s;
/** `<000A> <0646064B>` in a map from signs to text, in UTF-16. */
const mapped = /<([0-9A-F]{4})> <([0-9A-F]+)>(?=\s)/g;
const actualText = /\/ActualText <FEFF([0-9A-F]+)>/g;

const latin1 = (bytes: Uint8Array) => Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).toString("latin1");
const utf16 = (hex: string) => Buffer.from(hex, "hex").swap16().toString("utf16le").normalize("NFC");
const hexOf = (text: string) => Buffer.from(text, "utf16le").swap16().toString("hex").toUpperCase();
/**
 * A letter or a ligature with its vowels, of a script in which each sign stands where it is read. In Devanagari or Thai
 * it does not: there the stretch says it right, and the signs alone could not.
 */
const isVowelled = (text: string) => signByScript.test(text) && /\p{M}/u.test(text);
const signByScript = /[\p{Script=Arabic}\p{Script=Hebrew}\p{Script=Latin}\p{Script=Cyrillic}\p{Script=Greek}]/u;

/** In hexadecimal: a lam and an alef with a vowel between them. The one character for both would push it behind the alef. */
const vowelBetween = /0644(?:064[B-F]|065[0-9A-F]|0670)+062[2357]/;

function ligaturesIn(objects: ReadonlyMap<number, string>): Readonly<Record<string, string>> {
  const texts = [...objects.values()].filter((body) => !isFontFile.test(body));
  return texts.some((body) => vowelBetween.test(streamOf(body) ?? "")) ? {} : lamAlef;
}

const isFontFile = /^<<[^>]*\/(?:Length1|Subtype)/;

/**
 * A lam and the alef it is drawn with, as the one character Unicode has for both: some readers turn the text of a line
 * around sign by sign, and would put the alef first. It stands for the same two letters (NFKC).
 */
const lamAlef: Readonly<Record<string, string>> = { لا: "\ufefb", لأ: "\ufef7", لإ: "\ufef9", لآ: "\ufef5" };

/**
 * The maps that hold a letter with its vowel, rewritten: a sign without width is the vowel, and a
 * hamza drawn with it; any other is the letter.
 */
function mapsWithMarks(objects: ReadonlyMap<number, string>): Map<number, string> {
  const found = new Map<number, string>();
  const ligatures = ligaturesIn(objects);
  for (const body of objects.values()) {
    const map = reference(body, "ToUnicode");
    const font = reference(body, "DescendantFonts");
    const old = map === null ? null : streamOf(objects.get(map) ?? "");
    if (map === null || font === null || old === null) continue;
    const wide = wideSigns(objects.get(font) ?? "");
    const exact = old.replace(mapped, (entry, sign: string, hex: string) => {
      const said = utf16(hex);
      if (!isVowelled(said)) return said in ligatures ? `<${sign}> <${hexOf(ligatures[said] ?? said)}>` : entry;
      const other = wide.has(Number.parseInt(sign, 16)) ? /\p{M}/gu : /\P{M}/gu;
      const own = said.normalize("NFD").replace(other, "");
      return `<${sign}> <${hexOf(ligatures[own] ?? own)}>`;
    });
    if (exact !== old) found.set(map, withStream(objects.get(map) ?? "", exact));
  }
  return found;
}

/** What a stretch of the page stands for is said by its signs, now that they say it exactly. */
const keptText = (entry: string, hex: string) => (isVowelled(utf16(hex)) ? "" : entry);

function reference(body: string, key: string): number | null {
  const match = new RegExp(`/${key} \\[?(\\d+) 0 R`).exec(body);
  return match ? Number(match[1]) : null;
}

/** The signs that have a width: `/W [0 0 645.5 1 4 617.2]` names first, last and width; what it leaves out has none. */
function wideSigns(font: string): Set<number> {
  const wide = new Set<number>();
  const table = /\/W \[([^\]]*)\]/.exec(font)?.[1] ?? "";
  for (const [, first, last, width] of table.matchAll(/(\d+) (\d+) ([\d.]+)/g)) {
    for (let sign = Number(first); Number(width) > 0 && sign <= Number(last); sign++) wide.add(sign);
  }
  return wide;
}

function streamOf(body: string): string | null {
  const match = stream.exec(body);
  if (!match?.[1]?.includes("/FlateDecode")) return match?.[2] ?? null;
  return latin1(inflateSync(Buffer.from(match[2] ?? "", "latin1")));
}

function withStream(body: string, content: string): string {
  const packed = latin1(zlibSync(Buffer.from(content, "latin1")));
  const head = stream.exec(body)?.[1] ?? "<<>>";
  const filtered = head.includes("/FlateDecode") ? head : head.replace(/>>$/, "/Filter /FlateDecode >>");
  return `${filtered.replace(/\/Length \d+/, `/Length ${packed.length}`)}\nstream\n${packed}\nendstream`;
}

/** The file with the changed objects, and the table of where each object begins written anew. */
function rebuilt(text: string, changed: ReadonlyMap<number, string>): Uint8Array {
  const table = text.lastIndexOf("\nxref") + 1;
  const body = text.slice(0, table).replace(object, (all, number: string) => {
    const now = changed.get(Number(number));
    return now === undefined ? all : `${number} 0 obj\n${now}\nendobj`;
  });
  const begins = new Map([...body.matchAll(object)].map((match) => [Number(match[1]), match.index]));
  const rows = text.slice(table, text.indexOf("trailer", table)).replace(/^(\d{10}) 00000 n/gm, "#");
  let number = 0;
  const renewed = rows.replace(/#/g, () => `${String(begins.get(++number) ?? 0).padStart(10, "0")} 00000 n`);
  const trailer = text.slice(text.indexOf("trailer", table)).replace(/startxref\s+\d+/, `startxref\n${body.length}`);
  return new Uint8Array(Buffer.from(body + renewed + trailer, "latin1"));
}
