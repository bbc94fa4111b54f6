// POST /{locale}/actions/{slug}/preview: the writing desk again, with each letter as it will go. Stores nothing.
// GET leads to the desk itself.
import { findActionOrLastKnown } from "../../../_http/last-known";
import { hastyLetterBack } from "../../../_http/letter-back";
import { toItsPage } from "../../../_http/to-its-page";
import { publicForm } from "../../../_http/visit";
import { writingDesk } from "../../../_http/writing-desk";
import { calmPage } from "../../../_pages/calm-page";
import { typedForm } from "../../../_pages/typed";

export const GET = toItsPage;

export const POST = publicForm<{ slug: string }>(async (post) => {
  const { request, setting, fields } = post;
  const { published } = await findActionOrLastKnown(post);
  if (published === null) return calmPage({ request, setting }, "not_found");
  const typed = typedForm(fields, published.version.content);
  return writingDesk(setting, request, { published, typed, previewed: true });
}, hastyLetterBack);
