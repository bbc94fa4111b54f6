// Problem codes as sentences in the reader's language.
import { translator } from "@/lib/i18n/translator";
import type { Setting } from "./setting";

type Sentences = ReturnType<typeof translator<"problems">>;
type Key = Parameters<Sentences>[0];

/** The order in which the fields stand on their pages. */
const fieldOrder = ["name", "address", "country", "subject", "body", "sign_as", "target", "email", "reply", "consent"];

/** The sentence beside each field, in the order of the page; a code without one of its own gets the general sentence. */
export function sentencesFor(codes: Readonly<Record<string, string>>, { locale }: Setting): Record<string, string> {
  const inOrder = Object.entries(codes).sort(([one], [other]) => place(one) - place(other));
  return Object.fromEntries(inOrder.map(([field, code]) => [field, sentence(`form.${code}`, "form.invalid", locale)]));
}

/** Why a button of the confirmation page or of the own page did nothing. */
export function sentenceForAppeal(code: string, { locale }: Setting): string {
  return sentence(`appeal.${code}`, "form.invalid", locale);
}

function place(field: string): number {
  const at = fieldOrder.indexOf(field);
  return at === -1 ? fieldOrder.length : at;
}

function sentence(key: string, otherwise: Key, locale: Setting["locale"]): string {
  const say = translator(locale, "problems");
  return say(say.has(key as Key) ? (key as Key) : otherwise);
}
