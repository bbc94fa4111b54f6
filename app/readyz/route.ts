// GET /readyz: 200 while the database answers and a worker lives.

import { publicHeaders } from "@/app/[locale]/(public)/_http/answer";
import { database } from "@/db";
import { minute, systemClock } from "@/lib/clock";
import { logFault } from "@/lib/log";
import { workerSeenAt } from "@/lib/worker/queries";

export const dynamic = "force-dynamic";

/** After how much silence is a worker taken for dead? It speaks every ten seconds. */
const silentFor = minute;

export async function GET(): Promise<Response> {
  const headers = publicHeaders({ "content-type": "text/plain; charset=utf-8", "cache-control": "no-store" });
  try {
    const seenAt = await workerSeenAt((await database()).read);
    const alive = seenAt !== null && systemClock().getTime() - seenAt.getTime() < silentFor;
    return new Response(alive ? "ok\n" : "no worker lives\n", { status: alive ? 200 : 503, headers });
  } catch (fault) {
    logFault("readiness_check_failed", "readyz", fault);
    return new Response("the database does not answer\n", { status: 503, headers });
  }
}
