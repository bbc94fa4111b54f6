// The forms that ask for a pack: what was typed, to show it again, and problem codes as sentences.
import type { Locale } from "@/lib/i18n/locales";
import { translator } from "@/lib/i18n/translator";
import { lettersMax } from "@/lib/packs/pack";
import type { TypedChoices } from "../_pages/pack-choices";

type Key = Parameters<ReturnType<typeof translator<"problems">>>[0];

/** The sentence of a code of lib/packs; undefined for none. `values`: what it names. */
export function packSentence(
  code: string | undefined,
  locale: Locale,
  values: { readonly max?: number; readonly characters?: string } = {},
): string | undefined {
  if (code === undefined) return undefined;
  const say = translator(locale, "problems");
  const key = `pack.${code}` as Key;
  return say(say.has(key) ? key : "form.invalid", { max: lettersMax.desk, characters: "", ...values });
}

export function typedChoices(fields: FormData): TypedChoices {
  const text = (name: string) => String(fields.get(name) ?? "").slice(0, 2_000);
  return {
    paper: text("paper") || "a4",
    labels: text("labels"),
    skip: text("skip"),
    origin: text("origin"),
    sender: text("sender"),
    copies: text("copies") === "yes",
  };
}

/** A few of them, for a sentence. */
export const someOf = (characters: readonly string[]): string => characters.slice(0, 12).join(" ");
