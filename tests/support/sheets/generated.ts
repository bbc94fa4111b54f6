// Invented actions of any shape, and what the importer must say of their sheets.
import fc from "fast-check";
import { type ActionContent, blankContent } from "@/lib/actions/action";
import { newId, type TargetId } from "@/lib/ids";
import { emptyResult, type ImportedTarget, type ImportResult } from "@/lib/importing/result";
import { blankTarget, type Target } from "@/lib/targets/target";
import type { Script } from "./scripts";

const from = <T>(values: readonly T[]) => fc.constantFrom(...values);
const maybe = <T>(value: fc.Arbitrary<T>, without: T) =>
  fc.oneof({ arbitrary: value, weight: 3 }, { arbitrary: fc.constant(without), weight: 1 });
const some = <T>(value: fc.Arbitrary<T>, minLength: number, maxLength: number) =>
  fc.array(value, { minLength, maxLength });
const day = fc
  .date({ min: new Date("2001-01-01"), max: new Date("2039-12-28"), noInvalidDate: true })
  .map((at) => at.toISOString().slice(0, 10));
const number = fc
  .tuple(fc.integer({ min: 1, max: 399 }), fc.integer({ min: 10, max: 39 }))
  .map(([count, year]) => `${count}/${year}`);

type Chain = Pick<ActionContent, "class" | "ordinal" | "seriesNumber">;
const chain: fc.Arbitrary<Chain> = fc.oneof(
  number.map((seriesNumber) => ({ class: "first", ordinal: 1, seriesNumber }) as const),
  fc.constant({ class: "first", ordinal: null, seriesNumber: "" } as const),
  fc
    .tuple(number, fc.integer({ min: 2, max: 10 }))
    .map(([seriesNumber, ordinal]) => ({ class: "update", ordinal, seriesNumber }) as const),
  number.map((seriesNumber) => ({ class: "update", ordinal: null, seriesNumber }) as const),
  fc
    .tuple(number, from(["stop", "outcome"] as const))
    .map(([seriesNumber, kind]) => ({ class: kind, ordinal: null, seriesNumber })),
);

const host = from(["interior.ostrania.example", "justice.example.org", "fiscalia.montalba.example"]);
const email = fc.tuple(from(["office", "minister", "j.valk", "post_room"]), host).map((parts) => parts.join("@"));
const phone = fc
  .integer({ min: 1_000_000, max: 9_999_999 })
  .map((digits) => `+999 10 ${String(digits).slice(0, 3)} ${String(digits).slice(3)}`);

function target(script: Script): fc.Arbitrary<Target> {
  const honoured =
    script.honoured.length === 0
      ? script.personName
      : fc.tuple(from(script.honoured), script.personName).map((both) => both.join(" "));
  return fc
    .record({
      role: maybe(from(script.roles), ""),
      name: maybe(honoured, ""),
      organization: maybe(from(script.bodies), ""),
      postalAddress: maybe(from(script.addresses), []),
      emails: some(email, 0, 2).map((all) => [...new Set(all)]),
      phones: some(phone, 0, 1),
      faxes: some(phone, 0, 1),
      social: some(from(["@InteriorTorm", "@min_justice"]), 0, 1),
      web: some(from(["https://interior.ostrania.example/contact", "www.justice.example.org/form"]), 0, 1),
      salutation: maybe(from(script.salutations), ""),
    })
    .map((parts) => ({ ...blankTarget(newId<TargetId>()), ...parts }))
    .map((made) =>
      made.role === "" && made.name === "" && made.organization === ""
        ? { ...made, role: script.roles[0] ?? "" }
        : made,
    )
    .map((made) =>
      made.emails.length + made.postalAddress.length === 0 ? { ...made, emails: ["office@justice.example.org"] } : made,
    );
}

