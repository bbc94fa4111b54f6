// GET /{locale}/mailbox: the local mailbox, where there is one.
import { config } from "@/lib/config";
import { listMailbox } from "@/lib/outbox/mailbox";
import { page } from "../_http/answer";
import { publicPage } from "../_http/visit";
import { calmPage } from "../_pages/calm-page";
import { MailboxPage } from "../_pages/mailbox-page";

export const GET = publicPage(async ({ request, setting }) => {
  if (!setting.mailbox) return calmPage({ request, setting }, "not_found");
  const items = await listMailbox(config().data);
  const body = <MailboxPage setting={setting} items={items} />;
  return page(setting, request, { title: setting.t("mailbox.title"), body });
});
