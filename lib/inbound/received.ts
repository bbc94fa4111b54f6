// A mail that came in, as the facts its meaning is told by. What it says is kept only as long as it is being read.
import PostalMime, { type Attachment, type Email } from "postal-mime";
import { type RecipientReport, reportsIn } from "@/lib/inbound/report";

export interface ReceivedMail {
  /** Lower-case names; of a header that stands twice, the first. */
  readonly headers: ReadonlyMap<string, string>;
  /** The header From, lower case; empty where it names none. */
  readonly from: string;
  readonly subject: string;
  readonly text: string;
  /** Empty where the mail carries no report of RFC 3464. */
  readonly reports: readonly RecipientReport[];
  /** The Message-ID of the mail it quotes as its cause, with its angle brackets, or null. */
  readonly about: string | null;
}

/** How large a mail is looked at? More than any report or answer needs. */
export const receivedBytesMax = 5 * 1024 * 1024;
/** How much of its text? What a mail means stands at its beginning. */
const textMax = 20_000;

/** Null for bytes that are no mail. */
export async function readReceived(bytes: Uint8Array): Promise<ReceivedMail | null> {
  if (bytes.length > receivedBytesMax) return null;
  const options = { maxNestingDepth: 20, maxHeadersSize: 512 * 1024, forceRfc822Attachments: true };
  const mail = await PostalMime.parse(bytes, options).catch(() => null);
  if (mail === null) return null;
  const headers = new Map<string, string>();
  for (const { key, value } of mail.headers) if (!headers.has(key)) headers.set(key, value);
  const attached = mail.attachments.map((one) => ({ type: one.mimeType, text: textOf(one) }));
  const status = attached.filter(({ type }) => /^message\/(?:global-)?delivery-status$/.test(type));
  return {
    headers,
    from: mail.from?.address?.toLowerCase() ?? "",
    subject: (mail.subject ?? "").slice(0, 1_000),
    text: wordsOf(mail).slice(0, textMax),
    reports: status.flatMap(({ text }) => reportsIn(text)),
    about: aboutOf(mail, attached),
  };
}

function wordsOf({ text, html }: Email): string {
  if (text !== undefined && text.trim() !== "") return text;
  return (html ?? "").slice(0, 10 * textMax).replace(/<style[\s\S]*?<\/style>|<[^>]*>/gi, " ");
}

function textOf({ content }: Attachment): string {
  return typeof content === "string" ? content : new TextDecoder("latin1").decode(content);
}

const quoted = /^(?:message-id|original-message-id)\s*:\s*(<[^<>\s]{3,250}>)/im;

function aboutOf(mail: Email, attached: readonly { type: string; text: string }[]): string | null {
  const parts = attached.filter(({ type }) => /^(?:message\/|text\/rfc822-headers$)/.test(type));
  const found = [...parts.map(({ text }) => text), mail.text ?? ""].map((text) => quoted.exec(text.slice(0, 200_000)));
  return found.find((one) => one !== null)?.[1] ?? mail.inReplyTo?.trim() ?? null;
}
