// What a line of an address block is, by its words: an office, a body, a person, or a place.
import { fold } from "@/lib/importing/labels/fold";
import { anyOf } from "@/lib/importing/labels/match";

const word = (source: string) => `(?<![\\p{L}\\p{M}])${source}(?![\\p{L}\\p{M}])`;

const office = new RegExp(word(anyOf((labels) => labels.offices)), "u");
const officeFirst = new RegExp(
  `^(?:the |acting |deputy |first |vice |el |la |le |der |die )?${anyOf((labels) => labels.offices)}(?![\\p{L}\\p{M}])`,
  "u",
);
/** Bodies in languages the labels do not know: their own names stand in addresses of any document. */
const otherBodies =
  "bakanl[iı]g[iı]|mudurlugu|baskanl[iı]g[iı]|savciligi|mahkemesi|buyukelciligi|valiligi|ministerstwo|prokuratura|sad (?:najwyzszy|okregowy|rejonowy)|urzad|ambasada|komenda|ministerstvo|ministarstvo|tuzilastvo|prokuratuura|ministerul|parchetul|procuratura|ministeriet|ministerio|departementet|ambassaden|ministerium|oikeusministerio|miniszterium|kementerian|kejaksaan|kepolisian|mahkamah|kedutaan|jabatan|pejabat|komnas|bo tu phap|bo cong an|vien kiem sat|toa an|dai su quan|wizara|kagawaran|міністерство|прокуратура|міністэрства|وزارت|قوه قضاییه|دفتر|سازمان|سفارت";
const bodies = `(?:${anyOf((labels) => labels.bodies)}|${otherBodies})`;
const body = new RegExp(word(bodies), "u");
const bodyFirst = new RegExp(
  `^(?:the |el |la |le |l'|der |die |das |royal |il |o |a )?${bodies}(?![\\p{L}\\p{M}])`,
  "u",
);
const honorific = new RegExp(`^${anyOf((labels) => labels.honorifics)}(?![\\p{L}\\p{M}])\\.?`, "u");
const place = new RegExp(word(anyOf((labels) => labels.places)), "u");
const officeOf = new RegExp(
  `^(?:${anyOf((labels) => labels.offices)})\\s(?:of|for|de|del|de la|du|des|of the|for the)\\s(?:the |la |l')?${anyOf((labels) => labels.portfolios)}(?=\\s)`,
  "u",
);

/** Kings and princes: the word belongs to the name. */
const royal =
  /^(?:king|queen|emir|amir|sultan|prince|princess|crown prince|konig(?:in)?|prinz|rey|reina|roi|reine|re|regina|koning(?:in)?|rei|rainha|الملك|الامير|السلطان|ملك|امير|سلطان|سمو)(?![\p{L}])/u;
const honorificsFirst = new RegExp(`^(?:${anyOf((labels) => labels.honorifics)}\\.?\\s+)+`, "u");
const preposition =
  /^(?:of|for|in|at|to|fur|der|des|von|vom|und|de|del|de la|du|d'|da|do|dos|di|della|dell'|van|voor|and|y|et|e|the)(?![\p{L}])/u;

/** How much of the text is honorifics: "H.E. " of "H.E. Ambassador Jon Ard". */
export const honorificLength = (text: string) => honorificsFirst.exec(fold(text))?.[0].length ?? 0;
export const isHonorific = (text: string) => honorificLength(`${text} `) === text.length + 1;
export const isRoyal = (text: string) => royal.test(fold(text));
/** "FÜR ARBEIT", "of Justice": goes on with the office before it. */
export const beginsWithPreposition = (text: string) => preposition.test(fold(text));

const officeAlone = new RegExp(`^${anyOf((labels) => labels.offices)}(?=[\\s,]|$)`, "u");

/** How much of "Minister of Justice Per Aas" is the office, 0 where that cannot be told. */
export const officeLength = (text: string) =>
  (officeOf.exec(fold(text)) ?? officeAlone.exec(fold(text)))?.[0].length ?? 0;

const seat = new RegExp(word(anyOf((labels) => labels.seats)), "u");
const bodyKind = new RegExp(`^${anyOf((labels) => labels.bodyKinds)}$`, "u");

/** "Attorney General's Department" begins with an office, but is none. */
const owner = /^[^,]{1,40}'s\s(?=\p{L})/u;
export const isOffice = (text: string) => office.test(fold(text).replace(owner, ""));
export const beginsWithOffice = (text: string) => officeFirst.test(fold(text)) && !owner.test(fold(text));
/** "Cabinet Secretary", "Court President": an office after the word of its body, where no "of" makes it the body of an office. */
const officeOfBody = new RegExp(
  `^(?=[a-z])(?![a-z]+ (?:of|de|del|des|der|du|della|do|da|van) )(?:the )?${bodies}\\s${anyOf((labels) => labels.offices)}(?:[- ]general)?(?=$|,| (?:for|of|and) )`,
  "u",
);
export const isBody = (text: string) => body.test(fold(text).replace(officeOfBody, "")) && !isSeat(text);
export const beginsWithBody = (text: string) =>
  bodyFirst.test(fold(text)) && !isSeat(text) && !officeOfBody.test(fold(text));
/** A palace or a court of a king is a place, though it may stand for a body. */
export const isSeat = (text: string) => seat.test(fold(text).split(",", 1)[0] ?? "");
export const isBodyKind = (text: string) => bodyKind.test(fold(text));

/** "His Excellency Hanno Weil", "Lic. Amílcar Sand": begins with an honorific, and a name follows. */
export function isHonoured(text: string): boolean {
  return honorific.test(fold(text)) && /\s[\p{Lu}\p{Script=Arabic}]/u.test(text);
}

/** House numbers, post boxes, streets, postal codes. */
export function isPlace(text: string): boolean {
  const folded = fold(text);
  return /\d/.test(folded) || place.test(folded);
}

const nameShape =
  /^\p{Lu}[\p{L}\p{M}'’.-]*(?:[\s-](?:\p{Lu}[\p{L}\p{M}'’.-]*|al|el|bin|bint|ben|ibn|de|del|la|los|da|do|dos|van|von|der|den|y|e|abu|ould|ag|u|di|du|le)){1,6}$/u;

/** Two to seven capitalised words without a digit or a comma: what a name looks like, and what a town can look like. */
const arabicName = /^[\p{Script=Arabic}\p{M}]+(?:\s[\p{Script=Arabic}\p{M}.]+){1,5}$/u;
export const looksLikeName = (text: string) =>
  arabicName.test(text) || nameShape.test(text.replace(/,$/, "")) || /^[\p{Script=Han}·]{2,12}$/u.test(text);
