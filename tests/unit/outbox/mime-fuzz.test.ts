// Ten thousand messages of the worst that can be typed, made into mail and read again by a parser that is not ours: the
// same words, one address, no header but ours, and nothing that a mail server could stumble over.
import fc from "fast-check";
import { simpleParser } from "mailparser";
import { expect, it } from "vitest";
import { addressProblem, cleanHeader, longestName, longestSubject } from "@/lib/outbox/message";
import { type Mail, toMime, wireAddress } from "@/lib/outbox/mime";

const seed = Number(process.env.SEED ?? Date.now() % 1_000_000);
const messages = 10_000;
const date = new Date("2026-05-01T10:00:00Z");
const mailFrom = "appeals@act.example";

const nasty = fc.constantFrom(
  ...[
    "\0",
    "\r",
    "\n",
    "\r\n",
    "\r\n.\r\n",
    "\n.\n",
    "\r\n\r\n",
    "\t",
    "\u0007",
    "\u007f",
    "\u0085",
    "\u2028",
    "\u2029",
  ],
  ...[
    "\ud800",
    "\udfff",
    "\udc00\ud800",
    "\ufeff",
    "\ufffe",
    "\u200d",
    "\u200b",
    "\u00ad",
    "\u061c",
    "\u200e",
    "\u200f",
  ],
  ...["\u202a", "\u202b", "\u202c", "\u202d", "\u202e", "\u2066", "\u2067", "\u2068", "\u2069", "e\u0301\u0302\u0303"],
  ...["👩‍👩‍👧‍👦", "🏳️‍🌈", "한국어", "部长", "السيد الوزير", "לכבוד השר", "क्षि", "𝒳", "ß", "Ǆ", "ﷺ"],
  ...["=?UTF-8?Q?=0D=0ABcc:_evil@x.example?=", "=?utf-8?B?DQpCY2M6IGV2aWxAeC5leGFtcGxl?=", "=3D", "=\r\n", "=?", "?="],
  ...[
    "\r\nBcc: evil@x.example",
    "\nTo: evil@x.example",
    "\rCc: evil@x.example\r",
    "\r\n\tX-Evil: 1",
    "<evil@x.example>",
  ],
  ...[
    "From x",
    ">From",
    ".",
    "..",
    "-- ",
    "--boundary",
    '"',
    "\\",
    ",",
    ";",
    ":",
    "(",
    ")",
    "@",
    "<",
    ">",
    " ",
    "   ",
    "%2C",
    "%0d%0a",
    "/",
    "#",
    "?",
  ],
);
const words = fc.constantFrom("Dear", "Minister", "Señora", "release", "her", "Ana", "López", "x".repeat(90), "a b c");
/** Any 16 bits in a row, surrogates without their other half too. */
const units = fc.string({ unit: fc.integer({ min: 0, max: 0xffff }).map((unit) => String.fromCharCode(unit)) });
const phrase = fc
  .array(fc.oneof(nasty, words, fc.string({ unit: "binary", maxLength: 12 }), units), { maxLength: 14 })
  .map((parts) => parts.join(""));
const huge = fc
  .tuple(phrase, fc.constantFrom("x", "ع", "😀", "a b ", "\n", ".\n", "\r", "=", "\u202e", " "))
  .map(([start, sign]) => start + sign.repeat(100_000 / sign.length));
const text = fc.oneof({ weight: 999, arbitrary: phrase }, { weight: 1, arbitrary: huge });

const local = fc.constantFrom("minister", "a.b+c", "o'brien", "=?x?=", "!#$%&*/?^`{|}~", "x".repeat(64), "-", "user_1");
const domain = fc.constantFrom("justice.example", "bücher.example", "例子.example", "JUSTICE.Example", "a-b.c.example");
const address = fc.oneof(
  { weight: 4, arbitrary: fc.tuple(local, domain).map(([left, right]) => `${left}@${right}`) },
  { weight: 1, arbitrary: fc.tuple(phrase, nasty, domain).map(([left, sign, right]) => `${left}${sign}@${right}`) },
  { weight: 1, arbitrary: fc.tuple(local, nasty, domain).map(([left, sign, right]) => `${left}@${sign}${right}`) },
  { weight: 1, arbitrary: fc.tuple(domain, nasty).map(([right, sign]) => `a@${right}${sign},b@${right}`) },
);

const anyMail: fc.Arbitrary<Mail> = fc.record({
  kind: fc.constantFrom("letter" as const, "confirm" as const),
  toName: phrase,
  toAddress: address,
  fromName: phrase,
  replyTo: fc.option(address),
  subject: fc.oneof({ weight: 9, arbitrary: phrase }, { weight: 1, arbitrary: fc.string({ unit: "binary" }) }),
  text,
  html: fc.constant(null),
  messageId: fc.constant("<1@act.example>"),
});

