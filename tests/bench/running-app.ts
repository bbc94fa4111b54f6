// A Postbag of its own on a free port, as `npm start` runs it, for the benchmarks.
import { type ChildProcess, spawn } from "node:child_process";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { freePort } from "@/tests/support/free-port";

export interface RunningApp {
  readonly url: string;
  /** Its data folder. */
  readonly data: string;
  stop(): Promise<void>;
}

export async function startApp(environment: Record<string, string> = {}): Promise<RunningApp> {
  const data = mkdtempSync(join(tmpdir(), "postbag-bench-"));
  const port = await freePort();
  const url = `http://localhost:${port}`;
  const child = spawn(process.execPath, ["bin/start.mjs"], {
    stdio: ["ignore", "ignore", "inherit"],
    env: { ...process.env, PORT: String(port), POSTBAG_DATA: data, POSTBAG_UNLIMITED: "1", ...environment },
  });
  await untilHealthy(url, child);
  return {
    url,
    data,
    async stop() {
      const ended = new Promise((resolve) => child.once("exit", resolve));
      child.kill("SIGTERM");
      await ended;
      rmSync(data, { recursive: true, force: true });
    },
  };
}

async function untilHealthy(url: string, child: ChildProcess): Promise<void> {
  for (let tries = 0; tries < 1200; tries++) {
    if (child.exitCode !== null) throw new Error("the server did not start");
    const answer = await fetch(`${url}/healthz`).catch(() => null);
    if (answer?.ok) return;
    await new Promise((resolve) => setTimeout(resolve, 250));
  }
  throw new Error("the server did not become healthy within five minutes");
}
