// The action as a sheet to hand out: one plain document of which print and plain text are views. The order is the one
// urgent actions have had for decades, and every label is one the importer knows, so that the sheet can be read again.
import { type ActionContent, letterIn } from "@/lib/actions/action";
import type { Day } from "@/lib/clock";
import { demandsIn, splitBody } from "@/lib/letters/body";
import { cleanLine, cleanText } from "@/lib/letters/clean";
import type { LetterBlock } from "@/lib/letters/letter";
import { addresseeLines } from "@/lib/sheets/addressees";
import { chainRemark } from "@/lib/sheets/chain";
import { dayIn, languageIn } from "@/lib/sheets/names";
import { wordsIn } from "@/lib/sheets/words/choose";
import type { SheetWords } from "@/lib/sheets/words/words";

/** A label and its value, on one line; the label holds its colon. */
export interface Fact {
  readonly label: string;
  readonly value: string;
}

export type SheetLine = Fact | string;

export type SheetBlock =
  | { readonly kind: "banner" | "title" | "heading" | "call" | "paragraph" | "note"; readonly text: string }
  | { readonly kind: "facts"; readonly facts: readonly Fact[] }
  | { readonly kind: "demands"; readonly items: readonly string[] }
  | { readonly kind: "addressees"; readonly blocks: readonly (readonly SheetLine[])[] }
  | { readonly kind: "links"; readonly links: readonly string[] }
  | {
      readonly kind: "letter";
      /** BCP 47: a letter may be in another language than the rest. */
      readonly language: string;
      readonly salutation: string;
      readonly blocks: readonly LetterBlock[];
      readonly closing: string;
    };

export interface ActionSheet {
  /** BCP 47, of everything but the letter. */
  readonly language: string;
  readonly title: string;
  readonly blocks: readonly SheetBlock[];
  /** Stands at the foot of every page: where the action is, and which version this is. */
  readonly foot: string;
}

/** What the sheet says besides the content. */
export interface SheetFacts {
  readonly content: ActionContent;
  /** Where the action can be read, without `https://`. */
  readonly address: string;
  readonly version: number;
  /** Set for an action that is over: then nothing on the sheet invites to write, and no address is on it. */
  readonly over: { readonly how: "stopped" | "closed"; readonly on: Day; readonly reason: string } | null;
}

export function actionSheet(facts: SheetFacts): ActionSheet {
  const { content, over } = facts;
  const words = wordsIn(content.language);
  const blocks: (SheetBlock | null)[] = [
    { kind: "banner", text: words.banner },
    factsBlock(headFacts(facts, words)),
    over === null ? null : { kind: "note", text: overNote(over, words) },
    text("title", content.title),
    ...headed(words.summary, paragraphs(content.summary)),
    ...separateDemands(facts, words),
    ...(over === null ? invitation(content, words) : []),
    ...headed(words.background, paragraphs(content.background)),
    ...closingFacts(facts, words),
  ];
  const shown = blocks.filter((block) => block !== null);
  const version = words.version.replace("{number}", String(facts.version));
  return {
    language: content.language,
    title: cleanLine(content.title),
    blocks: [...shown, ...linksBlock(content, shown, words)],
    foot: `${words.online}${words.colon}${facts.address} · ${version}`,
  };
}

/** As they are printed and as they stand in text. */
export const lineText = (line: SheetLine) => (typeof line === "string" ? line : `${line.label}${line.value}`);

const fact = (words: SheetWords, label: string, value: string): Fact[] =>
  cleanLine(value) === "" ? [] : [{ label: label + words.colon, value: cleanLine(value) }];

const factsBlock = (facts: readonly Fact[]): SheetBlock | null =>
  facts.length === 0 ? null : { kind: "facts", facts };

function text(kind: "title" | "note", words: string): SheetBlock | null {
  return words.trim() === "" ? null : { kind, text: cleanLine(words) };
}

function paragraphs(typed: string): SheetBlock[] {
  return cleanText(typed)
    .split(/\n\s*\n/)
    .map((one) => one.trim())
    .filter((one) => one !== "")
    .map((one) => ({ kind: "paragraph", text: one }));
}

function headed(label: string, below: readonly SheetBlock[]): SheetBlock[] {
  return below.length === 0 ? [] : [{ kind: "heading", text: label }, ...below];
}

function headFacts({ content, over }: SheetFacts, words: SheetWords): Fact[] {
  const kind = over?.how === "stopped" ? "stop" : content.class;
  return [
    ...fact(words, words.number, chainRemark({ ...content, class: kind }, words)),
    ...fact(words, words.index, content.index),
    ...fact(words, words.country, content.country),
    ...fact(words, words.issued, content.issuedOn === null ? "" : dayIn(content.issuedOn, words.language)),
  ];
}

