// Letters of any text: words of every script in one line, numbers, code, marks, and what clean.ts drops. A seed gives the same.
import { composeLetter } from "@/lib/letters/compose";
import { labelsIn } from "@/lib/letters/labels";
import type { Letter } from "@/lib/letters/letter";
import { aCopy, aTarget, sampleDay, someContent, someFields } from "../unit/letters/sample-letters";

export interface Generated {
  readonly typed: string;
  readonly letter: Letter;
}

export function* generatedLetters(seed: number, count: number): Generator<Generated> {
  const draw = drawing(seed);
  for (let at = 0; at < count; at++) yield generated(draw);
}

interface Draw {
  /** From 0 to below `end`. */
  number(end: number): number;
  one<T>(from: readonly T[]): T;
}

/** Mulberry32. */
function drawing(seed: number): Draw {
  let state = seed >>> 0;
  const next = () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
  const number = (end: number) => Math.floor(next() * end);
  return { number, one: (from) => from[number(from.length)]! };
}

const languages = [
  "en",
  "de",
  "kk",
  "el",
  "ar",
  "fa",
  "ug",
  "ur",
  "he",
  "zh-CN",
  "zh-TW",
  "ja",
  "ko",
  "hi",
  "th",
  "ka",
];

/** Letters a word is made of; in the scripts of India and Thailand whole syllables, as nobody types their signs alone. */
const alphabets = {
  Latn: [..."abcdefghijklmnopqrstuvwxyzABCDEFGHJKMÄÖÜßéèñçøåłőřšžğıİ", "ə̀", "q̃", "x̣"],
  Cyrl: [..."абвгдежзийклмнопрстуфхцчшщъыьэюяАБВҚҒҢӨҰҮҺІәқғңөұүһіїєґ"],
  Grek: [..."αβγδεζηθικλμνξοπρστυφχψωάέήΑΒΓΔΩ"],
  Arab: [..."ابتثجحخدذرزسشصضطظعغفقكلمنهويةىءآأإؤئپچژگکیەېۇۆۈۋڭھٹڈڑںے", "لا", "لأ", "بَ", "دِ", "رُ", "نٌ"],
  Hebr: [..."אבגדהוזחטיכלמנסעפצקרשתםןףץך", "בּ", "שׁ"],
  Hans: [..."请释放画家立即公正审判他的家人律师会面医疗北京市中国长城国书东"],
  Hant: [..."請釋放畫家立即公正審判他的家人律師會面醫療臺北市長國書東"],
  Jpan: [..."画家釈放即時公正裁判家族弁護士東京都桜沢のはをにがでしますトルマール"],
  Kore: [..."가나다라마바사아자차카타파하석방화가변호사가족정의李文"],
  Deva: ["क", "का", "कि", "की", "न्या", "य", "मं", "त्री", "र्मा", "ह", "रि", "श्र", "द्ध", "नी"],
  Thai: ["กา", "ปล่อย", "ตัว", "นี้", "ที่", "เมือง", "ผู้", "คำ", "ไทย", "โดย"],
  Geor: [..."აბგდევზთიკლმნოპჟრსტუფქღყშჩცძწჭხჯჰ"],
} as const;
export type Alphabet = keyof typeof alphabets;
const scripts = Object.keys(alphabets) as Alphabet[];

const asides = [
  "10",
  "2026",
  "14:30",
  "(§ 5)",
  "#panic()",
  "<b>",
  "*so*",
  "$x$",
  "_a_",
  "@b",
  "\\u{41}",
  "//",
  "100 %",
  "€",
  "№",
  "“a”",
  "‘b’",
  "«c»",
  "—",
  "…",
  "1-2",
  "a@b.example",
  "&amp;",
];
/** What is dropped, or drawn by nothing. */
const unseen = ["\u0000", "\u202e", "\u2066", "\ud800", "\u200d", "\ufeff", "\u00ad", "\u200b", "\t"];

function generated(draw: Draw): Generated {
  const language = draw.one(languages);
  // Most letters are of one script and a guest; some of everything.
  const mixed = draw.number(4) === 0 ? scripts : [draw.one(scripts), draw.one(scripts)];
  const line = (most: number) => words(draw, mixed, 1 + draw.number(most));
  const paragraphs = Array.from({ length: 1 + draw.number(2) }, () => line(9));
  const demands = Array.from({ length: draw.number(3) }, () => `• a${line(5)}`);
  const typed = [...paragraphs, demands.join("\n")].join(draw.one(["\n\n", "\r\n\r\n", "\n \n"]));
  const address = Array.from({ length: 1 + draw.number(3) }, () => line(3).slice(0, 40));
  const letter = composeLetter({
    content: someContent([{ language, subject: "", salutation: line(3), body: "", closing: line(2) }]),
    target: aTarget({ role: line(2), name: "", organization: "", postalAddress: address }),
    fields: someFields({ name: line(2).slice(0, 60), address, subject: "s", body: typed, country: "" }),
    language,
    date: sampleDay,
    copies: draw.number(2) === 0 ? [] : [aCopy({ role: line(2), organization: "" })],
    labels: labelsIn(language),
  });
  return { typed, letter };
}

function words(draw: Draw, from: readonly Alphabet[], count: number): string {
  return Array.from({ length: count }, () => {
    const alphabet: readonly string[] = alphabets[draw.one(from)];
    const word = Array.from({ length: 1 + draw.number(9) }, () => draw.one(alphabet)).join("");
    const chance = draw.number(30);
    if (chance === 0) return word + draw.one(unseen);
    return chance < 4 ? draw.one(asides) : word + (chance < 8 ? draw.one([",", ".", "!", ":", ";", "?"]) : "");
  }).join(" ");
}