export function action(script: Script): fc.Arbitrary<ActionContent> {
  const paragraph = some(script.sentence, 1, 6).map((sentences) => sentences.join(script.space));
  const demands = some(fc.oneof(script.phrase, script.sentence), 1, 5).map((all) => [...new Set(all)]);
  return fc
    .record({
      language: from(script.languages),
      chain,
      index: maybe(from(["EUR 99/6612/2023", "MDE 12/001/2019"]), ""),
      issuedOn: maybe<string | null>(day, null),
      country: maybe(from(script.country), ""),
      title: script.phrase,
      summary: paragraph,
      persons: some(fc.record({ name: script.personName, pronouns: maybe(from(script.pronouns), "") }), 0, 3),
      demands,
      background: some(paragraph, 0, 6),
      opening: some(paragraph, 1, 4),
      ending: some(paragraph, 0, 1),
      inLetter: fc.boolean(),
      salutation: from(script.salutations),
      closing: from(script.closings),
      targets: some(target(script), 1, 4),
      copies: some(target(script), 0, 2),
      embassyCopies: fc.boolean(),
      languages: fc.uniqueArray(from(["en", "es", "fr", "ar", "zh", "ru", "fa", "no"]), { minLength: 0, maxLength: 3 }),
      ownLanguageOk: fc.boolean(),
      deadlineOn: maybe<string | null>(day, null),
      links: fc.uniqueArray(
        from(["https://example.org/a/very/long/address/of/a/report/about/the/case-2023.html", "https://pen.example/x"]),
      ),
      previous: maybe(fc.constant("https://example.org/en/documents/eur99/6600/2023/en/"), ""),
      safety: maybe(script.sentence, ""),
      avoid: some(script.phrase, 0, 2),
    })
    .map(({ chain: place, opening, ending, inLetter, salutation, closing, background, ...rest }) => {
      const bullets = rest.demands.map((demand) => `• ${demand}`).join("\n");
      const body = inLetter ? [...opening, script.leadIn, bullets, ...ending] : [...opening, ...ending];
      const letter = { language: rest.language, subject: "", salutation, body: body.join("\n\n"), closing };
      return {
        ...blankContent(rest.language),
        ...rest,
        ...place,
        background: background.join("\n\n"),
        letters: [letter],
      };
    });
}

const orNull = (text: string) => (text === "" ? null : text);
const folded = (text: string) => text.replace(/\s+/g, " ").trim();
const paragraphsOf = (text: string) => (text === "" ? [] : text.split("\n\n").map(folded));

/** `links` in any order: they are sorted. */
export function expectedOf(content: ActionContent): ImportResult {
  const [letter] = content.letters;
  const parts = paragraphsOf(letter?.body ?? "").filter((part) => !part.startsWith("•"));
  const unplaced = content.class === "first" && content.seriesNumber === "";
  const texts = JSON.stringify([
    content.summary,
    content.background,
    content.demands,
    content.safety,
    letter?.body,
  ]).replaceAll("\\n", " ");
  const inTexts = texts.match(/https:\/\/www\.[a-z.]+\/[a-z]*\/report-2023/g) ?? [];
  const addressees = [...content.targets, ...content.copies];
  return {
    ...emptyResult("urgent_action"),
    class: unplaced ? null : content.class,
    series_number: orNull(content.seriesNumber),
    ordinal: content.ordinal,
    index: orNull(content.index),
    issued_on: content.issuedOn,
    country: orNull(content.country),
    title: content.title,
    summary: folded(content.summary),
    persons: content.persons.map(({ name, pronouns }) => ({ name, pronouns: orNull(pronouns), marker: null })),
    demands: content.demands.map(folded),
    letter: { salutation: letter?.salutation ?? null, paragraphs: parts, closing: letter?.closing ?? null },
    targets: content.targets.map(importedTarget),
    copies: content.copies.map(importedTarget),
    embassy_copies_requested: content.embassyCopies,
    languages: [...content.languages],
    own_language_ok: content.ownLanguageOk,
    deadline: content.deadlineOn,
    additional_information: paragraphsOf(content.background),
    links: [...new Set([...content.links, ...addressees.flatMap((one) => one.web), ...inTexts, content.previous])]
      .filter((link) => link !== "")
      .sort(),
    previous: orNull(content.previous),
  };
}

function importedTarget({ role, name, organization, ...rest }: Target): ImportedTarget {
  return {
    role: orNull(role),
    name: orNull(name),
    organization: orNull(organization),
    postal_address: [...rest.postalAddress],
    emails: [...rest.emails],
    faxes: [...rest.faxes],
    phones: [...rest.phones],
    social: [...rest.social],
    web: [...rest.web],
    salutation: orNull(rest.salutation),
  };
}
