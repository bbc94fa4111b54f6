// GET /healthz: 200 as soon as the web can serve and the database answers.

import { publicHeaders } from "@/app/[locale]/(public)/_http/answer";
import { database } from "@/db";
import { logFault } from "@/lib/log";
import { workerSeenAt } from "@/lib/worker/queries";

export const dynamic = "force-dynamic";

export async function GET(): Promise<Response> {
  const headers = publicHeaders({ "content-type": "text/plain; charset=utf-8", "cache-control": "no-store" });
  try {
    await workerSeenAt((await database()).read);
    return new Response("ok\n", { headers });
  } catch (fault) {
    logFault("health_check_failed", "healthz", fault);
    return new Response("the database does not answer\n", { status: 503, headers });
  }
}
