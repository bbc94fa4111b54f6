// POST: reads a document into a draft, or says in one sentence why not. The file itself is not kept.
import { seeOther } from "@/app/[locale]/(desk)/_desk/answer";
import { deskRoute } from "@/app/[locale]/(desk)/_desk/gate";
import { editPath, importPath } from "@/app/[locale]/(desk)/_desk/paths";
import { createDraft } from "@/lib/actions/commands";
import { readForm } from "@/lib/form";
import { newId, type TargetId } from "@/lib/ids";
import { importDocument } from "@/lib/importing/import";
import { toActionContent } from "@/lib/importing/to-draft";
import { takeFrom } from "@/lib/rate-limit";
import { doubtsToText } from "../../actions/[id]/_editor/doubts";
import { type UploadProblem, uploadBytes, uploadProblems } from "../upload";

export const POST = deskRoute("edit_actions", async ({ request, locale, organizer, db, now }) => {
  const refuse = (problem: UploadProblem) => seeOther(`${importPath(locale)}?problem=${problem}`);
  if (!takeFrom("import", organizer.id, now)) return refuse("too_many");
  const form = await readForm(request, { maxBytes: uploadBytes });
  if (!form.ok) return refuse(form.problem === "too_large" ? "too_large" : "no_file");
  const file = form.fields.get("document");
  if (!(file instanceof File) || file.name === "") return refuse("no_file");
  const result = await importDocument(new Uint8Array(await file.arrayBuffer()), file.name);
  if (result.kind === "not_an_urgent_action") {
    return refuse(uploadProblems.find((each) => each === result.warnings[0]?.code) ?? "not_an_urgent_action");
  }
  const { id } = await createDraft(db, {
    content: toActionContent(result, () => newId<TargetId>()),
    by: organizer.id,
    now,
    detail: { imported: true, warnings: result.warnings.length },
  });
  return seeOther(`${editPath(locale, id)}?doubts=${doubtsToText(result.warnings)}`);
});
