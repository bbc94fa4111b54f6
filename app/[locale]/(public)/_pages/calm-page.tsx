// Pages for what could not be done: each says so plainly and what to do instead.
import { ButtonLink } from "@/app/_ui/button";
import { wantsJson } from "@/lib/form";
import { json, page } from "../_http/answer";
import type { Setting } from "../_http/setting";

const statusOf = {
  not_found: 404,
  unknown_link: 404,
  foreign: 403,
  not_a_form: 415,
  too_large: 413,
  too_many: 429,
  over: 410,
  not_printed: 500,
  fault: 500,
  busy: 503,
  unavailable: 503,
} as const;

export type CalmReason = keyof typeof statusOf;

export async function calmPage(
  { request, setting }: { request: Request; setting: Setting },
  reason: CalmReason,
  faultId = "",
): Promise<Response> {
  const { t, locale } = setting;
  const status = statusOf[reason];
  if (wantsJson(request) && reason !== "fault") return json(status, { problem: reason });
  const title = t(`calm.${reason}.title`);
  const body = (
    <article className="calm">
      <h1>{title}</h1>
      <p>{t(`calm.${reason}.text`, { fault: faultId })}</p>
      <p>
        <ButtonLink href={`/${locale}`}>{t("calm.to_list")}</ButtonLink>
      </p>
    </article>
  );
  return page(setting, request, { title, status, keep: "never", body });
}
