// GET: the model letter to one target as it prints.
import { sentencePage } from "@/app/[locale]/(desk)/_desk/answer";
import { actionRoute, missingAnswer } from "@/app/[locale]/(desk)/_desk/gate";
import { findAddressee, letterIn } from "@/lib/actions/action";
import { findDraft } from "@/lib/actions/queries";
import { config } from "@/lib/config";
import { translator } from "@/lib/i18n/translator";
import type { TargetId } from "@/lib/ids";
import { shortLink } from "@/lib/letters/foot";
import { papers } from "@/lib/letters/letter";
import { letterPiece } from "@/lib/letters/pdf";
import { print, secondsOfPrinting } from "@/lib/letters/print";
import { exampleLetter } from "../example-letter";

export const GET = actionRoute("see_actions", async ({ request, actionId, locale, db, now }) => {
  const query = new URL(request.url).searchParams;
  const draft = await findDraft(db.read, actionId);
  const content = draft?.content;
  const target = content && findAddressee(content, (query.get("target") ?? "") as TargetId);
  const model = content && letterIn(content, query.get("letter") ?? "");
  if (!content || !target) return missingAnswer(locale);
  if (!model) return sentencePage(locale, 409, translator(locale, "desk")("preview.noLetter"));
  const paper = papers.find((each) => each === query.get("paper")) ?? "a4";
  const check = draft?.published
    ? { version: draft.published.number, lastDay: content.deadlineOn, url: shortLink(config().url, draft.slug) }
    : undefined;
  const letter = exampleLetter({ locale, content, target, language: model.language, now, check });
  const sheets = await print(letterPiece([letter], paper));
  if (!sheets.ok) {
    const no = await sentencePage(locale, 503, translator(locale, "desk")(`preview.${sheets.problem}`));
    no.headers.set("retry-after", String(secondsOfPrinting));
    return no;
  }
  return new Response(new Uint8Array(sheets.bytes), {
    headers: {
      "content-type": "application/pdf",
      "content-disposition": 'inline; filename="letter.pdf"',
      "cache-control": "no-store",
    },
  });
});
