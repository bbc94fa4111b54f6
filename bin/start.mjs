#!/usr/bin/env node
// npm start: whatever is needed first, then the web and the worker side by side, watched until we are told to stop.
import { spawn } from "node:child_process";
import { existsSync, mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { bundle, stampOf } from "./bundle.mjs";
import { assertNode, binary, fail, install, quiet, root, run } from "./project.mjs";

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

const processes = [
  watch("web", ["--import", "./bin/peer.mjs", binary("next"), "start", "--port", port, "--hostname", host]),
];
if (process.env.WORKER !== "off") processes.push(watch("worker", ["bin/postbag.mjs", "worker"]));

let stopping = false;
for (const signal of ["SIGINT", "SIGTERM"]) process.on(signal, () => void stop());
if (!(await becomesHealthy(`http://${host.includes(":") ? `[${host}]` : host}:${port}/healthz`))) {
  process.stderr.write("The web did not answer within a minute: see the lines above.\n");
  await stop(1);
}
process.stdout.write(`\nPostbag is at ${url} (stop it with Ctrl+C)\n${said}`);

/** Starts a process and starts it again when it ends by itself; five ends within a minute are too many. */
function watch(name, args) {
  const watched = { child: null, ends: [] };
  const begin = () => {
    watched.child = spawn(process.execPath, args, { cwd: root, env, stdio: ["ignore", "inherit", "inherit"] });
    watched.child.on("exit", (code, signal) => {
      watched.child = null;
      if (stopping) return;
      const now = Date.now();
      watched.ends = [...watched.ends.filter((at) => now - at < 60_000), now];
      process.stderr.write(`The ${name} process ended (${signal ?? code}).\n`);
      if (watched.ends.length >= 5) void stop(1);
      else setTimeout(() => stopping || begin(), 500 * watched.ends.length);
    });
  };
  begin();
  return watched;
}

/** Asks both to finish what they are doing, waits for that, and ends. */
async function stop(code = 0) {
  if (stopping) return;
  stopping = true;
  const children = processes.map(({ child }) => child).filter((child) => child !== null);
  const ended = children.map((child) => new Promise((resolve) => child.once("exit", resolve)));
  for (const child of children) child.kill("SIGTERM");
  const patience = setTimeout(() => children.forEach((child) => void child.kill("SIGKILL")), 30_000);
  await Promise.all(ended);
  clearTimeout(patience);
  process.exit(code);
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

/** Waits for the web to serve, a minute at the most; false when it does not. */
async function becomesHealthy(address) {
  for (let tries = 0; tries < 240 && !stopping; tries++) {
    const answer = await fetch(address).catch(() => null);
    if (answer?.ok) return true;
    await new Promise((resolve) => setTimeout(resolve, 250));
  }
  return stopping;
}
