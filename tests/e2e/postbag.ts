// What every journey needs: the mail server that letters arrive at, and a way in for the organizer.
import { execFileSync } from "node:child_process";
import { test as base, expect, type Page } from "@playwright/test";
import PostalMime, { type Email } from "postal-mime";
import { type SinkBehaviour, type SmtpSink, startSink } from "../support/smtp-sink";

export { expect };

export interface Post {
  /** The newest mail to that address; waits until it has come. */
  mailTo(address: string): Promise<Email & { body: string }>;
  countTo(address: string): number;
  /** How the mail server meets mails to that address from now on. */
  meet(address: string, behaviour: SinkBehaviour): void;
  /** Of everything that came to that address, the oldest first. */
  messageIdsTo(address: string): readonly string[];
}

interface AimedSink extends SmtpSink {
  readonly behaviours: Map<string, SinkBehaviour>;
}

export const test = base.extend<{ post: Post }, { sink: AimedSink }>({
  sink: [
    // biome-ignore lint/correctness/noEmptyPattern: Playwright wants the braces.
    async ({}, use) => {
      const behaviours = new Map<string, SinkBehaviour>();
      const sink = await startSink({
        port: Number(process.env.POSTBAG_E2E_SMTP_PORT),
        behaveTo: (address) => behaviours.get(address) ?? null,
      });
      await use(Object.assign(sink, { behaviours }));
      await sink.close();
    },
    { scope: "worker" },
  ],
  post: async ({ sink }, use) => {
    const to = (address: string) => sink.taken.filter((mail) => mail.to.includes(address));
    await use({
      countTo: (address) => to(address).length,
      meet: (address, behaviour) => void sink.behaviours.set(address, behaviour),
      messageIdsTo: (address) => to(address).map(({ messageId }) => messageId),
      async mailTo(address) {
        await expect.poll(() => to(address).length, { timeout: 30_000 }).toBeGreaterThan(0);
        const mail = await PostalMime.parse(Buffer.from(to(address).at(-1)!.raw, "latin1"));
        return { ...mail, body: mail.text ?? "" };
      },
    });
  },
});

/** A sign-in link for the first organizer, as the operator makes it on the command line. */
export async function signIn(page: Page): Promise<void> {
  const said = postbag(["organizer", "link", "organizer@postbag.example"]);
  await page.goto(said.trim().split(/\s+/).at(-1)!);
  await page.locator("main form button").first().click();
  await page.waitForURL(/\/desk/);
}

/** What `postbag …` prints on stdout. */
export function postbag(args: readonly string[]): string {
  return execFileSync(process.execPath, ["bin/postbag.mjs", ...args], {
    encoding: "utf8",
    env: {
      ...process.env,
      PORT: process.env.POSTBAG_E2E_PORT,
      POSTBAG_DATA: process.env.POSTBAG_E2E_DATA,
      SMTP_URL: `smtp://127.0.0.1:${process.env.POSTBAG_E2E_SMTP_PORT}`,
      MAIL_FROM: "appeals@postbag.example",
    },
  });
}

/** Links of a mail stand alone on their line. */
export function linkIn(body: string, part: string): string {
  const link = body.split(/\r?\n/).find((line) => line.startsWith("http") && line.includes(part));
  if (!link) throw new Error(`no link with ${part} in the mail`);
  return link.trim();
}

/** An address nobody else in this run has. */
export function freshAddress(): string {
  return `supporter.${Date.now()}.${Math.floor(Math.random() * 1e6)}@people.example`;
}
