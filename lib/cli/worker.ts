// postbag worker: runs until it is told to stop, and then finishes what it has begun.
import { parseArgs } from "node:util";
import { second } from "@/lib/clock";
import { runWorker } from "@/lib/worker/main";
import { withDatabase } from "./command";

export const help = `Usage: postbag worker

Delivers letters and mails and does the periodic duties, until SIGINT or SIGTERM: then it finishes what it has begun,
which may take minutes; a second signal ends it at once. npm start runs one by itself; set WORKER=off there to run it
elsewhere with this command.`;

/** One Ctrl+C can come from the terminal, from npm and from npm start: what comes later than this is a second one. */
const echo = second;

export async function run(args: string[]): Promise<number> {
  parseArgs({ args, options: {} });
  await withDatabase(async () => undefined);
  const told = new AbortController();
  let toldAt = Number.POSITIVE_INFINITY;
  const stop = () => {
    if (performance.now() - toldAt > echo) process.exit(1);
    toldAt = Math.min(toldAt, performance.now());
    told.abort();
  };
  for (const signal of ["SIGINT", "SIGTERM"] as const) process.on(signal, stop);
  return runWorker({ signal: told.signal });
}
