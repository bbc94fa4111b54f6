// GET /{locale}/actions/{slug}/write: the writing desk with the model letter in it.
import { findPublished } from "@/lib/actions/queries";
import { publicPage } from "../../../_http/visit";
import { writingDesk } from "../../../_http/writing-desk";
import { calmPage } from "../../../_pages/calm-page";
import { freshForm } from "../../../_pages/typed";

export const GET = publicPage<{ slug: string }>(async ({ request, setting, query, params, db }) => {
  const published = await findPublished(db.read, params.slug);
  if (published === null) return calmPage({ request, setting }, "not_found");
  const typed = freshForm(published.version.content, query.get("language") ?? "");
  return writingDesk(setting, request, { published, typed });
});
