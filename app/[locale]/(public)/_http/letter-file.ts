// The letters as the file that was asked for. Nothing of it is kept.
import type { LetterForm } from "@/lib/appeals/schema";
import { type AddressedLetter, toEml, toEmlArchive } from "@/lib/letters/mail-file";
import { toPlainText } from "@/lib/letters/plain-text";
import { print } from "@/lib/letters/print";
import { type Done, type Refused, type Result, refused } from "@/lib/result";
import { emailOf, titleOf } from "@/lib/targets/target";
import type { ComposedLetter } from "../_pages/write-page";
import { notPrintable } from "./not-printable";

export interface LetterFile {
  readonly bytes: Uint8Array<ArrayBuffer> | string;
  readonly extension: string;
  readonly type: string;
}

export type NoLetterFile =
  | Refused<"no_email_target" | "body_too_long" | "busy" | "not_printed">
  /** The characters no font of ours has, each once. */
  | ({ ok: false; problem: "not_printable" } & { readonly characters: readonly string[] });

/** One file, each letter on a new page; mail files of more than one are an archive. */
export async function letterFile(
  letters: readonly ComposedLetter[],
  { format, paper, folds, standard }: Pick<LetterForm, "format" | "paper" | "folds" | "standard">,
): Promise<Done<LetterFile> | NoLetterFile> {
  const plain = letters.map(({ letter }) => letter);
  if (format === "txt")
    return { ok: true, bytes: asText(letters), extension: "txt", type: "text/plain; charset=utf-8" };
  if (format === "eml") return mailFile(letters);
  const { letterCharactersMax, letterPiece, lettersPerFileMax, printedLength } = await import("@/lib/letters/pdf");
  const longest = Math.max(...plain.map(printedLength));
  if (longest > letterCharactersMax || plain.length > lettersPerFileMax) return refused("body_too_long");
  if (format === "pdf") {
    const characters = await notPrintable(letters);
    if (characters.length > 0) return { ...refused("not_printable"), characters };
    const sheets = await print(letterPiece(plain, paper, { folds, standard }));
    return sheets.ok ? { ok: true, bytes: own(sheets.bytes), extension: "pdf", type: "application/pdf" } : sheets;
  }
  const { docxPiece } = await import("@/lib/letters/docx");
  const made = await print(docxPiece(plain, paper));
  if (!made.ok) return made;
  const type = "application/vnd.openxmlformats-officedocument.wordprocessingml.document";
  return { ok: true, bytes: own(made.bytes), extension: "docx", type };
}

async function mailFile(letters: readonly ComposedLetter[]): Promise<Result<LetterFile, "no_email_target">> {
  const addressed = letters.flatMap(({ target, letter }): AddressedLetter[] => {
    const address = emailOf(target);
    return address === null ? [] : [{ letter, to: { name: titleOf(target), address } }];
  });
  const [first, ...others] = addressed;
  if (first === undefined) return refused("no_email_target");
  if (others.length === 0) {
    return { ok: true, bytes: own(await toEml(first.letter, first.to)), extension: "eml", type: "message/rfc822" };
  }
  return { ok: true, bytes: own(await toEmlArchive(addressed)), extension: "zip", type: "application/zip" };
}

/** One letter is its text alone; of several each says first to whom it goes. */
function asText(letters: readonly ComposedLetter[]): string {
  if (letters.length === 1) return letters.map(({ letter }) => toPlainText(letter)).join("");
  return letters
    .map(
      ({ target, letter }) =>
        `${[titleOf(target), emailOf(target)].filter(Boolean).join("\n")}\n\n${toPlainText(letter)}`,
    )
    .join(`\n${"_".repeat(40)}\n\n`);
}

/** The bytes in a buffer that is theirs alone, as an answer wants them. */
function own(bytes: Uint8Array): Uint8Array<ArrayBuffer> {
  return new Uint8Array(bytes);
}
