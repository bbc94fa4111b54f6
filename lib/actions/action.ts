// The action: what it consists of, what states it passes through, and what may be done in each.
import type { Signature } from "@/lib/appeals/appeal";
import { type Day, endOf } from "@/lib/clock";
import { type ActionId, newId, type TargetId, type VersionId } from "@/lib/ids";
import { blankTarget, type Target } from "@/lib/targets/target";

export const actionTransitions = {
  draft: ["in_review", "live"],
  in_review: ["draft", "live"],
  live: ["closed", "stopped"],
  closed: ["live", "stopped"],
  stopped: [],
} as const satisfies Record<string, readonly string[]>;

export type ActionState = keyof typeof actionTransitions;
export const actionStates = Object.keys(actionTransitions) as [ActionState, ...ActionState[]];

/** Where an action stands in its chain, as the document calls it. */
export const actionClasses = ["first", "update", "stop", "outcome"] as const;
export type ActionClass = (typeof actionClasses)[number];

/** What a published version is: only further information opens a new round, in which everyone may write once more. */
export const versionKinds = ["first", "further_information", "correction"] as const;
export type VersionKind = (typeof versionKinds)[number];

export interface Person {
  readonly name: string;
  /** As printed: "she/her". Empty when the document does not say. */
  readonly pronouns: string;
}

/** The organizer's text in one language. */
export interface ModelLetter {
  /** BCP 47. */
  readonly language: string;
  readonly subject: string;
  readonly salutation: string;
  /** Paragraphs with empty lines between them; demands are lines beginning with `• `. */
  readonly body: string;
  readonly closing: string;
}

/** Everything an organizer writes. Drafts may be incomplete: readyToPublish says what is missing. */
export interface ActionContent {
  readonly class: ActionClass;
  /** `n/yy` as the network numbers its actions; empty when it has none. */
  readonly seriesNumber: string;
  /** Place in the chain, first = 1; null when the document does not say. */
  readonly ordinal: number | null;
  readonly index: string;
  readonly issuedOn: Day | null;
  /** The country concerned, as the document names it. */
  readonly country: string;
  /** BCP 47: the language of title, summary, demands and background. */
  readonly language: string;
  readonly title: string;
  readonly summary: string;
  readonly persons: readonly Person[];
  readonly demands: readonly string[];
  readonly background: string;
  readonly letters: readonly ModelLetter[];
  readonly targets: readonly Target[];
  readonly copies: readonly Target[];
  /** Ask supporters to send a copy to that country's embassy in their own. */
  readonly embassyCopies: boolean;
  /** BCP 47 where known, else the word: languages the targets read, best first. */
  readonly languages: readonly string[];
  readonly ownLanguageOk: boolean;
  /** The last day on which letters may be sent. */
  readonly deadlineOn: Day | null;
  readonly links: readonly string[];
  readonly previous: string;
  /** Shown to supporters before they write: what writing may mean for them. */
  readonly safety: string;
  /** What a letter must not mention, one each. */
  readonly avoid: readonly string[];
  /** How supporters sign unless they choose otherwise: what the safety advice comes to. */
  readonly signAs: Signature;
  /** Where answers may go instead of to the supporter: a group's address, top to bottom, its country too. Often empty. */
  readonly returnAddress: readonly string[];
  /** Who agreed that this is published: "the family, by phone on 3 May". */
  readonly consent: string;
}

/** A published, frozen state of an action. */
export interface Version {
  readonly id: VersionId;
  readonly actionId: ActionId;
  readonly number: number;
  readonly kind: VersionKind;
  readonly round: number;
  readonly content: ActionContent;
  readonly publishedAt: Date;
}

/** Why a draft cannot be published. `field` is the name of the form field the problem stands beside. */
export interface PublishProblem {
  readonly code: PublishProblemCode;
  readonly field: string;
}

export const publishProblemCodes = [
  "title_missing",
  "summary_missing",
  "consent_missing",
  "deadline_missing",
  "deadline_passed",
  "letter_missing",
  "letter_salutation_missing",
  "letter_body_missing",
  "letter_closing_missing",
  "letter_subject_missing",
  "letter_subject_too_long",
  "letter_body_too_long",
  "letter_language_missing",
  "letter_language_twice",
  "letter_placeholder",
  "target_missing",
  "target_unnamed",
  "target_without_channel",
  "target_email_invalid",
  "copy_unnamed",
  "copy_email_invalid",
  /** The document itself says that no more letters should be sent. */
  "already_over",
] as const;
export type PublishProblemCode = (typeof publishProblemCodes)[number];

/** Open: letters may be written, confirmed and sent. `closesAt` is the end of the deadline's day. */
export function isOpen(action: { state: ActionState; deadlineOn: Day | null }, now: Date): boolean {
  return action.state === "live" && action.deadlineOn !== null && now < endOf(action.deadlineOn);
}

/** Targets and copies in the order they are shown, each once. */
export function addresseesOf(content: ActionContent): readonly Target[] {
  return [...content.targets, ...content.copies];
}

export function findAddressee(content: ActionContent, id: TargetId): Target | null {
  return addresseesOf(content).find((target) => target.id === id) ?? null;
}

/** The model letter in that language, or the action's first; null only for a draft without one. */
export function letterIn(content: ActionContent, language: string): ModelLetter | null {
  return content.letters.find((letter) => letter.language === language) ?? content.letters[0] ?? null;
}

/** An empty action: what "new action" begins with. */
export function blankContent(language: string): ActionContent {
  return {
    class: "first",
    seriesNumber: "",
    ordinal: null,
    index: "",
    issuedOn: null,
    country: "",
    language,
    title: "",
    summary: "",
    persons: [],
    demands: [],
    background: "",
    letters: [blankLetter(language)],
    targets: [blankTarget(newId<TargetId>())],
    copies: [],
    embassyCopies: false,
    languages: [language],
    ownLanguageOk: false,
    deadlineOn: null,
    links: [],
    previous: "",
    safety: "",
    avoid: [],
    signAs: "full",
    returnAddress: [],
    consent: "",
  };
}

export function blankLetter(language: string): ModelLetter {
  return { language, subject: "", salutation: "", body: "", closing: "" };
}