const always = ["Content-Type", "Date", "From", "MIME-Version", "Message-ID", "To"];
const automatic = ["Auto-Submitted", "X-Auto-Response-Suppress"];

/** What must arrive, told sign by sign and not in the words of what is tested. */
function asItMustArrive(typed: string): string {
  const signs = [...typed.replaceAll("\r\n", "\n")].map((sign) => {
    const code = sign.codePointAt(0) ?? 0;
    if (code >= 0xd800 && code <= 0xdfff) return "\ufffd";
    if (sign === "\r" || code === 0x85 || code === 0x2028 || code === 0x2029) return "\n";
    const isControl = code < 0x20 || (code >= 0x7f && code <= 0x9f);
    return isControl && sign !== "\n" && sign !== "\t" ? "" : sign;
  });
  return signs.join("");
}

function headerNamesOf(mime: string): string[] {
  const head = mime.slice(0, mime.indexOf("\r\n\r\n")).replace(/\r\n[ \t]/g, " ");
  return head.split("\r\n").map((line) => line.slice(0, line.indexOf(":")));
}

async function examine(mail: Mail): Promise<void> {
  const problem = addressProblem(mail.toAddress);
  if (problem !== null) {
    await expect(toMime(mail, { mailFrom, date })).rejects.toThrow("cannot be written to");
    return;
  }
  const mime = await toMime(mail, { mailFrom, date });
  expect(mime).not.toMatch(/[^\r]\n|\r[^\n]|[^\t\r\n -~]/);
  expect(Math.max(...mime.split("\r\n").map((line) => line.length))).toBeLessThanOrEqual(998);

  const envelope = wireAddress(mail.toAddress);
  expect(envelope).toMatch(/^[!-~]+$/);
  expect(envelope).toMatch(/^[^@<>,;:"\\]+@[\w.-]+$/);
  const repliesTo = mail.replyTo !== null && addressProblem(mail.replyTo) === null ? wireAddress(mail.replyTo) : null;
  const names = headerNamesOf(mime);
  const ours = [...always, ...(mail.kind === "letter" ? [] : automatic), ...(repliesTo === null ? [] : ["Reply-To"])];
  // These two are left out where there is nothing for them to say.
  const others = names.filter((name) => name !== "Subject" && name !== "Content-Transfer-Encoding");
  expect(others.sort()).toEqual(ours.sort());
  expect(new Set(names).size).toBe(names.length);

  const read = await simpleParser(mime, { skipTextToHtml: true, skipTextLinks: true, skipImageLinks: true });
  const to = [read.to].flat().flatMap((list) => list?.value ?? []);
  expect(to.map(({ name, address = "" }) => ({ name, address: wireAddress(address) }))).toEqual([
    { name: cleanHeader(mail.toName, longestName), address: envelope },
  ]);
  expect(read.from?.value).toHaveLength(1);
  expect(read.from?.value[0]?.address).toBe(mailFrom);
  expect(read.replyTo?.value.map(({ address = "" }) => wireAddress(address)) ?? []).toEqual(
    repliesTo === null ? [] : [repliesTo],
  );
  expect(read.subject ?? "").toBe(cleanHeader(mail.subject, longestSubject));
  expect(read.subject ?? "").not.toMatch(/[\p{Cc}\u2028\u2029\u202a-\u202e\u2066-\u2069]/u);
  expect([read.cc, read.bcc, read.inReplyTo, read.attachments.length, read.html]).toEqual([
    ...[undefined, undefined, undefined, 0, false],
  ]);
  // A message ends with the end of a line, whether one was typed or not.
  expect((read.text ?? "").replace(/\n$/, "")).toBe(asItMustArrive(mail.text).replace(/\n$/, ""));
}

it(`${messages} messages arrive as they were typed (seed ${seed})`, { timeout: 180_000 }, async () => {
  const begun = performance.now();
  let written = 0;
  await fc.assert(
    fc.asyncProperty(anyMail, async (mail) => {
      await examine(mail);
      if (addressProblem(mail.toAddress) === null) written += 1;
    }),
    { seed, numRuns: messages, interruptAfterTimeLimit: 160_000, markInterruptAsFailure: true },
  );
  const took = ((performance.now() - begun) / 1000).toFixed(1);
  process.stderr.write(`mime: seed ${seed}, ${messages} messages, ${written} of them to an address, ${took} s\n`);
  expect(written).toBeGreaterThan(messages / 3);
});
