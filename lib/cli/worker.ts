// postbag worker: runs until it is told to stop, and then finishes what it has begun.
import { parseArgs } from "node:util";
import { runWorker } from "@/lib/worker/main";
import { withDatabase } from "./command";

export const help = `Usage: postbag worker

Delivers letters and mails and does the periodic duties, until SIGINT or SIGTERM. npm start runs one by itself;
set WORKER=off there to run it elsewhere with this command.`;

export async function run(args: string[]): Promise<number> {
  parseArgs({ args, options: {} });
  await withDatabase(async () => undefined);
  const told = new AbortController();
  for (const signal of ["SIGINT", "SIGTERM"] as const) process.once(signal, () => told.abort());
  return runWorker({ signal: told.signal });
}
