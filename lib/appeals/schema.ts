// The writing desk's form and the report's, checked. Every typed text is cleaned first and judged after; the message of an
// issue is its problem code, whose sentence is in lib/i18n/messages/*/problems.json under `form`.
import { z } from "zod";
import { isCountry } from "@/lib/i18n/countries";
import { asId, type TargetId } from "@/lib/ids";
import {
  addressLineMax,
  addressLines,
  addressLinesMax,
  bodyMax,
  cleanLine,
  cleanText,
  isFarTooLong,
  nameMax,
  subjectMax,
} from "@/lib/letters/clean";
import { returnChoices } from "@/lib/letters/compose";
import { standards } from "@/lib/letters/letter";
import { paperIn } from "@/lib/letters/paper";
import { replyChoices, signatures } from "./appeal";
import { normaliseEmail } from "./email-address";

/** What /letter can make of a posted form. */
export const letterFormats = ["pdf", "docx", "eml", "txt"] as const;
export type LetterFormat = (typeof letterFormats)[number];

/** How many letters may one report speak of? A large writing evening; what is more is said in a second report. */
export const reportMax = 500;
export const groupMax = 80;

/** A field sent more than once counts with its first value; a missing one is empty. */
const first = (given: unknown) => (Array.isArray(given) ? given[0] : (given ?? ""));
const every = (given: unknown) => [given ?? []].flat();
const text = z.preprocess(first, z.string());

/** A text that is not even cleaned when it is far too long. */
const bounded = (max: number, tooLong: string) => text.refine((typed) => !isFarTooLong(typed, max), tooLong);
const line = (max: number, tooLong: string) =>
  bounded(max, tooLong).transform(plainLine).pipe(z.string().max(max, tooLong));
const oneOf = <const T extends readonly [string, ...string[]]>(values: T, otherwise: T[number], code: string) =>
  z.preprocess((given) => first(given) || otherwise, z.enum(values, code));

/** On the sheet unless it was asked to be left out. */
const unlessNo = text.transform((given) => given !== "no");

const name = line(nameMax, "name_too_long").refine((value) => value === "" || isName(value), "name_invalid");
const place = line(nameMax, "place_too_long");
const subject = line(subjectMax, "subject_too_long");
const body = bounded(bodyMax, "body_too_long")
  .transform(cleanText)
  .pipe(z.string().min(1, "body_missing").max(bodyMax, "body_too_long"));
const address = bounded(addressLinesMax * addressLineMax, "address_too_long")
  .transform(addressLines)
  .pipe(z.array(z.string().max(addressLineMax, "address_line_too_long")).max(addressLinesMax, "address_too_long"));

const email = text.transform((typed, context) => {
  const address = normaliseEmail(typed);
  if (address === null)
    context.addIssue({ code: "custom", message: typed.trim() === "" ? "email_missing" : emailProblem(typed) });
  return address ?? "";
});

const country = text
  .transform((typed) => typed.trim().toUpperCase())
  .refine((code) => code === "" || isCountry(code), "country_invalid");

/** BCP 47, or empty for the action's first language. */
const language = text.transform((tag) => tag.trim()).refine((tag) => tag === "" || isLanguage(tag), "language_invalid");

const targets = z.preprocess(every, z.array(z.string())).transform((ids, context) => {
  const known = [...new Set(ids)].map((id) => asId<TargetId>(id));
  if (known.length === 0) context.addIssue({ code: "custom", message: "target_missing" });
  if (known.includes(null)) context.addIssue({ code: "custom", message: "target_unknown" });
  return known.filter((id) => id !== null);
});

/** Empty when the form had none: then nothing can tell two of its kind apart. */
const formNonce = text.transform((nonce) => cleanLine(nonce.slice(0, 100)));

const writing = {
  form_nonce: formNonce,
  country,
  language,
  subject,
  body,
  target: targets,
  sign_as: oneOf(signatures, "full", "sign_as_invalid"),
};

/** POST /{l}/actions/{slug}/appeals: the server sends. */
export const appealSchema = z.object({
  ...writing,
  name: name.pipe(z.string().min(1, "name_missing")),
  email,
  subject: subject.pipe(z.string().min(1, "subject_missing")),
  sign_as: writing.sign_as.refine((choice) => choice !== "hand", "hand_needs_paper"),
  reply: oneOf(replyChoices, "alias", "reply_invalid"),
  consent: text.refine((given) => given === "yes", "consent_missing"),
  news: text.transform((given) => given === "yes"),
});
export type AppealForm = z.infer<typeof appealSchema>;

