// postbag letters: a pack of letters to sign, with labels and a posting list, as one PDF. Nothing is counted as sent.
import { readFileSync } from "node:fs";
import { parseArgs } from "node:util";
import type { Database } from "@/db/database";
import { isOpen } from "@/lib/actions/action";
import { findPublished, type PublishedAction } from "@/lib/actions/queries";
import { systemClock } from "@/lib/clock";
import { config } from "@/lib/config";
import { isLocale, type Locale, locales } from "@/lib/i18n/locales";
import { labelSheetNames } from "@/lib/packs/label-sheets";
import { lettersMax, type PackOrder, type PackPlan, type PackProblem, planPack } from "@/lib/packs/pack";
import { deskPackSchema, isOrigin } from "@/lib/packs/schema";
import { postageFrom } from "@/lib/postage/queries";
import { Refusal, withDatabase } from "./command";
import { openOutput } from "./output-file";
import { progressOf, sayAll } from "./progress";

export const help = `Usage: postbag letters SLUG… --count N --out FILE.pdf [--language TAG]… [--paper a4|letter]
       [--labels ${labelSheetNames.join("|")}] [--skip N] [--origin CC] [--copies] [--sender FILE] [--text FILE]…
       [--boxes] [--locale ${locales.join("|")}]

Prints a pack into one PDF: the sheet of each action, N letters to each of its targets with a line to sign on, address
labels, and a posting list with the stamps. Of an action that is over nothing is printed.
--count     letters to each addressee; 1 if not given.
--out       the file; "-" is standard output.
--language  of the model letter, such as en or zh-Hant; several take turns. The action's first if not given.
--labels    a label for each letter: ${labelSheetNames.join(", ")} are Avery's numbers. --skip: how many of the first sheet
            are used already.
--origin    the country they are posted in, as two letters: for the country line, and for the postage kept at the desk.
--copies    letters also go to those who get a copy for information.
--sender    a text file with your address, up to six lines.
--text      a text file with a letter's own text, instead of the model letter; several take turns.
--boxes     print although there are characters that no font has: each is an empty box on the paper.
--locale    the language of the posting list.
Nothing is counted as sent: report on the action's page what was posted.`;

const options = {
  count: { type: "string" },
  out: { type: "string" },
  language: { type: "string", multiple: true },
  paper: { type: "string" },
  labels: { type: "string" },
  skip: { type: "string" },
  origin: { type: "string" },
  copies: { type: "boolean" },
  sender: { type: "string" },
  text: { type: "string", multiple: true },
  boxes: { type: "boolean" },
  locale: { type: "string" },
} as const;

type Values = ReturnType<typeof parseArgs<{ options: typeof options }>>["values"];

export async function run(args: string[]): Promise<number> {
  const { values, positionals: slugs } = parseArgs({ args, allowPositionals: true, options });
  if (slugs.length === 0) throw new Refusal("An action is needed: postbag letters SLUG --count N --out FILE.pdf.");
  const { out } = values;
  if (out === undefined) throw new Refusal('A file is needed: --out FILE.pdf, or "-" for standard output.');
  const chosen = chosenIn(values);
  return withDatabase(async (db) => {
    const table = await postageFrom(db.read, chosen.order.origin);
    if (!isOrigin(chosen.order.origin, table))
      throw new Refusal("--origin needs a country as two letters, such as FR.");
    const published = await Promise.all(slugs.map((slug) => openAction(db, slug, chosen.order.date)));
    const actions = published.map(({ action, version }) => ({
      content: version.content,
      slug: action.slug,
      version: version.number,
      ...chosen.each,
    }));
    for (const { content } of actions) assertLanguages(content.letters, chosen.each.languages);
    const planned = planPack({ ...chosen.order, actions }, lettersMax.shell);
    if (!planned.ok) throw new Refusal(refusals[planned.problem]);
    const pages = await write(planned.plan, { out, locale: chosen.locale, table, boxes: chosen.boxes });
    sayAll(whatNext(planned.plan, { out, locale: chosen.locale, pages }));
    return 0;
  });
}

const refusals: Record<PackProblem, string> = {
  nothing_chosen: "--count needs a whole number, 1 or more.",
  no_postal_address: "No addressee of this action has a postal address: there is nothing to print.",
  too_many_letters: `These are more than ${lettersMax.shell} letters: print them in parts.`,
};

