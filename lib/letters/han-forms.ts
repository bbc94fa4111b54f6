// One Han character is drawn differently in China, Taiwan, Japan and Korea. Which forms a letter takes, and which
// the foreign names and addresses in it: those of the region whose character set has all that is written there.
import { scriptOf } from "@/lib/letters/direction";

export const hanRegions = ["SC", "TC", "JP", "KR"] as const;
export type HanRegion = (typeof hanRegions)[number];

export interface HanRun {
  readonly text: string;
  readonly region: HanRegion;
}

/** The forms of a letter in that language: mainland ones where it has none of its own. */
export function hanRegionOf(language: string): HanRegion {
  return regionByScript[scriptOf(language)] ?? "SC";
}

/** What in the texts of a letter wants other forms than the letter's own, each run once and the longest first. */
export function foreignHan(texts: readonly string[], language: string): HanRun[] {
  const own = hanRegionOf(language);
  const found = new Map<string, HanRegion>();
  for (const text of texts) {
    if (!han.test(text)) continue;
    for (const [stretch] of text.matchAll(eastAsianStretch)) {
      const region = regionFor(stretch, own);
      if (region !== own) for (const [run] of stretch.matchAll(hanRun)) found.set(run, region);
    }
  }
  const runs = [...found].map(([text, region]) => ({ text, region }));
  return runs.sort((a, b) => b.text.length - a.text.length).slice(0, runsMax);
}

/** How many are set apart? More than any address has; each costs the typesetter time. */
const runsMax = 40;

const regionByScript: Readonly<Record<string, HanRegion>> = { Hans: "SC", Hant: "TC", Jpan: "JP", Kore: "KR" };

const han = /\p{Script=Han}/u;
const hanRun = /\p{Script=Han}+/gu;
/** Everything on a line but letters of other scripts: an address with its numbers is one. */
const eastAsianStretch =
  /(?:[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Hangul}\p{Script=Bopomofo}ー]|[^\p{L}\n])+/gu;

/** Syllables and kana say it; else the first that has every character, beginning with the letter's own. */
function regionFor(stretch: string, own: HanRegion): HanRegion {
  if (/[\p{Script=Hiragana}\p{Script=Katakana}]/u.test(stretch)) return "JP";
  if (/\p{Script=Hangul}/u.test(stretch)) return "KR";
  if (/\p{Script=Bopomofo}/u.test(stretch)) return "TC";
  const used = stretch.match(/\p{Script=Han}/gu) ?? [];
  return [own, ...hanRegions].find((region) => used.every((one) => charactersOf(region).has(one))) ?? own;
}

/** Where each national set keeps its Han characters: first and last lead byte, first and last trail byte. */
const nationalSets: Readonly<Record<HanRegion, readonly [string, number, number, number, number]>> = {
  SC: ["gb18030", 0xb0, 0xf7, 0xa1, 0xfe],
  TC: ["big5", 0xa4, 0xf9, 0x40, 0xfe],
  JP: ["euc-jp", 0xb0, 0xf4, 0xa1, 0xfe],
  KR: ["euc-kr", 0xca, 0xfd, 0xa1, 0xfe],
};

const known = new Map<HanRegion, ReadonlySet<string>>();

/** Read from the decoder every JavaScript engine has, so that no table is needed here. */
function charactersOf(region: HanRegion): ReadonlySet<string> {
  const read = known.get(region);
  if (read !== undefined) return read;
  const [encoding, firstLead, lastLead, firstTrail, lastTrail] = nationalSets[region];
  const bytes: number[] = [];
  for (let lead = firstLead; lead <= lastLead; lead++) {
    for (let trail = firstTrail; trail <= lastTrail; trail++) bytes.push(lead, trail, 0x20);
  }
  const characters = new Set(new TextDecoder(encoding).decode(Uint8Array.from(bytes)).match(/\p{Script=Han}/gu));
  known.set(region, characters);
  return characters;
}
