// The journeys, in a real browser, with JavaScript on and off, against Postbag as `npm start` runs it. Mail goes to a
// server of the tests' own on loopback.
import { mkdtempSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { defineConfig } from "@playwright/test";
import { freePort } from "./support/free-port";

// The configuration is read again in each worker: what is chosen here is chosen once and passed on by the environment.
process.env.POSTBAG_E2E_PORT ??= String(await freePort());
process.env.POSTBAG_E2E_SMTP_PORT ??= String(await freePort());
process.env.POSTBAG_E2E_DATA ??= mkdtempSync(join(tmpdir(), "postbag-e2e-"));

const url = `http://localhost:${process.env.POSTBAG_E2E_PORT}`;

export default defineConfig({
  testDir: "./e2e",
  outputDir: "../test-results",
  workers: 1,
  timeout: 90_000,
  expect: { timeout: 10_000 },
  reporter: [["list"], ["json"]],
  use: {
    baseURL: url,
    launchOptions: {
      ...(process.env.CHROMIUM_PATH ? { executablePath: process.env.CHROMIUM_PATH } : {}),
      args: [
        ...["--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking"],
        ...["--disable-component-update", "--disable-sync"],
      ],
    },
  },
  projects: [
    { name: "with JavaScript" },
    {
      name: "without JavaScript",
      use: { javaScriptEnabled: false },
      testMatch: /journey|stop|import-review|outbox|packs/,
    },
  ],
  webServer: {
    command: "node bin/start.mjs",
    cwd: "..",
    url: `${url}/readyz`,
    timeout: 300_000,
    gracefulShutdown: { signal: "SIGTERM", timeout: 15_000 },
    env: {
      PORT: process.env.POSTBAG_E2E_PORT,
      POSTBAG_DATA: process.env.POSTBAG_E2E_DATA,
      SMTP_URL: `smtp://127.0.0.1:${process.env.POSTBAG_E2E_SMTP_PORT}`,
      MAIL_FROM: "appeals@postbag.example",
      POSTBAG_UNLIMITED: "1",
    },
  },
});
