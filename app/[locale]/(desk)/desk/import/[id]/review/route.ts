// POST: keeps what was typed in the review, and goes on as the pressed button says: accept, stop an action, add or remove a
// row, or later. Whatever could not be stored comes back with the page.
import { seeOther, sentencePage } from "@/app/[locale]/(desk)/_desk/answer";
import { type DeskRequest, importRoute, missingAnswer } from "@/app/[locale]/(desk)/_desk/gate";
import { actionPath, editPath, reviewPath, withQuery } from "@/app/[locale]/(desk)/_desk/paths";
import { type ActionContent, blankContent } from "@/lib/actions/action";
import { contentFromForm } from "@/lib/actions/schema";
import { systemClock } from "@/lib/clock";
import { readForm } from "@/lib/form";
import type { Locale } from "@/lib/i18n/locales";
import { translator } from "@/lib/i18n/translator";
import { type ActionId, asId, type ImportId } from "@/lib/ids";
import { acceptImport, saveImport } from "@/lib/importing/commands";
import { findImport, listSeries, type StoredImport } from "@/lib/importing/queries";
import { seriesKey } from "@/lib/importing/series";
import { editorBytes } from "../../../actions/[id]/_editor/limits";
import { saysTheSame } from "../../../actions/[id]/_editor/says-the-same";
import { type KeptReason, keptReview } from "../_review/kept-review";
import { afterKeeping, numberIn, ontoIn, textIn } from "../_review/posted";

export const GET = importRoute("edit_actions", async ({ importId, locale }) => seeOther(reviewPath(locale, importId)));

export const POST = importRoute(
  "edit_actions",
  async (desk) => {
    const form = await readForm(desk.request, { maxBytes: editorBytes });
    if (!form.ok) return unreadable(desk.locale, form.problem);
    const stored = await findImport(desk.db.read, desk.importId);
    const content = contentFromForm(form.fields, stored?.content ?? empty(desk.locale));
    const accepts = textIn(form.fields, "next") === "accept";
    return accepts && !(await needsALook(desk, stored, content))
      ? accept(desk, form.fields, content)
      : keep(desk, form.fields, content);
  },
  { signedOut: keepForLater },
);

type Desk = DeskRequest & { importId: ImportId };

/** Another number than the page showed may lead to another action: what the document becomes is chosen first. */
async function needsALook(
  { db }: Desk,
  stored: StoredImport | null,
  { seriesNumber }: ActionContent,
): Promise<boolean> {
  if (stored === null || seriesKey(stored.content.seriesNumber) === seriesKey(seriesNumber)) return false;
  const [before, after] = await Promise.all(
    [stored.content.seriesNumber, seriesNumber].map((number) => listSeries(db.read, number)),
  );
  return before?.length !== 0 || after?.length !== 0;
}

async function accept(desk: Desk, fields: FormData, content: ActionContent): Promise<Response> {
  const { importId, locale, organizer, db, now } = desk;
  const contentNumber = numberIn(fields, "content_number");
  const onto = ontoIn(fields);
  const accepted = await acceptImport(db, { importId, content, contentNumber, onto, by: organizer.id, now });
  if (accepted.ok) {
    const path = editPath(locale, accepted.actionId);
    return seeOther(withQuery(path, { saved: onto === null ? "imported" : "next_version" }));
  }
  return again(desk, fields, content, accepted.problem);
}

async function keep(desk: Desk, fields: FormData, content: ActionContent): Promise<Response> {
  const { importId, locale, db, now } = desk;
  const saved = await saveImport(db, { importId, content, contentNumber: numberIn(fields, "content_number"), now });
  if (!saved.ok) {
    // A double click: what the first one stored is what the second one brings.
    const stored = await findImport(db.read, importId);
    if (stored === null || !saysTheSame(stored.content, content)) return again(desk, fields, content, saved.problem);
  }
  const stop = asId<ActionId>(textIn(fields, "next").replace(/^stop\./, ""));
  if (stop !== null) return seeOther(withQuery(`${actionPath(locale, stop)}/stop`, { from: importId }));
  return seeOther(afterKeeping(locale, importId, fields, content));
}

async function again(
  { importId, locale, db, now }: Desk,
  fields: FormData,
  content: ActionContent,
  reason: KeptReason,
) {
  const stored = await findImport(db.read, importId);
  const onto = ontoIn(fields)?.actionId ?? null;
  return keptReview({ reason, locale, importId, content, now, stored, onto, reader: db.read });
}

/** Nobody is signed in any more: what was typed comes back without a look into the database. */
async function keepForLater(request: Request, locale: Locale, params: Readonly<Record<string, string>>) {
  const importId = asId<ImportId>(params.id ?? "");
  const form = await readForm(request, { maxBytes: editorBytes });
  if (!form.ok) return unreadable(locale, form.problem);
  if (importId === null) return missingAnswer(locale);
  const content = contentFromForm(form.fields, empty(locale));
  const contentNumber = numberIn(form.fields, "content_number");
  const onto = ontoIn(form.fields);
  return keptReview({ reason: "signed_out", locale, importId, content, now: systemClock(), contentNumber, onto });
}

function empty(locale: Locale): ActionContent {
  return { ...blankContent(locale), letters: [], targets: [], languages: [] };
}

function unreadable(locale: Locale, problem: "too_large" | "not_a_form"): Promise<Response> {
  const t = translator(locale, "desk");
  return problem === "too_large"
    ? sentencePage(locale, 413, t("refusal.large"))
    : sentencePage(locale, 400, t("refusal.form"));
}
