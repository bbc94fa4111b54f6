// Answers with the supporter's own page, also after a button on it did nothing.
import { findAppealPage } from "@/lib/appeals/queries";
import { AppealPage } from "../_pages/appeal-page";
import { calmPage } from "../_pages/calm-page";
import { json, page, seeOther } from "./answer";
import { sentenceForAppeal } from "./sentences";
import type { Post, Visit } from "./visit";

export type OwnPageParams = { readonly token: string };

export async function ownPage(visit: Visit<OwnPageParams>, problem?: string): Promise<Response> {
  const { request, params, setting, db, world } = visit;
  const view = await findAppealPage(db.read, world, params.token, setting.now);
  if (view === null) return calmPage(visit, "unknown_link");
  const sentence = problem === undefined ? undefined : sentenceForAppeal(problem, setting);
  return page(setting, request, {
    title: setting.t("appeal.kicker"),
    status: problem === undefined ? 200 : 422,
    body: <AppealPage setting={setting} view={view} token={params.token} problem={sentence} />,
  });
}

/** After a button of the own page: back to it, or why not. */
export function afterButton(
  post: Post<OwnPageParams>,
  result: { ok: true } | { ok: false; problem: string },
): Promise<Response> | Response {
  if (!result.ok && post.asJson) return json(422, { problem: result.problem });
  if (!result.ok) return ownPage(post, result.problem);
  return post.asJson ? json(200, { done: true }) : seeOther(`/${post.setting.locale}/appeals/${post.params.token}`);
}
