// POST /{locale}/actions/{slug}/appeals: the server sends, once the mailed link was confirmed. 303 to the own page.
// GET leads to the writing desk.
import { isOpen } from "@/lib/actions/action";
import { fieldOfProblem, submitAppeal } from "@/lib/appeals/commands";
import { appealSchema } from "@/lib/appeals/schema";
import { parseForm } from "@/lib/form";
import { takeFrom } from "@/lib/rate-limit";
import { json, seeOther } from "../../../_http/answer";
import { findAction } from "../../../_http/last-known";
import { hastyLetterBack, laterBack, letterBack } from "../../../_http/letter-back";
import { hasRoom, secondsWithoutRoom } from "../../../_http/room";
import { toItsPage } from "../../../_http/to-its-page";
import { publicForm } from "../../../_http/visit";
import { closedForm, refusedForm } from "../../../_http/writing-desk";
import { calmPage } from "../../../_pages/calm-page";

export const GET = toItsPage;

export const POST = publicForm<{ slug: string }>(async (post) => {
  const { params, setting, db, world, fields, client } = post;
  const { locale, now } = setting;
  const published = await findAction(post);
  if (published === null) return calmPage(post, "not_found");
  if (!isOpen(published.action, now)) return closedForm(post, published);
  const form = parseForm(appealSchema, fields);
  if (!form.ok) return refusedForm(post, published, form.fields);
  if (!(await hasRoom())) return laterBack(post, published, { problem: "no_room", seconds: secondsWithoutRoom });
  if (!takeFrom("submit", client, now)) return letterBack(post, published, "submit");
  const submitted = await submitAppeal(db, world, { slug: params.slug, form: form.value, locale, now });
  if (!submitted.ok) {
    const field = fieldOfProblem[submitted.problem];
    return field ? refusedForm(post, published, { [field]: submitted.problem }) : closedForm(post, published);
  }
  const own = `/${locale}/appeals/${submitted.statusToken}` as const;
  return post.asJson ? json(201, { state: "pending_confirmation", page: `${world.url}${own}` }) : seeOther(own);
}, hastyLetterBack);
