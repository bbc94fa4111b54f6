// Encoded words (RFC 2047) that every reader shows alike. Between two of them a blank is to be dropped, and not every
// reader does; so a text that fits is one word, and a longer one is never parted at a blank, where some would show two.

/** Longest encoded word: behind `Subject: ` it still ends at the 76th place, as RFC 2047 §2 asks. */
const longestWord = 66;
const longestLine = 76;
const wordShape = "=\\?UTF-8\\?([QB])\\?([^?\\s]*)\\?=";
const wordRun = new RegExp(`${wordShape}(?: ${wordShape})*`, "gi");

/** A header block with its fields of names and words encoded anew and folded; all others stay as they are. */
export function encodeAnew(head: string): string {
  return head.replace(/^(?:From|To|Subject): .*(?:\r\n[ \t].*)*/gm, (field) => {
    const line = field.replace(/\r\n[ \t]/g, " ");
    const encoded = line.replace(wordRun, (run) => wordsFor(decodeRun(run)));
    return encoded === line && !/=\?UTF-8\?/i.test(line) ? field : fold(encoded);
  });
}

/** One word where it fits. Else plain words at the end stand for themselves, and the rest is as few words as may be. */
function wordsFor(text: string): string {
  const whole = wordOf(text);
  if (whole.length <= longestWord) return whole;
  const [, start = text, plain = ""] = /^(.*[^ -~][^ ]*)((?: [A-Za-z]+)+)$/su.exec(text) ?? [];
  return partsOf(start).map(wordOf).join(" ") + plain;
}

function partsOf(text: string): string[] {
  const parts: string[] = [];
  let rest = [...text];
  while (rest.length > 0) {
    let end = rest.length;
    while (end > 1 && (wordOf(rest.slice(0, end).join("")).length > longestWord || isAtBlank(rest, end))) end--;
    parts.push(rest.slice(0, end).join(""));
    rest = rest.slice(end);
  }
  return parts;
}

function isAtBlank(characters: readonly string[], place: number): boolean {
  return place < characters.length && (characters[place] === " " || characters[place - 1] === " ");
}

/** As Q or as B (RFC 2047 §4), whichever is shorter. In Q all that a phrase may not hold (§5) is encoded. */
function wordOf(text: string): string {
  const bytes = Buffer.from(text, "utf8");
  const quoted = [...bytes].map((byte) => {
    const sign = String.fromCharCode(byte);
    if (sign === " ") return "_";
    return /[A-Za-z0-9!*+/-]/.test(sign) ? sign : `=${byte.toString(16).toUpperCase().padStart(2, "0")}`;
  });
  const [q, b] = [quoted.join(""), bytes.toString("base64")];
  return q.length <= b.length ? `=?UTF-8?Q?${q}?=` : `=?UTF-8?B?${b}?=`;
}

/** Bytes first, then text: one character may be spread over two words. */
function decodeRun(run: string): string {
  const words = [...run.matchAll(new RegExp(wordShape, "gi"))];
  const bytes = words.map(([, how = "", what = ""]) =>
    how.toUpperCase() === "B" ? Buffer.from(what, "base64") : Buffer.from(unquoted(what), "latin1"),
  );
  return Buffer.concat(bytes).toString("utf8");
}

function unquoted(text: string): string {
  return text
    .replaceAll("_", " ")
    .replace(/=([0-9a-f]{2})/gi, (_, hex: string) => String.fromCharCode(Number.parseInt(hex, 16)));
}

function fold(line: string): string {
  const [first = "", ...words] = line.split(" ");
  const lines = [first];
  for (const word of words) {
    const current = lines.at(-1) ?? "";
    const isNameAlone = lines.length === 1 && current === first;
    if (isNameAlone || current.length + 1 + word.length <= longestLine) lines[lines.length - 1] = `${current} ${word}`;
    else lines.push(` ${word}`);
  }
  return lines.join("\r\n");
}
