// POST: an address from which letters came back is right, and what waits for it goes.
import { seeOther } from "@/app/[locale]/(desk)/_desk/answer";
import { deskRoute } from "@/app/[locale]/(desk)/_desk/gate";
import { outboxPath } from "@/app/[locale]/(desk)/_desk/paths";
import { readForm } from "@/lib/form";
import { sayAddressIsRight } from "@/lib/outbox/decisions";

export const POST = deskRoute("steer_sending", async ({ request, locale, organizer, db, now }) => {
  const form = await readForm(request, { maxBytes: 5_000 });
  const address = form.ok ? String(form.fields.get("address") ?? "") : "";
  const trusted = await sayAddressIsRight(db, { address, by: organizer.id, now });
  if (!trusted.ok) return seeOther(`${outboxPath(locale)}?problem=${trusted.problem}`);
  return seeOther(`${outboxPath(locale)}?done=trusted&number=${trusted.moved}`);
});
