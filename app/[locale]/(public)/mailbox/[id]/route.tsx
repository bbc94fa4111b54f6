// GET /{locale}/mailbox/{id}: one mail of the local mailbox.
import { config } from "@/lib/config";
import { readMailboxItem } from "@/lib/outbox/mailbox";
import { page } from "../../_http/answer";
import { publicPage } from "../../_http/visit";
import { calmPage } from "../../_pages/calm-page";
import { MailPage } from "../../_pages/mailbox-page";

export const GET = publicPage<{ id: string }>(async ({ request, setting, params }) => {
  const item = setting.mailbox ? await readMailboxItem(config().data, params.id) : null;
  if (item === null) return calmPage({ request, setting }, "not_found");
  return page(setting, request, { title: item.subject, body: <MailPage setting={setting} item={item} /> });
});