const optionOf: Record<string, string> = { letters: "count", sender: "sender", texts: "text" };

function chosenIn(values: Values) {
  const { language: languages = [], text = [], count = "1", locale = "en" } = values;
  if (!isLocale(locale)) throw new Refusal(`--locale is one of ${locales.join(", ")}.`);
  const parsed = deskPackSchema.safeParse({
    paper: values.paper,
    labels: labelSheetNames.find((name) => name.toLowerCase() === values.labels?.toLowerCase()) ?? values.labels,
    skip: values.skip,
    origin: values.origin,
    sender: values.sender === undefined ? "" : textOf(values.sender),
    copies: values.copies ? "yes" : "",
    letters: [count],
    texts: text.map(textOf).join("\n===\n"),
  });
  if (!parsed.success) {
    const field = String(parsed.error.issues[0]?.path[0] ?? "");
    throw new Refusal(`--${optionOf[field] ?? field} is not right: see postbag letters --help.`);
  }
  const { paper, labels, skip, origin, sender, copies, letters, texts } = parsed.data;
  const order: Omit<PackOrder, "actions"> = {
    paper,
    labels,
    skip,
    origin,
    sender,
    copies,
    date: systemClock(),
    base: config().url,
  };
  return { order, locale, boxes: values.boxes === true, each: { number: letters[0] ?? 1, languages, texts } };
}

function textOf(file: string): string {
  try {
    return readFileSync(file, "utf8");
  } catch {
    throw new Refusal(`${file} cannot be opened.`);
  }
}

async function openAction(db: Database, slug: string, now: Date): Promise<PublishedAction> {
  const published = await findPublished(db.read, slug);
  if (published === null) throw new Refusal(`There is no published action "${slug}".`);
  if (!isOpen(published.action, now)) throw new Refusal(`The action "${slug}" is over: no more letters are printed.`);
  return published;
}

function assertLanguages(letters: readonly { readonly language: string }[], wanted: readonly string[]): void {
  const known = letters.map(({ language }) => language);
  const unknown = wanted.find((language) => !known.includes(language));
  if (unknown !== undefined)
    throw new Refusal(`There is no model letter in "${unknown}": --language is one of ${known.join(", ")}.`);
}

interface Writing {
  readonly out: string;
  readonly locale: Locale;
  /** Whether characters that no font has are printed all the same, as boxes. */
  readonly boxes: boolean;
  readonly table: Awaited<ReturnType<typeof postageFrom>>;
}

/** The file stands under its name once it is whole; answers its pages. */
async function write(plan: PackPlan, { out, locale, table, boxes }: Writing): Promise<number> {
  const { notPrintableIn, writePack } = await import("@/lib/packs/file");
  const absent = notPrintableIn(plan).join(" ");
  if (absent !== "" && !boxes)
    throw new Refusal(`No font has these characters: ${absent}. Leave them out, or print empty boxes with --boxes.`);
  if (absent !== "") sayAll([`No font has these characters, so they are printed as boxes: ${absent}`]);
  const file = await openOutput(out);
  const progress = progressOf(plan.letters, "letters");
  const onProgress = ({ letters }: { readonly letters: number }) => progress.tell(letters);
  try {
    const made = await writePack(plan, { locale, table }, { write: file.write, onProgress });
    progress.end();
    if (!made.ok) throw new Refusal("The letters could not be printed.");
    await file.keep();
    return made.pages;
  } finally {
    await file.drop();
  }
}

function whatNext(
  { letters, order, stacks }: PackPlan,
  { out, locale, pages }: Pick<Writing, "out" | "locale"> & { pages: number },
) {
  const addressees = new Set(stacks.map(({ target }) => target.id)).size;
  const slugs = order.actions.map(({ slug }) => slug);
  const where = out === "-" ? "" : ` ${out}`;
  return [
    `Printed${where}: letters ${letters}, addressees ${addressees}, pages ${pages}.`,
    "Next: print it, have each letter signed, put one into each envelope, and stamp it as the posting list says.",
    "Nothing was counted as sent. Once they are posted, say how many:",
    ...slugs.map((slug) => `${config().url}/${locale}/actions/${slug}/reports?kind=posted`),
  ];
}
