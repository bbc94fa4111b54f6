#!/usr/bin/env node
// npm start: whatever is needed first, then the web and the worker side by side, watched until we are told to stop.
import { spawn } from "node:child_process";
import { existsSync, mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { bundle, stampOf } from "./bundle.mjs";
import { assertNode, binary, fail, install, quiet, root, run } from "./project.mjs";
import { sideBySide } from "./side-by-side.mjs";

assertNode();
await install().catch((fault) => fail(fault.message));
await bundle();
const port = process.env.PORT || "3000";
const host = process.env.HOST || "127.0.0.1";
const url = (process.env.POSTBAG_URL || `http://localhost:${port}`).replace(/\/+$/, "");
const env = { ...process.env, ...quiet, NODE_ENV: "production", NEXTAUTH_URL: url };

// Migrates, loads the samples and makes the first sign-in link on an empty database. A setting that is not right ends
// here with one line, before the long build. What it prints is kept for the end, where it can be found.
const said = await capture(process.execPath, ["bin/postbag.mjs", "prepare"], env);
await buildWeb();

let stopping = false;
const { begin, stop } = sideBySide({ cwd: root, env, onGivenUp: () => void end(1) });
for (const signal of ["SIGINT", "SIGTERM"]) process.on(signal, () => void end());
const web = begin("web", ["--import", "./bin/peer.mjs", binary("next"), "start", "--port", port, "--hostname", host]);
if (process.env.WORKER !== "off") begin("worker", ["bin/postbag.mjs", "worker"]);

web.ready = await answers(`http://${host.includes(":") ? `[${host}]` : host}:${port}/healthz`);
if (web.ready) process.stdout.write(`\nPostbag is at ${url} (stop it with Ctrl+C)\n${said}`);
else if (!stopping) {
  process.stderr.write("The web did not answer within a minute: see the lines above.\n");
  await end(1);
}

/** Asks both to finish what they are doing, waits for that, and ends. Again: at once. */
async function end(code = 0) {
  const first = !stopping;
  stopping = true;
  await stop();
  if (first) process.exit(code);
}

async function buildWeb() {
  const stampFile = join(root, ".next", "postbag-stamp");
  const stamp = stampOf([
    "app",
    "lib",
    "db",
    "emails",
    "public",
    "proxy.ts",
    "next.config.js",
    "package-lock.json",
    "tsconfig.json",
  ]);
  if (existsSync(stampFile) && readFileSync(stampFile, "utf8") === stamp) return;
  process.stderr.write("Building the pages (about a minute) …\n");
  const code = await run(binary("next"), ["build"], { env: { NODE_ENV: "production" } });
  if (code !== 0) fail("The pages could not be built: see the lines above.");
  mkdirSync(join(root, ".next"), { recursive: true });
  writeFileSync(stampFile, stamp);
}

/** Runs a command and resolves with what it printed; ends here, with its exit code, when it fails. */
function capture(command, args, env) {
  return new Promise((resolve, reject) => {
    const child = spawn(command, args, { cwd: root, env, stdio: ["ignore", "pipe", "inherit"] });
    let printed = "";
    child.stdout.setEncoding("utf8").on("data", (text) => (printed += text));
    child.on("error", reject);
    child.on("close", (code) => (code === 0 ? resolve(printed) : process.exit(code ?? 1)));
  });
}

/** Waits for the web to serve, a minute at the most; false when it does not. That its database is away is an answer, too. */
async function answers(address) {
  for (let tries = 0; tries < 240 && !stopping; tries++) {
    const answer = await fetch(address).catch(() => null);
    if (answer?.ok || answer?.status === 503) return true;
    await new Promise((resolve) => setTimeout(resolve, 250));
  }
  return false;
}
