// GET /{locale}/actions/{slug}/write: the writing desk with the model letter in it.
import { secondsAway } from "../../../_http/away";
import { findActionOrLastKnown } from "../../../_http/last-known";
import { publicPage } from "../../../_http/visit";
import { tryAgainIn } from "../../../_http/wait";
import { writingDesk } from "../../../_http/writing-desk";
import { calmPage } from "../../../_pages/calm-page";
import { freshForm } from "../../../_pages/typed";

export const GET = publicPage<{ slug: string }>(async (visit) => {
  const { request, setting, query } = visit;
  const { published, away } = await findActionOrLastKnown(visit);
  if (published === null) return calmPage({ request, setting }, "not_found");
  const typed = freshForm(published.version.content, query.get("language") ?? "");
  if (!away) return writingDesk(setting, request, { published, typed });
  const state = { published, typed, codes: { form: "unavailable" }, status: 503 };
  return tryAgainIn(secondsAway, await writingDesk(setting, request, state));
});
