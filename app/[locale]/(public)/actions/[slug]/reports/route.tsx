// /{locale}/actions/{slug}/reports: GET asks how many letters someone sent by hand, POST counts them.
import { findPublished, type PublishedAction } from "@/lib/actions/queries";
import { reportSchema } from "@/lib/appeals/schema";
import { parseForm } from "@/lib/form";
import { recordReport } from "@/lib/participation/commands";
import { type LimitName, takeFrom } from "@/lib/rate-limit";
import { json, page, seeOther } from "../../../_http/answer";
import { sentencesFor } from "../../../_http/sentences";
import { type Post, publicForm, publicPage, type Visit } from "../../../_http/visit";
import { askToWait } from "../../../_http/wait";
import { calmPage } from "../../../_pages/calm-page";
import { ReportPage, type ReportPageProps } from "../../../_pages/report-page";
import { freshNonce } from "../../../_pages/typed";

type Params = { slug: string };

export const GET = publicPage<Params>(async (visit) => {
  const published = await findPublished(visit.db.read, visit.params.slug);
  if (published === null) return calmPage(visit, "not_found");
  const kind = visit.query.get("kind") === "sent" ? "sent" : "posted";
  return reportPage(visit, published, { form_nonce: freshNonce(), kind, number: "1", group: "" });
});

export const POST = publicForm<Params>(async (post) => {
  const { params, setting, db, fields, client, asJson } = post;
  const published = await findPublished(db.read, params.slug);
  if (published === null) return calmPage(post, "not_found");
  const form = parseForm(reportSchema, fields);
  if (!form.ok && asJson) return json(422, { problems: form.fields });
  if (!form.ok) return reportPage(post, published, typedReport(fields), form.fields);
  if (!takeFrom("report", client, setting.now)) return reportBack(post, published, "report");
  await recordReport(db, { slug: params.slug, form: form.value, now: setting.now });
  const { kind, number } = form.value;
  if (asJson) return json(201, { kind, number });
  return seeOther(`/${setting.locale}/actions/${params.slug}?thanks=${kind}`);
}, hastyReportBack);

/** Too many reports from one network: what was typed, to send again a little later. */
async function reportBack(post: Post<Params>, published: PublishedAction, limit: LimitName): Promise<Response> {
  const answer = post.asJson
    ? json(429, { problem: "too_many" })
    : await reportPage(post, published, typedReport(post.fields), { form: "too_many_reports" }, 429);
  return askToWait(answer, limit, post.client, post.setting.now);
}

async function hastyReportBack(post: Post<Params>): Promise<Response> {
  const published = await findPublished(post.db.read, post.params.slug);
  return published === null ? calmPage(post, "not_found") : reportBack(post, published, "form");
}

function reportPage(
  { request, setting }: Visit<Params>,
  published: PublishedAction,
  typed: ReportPageProps["typed"],
  codes: Record<string, string> = {},
  status = Object.keys(codes).length > 0 ? 422 : 200,
): Promise<Response> {
  const problems = sentencesFor(codes, setting);
  return page(setting, request, {
    title: setting.t("report.title"),
    status,
    body: <ReportPage {...{ setting, published, typed, problems }} />,
  });
}

function typedReport(fields: FormData): ReportPageProps["typed"] {
  const text = (name: string) => String(fields.get(name) ?? "").slice(0, 200);
  return {
    form_nonce: text("form_nonce") || freshNonce(),
    kind: text("kind"),
    number: text("number"),
    group: text("group"),
  };
}
