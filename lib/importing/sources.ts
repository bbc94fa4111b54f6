// Where values came from: for each field of the result the lines it was read from, and how far it can be trusted.
import type { Certainty } from "@/lib/importing/context";
import { isHonoured, isOffice } from "@/lib/importing/fields/address-words";
import type { FoundTarget } from "@/lib/importing/fields/targets";

/** `field` is its path in the result: `deadline`, `targets.0.postal_address.1`, `copies.2.emails.0`; `targets.0` is the whole block. */
export interface Source {
  readonly field: string;
  /** Numbers of lines as they were read, from 1. */
  readonly lines: readonly number[];
  readonly certainty: Certainty;
}

export function sourcesOfBlocks(list: "targets" | "copies", found: readonly FoundTarget[]): Source[] {
  return found.flatMap((one, at) => [wholeOf(`${list}.${at}`, one), ...partsOf(`${list}.${at}`, one)]);
}

function wholeOf(field: string, { target, from, to }: FoundTarget): Source {
  const named = target.role !== null || target.name !== null || target.organization !== null;
  const lines = Array.from({ length: Math.max(1, to - from + 1) }, (_, at) => from + at);
  return { field, lines, certainty: named ? "sure" : "doubtful" };
}

function partsOf(field: string, one: FoundTarget): Source[] {
  const counts = new Map<string, number>();
  const next = (key: string) => {
    const count = counts.get(key) ?? 0;
    counts.set(key, count + 1);
    return count;
  };
  const texts = one.placed.map(({ part, text, number }): Source => {
    const path = part === "address" ? `postal_address.${next("address")}` : part;
    return { field: `${field}.${path}`, lines: [number], certainty: certaintyOf(part, text, one) };
  });
  const contacts = one.contacts.map(({ key, number }): Source => {
    const path = key === "salutation" ? key : `${key}.${next(key)}`;
    return { field: `${field}.${path}`, lines: [number], certainty: "sure" };
  });
  return [...texts, ...contacts];
}

/** A name that only looks like one, an office without a word for it: likely, not sure. */
function certaintyOf(part: string, text: string, { target }: FoundTarget): Certainty {
  if (part === "name") return isHonoured(text) || target.role !== null ? "sure" : "likely";
  if (part === "role") return isOffice(text) ? "sure" : "likely";
  return part === "address" && target.role === null && target.name === null && target.organization === null
    ? "doubtful"
    : "sure";
}