/** POST /{l}/actions/{slug}/letter: the supporter sends. */
export const letterFormSchema = z
  .object({
    ...writing,
    name,
    place,
    address,
    format: oneOf(letterFormats, "pdf", "format_invalid"),
    paper: z.preprocess(first, z.enum(["", "a4", "letter"], "paper_invalid")),
    return_to: oneOf(returnChoices, "own", "return_to_invalid"),
    folds: unlessNo,
    foot: unlessNo,
    standard: oneOf(standards, "ua", "standard_invalid"),
  })
  .refine((form) => form.name !== "" || form.sign_as === "hand", {
    path: ["name"],
    message: "name_missing",
    when: () => true,
  })
  // Without a choice it is the paper people have in that country.
  .transform((form) => ({ ...form, paper: form.paper || paperIn(form.country) }));
export type LetterForm = z.infer<typeof letterFormSchema>;

const lengths = z.object({ name, place, address, subject, body });

/**
 * The problem code of each of these that is too long, as the schemas above would say it; empty where all are within their
 * limits. Nothing is made of a text that is not.
 */
export function tooLongIn(typed: Readonly<Record<keyof typeof lengths.shape, string>>): Record<string, string> {
  const { name, place, address, subject, body } = typed;
  const issues = lengths.safeParse({ name, place, address, subject, body }).error?.issues ?? [];
  const found = issues.filter(({ message }) => message.endsWith("_too_long"));
  return Object.fromEntries(found.map(({ path, message }) => [String(path[0]), message]));
}

/** POST /{l}/actions/{slug}/reports: what people did themselves. */
export const reportSchema = z.object({
  form_nonce: formNonce,
  kind: text.pipe(z.enum(["posted", "sent"], "kind_invalid")),
  number: text
    .transform((typed) => numberIn(typed))
    .pipe(z.int("number_invalid").min(1, "number_invalid").max(reportMax, "number_too_large")),
  group: line(groupMax, "group_too_long"),
  country,
  target: z
    .preprocess(every, z.array(z.string()))
    .transform((ids) => [...new Set(ids)].map((id) => asId<TargetId>(id)).filter((id) => id !== null)),
});
export type ReportForm = z.infer<typeof reportSchema>;

/** A header must not turn its neighbours round: names and subjects keep no direction marks. */
function plainLine(typed: string): string {
  return cleanLine(typed)
    .replace(/[\u200b\u200e\u200f\u061c]/g, "")
    .trim();
}

/** A name has a letter in it, and is no address and no link: it will stand in From. */
function isName(value: string): boolean {
  return /\p{L}/u.test(value) && !/[@＠﹫<>]|:\/\/|www\./iu.test(value);
}

function emailProblem(typed: string): string {
  if (/[＠﹫]/u.test(typed)) return "email_wide_at";
  const [local = "", domain = "", ...rest] = typed.trim().split("@");
  const isPlain = rest.length === 0 && domain !== "" && !/[\s"]/.test(local) && !/\s/.test(domain);
  return isPlain && /\P{ASCII}/u.test(local) ? "email_not_ascii" : "email_invalid";
}

function isLanguage(tag: string): boolean {
  return tag.length <= 35 && /^[A-Za-z]{2,8}(-[A-Za-z0-9]{1,8})*$/.test(tag);
}

/** A whole number in any script's digits; NaN for anything else, 1 for nothing. */
function numberIn(typed: string): number {
  if (typed.length > 100) return Number.NaN;
  const digits = typed
    .normalize("NFKC")
    .trim()
    .replace(/\p{Nd}/gu, (digit) => String(digitValue(digit)));
  if (digits === "") return 1;
  return /^\d{1,9}$/.test(digits) ? Number(digits) : Number.NaN;
}

/** Digits of every script stand in runs of ten from their zero. */
function digitValue(digit: string): number {
  let value = 0;
  for (let code = digit.codePointAt(0)! - 1; value < 9 && /\p{Nd}/u.test(String.fromCodePoint(code)); code--) value++;
  return value;
}
