// Durable submits per second through the whole application, beside the same insert done by bare node:http and
// better-sqlite3. Rounds alternate, so that both meet the same machine.
import { fork } from "node:child_process";
import { randomUUID } from "node:crypto";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { freePort } from "@/tests/support/free-port";
import { startApp } from "./running-app";

const rounds = 4;
const roundFor = 4_000;
const connections = 16;

export async function run(): Promise<void> {
  const app = await startApp({ WORKER: "off" });
  const bare = await startBare();
  try {
    const form = await readForm(app.url);
    const ours: number[] = [];
    const floor: number[] = [];
    await drive(form.address, form.fields, 1_500);
    for (let round = 0; round < rounds; round++) {
      ours.push(await drive(form.address, form.fields, roundFor));
      floor.push(await drive(bare.address, form.fields, roundFor));
    }
    const [a, b] = [median(ours), median(floor)];
    process.stdout.write(
      `Postbag          ${a.toFixed(0)} durable submits/s (rounds: ${ours.map((n) => n.toFixed(0)).join(", ")})\n`,
    );
    process.stdout.write(
      `bare node:http   ${b.toFixed(0)} inserts/s (rounds: ${floor.map((n) => n.toFixed(0)).join(", ")})\n`,
    );
    process.stdout.write(
      `ratio            ${(a / b).toFixed(3)} (1 submit = 1 appeal and 1 confirmation mail in the outbox, one transaction)\n`,
    );
  } finally {
    bare.stop();
    await app.stop();
  }
}

/** The writing desk's own form, as a browser would send it, and where to. */
async function readForm(base: string) {
  const list = await (await fetch(`${base}/en`)).text();
  const paths = [...list.matchAll(/href="(\/en\/actions\/[^"/?#]+)"/g)].map(([, path]) => path!);
  for (const path of new Set(paths)) {
    const page = await (await fetch(`${base}${path}/write`)).text();
    const targets = [...page.matchAll(/name="target"[^>]*value="([^"]+)"|value="([^"]+)"[^>]*name="target"/g)];
    if (targets.length === 0) continue;
    const fields = new URLSearchParams({
      name: "Bench Supporter",
      country: "IE",
      language: "en",
      subject: "A letter about the case",
      body: "I am writing about this case.\n\nPlease act on it.\n\n• Release her now",
      sign_as: "full",
      reply: "none",
      consent: "yes",
    });
    for (const [, first, second] of targets) fields.append("target", first ?? second ?? "");
    return { address: `${base}${path}/appeals`, fields };
  }
  throw new Error("no open action with targets");
}

/** Posts forms over kept connections for that long; answers how many a second were accepted. */
async function drive(address: string, fields: URLSearchParams, duration: number): Promise<number> {
  const until = performance.now() + duration;
  const started = performance.now();
  let accepted = 0;
  const one = async () => {
    while (performance.now() < until) {
      const body = new URLSearchParams(fields);
      body.set("form_nonce", randomUUID());
      body.set("email", `${randomUUID()}@supporters.example`);
      const answer = await fetch(address, {
        method: "POST",
        body,
        redirect: "manual",
        headers: { origin: new URL(address).origin },
      });
      await answer.arrayBuffer();
      if (answer.status !== 303) throw new Error(`refused with ${answer.status}`);
      accepted++;
    }
  };
  await Promise.all(Array.from({ length: connections }, one));
  return accepted / ((performance.now() - started) / 1000);
}

async function startBare() {
  const folder = mkdtempSync(join(tmpdir(), "postbag-bare-"));
  const port = await freePort();
  const child = fork("tests/bench/bare-server.mjs", [String(port), join(folder, "bare.db")], {
    stdio: ["ignore", "ignore", "inherit", "ipc"],
  });
  await new Promise((resolve, reject) => {
    child.once("message", resolve);
    child.once("exit", () => reject(new Error("the bare server did not start")));
  });
  return {
    address: `http://127.0.0.1:${port}/`,
    stop() {
      child.kill();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

const median = (numbers: readonly number[]) => [...numbers].sort((x, y) => x - y)[Math.floor(numbers.length / 2)] ?? 0;
