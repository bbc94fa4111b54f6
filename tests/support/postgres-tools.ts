// A PostgreSQL of the system's own, with pg_dump and pg_restore of the same version, for what only these programs can show.
// Where they are not installed there is none.
import { execFile, spawn } from "node:child_process";
import { chmodSync, existsSync, mkdtempSync, readdirSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { promisify } from "node:util";
import pg from "pg";
import { freePort } from "./free-port";

const run = promisify(execFile);
const versions = "/usr/lib/postgresql";

/** The folder of the newest version whose server and programs are all there; null where there is none. */
export const postgresTools: string | null =
  (existsSync(versions) ? readdirSync(versions) : [])
    .sort((one, other) => Number(other) - Number(one))
    .map((version) => join(versions, version, "bin"))
    .find((folder) =>
      ["initdb", "postgres", "pg_dump", "pg_restore"].every((name) => existsSync(join(folder, name))),
    ) ?? null;

export interface SystemPostgres {
  /** Of an empty database. */
  readonly url: string;
  stop(): Promise<void>;
}

export async function startSystemPostgres(tools: string): Promise<SystemPostgres> {
  const folder = mkdtempSync(join(tmpdir(), "postbag-system-pg-"));
  chmodSync(folder, 0o755);
  const data = join(folder, "data");
  const port = await freePort();
  // The server refuses to run as root; its package made a user for it.
  const asRoot = process.getuid?.() === 0;
  if (asRoot) await run("chown", ["postgres", folder]);
  const as = (program: string, args: readonly string[]): [string, string[]] =>
    asRoot
      ? ["setpriv", ["--reuid=postgres", "--regid=postgres", "--clear-groups", program, ...args]]
      : [program, [...args]];
  await run(...as(join(tools, "initdb"), ["-D", data, "-U", "postgres", "--auth=trust", "--encoding=UTF8"]));
  const args = ["-D", data, "-p", String(port), "-k", folder, "-c", "listen_addresses=127.0.0.1", "-c", "fsync=off"];
  const server = spawn(...as(join(tools, "postgres"), args), { stdio: "ignore" });
  const ended = new Promise((resolve) => server.once("exit", resolve));
  const url = `postgres://postgres@127.0.0.1:${port}/postgres`;
  await untilReady(url);
  return {
    url,
    async stop() {
      server.kill("SIGINT");
      await ended;
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

async function untilReady(url: string): Promise<void> {
  for (let tries = 0; tries < 100; tries++) {
    const client = new pg.Client({ connectionString: url });
    const isReady = await client.connect().then(
      () => true,
      () => false,
    );
    await client.end().catch(() => undefined);
    if (isReady) return;
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
  throw new Error("the system's PostgreSQL did not start");
}
