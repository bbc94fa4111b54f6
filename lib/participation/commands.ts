// Writes down what people did themselves: a file made here, letters posted or sent by hand. Numbers, with nobody behind them.
import type { Database } from "@/db/database";
import { addresseesOf } from "@/lib/actions/action";
import { findPublished } from "@/lib/actions/queries";
import type { LetterForm, ReportForm } from "@/lib/appeals/schema";
import { newId, type ReportId } from "@/lib/ids";
import { done, type Result, refused } from "@/lib/result";
import { channelOfFormat } from "./participation";

type Row = Omit<Database["read"]["tables"]["reports"]["$inferInsert"], "id">;

/** Counts one file. `counted` is false when the same form was counted before; the file is answered all the same. */
export async function countPrepared(
  db: Database,
  { slug, form, now }: { slug: string; form: LetterForm; now: Date },
): Promise<Result<{ counted: boolean }, "not_found">> {
  const { country, format, target, form_nonce } = form;
  const said = { kind: "prepared", channel: channelOfFormat[format], number: 1, group: "" } as const;
  return record(db, slug, { ...said, country, targetIds: target, at: now }, form_nonce);
}

/**
 * Believed as it is said: people report of other actions' last days, too, so any published action takes it. `counted` is
 * false when the same form came before, whatever it says now: what it said first stays.
 */
export async function recordReport(
  db: Database,
  { slug, form, now }: { slug: string; form: ReportForm; now: Date },
): Promise<Result<{ counted: boolean }, "not_found">> {
  const { kind, number, group, country, target, form_nonce } = form;
  const channel = kind === "posted" ? "post" : "own_mail";
  return record(db, slug, { kind, channel, number, group, country, targetIds: target, at: now }, form_nonce);
}

async function record(
  db: Database,
  slug: string,
  said: Omit<Row, "actionId" | "onceKey">,
  nonce: string,
): Promise<Result<{ counted: boolean }, "not_found">> {
  const published = await findPublished(db.read, slug);
  if (!published) return refused("not_found");
  const { action, version } = published;
  // In the action's own order, so that equal choices are equal; what is no target of it is left out.
  const targetIds = addresseesOf(version.content)
    .map(({ id }) => id)
    .filter((id) => said.targetIds.includes(id));
  // A form can become a file and be reported on, each once: "sent" after "posted" is the same report, sent again.
  const of = said.kind === "prepared" ? "prepared" : "report";
  const onceKey = nonce === "" ? null : `${action.id}/${of}/${nonce}`;
  const made = await db.transact((tx) =>
    tx
      .insert(tx.tables.reports)
      .values({ ...said, id: newId<ReportId>(), actionId: action.id, targetIds, onceKey })
      .onConflictDoNothing()
      .returning({ id: tx.tables.reports.id }),
  );
  return done({ counted: made.length > 0 });
}
