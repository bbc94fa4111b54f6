// What a mail that came in can mean.

export const failureReasons = ["no_such_address", "mailbox_full", "policy", "expired", "other"] as const;
export type FailureReason = (typeof failureReasons)[number];

export type Finding =
  /** The letter did not arrive, and nobody tries on. */
  | { readonly kind: "failed"; readonly reason: FailureReason; readonly status: string | null }
  /** Not yet; the other server tries on. */
  | { readonly kind: "delayed"; readonly status: string | null }
  /** It arrived, or went on to a server that reports no more. */
  | { readonly kind: "delivered" }
  /** A machine answered: a note of absence, a receipt. */
  | { readonly kind: "automatic" }
  /** A person answered. */
  | { readonly kind: "answer" }
  /** A report that says nothing we know; a person may look at it. */
  | { readonly kind: "unclear" };

export const findingKinds = ["failed", "delayed", "delivered", "automatic", "answer", "unclear"] as const;
