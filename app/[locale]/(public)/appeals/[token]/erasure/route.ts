// POST /{locale}/appeals/{token}/erasure: deletes name, address and text.
import { eraseAppeal } from "@/lib/appeals/commands";
import { afterButton, type OwnPageParams } from "../../../_http/own-page";
import { publicForm } from "../../../_http/visit";

export const POST = publicForm<OwnPageParams>(async (post) => {
  const { params, setting, db, world } = post;
  return afterButton(post, await eraseAppeal(db, world, { token: params.token, now: setting.now }));
});
