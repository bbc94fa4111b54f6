// The posted form as letters, one to each ticked addressee, for the page that shows them and the files made of them.
import { addresseesOf } from "@/lib/actions/action";
import type { PublishedAction } from "@/lib/actions/queries";
import { signatures } from "@/lib/appeals/appeal";
import { copiesNamed } from "@/lib/appeals/appeal-letters";
import type { TargetId } from "@/lib/ids";
import { composeLetter, type LetterFields, returnChoices } from "@/lib/letters/compose";
import { shortLink } from "@/lib/letters/foot";
import { labelsFor } from "@/lib/letters/labels";
import { toMailto } from "@/lib/letters/mailto";
import { emailOf } from "@/lib/targets/target";
import type { Typed } from "../_pages/typed";
import type { ComposedLetter } from "../_pages/write-page";
import type { Setting } from "./setting";

export interface Writing {
  readonly published: PublishedAction;
  readonly fields: LetterFields;
  /** BCP 47; empty for the action's first. */
  readonly language: string;
  readonly target: readonly string[];
  /** Whether each sheet says at its foot what it can be checked by. */
  readonly foot: boolean;
}

export function composeLetters(writing: Writing, setting: Setting): ComposedLetter[] {
  const { published, fields, language, target, foot } = writing;
  const { content, number: version } = published.version;
  const { slug, deadlineOn: lastDay } = published.action;
  const check = foot ? { version, lastDay, url: shortLink(setting.base, slug) } : undefined;
  const ticked = addresseesOf(content).filter(({ id }) => target.includes(id));
  const copies = copiesNamed(content, target as readonly TargetId[]);
  const chosen = language || (content.letters[0]?.language ?? content.language);
  const labels = labelsFor(content, chosen);
  return ticked.map((addressee) => {
    const facts = { content, fields, language: chosen, date: setting.now, copies, labels, check };
    const letter = composeLetter({ ...facts, target: addressee });
    const address = emailOf(addressee);
    return {
      target: addressee,
      letter,
      mailto: address === null ? null : toMailto(letter, address, setting.t("way.mailto_body")),
    };
  });
}

/** The letters as they would go now, of a form that may not be complete. */
export function composeTyped(published: PublishedAction, typed: Typed, setting: Setting): ComposedLetter[] {
  const { name, country, subject, body, address, language, sign_as, place, return_to, foot } = typed;
  const signAs = signatures.find((one) => one === sign_as) ?? "full";
  const returnTo = returnChoices.find((one) => one === return_to) ?? "own";
  const fields = { name, country, subject, body, signAs, place, returnTo, address: address.split("\n").slice(0, 6) };
  return composeLetters({ published, fields, language, target: [...typed.target], foot: foot !== "no" }, setting);
}
