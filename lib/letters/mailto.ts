// A letter as a mailto link (RFC 6068) for the supporter's own mail program.
import type { Letter } from "@/lib/letters/letter";
import { toPlainText } from "@/lib/letters/plain-text";

/** How long may a link be, in bytes? Mail programs cut or refuse longer ones; the shortest limit met is about 2,000. */
export const mailtoMax = 1_900;

export interface Mailto {
  readonly href: string;
  /** True where the letter does not fit: the body is then the given line, and the text must be copied over. */
  readonly short: boolean;
}

/** `shortBody` is one line that says where the letter is: "Paste your letter here." */
export function toMailto(letter: Letter, address: string, shortBody: string): Mailto {
  const start = `mailto:${encodeAddress(address)}?subject=${encodeURIComponent(letter.subject)}`;
  const whole = `${start}&body=${encodeBody(toPlainText(letter))}`;
  if (whole.length <= mailtoMax) return { href: whole, short: false };
  const line = `${start}&body=${encodeBody(shortBody)}`;
  return { href: line.length <= mailtoMax ? line : start, short: true };
}

function encodeAddress(address: string): string {
  return encodeURIComponent(address).replaceAll("%40", "@");
}

function encodeBody(text: string): string {
  return encodeURIComponent(text.trimEnd().replaceAll("\n", "\r\n"));
}
