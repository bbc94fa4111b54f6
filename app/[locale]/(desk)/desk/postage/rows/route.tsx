// POST: a new row of the postage table, or a corrected one. A refusal keeps what was typed.
import { documentPage, seeOther, sentencePage } from "@/app/[locale]/(desk)/_desk/answer";
import { deskRoute } from "@/app/[locale]/(desk)/_desk/gate";
import { postagePath } from "@/app/[locale]/(desk)/_desk/paths";
import { parseForm, readForm } from "@/lib/form";
import type { Locale } from "@/lib/i18n/locales";
import { translator } from "@/lib/i18n/translator";
import { asId, type PostageId } from "@/lib/ids";
import { savePostage } from "@/lib/postage/commands";
import { postageSchema } from "@/lib/postage/schema";
import { RowForm } from "../_table/row-form";
import { postedRow } from "../_table/typed-row";

/** The address of a refusal, opened once more. */
export const GET = deskRoute("see_actions", async ({ locale }) => seeOther(postagePath(locale)));

export const POST = deskRoute("edit_actions", async ({ request, locale, db, now }) => {
  const form = await readForm(request, { maxBytes: 50_000 });
  if (!form.ok) return sentencePage(locale, 413, translator(locale, "desk")("refusal.form"));
  const id = asId<PostageId>(String(form.fields.get("id") ?? ""));
  const again = (problems: Record<string, string>, status = 422) =>
    askAgain(locale, { id, fields: form.fields, problems, status });
  const parsed = parseForm(postageSchema, form.fields);
  if (!parsed.ok) return again(parsed.fields);
  const saved = await savePostage(db, { id, fields: parsed.value, now });
  if (saved.ok) return seeOther(`${postagePath(locale)}?done=saved`);
  return saved.problem === "same_day" ? again({ valid_from: saved.problem }) : again({ form: saved.problem }, 409);
});

interface Refused {
  readonly id: PostageId | null;
  readonly fields: FormData;
  readonly problems: Record<string, string>;
  readonly status: number;
}

function askAgain(locale: Locale, { id, fields, problems, status }: Refused): Promise<Response> {
  const title = translator(locale, "desk")("postage.title");
  return documentPage(locale, status, title, [
    <h1 key="title">{title}</h1>,
    <RowForm key="form" locale={locale} id={id} typed={postedRow(fields)} problems={problems} />,
  ]);
}
