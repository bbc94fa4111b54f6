// /{locale}/not-me/{token}: GET asks, POST rejects the appeal and leaves the address alone. Twice is harmless.
import { rejectAppeal } from "@/lib/appeals/commands";
import { findAppealForReject } from "@/lib/appeals/queries";
import { json, page, seeOther } from "../../_http/answer";
import { publicForm, publicPage } from "../../_http/visit";
import { calmPage } from "../../_pages/calm-page";
import { NotMePage } from "../../_pages/not-me-page";

type Params = { token: string };

export const GET = publicPage<Params>(async (visit) => {
  const { request, params, setting, db, world } = visit;
  const view = await findAppealForReject(db.read, world, params.token, setting.now);
  if (view === null) return calmPage(visit, "unknown_link");
  return page(setting, request, {
    title: setting.t("confirm.not_me_title"),
    body: <NotMePage setting={setting} view={view} token={params.token} />,
  });
});

export const POST = publicForm<Params>(async (post) => {
  const { params, setting, db, world, asJson } = post;
  const rejected = await rejectAppeal(db, world, { token: params.token, now: setting.now });
  if (!rejected.ok) return calmPage(post, rejected.problem);
  return asJson ? json(200, { state: "rejected" }) : seeOther(`/${setting.locale}/not-me/${params.token}`);
});
