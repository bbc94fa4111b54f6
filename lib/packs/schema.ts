// What is chosen for a pack, as forms and the command line send it. The message of an issue is its problem code, whose
// sentence is in lib/i18n/messages/*/problems.json under `pack`.
import { z } from "zod";
import { isCountry } from "@/lib/i18n/countries";
import { addressLineMax, addressLines, addressLinesMax, bodyMax, cleanText } from "@/lib/letters/clean";
import { papers } from "@/lib/letters/letter";
import { labelSheetNames, labelSheets, labelsOnSheet } from "./label-sheets";

/** How many own texts may a pack have? One for each who writes, and some more. */
export const ownTextsMax = 60;
/** Any number a form can mean; `lettersMax` says how many a pack may have. */
const numberMax = 1_000_000;

const first = (given: unknown) => (Array.isArray(given) ? given[0] : (given ?? ""));
const every = (given: unknown) => [given ?? []].flat();
const text = z.preprocess(
  first,
  z
    .string()
    .max(10_000, "too_long")
    .transform((typed) => typed.trim()),
);
const many = z.preprocess(every, z.array(z.string().max(200)).max(1_000));

/** A whole number in digits of the usual scripts; nothing is `otherwise`, anything else NaN. */
export function wholeNumberIn(typed: string, otherwise: number): number {
  const plain = typed
    .normalize("NFKC")
    .trim()
    .replace(/[\u0660-\u0669\u06f0-\u06f9]/g, (digit) => String(digit.charCodeAt(0) & 0xf));
  if (plain === "") return otherwise;
  return /^\d{1,9}$/.test(plain) ? Number(plain) : Number.NaN;
}

const wholeNumber = (otherwise: number, code: string) =>
  text.transform((typed) => wholeNumberIn(typed, otherwise)).pipe(z.int(code).min(0, code).max(numberMax, code));

const labels = text.pipe(z.literal("").or(z.enum(labelSheetNames, "labels_invalid"))).transform((name) => name || null);

/** Chosen for the whole pack. */
const choices = {
  paper: text.transform((name) => name || "a4").pipe(z.enum(papers, "paper_invalid")),
  labels,
  skip: wholeNumber(0, "skip_invalid"),
  origin: text
    .transform((typed) => typed.toUpperCase())
    .refine((code) => code === "" || /^[A-Z]{2}$/.test(code), "origin_invalid"),
  sender: text
    .transform(addressLines)
    .pipe(z.array(z.string().max(addressLineMax, "address_line_too_long")).max(addressLinesMax, "address_too_long")),
  copies: text.transform((given) => given === "yes"),
};

/** A sheet with none left would be printed empty. */
const leavesOne = ({ labels: name, skip }: { labels: keyof typeof labelSheets | null; skip: number }) =>
  name === null || skip < labelsOnSheet(labelSheets[name]);
const none = { path: ["skip"], message: "skip_too_many" };

/** At the desk: several actions, each with its number, and languages as "slug language". */
export const deskPackSchema = z
  .object({
    ...choices,
    slug: many,
    letters: z
      .preprocess(every, z.array(z.string().max(20)).max(1_000))
      .transform((all) => all.map((typed) => wholeNumberIn(typed, 0)))
      .refine((all) => all.every(Number.isInteger), "letters_invalid"),
    language: many,
    texts: z.preprocess(first, z.string().max(ownTextsMax * bodyMax, "text_too_long")).transform((typed, context) => {
      const texts = ownTexts(typed);
      if (texts.length > ownTextsMax) context.addIssue({ code: "custom", message: "texts_too_many" });
      if (texts.some((one) => one.length > bodyMax)) context.addIssue({ code: "custom", message: "text_too_long" });
      return texts;
    }),
  })
  .refine(leavesOne, none);
export type DeskPackForm = z.infer<typeof deskPackSchema>;

/** On an action's public page. */
export const groupPackSchema = z
  .object({
    ...choices,
    number: wholeNumber(1, "letters_invalid").pipe(z.int().min(1, "letters_invalid")),
    language: many,
  })
  .refine(leavesOne, none);
export type GroupPackForm = z.infer<typeof groupPackSchema>;

/** Letters that were written before: lines of at least three equals signs part them. */
export function ownTexts(typed: string): string[] {
  return typed
    .replace(/\r\n?/g, "\n")
    .split(/^\s*={3,}\s*$/m)
    .map(cleanText)
    .filter((one) => one !== "");
}

/** An origin that is a country, or one that the postage table knows: its documented example is about none. */
export const isOrigin = (code: string, table: readonly { readonly country: string }[]): boolean =>
  code === "" || isCountry(code) || table.some(({ country }) => country === code);
