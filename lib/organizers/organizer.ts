// Organizers: people who sign in, and what their role lets them do.
import { day, hour, type Milliseconds, minute } from "@/lib/clock";
import type { OrganizerId } from "@/lib/ids";

export const organizerRoles = ["owner", "editor", "reviewer", "viewer"] as const;
export type OrganizerRole = (typeof organizerRoles)[number];

export interface Organizer {
  readonly id: OrganizerId;
  /** Lower case. */
  readonly email: string;
  readonly name: string;
  readonly role: OrganizerRole;
}

/** What can be done at the desk. */
export const powers = [
  "see_numbers",
  "see_actions",
  "edit_actions",
  "approve_actions",
  "steer_sending",
  "manage_people",
] as const;
export type Power = (typeof powers)[number];

const powersOf: Record<OrganizerRole, readonly Power[]> = {
  owner: powers,
  editor: ["see_numbers", "see_actions", "edit_actions", "approve_actions", "steer_sending"],
  reviewer: ["see_numbers", "see_actions", "approve_actions"],
  viewer: ["see_numbers"],
};

export function may(role: OrganizerRole, power: Power): boolean {
  return powersOf[role].includes(power);
}

/** How long does a mailed sign-in link work? Short: it is asked for and used at once. */
export const mailedLinkFor: Milliseconds = 10 * minute;

/** How many links may wait for one address at a time? Whoever keeps asking for them must not fill a stranger's mailbox. */
export const waitingLinksMax = 5;

/** How long does a link printed by the operator work? */
export const printedLinkFor: Milliseconds = day;

/** How long does a session last? */
export const sessionFor: Milliseconds = 72 * hour;
