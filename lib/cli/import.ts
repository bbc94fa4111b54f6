// postbag import: documents to what they say (--json), to drafts, or (--publish) to open actions.
import { basename } from "node:path";
import { parseArgs } from "node:util";
import type { Database } from "@/db/database";
import type { ActionContent, PublishProblem } from "@/lib/actions/action";
import { readyToPublish } from "@/lib/actions/publication";
import { type Day, isDay, systemClock } from "@/lib/clock";
import { newId, type TargetId } from "@/lib/ids";
import { importDocument } from "@/lib/importing/import";
import type { ImportResult } from "@/lib/importing/result";
import { print, Refusal, say, withDatabase } from "./command";
import { bytesOf, filesOf } from "./import-files";

export const help = `Usage: postbag import FILE… [--json]
       postbag import FILE… [--publish] [--deadline YYYY-MM-DD]

Reads urgent-action documents. Each becomes a draft, whose slug is printed. A folder stands for every document in it.
--json      prints what a document says, one object per line, and stores nothing.
--publish   opens the action at once. This stands for approval and consent, and is recorded as the operator's decision.
--deadline  sets another last day for letters.
Of several files one that cannot be used does not keep the others out; the exit code is then 1. The progress is told on
standard error.`;

/** Stands where an organizer would write who agreed to the publication. */
export const operatorConsent = "Published by the operator from the command line, who answers for approval and consent.";

interface Wanted {
  readonly publish: boolean;
  readonly deadline: Day | null;
}

export async function run(args: string[]): Promise<number> {
  const { values, positionals: paths } = parseArgs({
    args,
    allowPositionals: true,
    options: { json: { type: "boolean" }, publish: { type: "boolean" }, deadline: { type: "string" } },
  });
  const { json = false, publish = false, deadline = null } = values;
  if (paths.length === 0) throw new Refusal("A file is needed: postbag import FILE…");
  if (json && (publish || deadline !== null))
    throw new Refusal("--json stores nothing: leave out --publish and --deadline.");
  if (deadline !== null && !isDay(deadline)) throw new Refusal("--deadline needs a day that exists, as YYYY-MM-DD.");
  const files = await filesOf(paths);
  if (json) return eachFile(files, async (file) => print(JSON.stringify(await readFile(file))));
  return withDatabase((db) => eachFile(files, (file) => importFile(db, file, { publish, deadline })));
}

async function eachFile(files: readonly string[], work: (file: string) => Promise<void>): Promise<number> {
  let refused = 0;
  for (const [at, file] of files.entries()) {
    if (files.length > 1) say(`${at + 1}/${files.length} ${file}`);
    try {
      await work(file);
    } catch (fault) {
      if (!(fault instanceof Refusal) && files.length === 1) throw fault;
      const reason = fault instanceof Refusal ? fault.message : "It could not be imported.";
      say(files.length > 1 ? `${basename(file)}: ${reason}` : reason);
      refused++;
    }
  }
  if (files.length > 1) say(`${files.length - refused} of ${files.length} done.`);
  return refused === 0 ? 0 : 1;
}

async function importFile(db: Database, file: string, { publish, deadline }: Wanted): Promise<void> {
  const result = await readFile(file);
  if (result.kind === "not_an_urgent_action") {
    throw new Refusal(result.warnings[0]?.message ?? "The document is not one urgent action.");
  }
  const { toActionContent } = await import("@/lib/importing/to-draft");
  const { createDraft, publishAction } = await import("@/lib/actions/commands");
  const drafted = toActionContent(result, () => newId<TargetId>());
  const content = {
    ...drafted,
    deadlineOn: deadline ?? drafted.deadlineOn,
    consent: publish && drafted.consent === "" ? operatorConsent : drafted.consent,
  };
  const now = systemClock();
  if (publish) await assertReady(content, now);
  const { id, slug } = await createDraft(db, { content, by: "operator", now, detail: { source: "import" } });
  for (const { message, line } of result.warnings) say(line === null ? message : `Line ${line}: ${message}`);
  if (publish) {
    const detail = { approved_by: "operator", consent: content.consent };
    const published = await publishAction(db, { actionId: id, by: "operator", now, detail });
    if (!published.ok)
      throw new Refusal(`The draft ${slug} is stored but could not be published: ${published.problem}.`);
  }
  print(slug);
}

/** Before anything is stored: a second attempt must not find the first one's draft in its way. */
async function assertReady(content: ActionContent, now: Date): Promise<void> {
  const problems = readyToPublish(content, now);
  if (problems.length === 0) return;
  const { translator } = await import("@/lib/i18n/translator");
  const t = translator("en", "problems");
  const sentence = ({ code, field }: PublishProblem) => `${t(`publish.${code}`)} (${field})`;
  throw new Refusal(`It cannot be published, and nothing was stored: ${problems.map(sentence).join(" ")}`);
}

const readFile = async (file: string): Promise<ImportResult> => importDocument(await bytesOf(file), basename(file));
