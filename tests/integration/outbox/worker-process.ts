// The worker as the process it is in life, for tests that kill it: bundled like the real one, started by plain node.
import { type ChildProcess, spawn } from "node:child_process";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { build } from "esbuild";
import type { DatabasePlace } from "@/db/migrate";

export interface WorkerProcesses {
  /** Begins a worker, with more settings if given; `exit` is its code, or the signal that ended it. */
  start(more?: Record<string, string>): {
    child: ChildProcess;
    exit: Promise<number | string | null>;
    said: () => string;
  };
  /** What `start` runs, and its settings, for those that start it in another way. */
  readonly file: string;
  readonly env: Readonly<Record<string, string | undefined>>;
  /** The data folder: the journal is in it. */
  readonly data: string;
  remove(): void;
}

const worker = `
  import { runWorker } from "@/lib/worker/main";
  const told = new AbortController();
  process.once("SIGTERM", () => told.abort());
  process.exitCode = await runWorker({ signal: told.signal });
`;

/** `entry`: another program than the worker, as source text, with the worker's settings. */
export async function bundleWorker(
  place: DatabasePlace,
  smtpUrl: string,
  { entry = worker }: { entry?: string } = {},
): Promise<WorkerProcesses> {
  // Inside the project, so that its packages are found.
  const folder = mkdtempSync(join("node_modules", ".postbag-worker-"));
  const data = place.kind === "sqlite" ? join(place.file, "..") : mkdtempSync(join(tmpdir(), "postbag-data-"));
  const file = join(folder, "worker.mjs");
  await build({
    stdin: { contents: entry, resolveDir: process.cwd(), loader: "ts" },
    ...{ outdir: folder, entryNames: "worker", outExtension: { ".js": ".mjs" } },
    ...{ bundle: true, splitting: true, format: "esm", platform: "node", packages: "external", jsx: "automatic" },
    logLevel: "error",
  });
  const env: Record<string, string | undefined> = {
    ...{ PATH: process.env.PATH, POSTBAG_DATA: data, SMTP_URL: smtpUrl, MAIL_FROM: "appeals@act.example" },
    ...{ POSTBAG_UNLIMITED: "1", ...(place.kind === "postgres" ? { DATABASE_URL: place.url } : {}) },
  };
  return {
    ...{ file: join(process.cwd(), file), env, data },
    start(more = {}) {
      const child = spawn(process.execPath, [file], {
        env: { ...env, ...more, NODE_ENV: "test" },
        stdio: ["ignore", "ignore", "pipe"],
      });
      let said = "";
      child.stderr?.on("data", (bytes) => {
        said += String(bytes);
      });
      const exit = new Promise<number | string | null>((resolve) => {
        child.once("exit", (code, signal) => resolve(code ?? signal));
      });
      return { child, exit, said: () => said };
    },
    remove() {
      rmSync(folder, { recursive: true, force: true });
      if (place.kind === "postgres") rmSync(data, { recursive: true, force: true });
    },
  };
}
