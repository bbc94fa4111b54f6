// What the signs of a PDF stand for, put right for Arabic ligatures and for vowels: Typst says of a letter and the vowel over it that each stands for
// both, so who copies or listens to the text gets the letter twice, or the vowel with a wrong letter wherever it stands.
import { deflateSync, inflateSync } from "node:zlib";

/**
 * `said` is all that the file may say, in any order of its parts; the same file where that has neither vowels nor
 * ligatures. Throws on a file that was not made by our typesetter.
 */
export function withExactMarks(pdf: Uint8Array, said: string): Uint8Array {
  if (!mayBeInexact.test(said)) return pdf;
  const text = latin1(pdf);
  const objects = objectsOf(text);
  const changed = mapsWithMarks(objects, vowelBetween.test(said) ? {} : lamAlef);
  if (changed.size === 0) return pdf;
  if (mark.test(said)) for (const [number, body] of pagesWithMarks(objects)) changed.set(number, body);
  return rebuilt(text, objects, changed);
}

/** Where an object's content lies in the file, and what stands before its stream, or all of it. */
interface Place {
  readonly begin: number;
  readonly end: number;
  readonly head: string;
  readonly body: () => string;
}

const mark = /\p{M}/u;
/** A mark, a letter that Unicode takes apart into one with a mark, or a lam with an alef. */
const mayBeInexact = /\p{M}|[\ufb1d-\ufdff\ufe70-\ufefc]|\u0644[\u0622\u0623\u0625\u0627]/u;
/** A lam and an alef with a vowel between them. The one character for both would push it behind the alef. */
const vowelBetween = /\u0644\p{M}+[\u0622\u0623\u0625\u0627]/u;

const stream = /^(<<.*?>>)\r?\nstream\r?\n(.*)\r?\nendstream$/s;
/** What is drawn on a page has no type of its own; fonts, pictures and maps have. */
const hasType = /\/(?:Type|type|Length1)/;
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

/**
 * A lam and the alef it is drawn with, as the one character Unicode has for both: some readers turn the text of a line
 * around sign by sign, and would put the alef first. It stands for the same two letters (NFKC).
 */
const lamAlef: Readonly<Record<string, string>> = { لا: "\ufefb", لأ: "\ufef7", لإ: "\ufef9", لآ: "\ufef5" };

/**
 * The maps that hold a letter with its vowel, rewritten: a sign without width is the vowel, and a
 * hamza drawn with it; any other is the letter.
 */
function mapsWithMarks(objects: Objects, ligatures: Readonly<Record<string, string>>): Map<number, string> {
  const found = new Map<number, string>();
  for (const { head } of objects.values()) {
    if (!head.includes("/ToUnicode")) continue;
    const map = objects.get(reference(head, "ToUnicode") ?? 0);
    const font = objects.get(reference(head, "DescendantFonts") ?? 0);
    const old = map ? streamOf(map.body()) : null;
    if (!map || !font || old === null) continue;
    const wide = wideSigns(font.head);
    const exact = old.replace(mapped, (entry, sign: string, hex: string) => {
      const said = utf16(hex);
      if (!isVowelled(said)) return said in ligatures ? `<${sign}> <${hexOf(ligatures[said] ?? said)}>` : entry;
      const other = wide.has(Number.parseInt(sign, 16)) ? /\p{M}/gu : /\P{M}/gu;
      const own = said.normalize("NFD").replace(other, "");
      return `<${sign}> <${hexOf(ligatures[own] ?? own)}>`;
    });
    if (exact !== old) found.set(reference(head, "ToUnicode") ?? 0, withStream(map.body(), exact));
  }
  return found;
}

/** Pages where a stretch is said twice: by itself, and by its signs. */
function* pagesWithMarks(objects: Objects): Generator<[number, string]> {
  for (const [number, { head, body }] of objects) {
    const whole = hasType.test(head) ? "" : body();
    const drawn = stream.test(whole) ? streamOf(whole) : null;
    if (drawn?.includes("/ActualText")) yield [number, withStream(whole, drawn.replace(actualText, keptText))];
  }
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

/** The thorough levels take half as long again as all else here, to spare two parts in a hundred of the file. */
const quick = 2;

function withStream(body: string, content: string): string {
  const packed = latin1(deflateSync(Buffer.from(content, "latin1"), { level: quick }));
  const head = stream.exec(body)?.[1] ?? "<<>>";
  const filtered = head.includes("/FlateDecode") ? head : head.replace(/>>$/, "/Filter /FlateDecode >>");
  return `${filtered.replace(/\/Length \d+/, `/Length ${packed.length}`)}\nstream\n${packed}\nendstream`;
}

type Objects = ReadonlyMap<number, Place>;

/** By the table at the end of the file. */
function objectsOf(text: string): Objects {
  const table = text.lastIndexOf("\nxref") + 1;
  const rows = text.slice(table, text.indexOf("trailer", table)).matchAll(/^(\d{10}) 00000 n/gm);
  return new Map([...rows].map(([, at], row) => [row + 1, placeAt(text, row + 1, Number(at))]));
}

function placeAt(text: string, number: number, at: number): Place {
  const opening = /\d+ 0 obj\r?\n/y;
  opening.lastIndex = at;
  if (!opening.test(text)) throw new Error(`object ${number} is not where the file says`);
  const begin = opening.lastIndex;
  const streamAt = text.indexOf("stream\n", begin);
  const bare = endOf(text, begin);
  // An object without a stream ends before the next stream begins.
  if (streamAt < 0 || bare < streamAt) {
    const head = text.slice(begin, bare);
    return { begin, end: bare, head, body: () => head };
  }
  const head = text.slice(begin, streamAt);
  const end = endOf(text, streamAt + Number(/\/Length (\d+)/.exec(head)?.[1] ?? 0));
  return { begin, end, head, body: () => text.slice(begin, end) };
}

function endOf(text: string, from: number): number {
  const end = text.indexOf("\nendobj", from);
  return text[end - 1] === "\r" ? end - 1 : end;
}

/** The file with the changed objects, and the table of where each object begins written anew. */
function rebuilt(text: string, objects: Objects, changed: ReadonlyMap<number, string>): Uint8Array {
  const parts: string[] = [];
  const grown: { after: number; by: number }[] = [];
  let done = 0;
  const table = text.lastIndexOf("\nxref") + 1;
  const inOrder = [...changed].map(([number, body]) => ({ body, ...placeOf(objects, number) }));
  for (const { begin, end, body } of inOrder.sort((a, b) => a.begin - b.begin)) {
    parts.push(text.slice(done, begin), body);
    grown.push({ after: begin, by: body.length - (end - begin) });
    done = end;
  }
  const moved = (at: number) => at + grown.reduce((sum, { after, by }) => (at > after ? sum + by : sum), 0);
  const rows = text
    .slice(table, text.indexOf("trailer", table))
    .replace(/^(\d{10}) 00000 n/gm, (_all, at: string) => `${String(moved(Number(at))).padStart(10, "0")} 00000 n`);
  const trailer = text.slice(text.indexOf("trailer", table)).replace(/startxref\s+\d+/, `startxref\n${moved(table)}`);
  return new Uint8Array(Buffer.from(parts.join("") + text.slice(done, table) + rows + trailer, "latin1"));
}

function placeOf(objects: Objects, number: number): { begin: number; end: number } {
  const place = objects.get(number);
  if (place === undefined) throw new Error(`there is no object ${number}`);
  return { begin: place.begin, end: place.end };
}
