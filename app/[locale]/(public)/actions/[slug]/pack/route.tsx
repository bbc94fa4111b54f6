// /{locale}/actions/{slug}/pack: GET asks what a letter-writing group needs, POST answers the PDF. Nothing of it is kept, and
// nothing is counted.
import { isOpen } from "@/lib/actions/action";
import { findPublished, type PublishedAction } from "@/lib/actions/queries";
import { parseForm } from "@/lib/form";
import { secondsOfPrinting } from "@/lib/letters/print";
import { lettersMax, planPack } from "@/lib/packs/pack";
import { type GroupPackForm, groupPackSchema, isOrigin } from "@/lib/packs/schema";
import { listPostage } from "@/lib/postage/queries";
import { takeFrom } from "@/lib/rate-limit";
import { download, page } from "../../../_http/answer";
import { packBytes } from "../../../_http/pack-file";
import { someOf, typedChoices } from "../../../_http/pack-form";
import { type Post, publicForm, publicPage, type Visit } from "../../../_http/visit";
import { askToWait, tryAgainIn } from "../../../_http/wait";
import { calmPage } from "../../../_pages/calm-page";
import { freshChoices } from "../../../_pages/pack-choices";
import { PackPage, type TypedPack } from "../../../_pages/pack-page";

type Params = { slug: string };

export const GET = publicPage<Params>(async (visit) => {
  const published = await findPublished(visit.db.read, visit.params.slug);
  if (published === null) return calmPage(visit, "not_found");
  if (!isOpen(published.action, visit.setting.now)) return calmPage(visit, "over");
  const first = published.version.content.letters[0]?.language;
  return packPage(visit, published, { number: "10", languages: first ? [first] : [], choices: freshChoices });
});

export const POST = publicForm<Params>(async (post) => {
  const { params, setting, db, fields, client } = post;
  const published = await findPublished(db.read, params.slug);
  if (published === null) return calmPage(post, "not_found");
  if (!isOpen(published.action, setting.now)) return calmPage(post, "over");
  const again = (problems: Record<string, string>, status = 422, characters = "") =>
    packPage(post, published, typedPack(fields), { problems, status, characters });
  const form = parseForm(groupPackSchema, fields);
  if (!form.ok) return again(form.fields);
  const table = await listPostage(db.read);
  const problem = strangeIn(form.value, published, table);
  if (problem !== null) return again(problem);
  const { number, language: languages, ...choices } = form.value;
  const { content, number: version } = published.version;
  const actions = [{ content, slug: params.slug, version, number, languages, texts: [] }];
  const planned = planPack({ ...choices, actions, date: setting.now, base: setting.base }, lettersMax.public);
  if (!planned.ok) return again({ number: planned.problem });
  if (!takeFrom("pack", client, setting.now))
    return askToWait(await again({ form: "too_many" }, 429), "pack", client, setting.now);
  const made = await packBytes(planned.plan, { locale: setting.locale, table });
  if (made.ok) return download(made.bytes, `pack-${params.slug}.pdf`, "application/pdf");
  if (made.problem === "not_printable") return again({ form: made.problem }, 422, someOf(made.characters));
  const answer = await again({ form: made.problem }, made.problem === "busy" ? 503 : 422);
  return made.problem === "busy" ? tryAgainIn(secondsOfPrinting, answer) : answer;
});

function strangeIn(
  { language, origin }: GroupPackForm,
  { version }: PublishedAction,
  table: Awaited<ReturnType<typeof listPostage>>,
): Record<string, string> | null {
  const known = version.content.letters.map((letter) => letter.language);
  if (language.some((tag) => !known.includes(tag))) return { language: "language_invalid" };
  return isOrigin(origin, table) ? null : { origin: "origin_invalid" };
}

async function packPage(
  { request, setting, db }: Visit<Params> | Post<Params>,
  published: PublishedAction,
  typed: TypedPack,
  {
    problems = {},
    status = 200,
    characters = "",
  }: { problems?: Record<string, string>; status?: number; characters?: string } = {},
): Promise<Response> {
  const origins = [...new Set((await listPostage(db.read)).map(({ country }) => country))];
  return page(setting, request, {
    title: setting.t("pack.title"),
    status,
    body: <PackPage {...{ setting, published, typed, problems, characters, origins }} />,
  });
}

function typedPack(fields: FormData): TypedPack {
  return {
    number: String(fields.get("number") ?? "").slice(0, 20),
    languages: fields.getAll("language").map(String),
    choices: typedChoices(fields),
  };
}
