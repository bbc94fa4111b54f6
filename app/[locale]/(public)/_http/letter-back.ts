// Too many letters from one network (429), too many being printed, no room or no database (503): the writing desk with all
// that was typed, to send again a little later.
import { findPublished, type PublishedAction } from "@/lib/actions/queries";
import { secondsOfPrinting } from "@/lib/letters/print";
import type { LimitName } from "@/lib/rate-limit";
import { calmPage } from "../_pages/calm-page";
import { typedForm } from "../_pages/typed";
import { json } from "./answer";
import type { Post } from "./visit";
import { askToWait, tryAgainIn } from "./wait";
import { writingDesk } from "./writing-desk";

export async function letterBack(post: Post, published: PublishedAction, limit: LimitName): Promise<Response> {
  const { setting, request, fields, client, asJson } = post;
  const typed = typedForm(fields, published.version.content);
  const answer = asJson
    ? json(429, { problem: "too_many" })
    : await writingDesk(setting, request, { published, typed, codes: { form: "too_many" }, status: 429 });
  return askToWait(answer, limit, client, setting.now);
}

/** What was typed, to send again later; or now, in the ways that need nothing of what is missing. */
export async function laterBack(
  { setting, request, fields, asJson }: Pick<Post, "setting" | "request" | "fields" | "asJson">,
  published: PublishedAction,
  { problem, seconds }: { problem: "unavailable" | "no_room"; seconds: number },
): Promise<Response> {
  const typed = typedForm(fields, published.version.content);
  const answer = asJson
    ? json(503, { problem })
    : await writingDesk(setting, request, { published, typed, codes: { form: problem }, status: 503 });
  return tryAgainIn(seconds, answer);
}

/** The presses have their hands full. */
export async function busyBack({ setting, request, fields, asJson }: Post, published: PublishedAction) {
  const typed = typedForm(fields, published.version.content);
  const answer = asJson
    ? json(503, { problem: "busy" })
    : await writingDesk(setting, request, { published, typed, codes: { form: "busy" }, status: 503 });
  return tryAgainIn(secondsOfPrinting, answer);
}

/** Too many from this network for a form that came too fast for its action to be looked at. */
export async function hastyLetterBack(post: Post<{ slug: string }>): Promise<Response> {
  const published = await findPublished(post.db.read, post.params.slug);
  return published === null ? calmPage(post, "not_found") : letterBack(post, published, "form");
}
