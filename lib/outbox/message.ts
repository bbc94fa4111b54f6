// A message: one row of the outbox, a mail we must send. States, phases and what each of them counts as.
// Rules O1–O13 are in docs/decisions/003-outbox.md.

export const messageTransitions = {
  queued: ["sending", "held", "cancelled", "failed"],
  sending: ["accepted", "failed", "unknown", "queued", "held"],
  accepted: ["bounced"],
  failed: [],
  unknown: ["accepted", "bounced", "queued", "cancelled"],
  held: ["queued", "cancelled"],
  cancelled: [],
  bounced: [],
} as const satisfies Record<string, readonly string[]>;

export type MessageState = keyof typeof messageTransitions;
export const messageStates = Object.keys(messageTransitions) as [MessageState, ...MessageState[]];

/** Within `sending`: before the dot barrier the row was provably not delivered, behind it nobody can know. */
export const messagePhases = ["pre", "dot"] as const;
export type MessagePhase = (typeof messagePhases)[number];

/** A letter goes to a target and is handed over at most once. The others go to people of ours, at least once. */
export const messageKinds = [
  "letter",
  "confirm",
  "already_sent",
  "receipt",
  "could_not_verify",
  "refused",
  "sign_in",
] as const;
export type MessageKind = (typeof messageKinds)[number];
