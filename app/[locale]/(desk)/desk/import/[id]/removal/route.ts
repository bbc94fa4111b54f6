// POST: throws a document away before it became a draft. Twice is harmless.
import { seeOther } from "@/app/[locale]/(desk)/_desk/answer";
import { importRoute } from "@/app/[locale]/(desk)/_desk/gate";
import { importPath } from "@/app/[locale]/(desk)/_desk/paths";
import { discardImport } from "@/lib/importing/commands";

export const POST = importRoute("edit_actions", async ({ importId, locale, db }) => {
  await discardImport(db, importId);
  return seeOther(`${importPath(locale)}?done=discarded`);
});
