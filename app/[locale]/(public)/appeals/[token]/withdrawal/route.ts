// POST /{locale}/appeals/{token}/withdrawal: takes back what has not gone yet.
import { withdrawAppeal } from "@/lib/appeals/commands";
import { afterButton, type OwnPageParams } from "../../../_http/own-page";
import { publicForm } from "../../../_http/visit";

export const POST = publicForm<OwnPageParams>(async (post) => {
  const { params, setting, db, world } = post;
  return afterButton(post, await withdrawAppeal(db, world, { token: params.token, now: setting.now }));
});
