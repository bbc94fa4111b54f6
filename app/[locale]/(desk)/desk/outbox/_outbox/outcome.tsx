// What was just done, or why it was not.
import { Notice } from "@/app/_ui/notice";
import type { Query } from "@/app/[locale]/(desk)/_desk/query";
import type { Locale } from "@/lib/i18n/locales";
import { outcomeIn } from "./say";

export function Outcome({ locale, query }: { locale: Locale; query: Query }) {
  const { did, problem } = outcomeIn(locale, query);
  return (
    <>
      {did === null ? null : <Notice tone="done" live title={did} />}
      {problem === null ? null : <Notice tone="doubt" live title={problem} />}
    </>
  );
}
