// Problem codes as sentences in the reader's language.
import { translator } from "@/lib/i18n/translator";
import type { Setting } from "./setting";

type Sentences = ReturnType<typeof translator<"problems">>;
type Key = Parameters<Sentences>[0];

/** The order in which the fields stand on their pages. */
const fieldOrder = ["name", "address", "country", "subject", "body", "sign_as", "target", "email", "reply", "consent"];

/**
 * The sentence beside each field, in the order of the page; "form" is the form as a whole. A code without one of its own gets
 * the general sentence. `named` is what a sentence names, such as characters.
 */
export function sentencesFor(
  codes: Readonly<Record<string, string>>,
  { locale }: Setting,
  named: Readonly<Record<string, string>> = {},
): Record<string, string> {
  const inOrder = Object.entries(codes).sort(([one], [other]) => place(one) - place(other));
  const about = (field: string) => (field === "form" ? "request" : "form");
  return Object.fromEntries(
    inOrder.map(([field, code]) => [field, sentence(`${about(field)}.${code}`, "form.invalid", locale, named)]),
  );
}

/** Why a button of the confirmation page or of the own page did nothing. */
export function sentenceForAppeal(code: string, { locale }: Setting): string {
  return sentence(`appeal.${code}`, "form.invalid", locale);
}

function place(field: string): number {
  const at = fieldOrder.indexOf(field);
  return at === -1 ? fieldOrder.length : at;
}

function sentence(
  key: string,
  otherwise: Key,
  locale: Setting["locale"],
  named: Readonly<Record<string, string>> = {},
): string {
  const say = translator(locale, "problems");
  return say(say.has(key as Key) ? (key as Key) : otherwise, named);
}
