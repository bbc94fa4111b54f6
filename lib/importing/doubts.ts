// What a person must check in a result, each with the line it stands on.

import type { Day } from "@/lib/clock";
import type { Addressing } from "@/lib/importing/addressing";
import type { Found } from "@/lib/importing/context";
import type { ImportResult, ImportWarning, ImportWarningCode } from "@/lib/importing/result";

export interface Doubtful {
  readonly deadlines: readonly Found<Day>[];
  readonly addressing: Addressing;
  readonly guessedEncoding: boolean;
}

export function doubtsAbout(
  result: ImportResult,
  { deadlines, addressing, guessedEncoding }: Doubtful,
): ImportWarning[] {
  const doubts: ImportWarning[] = [];
  const add = (code: ImportWarningCode, message: string, line: number | null = null) =>
    doubts.push({ code, message, line });
  if (guessedEncoding)
    add("guessed_encoding", "The file does not say its encoding: check accents and special letters.");
  if (result.title === null) add("title_missing", "No title was found.");
  if (result.deadline === null) add("deadline_missing", "No deadline was found.");
  if (deadlines[0]?.certainty === "doubtful")
    add("deadline_unclear", "Day and month of the deadline may be exchanged.", deadlines[0].lines[0] ?? null);
  const other = deadlines.find((one) => one.value !== deadlines[0]?.value);
  if (other) add("several_deadlines", "Another date may be the deadline.", other.lines[0] ?? null);
  if (result.targets.length === 0) add("targets_missing", "Nobody to write to was found.");
  for (const { target, from, hiddenEmail } of [...addressing.targets, ...addressing.copies]) {
    if (hiddenEmail) add("hidden_email", "An e-mail address is hidden in the document.", from);
    if (target.role === null && target.name === null && target.organization === null)
      add("doubtful_target", "This address names nobody.", from);
    const reachable = target.postal_address.length > 0 || target.emails.length > 0 || target.faxes.length > 0;
    if (!reachable && !hiddenEmail) add("target_without_address", "This target has no address to write to.", from);
  }
  if (result.letter === null) add("letter_missing", "The document holds no model letter.");
  if (result.demands.length === 0) add("demands_missing", "No demands were found.");
  return doubts;
}
