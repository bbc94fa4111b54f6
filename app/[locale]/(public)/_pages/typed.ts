// What stands in the writing desk's form: at first the model letter, afterwards whatever was typed, so that nothing is lost.
import { randomBytes } from "node:crypto";
import { type ActionContent, addresseesOf, letterIn } from "@/lib/actions/action";
import { modelBody } from "@/lib/letters/body";
import { cleanLine } from "@/lib/letters/clean";
import type { ReturnChoice } from "@/lib/letters/compose";
import { emailOf, hasPostalAddress, type Target } from "@/lib/targets/target";

const names = [
  "name",
  "email",
  "country",
  "language",
  "subject",
  "body",
  "address",
  "reply",
  "sign_as",
  "place",
  "return_to",
  "paper",
  "folds",
  "foot",
  "standard",
] as const;

export interface Typed extends Record<(typeof names)[number], string> {
  /** Nobody has written on it yet. */
  readonly fresh: boolean;
  readonly form_nonce: string;
  readonly target: ReadonlySet<string>;
  readonly consent: boolean;
  readonly news: boolean;
}

/** A fresh form with the model letter in that language, or the action's first. Everyone is ticked, nothing else is. */
export function freshForm(content: ActionContent, wanted: string): Typed {
  const model = letterIn(content, wanted);
  const language = model?.language ?? content.language;
  return {
    fresh: true,
    form_nonce: freshNonce(),
    name: "",
    email: "",
    country: "",
    language,
    subject: cleanLine(model?.subject ?? ""),
    body: modelBody(content, language),
    address: "",
    reply: "",
    sign_as: content.signAs,
    place: "",
    return_to: safestReturn(content),
    paper: "",
    folds: "",
    foot: "",
    standard: "",
    target: new Set(writableTo(content).map(({ id }) => id)),
    consent: false,
    news: false,
  };
}

/** Who had better not give a name gives no address either: the group's stands in for it, where there is one. */
function safestReturn({ signAs, returnAddress }: ActionContent): ReturnChoice {
  return signAs !== "full" && returnAddress.length > 0 ? "group" : "own";
}

/** The form as it was sent, whatever was in it. */
export function typedForm(fields: FormData, content: ActionContent): Typed {
  const text = (name: string) => {
    const value = fields.get(name);
    return typeof value === "string" ? value.replace(/\r\n?/g, "\n") : "";
  };
  const values = Object.fromEntries(names.map((name) => [name, text(name)])) as Record<(typeof names)[number], string>;
  return {
    ...values,
    fresh: false,
    language: letterIn(content, values.language)?.language ?? content.language,
    form_nonce: text("form_nonce").slice(0, 100) || freshNonce(),
    target: new Set(fields.getAll("target").filter((value) => typeof value === "string")),
    consent: text("consent") === "yes",
    news: text("news") === "yes",
  };
}

/** Made for each response: one form, one nonce. */
export function freshNonce(): string {
  return randomBytes(16).toString("base64url");
}

/** Whom a letter can be sent to at all: everyone with an e-mail or a postal address. */
export function writableTo(content: ActionContent): readonly Target[] {
  return addresseesOf(content).filter((target) => emailOf(target) !== null || hasPostalAddress(target));
}
