// GET /readyz: 200 while the database answers, letters can be confirmed, and a worker lives.

import { publicHeaders } from "@/app/[locale]/(public)/_http/answer";
import { database } from "@/db";
import type { Reader } from "@/db/database";
import { minute, systemClock } from "@/lib/clock";
import { logFault } from "@/lib/log";
import { awaitsComparison } from "@/lib/outbox/epoch";
import { workerSeenAt } from "@/lib/worker/queries";

export const dynamic = "force-dynamic";

/** After how much silence is a worker taken for dead? It speaks every ten seconds. */
const silentFor = minute;

export async function GET(): Promise<Response> {
  const headers = publicHeaders({ "content-type": "text/plain; charset=utf-8", "cache-control": "no-store" });
  try {
    const reason = await whyNotReady((await database()).read);
    return new Response(`${reason ?? "ok"}\n`, { status: reason === null ? 200 : 503, headers });
  } catch (fault) {
    logFault("readiness_check_failed", "readyz", fault);
    return new Response("the database does not answer\n", { status: 503, headers });
  }
}

/** One line for the operator. */
async function whyNotReady(reader: Reader): Promise<string | null> {
  // Until a worker has compared a restored database to the end, nobody can confirm, whatever else lives.
  if (await awaitsComparison(reader)) return "the database was restored, and no worker has compared it yet";
  const seenAt = await workerSeenAt(reader);
  const alive = seenAt !== null && systemClock().getTime() - seenAt.getTime() < silentFor;
  return alive ? null : "no worker lives";
}
