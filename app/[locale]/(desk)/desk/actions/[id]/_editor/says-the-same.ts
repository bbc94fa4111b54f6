// Do two drafts say the same? Ids of targets are left out: a second press of a button makes a new row with another id.
import { isDeepStrictEqual } from "node:util";
import type { ActionContent } from "@/lib/actions/action";

export function saysTheSame(one: ActionContent, other: ActionContent): boolean {
  return isDeepStrictEqual(withoutIds(one), withoutIds(other));
}

function withoutIds(content: ActionContent) {
  const words = ({ id: _, ...rest }: ActionContent["targets"][number]) => rest;
  return { ...content, targets: content.targets.map(words), copies: content.copies.map(words) };
}
