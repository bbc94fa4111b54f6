// postbag backup FILE: a copy that can be put back.
import { resolve } from "node:path";
import { parseArgs } from "node:util";
import { backupDatabase } from "@/db/backup";
import { config } from "@/lib/config";
import { Refusal, say, withDatabase } from "./command";

export const help = `Usage: postbag backup FILE

Writes the whole database into FILE, while everything runs. PostgreSQL needs pg_dump on the PATH; a dump made by yourself
(pg_dump --format=custom) is as good. The send journal (POSTBAG_JOURNAL, or journal/ in the data folder) is not part of
it and must not be restored: it is what remembers the letters that were sent after the backup. Keep it on another disk.`;

export async function run(args: string[]): Promise<number> {
  const { positionals } = parseArgs({ args, allowPositionals: true, options: {} });
  const [file, ...rest] = positionals;
  if (!file || rest.length > 0) throw new Refusal("Name one file: postbag backup FILE.");
  // Brought to the newest schema first: what is put back later must know its own history.
  await withDatabase(async () => undefined);
  backupDatabase(config().database, resolve(file));
  say(`The database is in ${resolve(file)}.`);
  return 0;
}
