// A pack: what a letter-writing group prints for an evening. From what was chosen to what is printed: for each action its
// sheet, and for each addressee so many letters, signed by hand. Letters that say the same are one letter and a number.
import { type ActionContent, letterIn } from "@/lib/actions/action";
import { modelBody } from "@/lib/letters/body";
import { composeLetter } from "@/lib/letters/compose";
import { shortLink } from "@/lib/letters/foot";
import { labelsFor } from "@/lib/letters/labels";
import type { Letter, Paper } from "@/lib/letters/letter";
import type { LabelSheetName } from "@/lib/packs/label-sheets";
import { done, type Result, refused } from "@/lib/result";
import { hasPostalAddress, type Target } from "@/lib/targets/target";

/** How many letters may a pack have? Public: what a group takes home; desk: what a browser waits for; at a shell: a bulk run. */
export const lettersMax = { public: 60, desk: 1_000, shell: 50_000 } as const;

/** What is wanted of one action. */
export interface PackedAction {
  readonly content: ActionContent;
  readonly slug: string;
  readonly version: number;
  /** Letters to each addressee. */
  readonly number: number;
  /** BCP 47; several take turns, none is the action's first. */
  readonly languages: readonly string[];
  /** Instead of the model letter; several take turns. */
  readonly texts: readonly string[];
}

export interface PackOrder {
  /** Where the actions are read: "https://letters.example.org". */
  readonly base: string;
  readonly actions: readonly PackedAction[];
  /** Letters go to those who get a copy, too. */
  readonly copies: boolean;
  /** Where they are posted, ISO 3166-1 alpha-2; empty when not said. */
  readonly origin: string;
  /** The group's address, a line each; where it is empty, answers go where the action says. */
  readonly sender: readonly string[];
  readonly paper: Paper;
  readonly labels: LabelSheetName | null;
  /** Labels of the first sheet that are used already. */
  readonly skip: number;
  /** Printed on the letters; its day decides the postage. */
  readonly date: Date;
}

/** Letters that are the same to the last comma. */
export interface LetterStack {
  /** Which of the order's actions. */
  readonly action: number;
  readonly target: Target;
  readonly letter: Letter;
  readonly copies: number;
}

export interface PackPlan {
  readonly order: PackOrder;
  readonly stacks: readonly LetterStack[];
  readonly letters: number;
  /** Who has no postal address, and so no letter. */
  readonly withoutAddress: readonly { readonly action: number; readonly target: Target }[];
}

export const packProblems = ["nothing_chosen", "no_postal_address", "too_many_letters"] as const;
export type PackProblem = (typeof packProblems)[number];

export function planPack(order: PackOrder, max: number): Result<{ plan: PackPlan }, PackProblem> {
  const letters = lettersIn(order);
  if (order.actions.every(({ number }) => number < 1)) return refused("nothing_chosen");
  if (letters === 0) return refused("no_postal_address");
  if (letters > max) return refused("too_many_letters");
  const stacks = order.actions.flatMap((_, action) => stacksOf(order, action));
  const withoutAddress = order.actions.flatMap((one, action) =>
    one.number < 1
      ? []
      : addressees(order, one)
          .filter((target) => !hasPostalAddress(target))
          .map((target) => ({ action, target })),
  );
  return done({ plan: { order, stacks, letters, withoutAddress } });
}

/** How many letters that makes, without composing one. */
export function lettersIn(order: Pick<PackOrder, "actions" | "copies">): number {
  return order.actions.reduce(
    (sum, one) => sum + Math.max(0, one.number) * addressees(order, one).filter(hasPostalAddress).length,
    0,
  );
}

/** Who can be written to on paper; copies only where letters go to them, too. */
export function postalTargets(content: ActionContent, copies = false): readonly Target[] {
  return [...content.targets, ...(copies ? content.copies : [])].filter(hasPostalAddress);
}

function addressees({ copies }: Pick<PackOrder, "copies">, { content }: PackedAction): readonly Target[] {
  return [...content.targets, ...(copies ? content.copies : [])];
}

function stacksOf(order: PackOrder, action: number): LetterStack[] {
  const one = order.actions[action];
  if (one === undefined || one.number < 1) return [];
  return addressees(order, one)
    .filter(hasPostalAddress)
    .flatMap((target) =>
      shares(one).map(({ language, text, copies }) => {
        const letter = blankSigned(order, one, { target, language, text });
        return { action, target, letter, copies };
      }),
    );
}

interface Share {
  readonly language: string;
  /** Null: the model letter. */
  readonly text: string | null;
  readonly copies: number;
}

/** The letters to one addressee: languages and texts take turns, and equal letters lie together. */
function shares({ content, languages, texts, number }: PackedAction): Share[] {
  const spoken = languages.length > 0 ? languages : [content.letters[0]?.language ?? content.language];
  const written = texts.length > 0 ? texts : [null];
  const kinds = spoken.flatMap((language) => written.map((text) => ({ language, text })));
  return kinds
    .map((kind, at) => ({ ...kind, copies: Math.ceil((number - at) / kinds.length) }))
    .filter(({ copies }) => copies > 0);
}

/** No name, and a line to sign on. */
function blankSigned(
  { origin, sender, date, base }: PackOrder,
  { content, slug, version }: PackedAction,
  { target, language, text }: Pick<Share, "language" | "text"> & { target: Target },
): Letter {
  return composeLetter({
    content,
    target,
    fields: {
      name: "",
      signAs: "hand",
      address: sender,
      returnTo: sender.length > 0 ? "own" : "group",
      subject: letterIn(content, language)?.subject ?? "",
      body: text ?? modelBody(content, language),
      country: origin,
    },
    language,
    date,
    copies: content.copies,
    labels: labelsFor(content, language),
    check: { version, lastDay: content.deadlineOn, url: shortLink(base, slug) },
  });
}
