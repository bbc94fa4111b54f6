// A Postbag of a journey's own, beside the one that all share: it can be stopped, restored and started again.
import { type ChildProcess, execFileSync, spawn } from "node:child_process";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { Page } from "@playwright/test";
import { freePort } from "../support/free-port";

export interface OwnPostbag {
  readonly url: string;
  /** A file of that name in its data folder. */
  file(name: string): string;
  start(): Promise<void>;
  stop(): Promise<void>;
  remove(): Promise<void>;
  /** What `postbag …` prints on stdout. */
  postbag(...args: string[]): string;
  signIn(page: Page): Promise<void>;
}

export async function ownPostbag(): Promise<OwnPostbag> {
  const data = mkdtempSync(join(tmpdir(), "postbag-own-"));
  const port = String(await freePort());
  const url = `http://localhost:${port}`;
  const env = {
    ...process.env,
    ...{ PORT: port, POSTBAG_DATA: data, POSTBAG_UNLIMITED: "1", MAIL_FROM: "appeals@postbag.example" },
    SMTP_URL: `smtp://127.0.0.1:${process.env.POSTBAG_E2E_SMTP_PORT}`,
  };
  let child: ChildProcess | null = null;
  const stop = async () => {
    const running = child;
    child = null;
    if (running === null || running.exitCode !== null) return;
    const ended = new Promise((resolve) => running.once("exit", resolve));
    running.kill("SIGTERM");
    await ended;
  };
  const postbag = (...args: string[]) =>
    execFileSync(process.execPath, ["bin/postbag.mjs", ...args], { encoding: "utf8", env });
  return {
    url,
    file: (name) => join(data, name),
    stop,
    postbag,
    async start() {
      child = spawn(process.execPath, ["bin/start.mjs"], { stdio: ["ignore", "ignore", "inherit"], env });
      await untilReady(url, child);
    },
    async remove() {
      await stop();
      rmSync(data, { recursive: true, force: true });
    },
    async signIn(page) {
      await page.goto(postbag("organizer", "link", "organizer@postbag.example").trim());
      await page.locator("main form button").first().click();
      await page.waitForURL(/\/desk/);
    },
  };
}

async function untilReady(url: string, child: ChildProcess): Promise<void> {
  for (let tries = 0; tries < 300; tries++) {
    if (child.exitCode !== null) throw new Error("Postbag did not start");
    const answer = await fetch(`${url}/readyz`).catch(() => null);
    if (answer?.ok) return;
    await new Promise((resolve) => setTimeout(resolve, 200));
  }
  throw new Error("Postbag was not ready within a minute");
}
