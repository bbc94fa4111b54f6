// Which letters a list, or a decision about many, is of: read from an address or a form, as claims that may be wrong.
import type { Reader } from "@/db/database";
import { type ActionId, asId, type TargetId } from "@/lib/ids";
import { type DeskState, deskStates, type LetterFilter, listGroups, type Place } from "@/lib/outbox/desk-queries";
import { domainOf } from "./view";

export interface Narrowed {
  readonly state: DeskState;
  readonly action: ActionId | null;
  readonly target: TargetId | null;
  readonly address: string | null;
  readonly domain: string | null;
  readonly reason: string | null;
}

/** What is not understood is left out. */
export function narrowedBy(say: (name: string) => string): Narrowed {
  return {
    state: deskStates.find((state) => state === say("state")) ?? "unknown",
    action: asId<ActionId>(say("action")),
    target: asId<TargetId>(say("target")),
    address: say("address") || null,
    domain: say("domain").toLowerCase() || null,
    reason: /^\w{1,40}$/.test(say("reason")) ? say("reason") : null,
  };
}

/** A domain is its addresses: letters wait for few of them, however many letters there are. */
export async function filterOf(reader: Reader, narrowed: Narrowed): Promise<LetterFilter> {
  const { state, action, target, address, domain, reason } = narrowed;
  const filter = { state, actionId: action, targetId: target, reason };
  if (address !== null) return { ...filter, addresses: [address] };
  if (domain === null) return filter;
  const groups = await listGroups(reader);
  const of = groups.filter((group) => group.state === state && domainOf(group) === domain);
  return { ...filter, addresses: [...new Set(of.map(({ toAddress }) => toAddress))] };
}

/** Where a page of a list goes on, as it stands in its address. */
export function writePlace(place: Place): string {
  return Buffer.from(JSON.stringify([place.actionId, place.targetId, place.toAddress, place.id])).toString("base64url");
}

/** Null for what is no place: the list then begins at its beginning. */
export function readPlace(text: string): Place | null {
  try {
    const parts: unknown = JSON.parse(Buffer.from(text, "base64url").toString());
    if (!Array.isArray(parts) || parts.length !== 4 || !parts.every((part) => typeof part === "string")) return null;
    const [actionId, targetId, toAddress, id] = parts as [string, string, string, string];
    return { actionId, targetId, toAddress, id };
  } catch {
    return null;
  }
}
