// A mail to one of our own people as subject, text and html. Each kind is rendered once per language with placeholders;
// filling them in, escaped, costs next to nothing.
import { formatDate } from "@/lib/i18n/dates";
import type { Locale } from "@/lib/i18n/locales";
import { translator } from "@/lib/i18n/translator";
import type { MailKind, MailValues, Slots } from "./slots";

export type { MailKind, MailValues } from "./slots";

export interface ComposedMail {
  readonly subject: string;
  readonly text: string;
  readonly html: string;
}

type Filled = Readonly<Record<string, string | readonly string[]>>;

const rendered = new Map<string, Promise<ComposedMail>>();

/** The mail in that language; days are written out, names listed one to a line. */
export async function composeMail<K extends MailKind>(
  kind: K,
  locale: Locale,
  values: MailValues[K],
): Promise<ComposedMail> {
  const filled = readable(locale, values);
  const empty = Object.keys(filled).filter((name) => filled[name]?.length === 0);
  const counts = "minutes" in values ? { minutes: values.minutes } : {};
  const key = [kind, locale, ...empty, ...Object.values(counts)].join("/");
  if (!rendered.has(key)) rendered.set(key, render(kind, locale, { empty, counts }));
  const { subject, text, html } = await rendered.get(key)!;
  return {
    subject: fill(subject, filled, (value) => [value].flat().join(", ")),
    text: fill(text, filled, (value) =>
      typeof value === "string" ? value : value.map((one) => `- ${one}`).join("\n"),
    ),
    html: fill(html, filled, (value) => [value].flat().map(escapeHtml).join("<br>")),
  };
}

async function render<K extends MailKind>(
  kind: K,
  locale: Locale,
  { empty, counts }: { empty: readonly string[]; counts: Readonly<Record<string, number>> },
): Promise<ComposedMail> {
  const loaded = await import("./components");
  const say = translator(locale, "mail") as unknown as (key: string, values: Record<string, unknown>) => string;
  const t = (sentence: string) => say(`${kind}.${sentence}`, { ...placeholders, ...counts });
  const slots: Slots<K> = { locale, t, slot: (name) => `%%${name}%%`, has: (name) => !empty.includes(name) };
  const element = loaded.components[kind](slots);
  const [html, text] = await Promise.all([
    loaded.render(element),
    loaded.render(element, { plainText: true, htmlToTextOptions: plain }),
  ]);
  return { subject: t("subject"), html, text: `${text.trim()}\n` };
}

/** Values that stand within a sentence. */
const placeholders = { title: "%%title%%", expiresOn: "%%expiresOn%%", targetName: "%%targetName%%" };

/** Paragraphs are not broken, and an address that can be read is not said twice. */
const plain = { wordwrap: false as const, selectors: [{ selector: "a", options: { hideLinkHrefIfSameAsText: true } }] };

function readable(locale: Locale, values: object): Filled {
  const write = (name: string, value: unknown) => {
    if (name === "expiresOn") return formatDate(String(value), locale, { dateStyle: "long" });
    return Array.isArray(value) ? value.map(oneLine) : oneLine(String(value));
  };
  return Object.fromEntries(Object.entries(values).map(([name, value]) => [name, write(name, value)]));
}

/** A value never makes a line of its own: no text of others can pass for ours. */
function oneLine(value: string): string {
  return value
    .toWellFormed()
    .replace(/[\p{Cc}\u2028\u2029\s]+/gu, " ")
    .trim();
}

function fill(text: string, values: Filled, write: (value: string | readonly string[]) => string): string {
  return text.replace(/%%(\w+)%%/g, (placeholder, name: string) => {
    const value = values[name];
    return value === undefined ? placeholder : write(value);
  });
}

function escapeHtml(text: string): string {
  const entities: Record<string, string> = { "&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;", "'": "&#39;" };
  return text.replace(/[&<>"']/g, (character) => entities[character] ?? character);
}
