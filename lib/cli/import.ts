// postbag import: documents to what they say (--json), to drafts, or (--publish) to open actions.
import { open } from "node:fs/promises";
import { basename } from "node:path";
import { parseArgs } from "node:util";
import type { Database } from "@/db/database";
import type { ActionContent, PublishProblem } from "@/lib/actions/action";
import { readyToPublish } from "@/lib/actions/publication";
import { type Day, isDay, systemClock } from "@/lib/clock";
import { newId, type TargetId } from "@/lib/ids";
import { importDocument } from "@/lib/importing/import";
import { readLimits } from "@/lib/importing/reading/line";
import { emptyResult, type ImportResult } from "@/lib/importing/result";
import { print, Refusal, say, withDatabase } from "./command";

export const help = `Usage: postbag import FILE… [--json]
       postbag import FILE… [--publish] [--deadline YYYY-MM-DD]

Reads urgent-action documents. Each becomes a draft, whose slug is printed.
--json      prints what a document says, one object per line, and stores nothing. A file that is there but cannot be
            opened is such an object, too, with the warning damaged_file; a path that leads nowhere is not.
--publish   opens the action at once. This stands for approval and consent, and is recorded as the operator's decision.
--deadline  sets another last day for letters.
Of several files one that cannot be used does not keep the others out; the exit code is then 1.`;

/** Stands where an organizer would write who agreed to the publication. */
export const operatorConsent = "Published by the operator from the command line, who answers for approval and consent.";

const unopenable = ["EACCES", "EPERM", "EISDIR", "ENXIO"];

interface Wanted {
  readonly publish: boolean;
  readonly deadline: Day | null;
}

export async function run(args: string[]): Promise<number> {
  const { values, positionals: files } = parseArgs({
    args,
    allowPositionals: true,
    options: { json: { type: "boolean" }, publish: { type: "boolean" }, deadline: { type: "string" } },
  });
  const { json = false, publish = false, deadline = null } = values;
  if (files.length === 0) throw new Refusal("A file is needed: postbag import FILE…");
  if (json && (publish || deadline !== null))
    throw new Refusal("--json stores nothing: leave out --publish and --deadline.");
  if (deadline !== null && !isDay(deadline)) throw new Refusal("--deadline needs a day that exists, as YYYY-MM-DD.");
  if (json) return eachFile(files, async (file) => print(JSON.stringify(await readOrSayWhy(file))));
  return withDatabase((db) => eachFile(files, (file) => importFile(db, file, { publish, deadline })));
}

async function eachFile(files: readonly string[], work: (file: string) => Promise<void>): Promise<number> {
  let code = 0;
  for (const file of files) {
    try {
      await work(file);
    } catch (fault) {
      if (!(fault instanceof Refusal)) throw fault;
      say(files.length > 1 ? `${basename(file)}: ${fault.message}` : fault.message);
      code = 1;
    }
  }
  return code;
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

/** The file is there and cannot be opened. */
class Unopened extends Refusal {}

/** For --json: of a file that is there, something is said in any case. */
async function readOrSayWhy(file: string): Promise<ImportResult> {
  try {
    return await readFile(file);
  } catch (fault) {
    if (!(fault instanceof Unopened)) throw fault;
    const warning = { code: "damaged_file", message: fault.message, line: null } as const;
    return { ...emptyResult("not_an_urgent_action"), warnings: [warning] };
  }
}

/** Reads one byte more than the importer takes: enough for it to say that a file is too large. */
async function readFile(file: string): Promise<ImportResult> {
  try {
    const handle = await open(file, "r");
    try {
      if (!(await handle.stat()).isFile()) throw new Unopened(`${file} is not a file.`);
      const chunks: Buffer[] = [];
      for await (const chunk of handle.createReadStream({ end: readLimits.bytes, autoClose: false }))
        chunks.push(chunk);
      return await importDocument(Buffer.concat(chunks), basename(file));
    } finally {
      await handle.close();
    }
  } catch (fault) {
    const { code = "" } = fault as NodeJS.ErrnoException;
    if (code === "ENOENT") throw new Refusal(`There is no file ${file}.`);
    if (unopenable.includes(code)) throw new Unopened(`${file} cannot be opened.`);
    throw fault;
  }
}
