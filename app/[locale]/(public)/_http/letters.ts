// The posted form as letters, one to each ticked addressee, for the page that shows them and the files made of them.
import { type ActionContent, addresseesOf } from "@/lib/actions/action";
import { signatures } from "@/lib/appeals/appeal";
import { copiesNamed } from "@/lib/appeals/appeal-letters";
import type { TargetId } from "@/lib/ids";
import { composeLetter, type LetterFields } from "@/lib/letters/compose";
import { labelsFor } from "@/lib/letters/labels";
import { toMailto } from "@/lib/letters/mailto";
import { emailOf } from "@/lib/targets/target";
import type { Typed } from "../_pages/typed";
import type { ComposedLetter } from "../_pages/write-page";
import type { Setting } from "./setting";

export interface Writing {
  readonly content: ActionContent;
  readonly fields: LetterFields;
  /** BCP 47; empty for the action's first. */
  readonly language: string;
  readonly target: readonly string[];
}

export function composeLetters({ content, fields, language, target }: Writing, setting: Setting): ComposedLetter[] {
  const ticked = addresseesOf(content).filter(({ id }) => target.includes(id));
  const copies = copiesNamed(content, target as readonly TargetId[]);
  const chosen = language || (content.letters[0]?.language ?? content.language);
  const labels = labelsFor(content, chosen);
  return ticked.map((addressee) => {
    const facts = { content, fields, language: chosen, date: setting.now, copies, labels };
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
export function composeTyped(content: ActionContent, typed: Typed, setting: Setting): ComposedLetter[] {
  const { name, country, subject, body, address, language, sign_as } = typed;
  const signAs = signatures.find((one) => one === sign_as) ?? "full";
  const fields = { name, country, subject, body, signAs, address: address.split("\n").slice(0, 6) };
  return composeLetters({ content, fields, language, target: [...typed.target] }, setting);
}
