// POST: reads a document or pasted text and keeps what was understood for review, or says in one sentence why not. The file
// itself is not kept; pasted text comes back with the refusal.
import { documentPage, seeOther, sentencePage, signedOutPage } from "@/app/[locale]/(desk)/_desk/answer";
import { deskRoute } from "@/app/[locale]/(desk)/_desk/gate";
import { importPath, reviewPath } from "@/app/[locale]/(desk)/_desk/paths";
import { readForm } from "@/lib/form";
import type { Locale } from "@/lib/i18n/locales";
import { translator } from "@/lib/i18n/translator";
import { newId, type TargetId } from "@/lib/ids";
import { keepImport } from "@/lib/importing/commands";
import { importWithSources } from "@/lib/importing/import";
import { readDocumentOf } from "@/lib/importing/places";
import { toActionContent } from "@/lib/importing/to-draft";
import { takeFrom } from "@/lib/rate-limit";
import { ImportForm } from "../_form/import-form";
import { pastedIn, type UploadProblem, uploadBytes, uploadIn, uploadProblems } from "../_form/upload";

/** The address of a refusal, opened once more. */
export const GET = deskRoute("edit_actions", async ({ locale }) => seeOther(importPath(locale)));

export const POST = deskRoute(
  "edit_actions",
  async ({ request, locale, organizer, db, now }) => {
    const form = await readForm(request, { maxBytes: uploadBytes });
    if (!form.ok) return refuse(locale, form.problem === "too_large" ? "too_large" : "nothing_given", "");
    const no = (problem: UploadProblem) => refuse(locale, problem, pastedIn(form.fields));
    if (!takeFrom("import", organizer.id, now)) return no("too_many");
    const upload = await uploadIn(form.fields);
    if (upload === null || upload === "both_given") return no(upload ?? "nothing_given");
    const { bytes, fileName } = upload;
    const read = await importWithSources(bytes, fileName || "pasted.txt");
    if (read.result.kind === "not_an_urgent_action") {
      return no(uploadProblems.find((each) => each === read.result.warnings[0]?.code) ?? "not_an_urgent_action");
    }
    const content = toActionContent(read.result, () => newId<TargetId>());
    const document = readDocumentOf(read, content);
    const { id } = await keepImport(db, { fileName, document, content, by: organizer.id, now });
    return seeOther(reviewPath(locale, id));
  },
  { signedOut: keepText },
);

/** What was pasted comes back on a page of its own; a file has to be chosen again on any page. */
function refuse(locale: Locale, problem: UploadProblem, text: string): Promise<Response> | Response {
  if (text.trim() === "") return seeOther(`${importPath(locale)}?problem=${problem}`);
  const title = translator(locale, "desk")("import.title");
  return documentPage(locale, 422, title, [
    <h1 key="title">{title}</h1>,
    <ImportForm key="form" locale={locale} problem={problem} text={text} />,
  ]);
}

/** Nobody is signed in any more: the text comes back. */
async function keepText(request: Request, locale: Locale): Promise<Response> {
  const form = await readForm(request, { maxBytes: uploadBytes });
  if (!form.ok) return sentencePage(locale, 400, translator(locale, "desk")("refusal.form"));
  return signedOutPage(locale, <ImportForm locale={locale} text={pastedIn(form.fields)} />);
}
