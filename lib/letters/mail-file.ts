// A letter as a mail file (RFC 5322) that opens in the supporter's own program as a draft: the program fills in sender,
// date and Message-ID. Several letters become one archive. The same letters give the same bytes.
import { zipSync } from "fflate";
import MailComposer from "nodemailer/lib/mail-composer";
import { cleanLine } from "@/lib/letters/clean";
import type { Letter } from "@/lib/letters/letter";
import { toPlainText } from "@/lib/letters/plain-text";

export interface MailAddress {
  /** Empty when the address stands alone. */
  readonly name: string;
  readonly address: string;
}

export interface AddressedLetter {
  readonly letter: Letter;
  readonly to: MailAddress;
  readonly cc?: readonly MailAddress[];
}

export async function toEml(letter: Letter, to: MailAddress, cc: readonly MailAddress[] = []): Promise<Uint8Array> {
  const composer = new MailComposer({
    to: cleaned(to),
    cc: cc.map(cleaned),
    subject: letter.subject,
    text: toPlainText(letter).replaceAll("\n", "\r\n"),
    headers: { "X-Unsent": "1", "Content-Language": letter.language },
    newline: "windows",
    disableFileAccess: true,
    disableUrlAccess: true,
  });
  return withoutOwnHeaders(await composer.compile().build());
}

/** A .zip of one mail file each, named by number and addressee. */
export async function toEmlArchive(letters: readonly AddressedLetter[]): Promise<Uint8Array> {
  const files: Record<string, Uint8Array> = {};
  for (const [at, { letter, to, cc }] of letters.entries()) {
    files[fileName(at + 1, to)] = await toEml(letter, to, cc);
  }
  return zipSync(files, { mtime: archiveTime, level: 6 });
}

/** Archives carry a local time without a zone; the first they can say is the same everywhere. */
const archiveTime = new Date(1980, 0, 1);

function cleaned({ name, address }: MailAddress): MailAddress {
  return { name: cleanLine(name), address: cleanLine(address) };
}

/** The composer always adds a date and a Message-ID; both belong to the program that sends. */
function withoutOwnHeaders(mail: Buffer): Uint8Array {
  const end = mail.indexOf("\r\n\r\n");
  const kept = mail
    .subarray(0, end)
    .toString("latin1")
    .split(/\r\n(?![ \t])/)
    .filter((header) => !/^(?:date|message-id):/i.test(header));
  return Buffer.concat([Buffer.from(kept.join("\r\n"), "latin1"), mail.subarray(end)]);
}

function fileName(number: number, to: MailAddress): string {
  const who = (to.name === "" ? to.address : to.name).replace(/[^\p{L}\p{N}\p{M} .@-]/gu, " ");
  const short = Array.from(who.replace(/ +/g, " ").trim()).slice(0, 60).join("");
  return `${`${number} ${short}`.replace(/[ .]+$/, "")}.eml`;
}
