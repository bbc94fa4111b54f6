// postbag stats: the counts of one action.
import { parseArgs } from "node:util";
import { countKeys, type Participation } from "@/lib/participation/participation";
import { participationOf } from "@/lib/participation/queries";
import { print, Refusal, withDatabase } from "./command";

export const help = `Usage: postbag stats SLUG [--json]

Prints what is counted for an action: one count per line, or with --json everything by day, channel, country and target.`;

export async function run(args: string[]): Promise<number> {
  const { values, positionals } = parseArgs({ args, allowPositionals: true, options: { json: { type: "boolean" } } });
  const [slug, ...rest] = positionals;
  if (slug === undefined || rest.length > 0) throw new Refusal("One slug is needed: postbag stats SLUG [--json].");
  const participation = await withDatabase((db) => participationOf(db.read, slug));
  if (!participation) throw new Refusal(`There is no action "${slug}".`);
  print(values.json ? JSON.stringify(participation, null, 2) : asLines(participation));
  return 0;
}

function asLines({ counts }: Participation): string {
  const width = Math.max(...countKeys.map((key) => key.length));
  return countKeys.map((key) => `${key.padEnd(width)}  ${counts[key]}`).join("\n");
}
