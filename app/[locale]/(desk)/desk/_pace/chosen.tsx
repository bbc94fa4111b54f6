// The page's parts around a pace's form: how it is now, what it means, who chose it, the way back to the usual, and what makes
// a pace count for nothing.
import type { ReactNode } from "react";
import { Button } from "@/app/_ui/button";
import { Notice } from "@/app/_ui/notice";
import { instantText } from "@/app/[locale]/(desk)/_desk/format";
import { oneOf, type Query } from "@/app/[locale]/(desk)/_desk/query";
import { config } from "@/lib/config";
import type { Locale } from "@/lib/i18n/locales";
import { translator } from "@/lib/i18n/translator";
import type { listOrganizers } from "@/lib/organizers/queries";
import type { findPace } from "@/lib/outbox/paces";
import styles from "./pace.module.css";

const doneCodes = ["chosen", "unchanged", "taken_back"] as const;
const problemCodes = ["bad_pace", "not_found", "action_over"] as const;

/** What was just done or refused, and whether letters are paced at all here. */
export function PaceNotices({ locale, query }: { locale: Locale; query: Query }) {
  const t = translator(locale, "desk");
  const did = oneOf(query, "done", doneCodes);
  const problem = oneOf(query, "problem", problemCodes);
  const { mail, unlimited } = config();
  const why = mail === null ? "mailbox" : unlimited ? "unlimited" : null;
  return (
    <>
      {did === null ? null : <Notice tone="done" live title={t(`pace.done.${did}`)} />}
      {problem === null ? null : <Notice tone="doubt" live title={t(`pace.refused.${problem}`)} />}
      {why === null ? null : <Notice tone="doubt" title={t(`pace.unpaced.${why}`)} />}
    </>
  );
}

export function Meaning({
  locale,
  isTyped,
  texts,
}: {
  locale: Locale;
  isTyped: boolean;
  texts: readonly string[];
}): ReactNode {
  const t = translator(locale, "desk");
  return (
    <section className={styles.meaning} aria-labelledby="meaning" {...(isTyped ? { role: "status" } : {})}>
      <p id="meaning">
        <strong>{t(isTyped ? "pace.wouldMean" : "pace.means")}</strong>
      </p>
      {texts.map((text) => (
        <p key={text}>{text}</p>
      ))}
    </section>
  );
}

interface ChosenByProps {
  readonly locale: Locale;
  /** Address of the page; its orders go below it. */
  readonly path: string;
  readonly target: string | null;
  readonly chosen: Awaited<ReturnType<typeof findPace>>;
  readonly people: Awaited<ReturnType<typeof listOrganizers>>;
  readonly maySteer: boolean;
}

/** Nothing where nobody chose. */
export function ChosenBy({ locale, path, target, chosen, people, maySteer }: ChosenByProps) {
  if (chosen === null) return null;
  const t = translator(locale, "desk");
  const person = people.find(({ id }) => id === chosen.by);
  const who = person
    ? person.name || person.email
    : t(chosen.by === "operator" ? "action.actors.operator" : "outbox.someone");
  return (
    <>
      {chosen.at === null ? null : (
        <p className={styles.note}>
          {t("pace.chosenBy", { who: `\u2068${who}\u2069`, date: instantText(locale, chosen.at) })}
        </p>
      )}
      {maySteer ? (
        <form method="post" action={`${path}/removal`} className={styles.back}>
          {target === null ? null : <input type="hidden" name="target" value={target} />}
          <Button>{t(target === null ? "pace.takeBack" : "pace.takeBackTarget")}</Button>
        </form>
      ) : null}
    </>
  );
}
