// An answer as it goes on to who wrote the letter: a mail of ours that says whose words follow, and then the words, as text.
// What else the answer carried (pictures, files, addresses behind words) stays behind.
import { type ComposedMail, composeMail } from "@/emails/render";
import type { AppealWorld } from "@/lib/appeals/links";
import { ownPageLink } from "@/lib/appeals/links";
import { localeOf } from "@/lib/appeals/mails";
import type { findAppeal } from "@/lib/appeals/queries";
import type { ReceivedMail } from "@/lib/inbound/received";
import { cleanBody, cleanHeader, longestSubject } from "@/lib/outbox/message";

type FoundAppeal = NonNullable<Awaited<ReturnType<typeof findAppeal>>>;

export async function answerMail(
  world: AppealWorld,
  { appeal, version }: FoundAppeal,
  mail: ReceivedMail,
): Promise<Pick<ComposedMail, "subject" | "text">> {
  const frame = await composeMail("answer", localeOf(appeal), {
    title: version.content.title,
    pageUrl: ownPageLink(world, appeal.locale, appeal.id),
  });
  const said = [cleanHeader(mail.from, longestSubject), cleanHeader(mail.subject, longestSubject)];
  const words = cleanBody(mail.text).trim();
  return { subject: frame.subject, text: `${frame.text}\n----\n${said.join("\n")}\n\n${words}\n` };
}
