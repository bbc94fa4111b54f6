// POST /{locale}/actions/{slug}/letter: the supporter sends. Answers the file itself and keeps nothing but a number.
// GET leads to the writing desk.
import { isOutage } from "@/db/outage";
import { isOpen } from "@/lib/actions/action";
import type { PublishedAction } from "@/lib/actions/queries";
import { sortTargets } from "@/lib/appeals/appeal-letters";
import { type LetterForm, letterFormSchema } from "@/lib/appeals/schema";
import { parseForm } from "@/lib/form";
import { logFault } from "@/lib/log";
import { countPrepared } from "@/lib/participation/commands";
import { takeFrom } from "@/lib/rate-limit";
import { download } from "../../../_http/answer";
import { findActionOrLastKnown } from "../../../_http/last-known";
import { busyBack, hastyLetterBack, letterBack } from "../../../_http/letter-back";
import { letterFile, type NoLetterFile } from "../../../_http/letter-file";
import { composeLetters } from "../../../_http/letters";
import { fieldOfCharacters, sayCharacters } from "../../../_http/not-printable";
import { toItsPage } from "../../../_http/to-its-page";
import { type Post, publicForm } from "../../../_http/visit";
import { closedForm, refusedForm } from "../../../_http/writing-desk";
import { calmPage } from "../../../_pages/calm-page";

export const GET = toItsPage;

export const POST = publicForm<{ slug: string }>(async (post) => {
  const { setting, fields, client } = post;
  const { slug } = post.params;
  const { published, away } = await findActionOrLastKnown(post);
  if (published === null) return calmPage(post, "not_found");
  if (!isOpen(published.action, setting.now)) return closedForm(post, published);
  const form = parseForm(letterFormSchema, fields);
  if (!form.ok) return refusedForm(post, published, form.fields);
  const { content } = published.version;
  const { language, target, foot, sign_as: signAs, return_to: returnTo } = form.value;
  if (sortTargets(content, target) === null) return refusedForm(post, published, { target: "target_unknown" });
  if (!takeFrom("letter", client, setting.now)) return letterBack(post, published, "letter");
  const letters = composeLetters(
    { published, fields: { ...form.value, signAs, returnTo }, language, target, foot },
    setting,
  );
  const file = await letterFile(letters, form.value);
  if (!file.ok) return noFile(post, published, file, form.value);
  if (!away) await count(post, form.value);
  return download(file.bytes, `letter-${slug}.${file.extension}`, file.type);
}, hastyLetterBack);

/** Whoever has written a letter gets it, whether it could be counted or not. */
async function count({ db, params: { slug }, setting: { now } }: Post<{ slug: string }>, form: LetterForm) {
  try {
    await countPrepared(db, { slug, form, now });
  } catch (fault) {
    if (!isOutage(fault)) throw fault;
    logFault("letter_not_counted", slug, fault);
  }
}

const fieldOf = { no_email_target: "target", body_too_long: "body", not_printed: "form" } as const;

/** The writing desk again, with the reason at the field it comes from. */
function noFile(post: Post, published: PublishedAction, file: NoLetterFile, typed: LetterForm): Promise<Response> {
  if (file.problem === "busy") return busyBack(post, published);
  if (file.problem !== "not_printable") return refusedForm(post, published, { [fieldOf[file.problem]]: file.problem });
  const { characters } = file;
  const field = fieldOfCharacters(characters, { ...typed, address: typed.address.join("\n") });
  return refusedForm(post, published, { [field]: file.problem }, { characters: sayCharacters(characters) });
}
