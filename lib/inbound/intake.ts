// One mail as it came over the wire: whose is it, what does it mean, and the command that keeps that. However it came in.
import { createHash } from "node:crypto";
import type { Database } from "@/db/database";
import type { AppealWorld } from "@/lib/appeals/links";
import { classify } from "@/lib/inbound/classify";
import { takeIn } from "@/lib/inbound/commands";
import { readReceived } from "@/lib/inbound/received";
import { log } from "@/lib/log";
import { readOwnAddress } from "@/lib/outbox/bounce-address";

export interface InboundWorld {
  readonly db: Database;
  readonly world: AppealWorld & { readonly bounceDomain: string | null };
  readonly clock: () => Date;
}

/** True of an address that we made: no other mail is taken in. */
export function isOurs({ world: { secret, bounceDomain } }: InboundWorld, address: string): boolean {
  return bounceDomain !== null && readOwnAddress(secret, bounceDomain, address) !== null;
}

/**
 * Takes in the mail for each of the addresses that is ours. True: what it meant is kept, and the mail may be forgotten.
 * False, or thrown for faults: it must come again. What is no mail or belongs to nobody is forgotten, too.
 */
export async function takeMail(of: InboundWorld, addresses: readonly string[], bytes: Uint8Array): Promise<boolean> {
  const { secret, bounceDomain } = of.world;
  const mail = bounceDomain === null ? null : await readReceived(bytes);
  if (bounceDomain === null || mail === null) return true;
  const digest = createHash("sha256").update(bytes).digest("hex");
  const finding = classify(mail);
  let isKept = true;
  for (const address of new Set(addresses.map((one) => one.toLowerCase()))) {
    const own = readOwnAddress(secret, bounceDomain, address);
    if (own === null) continue;
    const end = await takeIn(of.db, of.world, {
      ...{ messageId: own.id, way: own.way, mail, finding, digest },
      now: of.clock(),
    });
    log("mail_received", { message: own.id, way: own.way, kind: finding.kind, end });
    if (end === "too_early") isKept = false;
  }
  return isKept;
}
