// The actions a pack can be made of: those that are open and have somebody to write to on paper.
import type { Reader } from "@/db/database";
import type { ActionContent } from "@/lib/actions/action";
import { findPublished, listOpenActions } from "@/lib/actions/queries";
import { postalTargets } from "@/lib/packs/pack";

export interface OfferedAction {
  readonly slug: string;
  readonly version: number;
  readonly content: ActionContent;
}

/** Nearest deadline first. */
export async function offeredActions(reader: Reader, now: Date): Promise<OfferedAction[]> {
  const open = await listOpenActions(reader, now);
  const published = await Promise.all(open.map(({ slug }) => findPublished(reader, slug)));
  return published
    .filter((each) => each !== null)
    .map(({ action, version }) => ({ slug: action.slug, version: version.number, content: version.content }))
    .filter(({ content }) => postalTargets(content, true).length > 0);
}
