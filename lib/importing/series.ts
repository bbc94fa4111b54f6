// The chain: which of our actions a document goes on with, and what that action's draft becomes. Pure; cases in
// tests/unit/importing/series.test.ts.
import type { ActionContent, ActionState } from "@/lib/actions/action";
import type { TargetId } from "@/lib/ids";
import { fold } from "@/lib/importing/labels/fold";
import type { Target } from "@/lib/targets/target";

/**
 * One spelling for each number of a series: `UA: 047/24`, `47.24` and `47/2024` are `47/24`. A number of another kind is
 * its letters and digits; empty when there are none.
 */
export function seriesKey(number: string): string {
  const folded = fold(number.normalize("NFKC"));
  const [, count, year] = /^[^\d/-]*0*(\d{1,4})\s*[/.-]\s*(?:19|20)?(\d{2})\D*$/.exec(folded) ?? [];
  return count !== undefined && year !== undefined ? `${count}/${year}` : folded.replace(/[^\p{L}\p{N}]+/gu, "");
}

export function isSameSeries(one: string, other: string): boolean {
  const key = seriesKey(one);
  return key !== "" && key === seriesKey(other);
}

const nearest: readonly ActionState[] = ["live", "closed", "in_review", "draft", "stopped"];

/** Actions of one series in the order they are offered: those people write for first. */
export function bySeriesOrder(one: { state: ActionState }, other: { state: ActionState }): number {
  return nearest.indexOf(one.state) - nearest.indexOf(other.state);
}

/** Can news be published on it? A stopped action is over for good. */
export function mayGoOn({ state }: { state: ActionState }): boolean {
  return state !== "stopped";
}

/** Is there anything to stop? */
export function mayBeStopped({ state }: { state: ActionState }): boolean {
  return state === "live" || state === "closed";
}

/**
 * The draft of an action after further information: what the document says, and what it does not mention as it was.
 * Dates, place in the chain and consent are never taken over: they were about the version before. Targets and copies that
 * are the same keep their ids, so that letters and counts stay with them.
 */
export function nextVersionOf(before: ActionContent, read: ActionContent): ActionContent {
  const keep = keepsIds([...before.targets, ...before.copies]);
  const orBefore = (name: "country" | "title" | "summary" | "background" | "safety") => read[name] || before[name];
  const filled = <T>(list: readonly T[], earlier: readonly T[]) => (list.length > 0 ? list : earlier);
  return {
    ...read,
    seriesNumber: before.seriesNumber,
    country: orBefore("country"),
    title: orBefore("title"),
    summary: orBefore("summary"),
    background: orBefore("background"),
    safety: orBefore("safety"),
    avoid: filled(read.avoid, before.avoid),
    signAs: before.signAs,
    returnAddress: before.returnAddress,
    persons: filled(read.persons, before.persons),
    demands: filled(read.demands, before.demands),
    letters: filled(read.letters, before.letters),
    languages: filled(read.languages, before.languages),
    links: filled(read.links, before.links),
    targets: read.targets.length > 0 ? read.targets.map(keep) : before.targets,
    copies: read.copies.length > 0 ? read.copies.map(keep) : before.copies,
  };
}

/** Gives a target the id of the one it is most like; each id is given once. */
function keepsIds(earlier: readonly Target[]) {
  const given = new Set<TargetId>();
  return (target: Target): Target => {
    const [best] = earlier
      .filter(({ id }) => !given.has(id))
      .map((one) => ({ one, likeness: likenessOf(one, target) }))
      .filter(({ likeness }) => likeness > 0)
      .sort((left, right) => right.likeness - left.likeness);
    if (best === undefined) return target;
    given.add(best.one.id);
    return {
      ...target,
      id: best.one.id,
      country: target.country || best.one.country,
      checked: checkedOf(best.one, target),
    };
  };
}

/** What was checked holds as long as the addresses are the same. */
function checkedOf(before: Target, target: Target): string {
  const addresses = ({ emails, postalAddress }: Target) => wordsOf([...emails, ...postalAddress].join(" ")).join(" ");
  return target.checked === "" && addresses(before) === addresses(target) ? before.checked : target.checked;
}

export function isSameTarget(one: Target, other: Target): boolean {
  return likenessOf(one, other) > 0;
}

/** 0 for two different targets. Two names that differ are two people, whatever office and mailbox they share. */
function likenessOf(one: Target, other: Target): number {
  const names = compare(one.name, other.name);
  if (names === "differ") return 0;
  const role = compare(one.role, other.role) === "same";
  const body = compare(one.organization, other.organization);
  const mailbox = one.emails.some((email) => other.emails.some((its) => its.toLowerCase() === email.toLowerCase()));
  const office = role ? body !== "differ" : one.role === "" && other.role === "" && body === "same";
  if (names !== "same" && !mailbox && !office) return 0;
  return (names === "same" ? 4 : 0) + (mailbox ? 2 : 0) + (office ? 1 : 0);
}

/** `unsaid` where one of them is empty. Of two names one may say more: "Oren Valk", "Mr Oren Valk". */
function compare(one: string, other: string): "same" | "differ" | "unsaid" {
  const [fewer = [], more = []] = [wordsOf(one), wordsOf(other)].sort((left, right) => left.length - right.length);
  if (fewer.length === 0) return "unsaid";
  const isWithin = fewer.every((word) => more.includes(word));
  return isWithin && (fewer.length > 1 || more.length === 1) ? "same" : "differ";
}

function wordsOf(text: string): string[] {
  return fold(text).match(/[\p{L}\p{N}\p{M}]+/gu) ?? [];
}

/** The reason of a stop as the document's summary gives it: whole sentences, at most `max` characters. */
export function stopReasonFrom({ summary, title }: Pick<ActionContent, "summary" | "title">, max: number): string {
  const text = (summary || title).trim();
  if (text.length <= max) return text;
  const cut = text.slice(0, max);
  const end = Math.max(...[...cut.matchAll(/[.!?؟]\s|[。！？]/gu)].map(({ index }) => index + 1), 0);
  return end > 0 ? cut.slice(0, end) : cut.slice(0, cut.lastIndexOf(" ") + 1 || max).trim();
}
