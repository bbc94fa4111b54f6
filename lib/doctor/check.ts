// What one check of `postbag doctor` answers: how it stands, in plain words, and how to mend it.

export const verdicts = ["good", "doubt", "bad", "skipped"] as const;
export type Verdict = (typeof verdicts)[number];

export interface Check {
  readonly name: string;
  readonly verdict: Verdict;
  /** One or two sentences. Names domains and servers, never a person's address. */
  readonly says: string;
  /** What to do; empty where nothing is to be done. */
  readonly mend: string;
}

export const good = (name: string, says: string): Check => ({ name, verdict: "good", says, mend: "" });
export const skipped = (name: string, says: string): Check => ({ name, verdict: "skipped", says, mend: "" });
export const doubt = (name: string, says: string, mend: string): Check => ({ name, verdict: "doubt", says, mend });
export const bad = (name: string, says: string, mend: string): Check => ({ name, verdict: "bad", says, mend });

/** True where something is wrong, and not only in doubt. */
export function isIll(checks: readonly Check[]): boolean {
  return checks.some(({ verdict }) => verdict === "bad");
}

/** For people: a mark, the name and the words; below what is wrong, how to mend it. */
export function asText(checks: readonly Check[]): string {
  const marks: Record<Verdict, string> = { good: "ok     ", doubt: "doubt  ", bad: "WRONG  ", skipped: "-      " };
  const width = Math.max(...checks.map(({ name }) => name.length));
  return checks
    .flatMap(({ name, verdict, says, mend }) => [
      `${marks[verdict]}${name.padEnd(width)}  ${says}`,
      ...(mend === "" ? [] : [`${" ".repeat(width + 9)}→ ${mend}`]),
    ])
    .join("\n");
}
