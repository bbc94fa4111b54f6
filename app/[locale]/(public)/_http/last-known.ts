// Published actions as this process saw them last: while the database is away, letters can still be written, and sent without
// it. Only what is public; an hour old at the most, for an action can be stopped for somebody's safety.
import { isOutage } from "@/db/outage";
import { findPublished, type PublishedAction } from "@/lib/actions/queries";
import { after, hour, type Milliseconds } from "@/lib/clock";
import type { Visit } from "./visit";

type ActionVisit = Pick<Visit<{ slug: string }>, "db" | "params" | "setting">;

const keptFor: Milliseconds = hour;
const mostKept = 100;

/** On globalThis: Next compiles routes as separate entries. */
const shared = globalThis as typeof globalThis & { postbagLastKnown?: Map<string, Seen> };

interface Seen {
  readonly published: PublishedAction;
  readonly at: Date;
}

/** Null where there is no such action. */
export async function findAction({ db, params, setting }: ActionVisit): Promise<PublishedAction | null> {
  const published = await findPublished(db.read, params.slug);
  remember(params.slug, published, setting.now);
  return published;
}

/** `away`: the database does not answer, and this is how the action was when we saw it last. A fault where we never did. */
export async function findActionOrLastKnown(
  visit: ActionVisit,
): Promise<{ published: PublishedAction | null; away: boolean }> {
  try {
    return { published: await findAction(visit), away: false };
  } catch (fault) {
    const published = isOutage(fault) ? lastKnown(visit.params.slug, visit.setting.now) : null;
    if (published === null) throw fault;
    return { published, away: true };
  }
}

/** Null where it was not seen lately. */
export function lastKnown(slug: string, now: Date): PublishedAction | null {
  const seen = shared.postbagLastKnown?.get(slug);
  return seen && now < after(seen.at, keptFor) ? seen.published : null;
}

function remember(slug: string, published: PublishedAction | null, at: Date): void {
  shared.postbagLastKnown ??= new Map();
  const known = shared.postbagLastKnown;
  known.delete(slug);
  if (published !== null) known.set(slug, { published, at });
  const oldest = known.keys().next().value;
  if (known.size > mostKept && oldest !== undefined) known.delete(oldest);
}
