// POST: the pack that was chosen, as one PDF, sent as it is made. Nothing is stored or counted. A refusal keeps what was typed.
import { randomUUID } from "node:crypto";
import { documentPage, seeOther, sentencePage, signedOutPage } from "@/app/[locale]/(desk)/_desk/answer";
import { type DeskRequest, deskRoute } from "@/app/[locale]/(desk)/_desk/gate";
import { packsPath } from "@/app/[locale]/(desk)/_desk/paths";
import { packStream } from "@/app/[locale]/(public)/_http/pack-file";
import { someOf, typedChoices } from "@/app/[locale]/(public)/_http/pack-form";
import { tryAgainIn } from "@/app/[locale]/(public)/_http/wait";
import { database } from "@/db/index";
import { systemClock } from "@/lib/clock";
import { config } from "@/lib/config";
import { parseForm, readForm } from "@/lib/form";
import type { Locale } from "@/lib/i18n/locales";
import { translator } from "@/lib/i18n/translator";
import { secondsOfPrinting } from "@/lib/letters/print";
import { logFault } from "@/lib/log";
import { lettersMax, type PackedAction, planPack } from "@/lib/packs/pack";
import { type DeskPackForm, deskPackSchema, isOrigin } from "@/lib/packs/schema";
import { listPostage } from "@/lib/postage/queries";
import { takeFrom } from "@/lib/rate-limit";
import { type OfferedAction, offeredActions } from "../_form/offered";
import { PackForm, type TypedDeskPack } from "../_form/pack-form";

/** Sixty texts of ten thousand characters, in a script that percent-encoding makes nine times as long. */
const formBytes = 6_000_000;

/** The address of a refusal, opened once more. */
export const GET = deskRoute("see_actions", async ({ locale }) => seeOther(packsPath(locale)));

export const POST = deskRoute("see_actions", make, { signedOut: keepForm });

async function make(desk: DeskRequest): Promise<Response> {
  const { request, locale, organizer, db, now } = desk;
  const form = await readForm(request, { maxBytes: formBytes });
  if (!form.ok) return sentencePage(locale, 413, translator(locale, "desk")("refusal.form"));
  const [actions, table] = await Promise.all([offeredActions(db.read, now), listPostage(db.read)]);
  const again = (problems: Record<string, string>, status = 422, characters = "") =>
    askAgain(desk, { fields: form.fields, actions, table }, { problems, status, characters });
  const parsed = parseForm(deskPackSchema, form.fields);
  if (!parsed.ok) return again(parsed.fields);
  const { slug: _, letters: __, language: ___, texts: ____, ...choices } = parsed.value;
  if (!isOrigin(choices.origin, table)) return again({ origin: "origin_invalid" });
  const packed = packedActions(parsed.value, actions);
  if (parsed.value.texts.length > 0 && (packed.length !== 1 || (packed[0]?.languages.length ?? 0) > 1))
    return again({ texts: "text_one_only" });
  const planned = planPack({ ...choices, actions: packed, date: now, base: config().url }, lettersMax.desk);
  if (!planned.ok) return again({ letters: planned.problem });
  if (!takeFrom("desk_pack", organizer.id, now)) return again({ form: "too_many" }, 429);
  const made = await packStream(planned.plan, { locale, table }, (fault) =>
    logFault("pack_broke_off", randomUUID(), fault),
  );
  if (made.ok) return answer(made.stream);
  if (made.problem === "not_printable") return again({ form: made.problem }, 422, someOf(made.characters));
  const no = await again({ form: made.problem }, made.problem === "busy" ? 503 : 422);
  return made.problem === "busy" ? tryAgainIn(secondsOfPrinting, no) : no;
}

/** Nobody is signed in any more: what was typed comes back. */
async function keepForm(request: Request, locale: Locale): Promise<Response> {
  const form = await readForm(request, { maxBytes: formBytes });
  if (!form.ok) return sentencePage(locale, 413, translator(locale, "desk")("refusal.form"));
  const db = await database();
  const [actions, table] = await Promise.all([offeredActions(db.read, systemClock()), listPostage(db.read)]);
  return signedOutPage(
    locale,
    <PackForm {...{ locale, actions, origins: originsOf(table) }} typed={typedPack(form.fields)} />,
  );
}

const originsOf = (table: Asked["table"]) => [...new Set(table.map(({ country }) => country))];

/** The numbers belong to the slugs in their order; an action that is no longer open is left out. */
function packedActions(form: DeskPackForm, actions: readonly OfferedAction[]): PackedAction[] {
  const { slug: slugs, letters, language: chosen, texts } = form;
  return actions.flatMap(({ slug, version, content }) => {
    const number = letters[slugs.indexOf(slug)] ?? 0;
    const known = content.letters.map(({ language }) => language);
    const languages = known.filter((language) => chosen.includes(`${slug} ${language}`));
    return number < 1 ? [] : [{ slug, version, content, number, languages, texts }];
  });
}

function answer(stream: ReadableStream<Uint8Array<ArrayBuffer>>): Response {
  return new Response(stream, {
    headers: {
      "content-type": "application/pdf",
      "content-disposition": 'attachment; filename="pack.pdf"',
      "cache-control": "no-store",
      "x-content-type-options": "nosniff",
    },
  });
}

interface Asked {
  readonly fields: FormData;
  readonly actions: readonly OfferedAction[];
  readonly table: Awaited<ReturnType<typeof listPostage>>;
}

function askAgain(
  { locale }: DeskRequest,
  { fields, actions, table }: Asked,
  { problems, status, characters }: { problems: Record<string, string>; status: number; characters: string },
): Promise<Response> {
  const title = translator(locale, "desk")("packs.title");
  const origins = originsOf(table);
  const typed = typedPack(fields);
  return documentPage(locale, status, title, [
    <h1 key="title">{title}</h1>,
    <PackForm key="form" {...{ locale, actions, origins, typed, problems, characters }} />,
  ]);
}

function typedPack(fields: FormData): TypedDeskPack {
  const letters = fields.getAll("letters").map((each) => String(each).slice(0, 20));
  return {
    letters: Object.fromEntries(fields.getAll("slug").map((slug, at) => [String(slug), letters[at] ?? ""])),
    languages: fields.getAll("language").map(String),
    texts: String(fields.get("texts") ?? "").replace(/\r\n?/g, "\n"),
    choices: typedChoices(fields),
  };
}
