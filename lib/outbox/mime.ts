// A message as the bytes that go over the wire: headers, encoding, one address. Made once per message and then frozen.
import { Writable } from "node:stream";
import { domainToASCII } from "node:url";
import MailComposer from "nodemailer/lib/mail-composer";
import { encodeAnew } from "./encoded-words";
import { addressProblem, cleanBody, cleanHeader, longestName, longestSubject, type MessageKind } from "./message";

export interface Mail {
  readonly kind: MessageKind;
  readonly toName: string;
  readonly toAddress: string;
  readonly fromName: string;
  readonly replyTo: string | null;
  readonly subject: string;
  readonly text: string;
  readonly html: string | null;
  readonly messageId: string;
}

/** The address in the form that every server takes: an international domain in its ASCII form. Throws for one that has a problem. */
export function wireAddress(address: string): string {
  const [local, domain = ""] = address.split("@");
  const ascii = domainToASCII(domain.normalize("NFC"));
  if (addressProblem(address) !== null || ascii === "") throw new Error("this address cannot be written to");
  return `${local}@${ascii}`;
}

/** The whole message, ASCII, lines ending in CRLF. `date` is what stands in Date for good. */
export async function toMime(mail: Mail, { mailFrom, date }: { mailFrom: string; date: Date }): Promise<string> {
  const to = wireAddress(mail.toAddress);
  const composer = new MailComposer({
    from: { name: senderName(mail), address: mailFrom },
    to: { name: cleanHeader(mail.toName, longestName), address: to },
    ...(isPlain(mail.replyTo) ? { replyTo: { name: "", address: wireAddress(mail.replyTo) } } : {}),
    subject: cleanHeader(mail.subject, longestSubject),
    messageId: mail.messageId,
    date,
    text: cleanBody(mail.text),
    ...(mail.html === null ? {} : { html: mail.html }),
    ...(mail.kind === "letter" ? {} : { headers: automatic }),
    xMailer: false,
    disableFileAccess: true,
    disableUrlAccess: true,
  });
  const node = composer.compile();
  const envelope = node.getEnvelope();
  if (envelope.to.length !== 1 || envelope.to[0] !== to) throw new Error("a message must have exactly one address");
  const built = (await written(node)).replace(/\r?\n/g, "\r\n");
  const body = built.indexOf("\r\n\r\n");
  const mime = encodeAnew(built.slice(0, body)) + built.slice(body);
  if (/[^\t\r\n\u0020-\u007e]/.test(mime)) throw new Error("a message must be plain ASCII on the wire");
  return mime.endsWith("\r\n") ? mime : `${mime}\r\n`;
}

/** What the node writes, taken up without the pipelines of its build(): they cost more than all the rest. */
async function written(node: ReturnType<MailComposer["compile"]>): Promise<string> {
  const chunks: Buffer[] = [];
  const basin = new Writable({
    write(chunk: Buffer, _encoding, taken) {
      chunks.push(chunk);
      taken();
    },
  });
  await new Promise<void>((resolve, reject) => {
    node.stream(basin, {}, (fault) => (fault ? reject(fault) : resolve()));
  });
  return Buffer.concat(chunks).toString("latin1");
}

/** A letter comes from a person and may be answered; this says that other mail does not (RFC 3834). */
const automatic = { "Auto-Submitted": "auto-generated", "X-Auto-Response-Suppress": "All" };

function senderName({ kind, fromName }: Mail): string {
  const name = cleanHeader(fromName.replace(/[<>@"]/g, " ").replace(/ via Postbag\s*$/, ""), longestName);
  if (name === "") return "Postbag";
  return kind === "letter" ? `${name} via Postbag` : name;
}

function isPlain(address: string | null): address is string {
  return address !== null && addressProblem(address) === null;
}
