// The outbox in rows: the same groups of letters by target, by domain and by reason.
import type { DeskState, Group } from "@/lib/outbox/desk-queries";

export type StateCounts = Readonly<Record<DeskState, number>>;

export interface Row {
  readonly key: string;
  /** One of the groups in it: what all of them share can be read off it. */
  readonly group: Group;
  readonly counts: StateCounts;
  /** Of what still waits for something; null where nothing does. */
  readonly oldest: Date | null;
}

/** The domain of an address as a person reads it. */
export function domainOf({ toAddress }: Pick<Group, "toAddress">): string {
  return toAddress.slice(toAddress.lastIndexOf("@") + 1).toLowerCase();
}

export const byTarget = (groups: readonly Group[]) =>
  rowsBy(groups, ({ actionId, targetId, toAddress }) => `${actionId}/${targetId}/${toAddress}`);

export const byDomain = (groups: readonly Group[]) => rowsBy(groups, domainOf);

/** Without what waits for no reason but its turn. */
export const byReason = (groups: readonly Group[]) =>
  rowsBy(
    groups.filter(({ state, reason }) => state !== "queued" || reason !== null),
    ({ state, reason }) => `${state}/${reason ?? ""}`,
  );

export function total(
  groups: readonly Group[],
): Row["counts"] & { readonly oldest: Readonly<Record<DeskState, Date | null>> } {
  const [row] = rowsBy(groups, () => "");
  const oldest = { ...noneOldest };
  for (const group of groups) oldest[group.state] = earlier(oldest[group.state], group.oldest);
  return { ...(row?.counts ?? noCounts), oldest };
}

const noCounts: StateCounts = { unknown: 0, held: 0, queued: 0, failed: 0, bounced: 0 };
const noneOldest: Record<DeskState, Date | null> = {
  ...{ unknown: null, held: null, queued: null },
  ...{ failed: null, bounced: null },
};

/** What needs a person first: unclear and held letters, then what waits. */
function rowsBy(groups: readonly Group[], keyOf: (group: Group) => string): Row[] {
  const rows = new Map<string, Row>();
  for (const group of groups) {
    const key = keyOf(group);
    const row = rows.get(key) ?? { key, group, counts: noCounts, oldest: null };
    const counts = { ...row.counts, [group.state]: row.counts[group.state] + group.letters };
    const oldest = isOpen(group.state) ? earlier(row.oldest, group.oldest) : row.oldest;
    rows.set(key, { ...row, counts, oldest });
  }
  const weight = ({ counts }: Row) => [counts.unknown + counts.held, counts.queued, counts.failed + counts.bounced];
  return [...rows.values()].sort((one, other) => {
    const [a, b] = [weight(one), weight(other)];
    return b[0]! - a[0]! || b[1]! - a[1]! || b[2]! - a[2]! || one.key.localeCompare(other.key);
  });
}

const isOpen = (state: DeskState) => state === "unknown" || state === "held" || state === "queued";

function earlier(one: Date | null, other: Date): Date {
  return one === null || other < one ? other : one;
}
