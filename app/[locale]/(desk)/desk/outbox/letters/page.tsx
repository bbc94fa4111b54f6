// The letters behind a number of the outbox, fifty at a time. Nothing of their writers stands here.
import { ButtonLink } from "@/app/_ui/button";
import { agoText, numberText } from "@/app/[locale]/(desk)/_desk/format";
import { Frame } from "@/app/[locale]/(desk)/_desk/frame";
import { deskPage } from "@/app/[locale]/(desk)/_desk/gate";
import { letterPath, outboxPath, withQuery } from "@/app/[locale]/(desk)/_desk/paths";
import { one, type Query } from "@/app/[locale]/(desk)/_desk/query";
import { titled } from "@/app/[locale]/(desk)/_desk/titled";
import type { Locale } from "@/lib/i18n/locales";
import { translator } from "@/lib/i18n/translator";
import type { ActionId } from "@/lib/ids";
import { countLetters, type ListedLetter, listLetters, type NamedAction, nameActions } from "@/lib/outbox/desk-queries";
import { filterOf, narrowedBy, readPlace, writePlace } from "../_outbox/filter";
import styles from "../_outbox/outbox.module.css";
import { reasonText, timeText } from "../_outbox/say";
import { TargetName } from "../_outbox/target-name";

export const generateMetadata = titled((t) => t("outbox.title"));

interface Props {
  readonly params: Promise<{ locale: string }>;
  readonly searchParams: Promise<Query>;
}

export default async function LettersPage({ params, searchParams }: Props) {
  const { locale, organizer, db, now } = await deskPage(params, "see_actions");
  const query = await searchParams;
  const narrowed = narrowedBy((name) => one(query, name));
  const filter = await filterOf(db.read, narrowed);
  const [{ letters, next }, number] = await Promise.all([
    listLetters(db.read, filter, { after: readPlace(one(query, "after")) }),
    countLetters(db.read, filter),
  ]);
  const ids = letters.flatMap(({ actionId }) => (actionId === null ? [] : [actionId]));
  const names = await nameActions(db.read, [...new Set(ids)]);
  const t = translator(locale, "desk");
  const here = `${outboxPath(locale)}/letters`;
  return (
    <Frame locale={locale} organizer={organizer} part="outbox" path="/desk/outbox">
      <p>
        <a href={outboxPath(locale)}>{t("outbox.title")}</a>
      </p>
      <h1>
        {t(`outbox.states.${narrowed.state}`)}: {numberText(locale, number)}
      </h1>
      <p className={styles.note}>{t(`outbox.help.${narrowed.state}`)}</p>
      {letters.length === 0 ? <p>{t("outbox.noLetters")}</p> : <Letters {...{ locale, letters, names, now }} />}
      {next === null ? null : (
        <p>
          <ButtonLink href={withQuery(here, { ...narrowed, after: writePlace(next) })}>{t("outbox.next")}</ButtonLink>
        </p>
      )}
    </Frame>
  );
}

interface LettersProps {
  readonly locale: Locale;
  readonly letters: readonly ListedLetter[];
  readonly names: ReadonlyMap<ActionId, NamedAction>;
  readonly now: Date;
}

function Letters({ locale, letters, names, now }: LettersProps) {
  const t = translator(locale, "desk");
  return (
    <table className={styles.table}>
      <thead>
        <tr>
          <th scope="col">{t("outbox.target")}</th>
          {(["reason", "answer", "attempts", "written", "next"] as const).map((column) => (
            <th key={column} scope="col">
              {t(`outbox.columns.${column}`)}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {letters.map((letter) => (
          <tr key={letter.id}>
            <th scope="row">
              <TargetName locale={locale} letter={letter} names={names} />
              <a href={letterPath(locale, letter.id)}>{t("outbox.open")}</a>
            </th>
            <td data-label={t("outbox.columns.reason")}>{reasonText(locale, letter.reason, letter.state)}</td>
            <td data-label={t("outbox.columns.answer")} className={styles.code}>
              <bdi dir="ltr">{[letter.smtpCode, letter.enhancedCode].filter((part) => part !== null).join(" ")}</bdi>
            </td>
            <td data-label={t("outbox.columns.attempts")}>{numberText(locale, letter.attempts)}</td>
            <td data-label={t("outbox.columns.written")}>
              {t("outbox.ago", { age: agoText(locale, letter.createdAt, now) })}
            </td>
            <td data-label={t("outbox.columns.next")}>
              {timeText(locale, letter.state === "queued" ? letter.notBefore : letter.doneAt)}
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
