// The letters that one appeal becomes: one to each ticked target with an e-mail address, from the version it is pinned to.
// The same for the page that shows them before they are sent and for the command that sends them.
import { createHash } from "node:crypto";
import { type ActionContent, addresseesOf } from "@/lib/actions/action";
import type { TargetId } from "@/lib/ids";
import { composeLetter, type LetterFields } from "@/lib/letters/compose";
import { labelsFor } from "@/lib/letters/labels";
import type { Letter } from "@/lib/letters/letter";
import { toPlainText } from "@/lib/letters/plain-text";
import { emailOf, type Target } from "@/lib/targets/target";
import type { ReplyChoice } from "./appeal";

/** What the supporter wrote and chose. */
export interface Written extends Pick<LetterFields, "name" | "signAs" | "subject" | "body" | "country"> {
  /** BCP 47; empty for the action's first. */
  readonly language: string;
  readonly targetIds: readonly TargetId[];
  readonly reply: ReplyChoice;
}

export interface AppealLetter {
  readonly target: Target;
  readonly toAddress: string;
  readonly letter: Letter;
  /** As it stands in the mail. */
  readonly text: string;
}

/** The ticked targets by the way that reaches them; null when one of them is not of this version. */
export function sortTargets(
  content: ActionContent,
  ids: readonly TargetId[],
): { byEmail: Target[]; byPostOnly: Target[] } | null {
  const all = addresseesOf(content);
  if (ids.some((id) => !all.some((target) => target.id === id))) return null;
  const ticked = all.filter((target) => ids.includes(target.id));
  return {
    byEmail: ticked.filter((target) => emailOf(target) !== null),
    byPostOnly: ticked.filter((target) => emailOf(target) === null),
  };
}

/** Who is named under "Copy to": the copies that were ticked, and those who can only be named. */
export function copiesNamed(content: ActionContent, ids: readonly TargetId[]): readonly Target[] {
  return content.copies.filter((copy) => ids.includes(copy.id) || emailOf(copy) === null);
}

export function lettersOf(content: ActionContent, written: Written, date: Date): AppealLetter[] {
  const language = written.language || (content.letters[0]?.language ?? content.language);
  const copies = copiesNamed(content, written.targetIds);
  const labels = labelsFor(content, language);
  return (sortTargets(content, written.targetIds)?.byEmail ?? []).map((target) => {
    const fields = { ...written, address: [] };
    const letter = composeLetter({ content, target, fields, language, date, copies, labels });
    return { target, toAddress: emailOf(target) ?? "", letter, text: toPlainText(letter) };
  });
}

/** Tells two texts apart: who confirms says with it which one was shown. */
export function markOf({ name, signAs, subject, body, country, language, targetIds, reply }: Written): string {
  const said = JSON.stringify([name, signAs, subject, body, country, language, targetIds, reply]);
  return createHash("sha256").update(said).digest("base64url").slice(0, 22);
}
