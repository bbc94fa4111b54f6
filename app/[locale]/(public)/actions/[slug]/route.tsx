// GET /{locale}/actions/{slug}: the action, open, closed or stopped.
import { noCounts } from "@/lib/participation/participation";
import { countsOf } from "@/lib/participation/queries";
import { page } from "../../_http/answer";
import { findAction } from "../../_http/last-known";
import { publicPage } from "../../_http/visit";
import { ActionPage } from "../../_pages/action-page";
import { calmPage } from "../../_pages/calm-page";

export const GET = publicPage<{ slug: string }>(async (visit) => {
  const { request, setting, query, db } = visit;
  const published = await findAction(visit);
  if (published === null) return calmPage({ request, setting }, "not_found");
  const { id } = published.action;
  const counts = (await countsOf(db.read, [id])).get(id) ?? noCounts;
  const thanks = (["posted", "sent"] as const).find((kind) => kind === query.get("thanks")) ?? null;
  const { title, summary } = published.version.content;
  return page(setting, request, {
    title,
    description: summary,
    keep: "public",
    body: <ActionPage setting={setting} published={published} counts={counts} thanks={thanks} />,
  });
});
