// Publication: what keeps a draft from it, all at once, and the slug an action gets for its links.
import { endOf } from "@/lib/clock";
import type { TargetId } from "@/lib/ids";
import { bodyMax, subjectMax } from "@/lib/letters/clean";
import { emailOf, hasPostalAddress, isEmailAddress, type Target, titleOf } from "@/lib/targets/target";
import {
  type ActionContent,
  addresseesOf,
  type ModelLetter,
  type PublishProblem,
  type PublishProblemCode,
} from "./action";

/** Everything that keeps a draft from being published, all at once; empty when it is ready. */
export function readyToPublish(content: ActionContent, now: Date): PublishProblem[] {
  const { deadlineOn, letters, targets, copies } = content;
  return [
    ...when(content.class === "stop" || content.class === "outcome", "already_over", "class"),
    ...when(isBlank(content.title), "title_missing", "title"),
    ...when(isBlank(content.summary), "summary_missing", "summary"),
    ...when(isBlank(content.consent), "consent_missing", "consent"),
    ...when(deadlineOn === null, "deadline_missing", "deadline_on"),
    ...when(deadlineOn !== null && now >= endOf(deadlineOn), "deadline_passed", "deadline_on"),
    ...when(letters.length === 0, "letter_missing", "letters"),
    ...letters.flatMap((letter, at) => problemsOfLetter(letter, at, content)),
    ...when(targets.length === 0, "target_missing", "targets"),
    ...targets.flatMap((target, at) => [
      ...problemsOfAddressee(target, `targets.${at}`, "target"),
      ...when(
        target.emails.length === 0 && !hasPostalAddress(target),
        "target_without_channel",
        `targets.${at}.emails`,
      ),
    ]),
    ...copies.flatMap((copy, at) => problemsOfAddressee(copy, `copies.${at}`, "copy")),
  ];
}

/** Targets and copies that a version writes to at another address than the one before it. */
export function correctedAddresses(
  before: ActionContent | undefined,
  content: ActionContent,
): { targetId: TargetId; from: string; to: string }[] {
  const old = new Map(before ? addresseesOf(before).map((target) => [target.id, emailOf(target)]) : []);
  return addresseesOf(content).flatMap((target) => {
    const [from, to] = [old.get(target.id) ?? null, emailOf(target)];
    return from === null || to === null || from === to ? [] : [{ targetId: target.id, from, to }];
  });
}

function problemsOfLetter(letter: ModelLetter, at: number, { letters, targets, copies }: ActionContent) {
  const row = `letters.${at}`;
  const twice = letters.findIndex(({ language }) => language === letter.language) < at;
  const saluted = [...targets, ...copies].every((target) => !isBlank(target.salutation));
  return [
    ...when(letter.language === "", "letter_language_missing", `${row}.language`),
    ...when(letter.language !== "" && twice, "letter_language_twice", `${row}.language`),
    ...when(isBlank(letter.subject), "letter_subject_missing", `${row}.subject`),
    ...when(letter.subject.length > subjectMax, "letter_subject_too_long", `${row}.subject`),
    ...when(isBlank(letter.salutation) && !saluted, "letter_salutation_missing", `${row}.salutation`),
    ...when(isBlank(letter.body), "letter_body_missing", `${row}.body`),
    ...when(letter.body.length > bodyMax, "letter_body_too_long", `${row}.body`),
    ...when(isBlank(letter.closing), "letter_closing_missing", `${row}.closing`),
    ...(["subject", "salutation", "body", "closing"] as const).flatMap((field) =>
      when(hasPlaceholder(letter[field]), "letter_placeholder", `${row}.${field}`),
    ),
  ];
}

function problemsOfAddressee(addressee: Target, row: string, word: "target" | "copy"): PublishProblem[] {
  return [
    ...when(isBlank(titleOf(addressee)), `${word}_unnamed`, `${row}.role`),
    ...when(!addressee.emails.every(isEmailAddress), `${word}_email_invalid`, `${row}.emails`),
    ...when(hasPlaceholder(addressee.salutation), "letter_placeholder", `${row}.salutation`),
  ];
}

function when(wrong: boolean, code: PublishProblemCode, field: string): PublishProblem[] {
  return wrong ? [{ code, field }] : [];
}

/** Says nothing: dots, spaces and invisible marks are no text. */
export function isBlank(text: string): boolean {
  return !/[\p{L}\p{N}]/u.test(text);
}

/** True where something was meant to be filled in: "[NAME]", "[your name]", "{name}", "XXX", "____". */
export function hasPlaceholder(text: string): boolean {
  return (
    /\{[^{}\n]{0,60}\}|\bX{3,}\b|_{3,}/u.test(text) ||
    (text.match(/[[［][^\]］\n]{1,60}[\]］]/gu) ?? []).some((brackets) => {
      const inside = brackets.slice(1, -1).trim();
      return (/\p{Lu}{2}/u.test(inside) && inside === inside.toUpperCase()) || fillIn.test(inside);
    })
  );
}

/** Words for what the writer fills in; other words in square brackets are an editor's: "[sic]", "the [former] guard". */
const fillIn =
  /(?<!\p{L})(?:insert|your|name|date|address|signature|nom|nombre|nome|fecha|data|adresse|datum|unterschrift|имя|дата)(?!\p{L})|الاسم|اسمك|التاريخ|姓名|名字|日期|签名/iu;

/** How long may a slug be? It must fit into a line of a mail together with the site's address. */
const slugMax = 60;

/** The action's place in links: from its title, else its series number, else the fallback; not one of `taken`. */
export function slugFor(
  { title, seriesNumber }: Pick<ActionContent, "title" | "seriesNumber">,
  fallback: string,
  taken: ReadonlySet<string>,
): string {
  const base = slugOf(title) || (slugOf(seriesNumber) && `action-${slugOf(seriesNumber)}`) || fallback;
  for (let number = 1; ; number++) {
    const suffix = number === 1 ? "" : `-${number}`;
    const slug = shorten(base, slugMax - suffix.length) + suffix;
    if (!taken.has(slug)) return slug;
  }
}

const latin: Record<string, string> = { ß: "ss", æ: "ae", œ: "oe", ø: "o", đ: "d", ð: "d", ł: "l", þ: "th", ı: "i" };

/** Latin letters without their marks, digits and hyphens; empty for a title in another script. */
export function slugOf(text: string): string {
  const plain = text
    .toLowerCase()
    .replace(/[ßæœøđðłþı]/g, (letter) => latin[letter] ?? "")
    .normalize("NFKD")
    .replace(/[\p{M}'’‘ʼ`]/gu, "");
  const slug = plain.replace(/[^a-z0-9]+/g, "-").replace(/^-+|-+$/g, "");
  return /[a-z]/.test(slug) || /^[0-9-]+$/.test(text.trim().replace("/", "-")) ? slug : "";
}

/** Cut after a whole word where there is one in the second half. */
function shorten(slug: string, length: number): string {
  if (slug.length <= length) return slug;
  const end = slug.lastIndexOf("-", length);
  return slug.slice(0, end > length / 2 ? end : length).replace(/-+$/, "");
}
