// Whether the lines are one urgent action: what speaks for it, weighed, and what speaks for a page of several.
import { type Context, sectionsNamed } from "@/lib/importing/context";
import { indexIn, numbersIn, withoutFirstAction } from "@/lib/importing/fields/head";
import { greetsAuthority } from "@/lib/importing/fields/letter";
import { fold } from "@/lib/importing/labels/fold";
import { anyOf } from "@/lib/importing/labels/match";
import type { ImportResult } from "@/lib/importing/result";

export type Verdict = "one_action" | "several_actions" | "no_action";

const enough = 4;

export function verdictOn(context: Context, result: ImportResult): Verdict {
  if (caseHeads(context) > 1) return "several_actions";
  if (isGuide(context)) return "no_action";
  const points = pointsFor(context, result);
  const asks =
    result.demands.length > 0 ||
    result.letter !== null ||
    result.targets.length > 0 ||
    (result.series_number !== null && sectionsNamed(context, "act").length > 0) ||
    context.prologue.head.length > 0 ||
    result.class === "stop" ||
    result.class === "outcome";
  return asks && points >= enough ? "one_action" : "no_action";
}

function pointsFor(context: Context, result: ImportResult): number {
  const weighed: [boolean, number][] = [
    [result.series_number !== null, 3],
    [context.prologue.bannerLines.length > 0 || hasBanner(context), 2],
    [sectionsNamed(context, "demands", "act").length > 0 && result.demands.length > 0, 2],
    [result.letter !== null, 2],
    [result.letter !== null && result.demands.length > 0, 1],
    [result.targets.some((one) => one.postal_address.length > 0 || one.emails.length > 0 || one.faxes.length > 0), 2],
    [result.letter !== null && result.targets.some((one) => one.role !== null || one.name !== null), 1],
    [isWholeLetter(result) && context.lines.length < 60, 1],
    [result.deadline !== null, 1],
    [result.index !== null && context.prologue.head.length > 0, 2],
    [sectionsNamed(context, "act", "summary", "person").length > 0, 1],
    [result.title !== null && result.summary !== null, 1],
    [isLong(context), -3],
    [isOtherKind(context), -3],
  ];
  return weighed.reduce((sum, [holds, points]) => sum + (holds ? points : 0), 0);
}

/** A headline and a letter to an authority, from its salutation to its sign-off, that asks for something: a web action says no more. */
const isWholeLetter = ({ letter, demands, title }: ImportResult) =>
  letter?.closing != null &&
  greetsAuthority(letter.salutation ?? "") &&
  letter.paragraphs.length > 0 &&
  demands.length > 0 &&
  title !== null;

const banner = new RegExp(`(?<![\\p{L}])${anyOf((labels) => labels.urgentAction)}`, "u");

/** "Urgent action" within the first lines. */
const hasBanner = (context: Context) =>
  context.lines.slice(0, 8).some((line) => line.text.length < 120 && banner.test(fold(line.text)));

const otherKind = new RegExp(`^${anyOf((labels) => labels.otherKinds)}(?![\\p{L}])`, "u");

/** "Press release", "Open letter to the President": what the first lines say it is. */
const isOtherKind = (context: Context) =>
  context.lines.slice(0, 6).some((line) => line.text.length < 80 && otherKind.test(fold(line.text)));

const guide = new RegExp(`^.{0,30}?(?<![\\p{L}])${anyOf((labels) => labels.guides)}`, "u");

/** "How to write an appeal" in the headline, and no number: a page for those who write, about no case. */
const isGuide = (context: Context) =>
  context.prologue.head.length === 0 && context.prologue.titleLines.some((line) => guide.test(fold(line.text)));

/** An urgent action is two pages, rarely four. */
const isLong = (context: Context) =>
  context.lines.length > 500 || context.lines.reduce((sum, line) => sum + line.text.length, 0) > 40_000;

/** How many cases open in the document: numbers at the front of lines, or names set in spaced letters. */
function caseHeads(context: Context): number {
  const numbers = new Set<string>();
  for (const [at, line] of context.lines.entries()) {
    const [first] = numbersIn(line.text);
    const goesOn = !line.gapBefore && /\p{Ll}$/u.test(context.lines[at - 1]?.text ?? "");
    const opens = first && ((first.start < 4 && !goesOn) || indexIn(withoutFirstAction(line.text)) !== null);
    if (opens && line.text.length < 140) numbers.add(first.number);
  }
  const demandLists = sectionsNamed(context, "demands").filter((section) =>
    section.lines.some((line) => line.bullet),
  ).length;
  return Math.max(numbers.size, demandLists > 2 ? demandLists : 0);
}
