// Bytes to text: UTF-8, UTF-16, and the Windows code pages of the scripts urgent actions come in.
import { looksUtf16 } from "@/lib/importing/reading/format";

export interface Decoded {
  readonly text: string;
  /** The file did not say its encoding and is not UTF-8: a person should look at the accents. */
  readonly guessed: boolean;
}

export function decodeText(bytes: Uint8Array): Decoded {
  const wide = looksUtf16(bytes);
  if (wide) return { text: new TextDecoder(wide).decode(bytes), guessed: false };
  const utf8 = strictly("utf-8", bytes);
  if (utf8 !== null) return { text: utf8, guessed: false };
  const chinese = strictly("gb18030", bytes);
  if (chinese !== null && share(chinese, /\p{Script=Han}/gu, /[^\u0000-\u007F]/g) > 0.8) {
    return { text: chinese, guessed: true };
  }
  return { text: new TextDecoder(likeliestCodePage(bytes)).decode(bytes), guessed: true };
}

function strictly(encoding: string, bytes: Uint8Array): string | null {
  try {
    return new TextDecoder(encoding, { fatal: true }).decode(bytes);
  } catch {
    return null;
  }
}

/** Cyrillic and Arabic words are runs of high bytes; in Western text high bytes stand alone between Latin letters. */
function likeliestCodePage(bytes: Uint8Array): string {
  const sample = Buffer.from(bytes.subarray(0, 100_000)).toString("latin1");
  if (share(sample, /[\u0080-\u00FF]{3,}/g, /[\u0080-\u00FF]/g) < 0.6) return "windows-1252";
  const cyrillic = new TextDecoder("windows-1251").decode(bytes.subarray(0, 100_000));
  const arabic = new TextDecoder("windows-1256").decode(bytes.subarray(0, 100_000));
  const vowels = share(cyrillic, /[аеиоуыя]/g, /[^\u0000-\u007F]/g);
  const articles = share(arabic, /[اليمنو]/g, /[^\u0000-\u007F]/g);
  return vowels >= articles ? "windows-1251" : "windows-1256";
}

/** How much of what `all` matches lies in matches of `part`, by characters. */
function share(text: string, part: RegExp, all: RegExp): number {
  const length = (pattern: RegExp) => (text.match(pattern) ?? []).reduce((sum, match) => sum + match.length, 0);
  return length(part) / Math.max(1, length(all));
}
