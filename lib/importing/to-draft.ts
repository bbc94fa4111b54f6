// From an import result to a draft's content: what the document says, in the shape an organizer edits. Consent stays empty:
// nobody has given it yet.
import type { ActionClass, ActionContent, ModelLetter } from "@/lib/actions/action";
import type { TargetId } from "@/lib/ids";
import { countryOfAddress } from "@/lib/importing/fields/countries";
import { languageOfText } from "@/lib/importing/fields/text-language";
import type { ImportedLetter, ImportedTarget, ImportResult } from "@/lib/importing/result";
import { blankTarget, type Target } from "@/lib/targets/target";

export function toActionContent(result: ImportResult, newTargetId: () => TargetId): ActionContent {
  const story = [result.title, result.summary, ...result.additional_information]
    .filter((text) => text !== null)
    .join(" ");
  const toTarget = (target: ImportedTarget) => targetOf(target, newTargetId());
  return {
    class: result.class ?? ("first" satisfies ActionClass),
    seriesNumber: result.series_number ?? "",
    ordinal: result.ordinal,
    index: result.index ?? "",
    issuedOn: result.issued_on,
    country: result.country ?? "",
    language: languageOfText(story),
    title: result.title ?? "",
    summary: result.summary ?? "",
    persons: result.persons.map(({ name, pronouns }) => ({ name, pronouns: pronouns ?? "" })),
    demands: result.demands,
    background: result.additional_information.join("\n\n"),
    letters: result.letter === null ? [] : [letterOf(result.letter, result)],
    targets: result.targets.map(toTarget),
    copies: result.copies.map(toTarget),
    embassyCopies: result.embassy_copies_requested,
    languages: result.languages,
    ownLanguageOk: result.own_language_ok,
    deadlineOn: result.deadline,
    links: result.links,
    previous: result.previous ?? "",
    safety: "",
    avoid: [],
    signAs: "full",
    returnAddress: [],
    consent: "",
  };
}

function letterOf(letter: ImportedLetter, { title, demands }: ImportResult): ModelLetter {
  const missing = demands.filter((demand) => !letter.paragraphs.some((paragraph) => paragraph.includes(demand)));
  const list = missing.map((demand) => `• ${demand}`).join("\n");
  return {
    language: languageOfText([letter.salutation, ...letter.paragraphs].join(" ")),
    subject: title ?? "",
    salutation: letter.salutation ?? "",
    body: [...letter.paragraphs, ...(list === "" ? [] : [list])].join("\n\n"),
    closing: letter.closing ?? "",
  };
}

function targetOf(target: ImportedTarget, id: TargetId): Target {
  const { country, lines } = countryOfAddress(target.postal_address);
  return {
    ...blankTarget(id),
    role: target.role ?? "",
    name: target.name ?? "",
    organization: target.organization ?? "",
    postalAddress: lines,
    country,
    emails: target.emails,
    faxes: target.faxes,
    phones: target.phones,
    social: target.social,
    web: target.web,
    salutation: target.salutation ?? "",
  };
}
