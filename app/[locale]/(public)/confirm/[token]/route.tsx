// /{locale}/confirm/{token}: GET shows the letter, POST sends it on its way. Twice is harmless.
import { type ConfirmProblem, confirmAppeal } from "@/lib/appeals/commands";
import { findAppealForConfirm } from "@/lib/appeals/queries";
import { json, page, seeOther } from "../../_http/answer";
import { sentenceForAppeal } from "../../_http/sentences";
import { publicForm, publicPage, type Visit } from "../../_http/visit";
import { calmPage } from "../../_pages/calm-page";
import { ConfirmPage } from "../../_pages/confirm-page";

type Params = { token: string };

export const GET = publicPage<Params>((visit) => confirmPage(visit));

export const POST = publicForm<Params>(async (post) => {
  const { params, setting, db, world, fields, asJson } = post;
  const shown = fields.get("shown");
  const facts = { token: params.token, now: setting.now, ...(typeof shown === "string" ? { shown } : {}) };
  const confirmed = await confirmAppeal(db, world, facts);
  if (!confirmed.ok) {
    if (asJson) return json(statusOf[confirmed.problem] ?? 422, { problem: confirmed.problem });
    return confirmPage(post, confirmed.problem);
  }
  const own = `/${setting.locale}/appeals/${confirmed.pageToken}` as const;
  return asJson ? json(200, { state: "confirmed", first: confirmed.first, page: `${world.url}${own}` }) : seeOther(own);
});

const statusOf: Partial<Record<ConfirmProblem, number>> = { unknown_link: 404, not_compared: 503 };
/** Refusals that the page does not tell by itself: the button is still there. */
const saidAbove: readonly (ConfirmProblem | undefined)[] = ["changed_meanwhile", "not_compared"];

async function confirmPage(visit: Visit<Params>, problem?: ConfirmProblem): Promise<Response> {
  const { request, params, setting, db, world } = visit;
  const view = await findAppealForConfirm(db.read, world, params.token, setting.now);
  if (view === null) return calmPage(visit, "unknown_link");
  const sentence = problem && saidAbove.includes(problem) ? sentenceForAppeal(problem, setting) : undefined;
  return page(setting, request, {
    title: setting.t("confirm.kicker"),
    status: problem === undefined ? 200 : problem === "not_compared" ? 503 : 422,
    body: <ConfirmPage setting={setting} view={view} token={params.token} problem={sentence} />,
  });
}