function overNote({ how, on, reason }: NonNullable<SheetFacts["over"]>, words: SheetWords): string {
  return `${words[how].replace("{date}", dayIn(on, words.language))} ${cleanLine(reason)}`.trim();
}

/** What writing may mean for someone, and what no letter may mention. */
function safetyNote({ safety, avoid }: ActionContent, words: SheetWords): string {
  const unsaid = avoid.map(cleanLine).filter((one) => one !== "");
  const named = unsaid.length === 0 ? "" : `${words.avoid}${words.colon}${unsaid.join(" ")}`;
  const said = [cleanLine(safety), named].filter((one) => one !== "").join(" ");
  return said === "" ? "" : `${words.beforeWriting}${words.colon}${said}`;
}

/** The demands stand in the letter; only where they do not, they have a place of their own. */
function separateDemands({ content, over }: SheetFacts, words: SheetWords): SheetBlock[] {
  const body = over === null ? (sheetLetter(content)?.body ?? "") : "";
  const items = content.demands.map(cleanLine).filter((one) => one !== "");
  return items.length === 0 || demandsIn(body).length > 0 ? [] : headed(words.demands, [{ kind: "demands", items }]);
}

/** The letter in the action's own language, else its first. */
const sheetLetter = (content: ActionContent) => letterIn(content, content.language);

function letterBlock(content: ActionContent): SheetBlock | null {
  const letter = sheetLetter(content);
  if (letter === null || (letter.body.trim() === "" && letter.salutation.trim() === "")) return null;
  return {
    kind: "letter",
    language: letter.language,
    salutation: cleanLine(letter.salutation),
    blocks: splitBody(letter.body),
    closing: cleanLine(letter.closing),
  };
}

/** Before whom to write to and what: what writing may mean. */
function invitation(content: ActionContent, words: SheetWords): (SheetBlock | null)[] {
  return [text("note", safetyNote(content, words)), ...addressing(content, words), letterBlock(content)];
}

function addressing(content: ActionContent, words: SheetWords): SheetBlock[] {
  const blocksOf = (targets: ActionContent["targets"]) =>
    numbered(targets.map((target) => addresseeLines(target, words)).filter((lines) => lines.length > 0));
  const [targets, copies] = [blocksOf(content.targets), blocksOf(content.copies)];
  return [
    { kind: "call", text: words.act },
    ...(targets.length === 0 ? [] : [{ kind: "addressees", blocks: targets } as const]),
    ...(copies.length === 0 ? [] : headed(words.copies, [{ kind: "addressees", blocks: copies }])),
    ...(content.embassyCopies ? [{ kind: "paragraph", text: words.embassy } as const] : []),
  ];
}

/** Where one of several ends without a label, nothing but a number tells where the next begins. */
function numbered(blocks: readonly SheetLine[][]): readonly SheetLine[][] {
  const open = blocks.slice(0, -1).some((lines) => typeof lines.at(-1) === "string");
  return open ? blocks.map(([first = "", ...rest], at) => [`${at + 1}. ${lineText(first)}`, ...rest]) : blocks;
}

function closingFacts({ content, over }: SheetFacts, words: SheetWords): SheetBlock[] {
  const names = (over === null ? content.languages : []).map((language) => languageIn(language, words.language));
  const deadline = over === null && content.deadlineOn !== null ? dayIn(content.deadlineOn, words.language) : "";
  const persons = content.persons.flatMap(({ name, pronouns }) => {
    const remark = cleanLine(pronouns) === "" ? "" : words.brackets.replace("{}", cleanLine(pronouns));
    return fact(words, words.person, `${cleanLine(name)}${remark}`);
  });
  const blocks = [
    factsBlock(fact(words, words.languages, names.join(words.comma))),
    content.ownLanguageOk && over === null ? ({ kind: "paragraph", text: words.ownLanguage } as const) : null,
    factsBlock([
      ...fact(words, words.deadline, deadline),
      ...persons,
      ...fact(words, words.previous, content.previous),
    ]),
  ];
  return blocks.filter((block) => block !== null);
}

/** Those that are not printed above already. */
function linksBlock(content: ActionContent, above: readonly SheetBlock[], words: SheetWords): SheetBlock[] {
  const printed = JSON.stringify(above);
  const links = content.links
    .map(cleanLine)
    .filter((link) => link !== "" && !printed.includes(JSON.stringify(link).slice(1, -1)));
  return links.length === 0 ? [] : headed(words.links, [{ kind: "links", links: [...new Set(links)] }]);
}
