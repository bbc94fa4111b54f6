// One letter in the outbox: how it stands, every step it took and who took it, and what can be decided now. Its text and
// its writer are not shown: nobody needs them to decide.
import { Frame } from "@/app/[locale]/(desk)/_desk/frame";
import { type DeskPage, deskPage } from "@/app/[locale]/(desk)/_desk/gate";
import { missing } from "@/app/[locale]/(desk)/_desk/missing";
import { letterPath, outboxPath, withQuery } from "@/app/[locale]/(desk)/_desk/paths";
import type { Query } from "@/app/[locale]/(desk)/_desk/query";
import { titled } from "@/app/[locale]/(desk)/_desk/titled";
import { translator } from "@/lib/i18n/translator";
import { asId, type MessageId } from "@/lib/ids";
import { may } from "@/lib/organizers/organizer";
import { listOrganizers } from "@/lib/organizers/queries";
import { findLetter, nameActions } from "@/lib/outbox/desk-queries";
import { listMessageEvents } from "@/lib/outbox/queries";
import { Decisions } from "../../_outbox/decisions";
import { Events } from "../../_outbox/events";
import styles from "../../_outbox/outbox.module.css";
import { Outcome } from "../../_outbox/outcome";
import { reasonText, timeText } from "../../_outbox/say";
import { TargetName } from "../../_outbox/target-name";

export const generateMetadata = titled((t) => t("outbox.letter"));

interface Props {
  readonly params: Promise<{ locale: string; id: string }>;
  readonly searchParams: Promise<Query>;
}

export default async function LetterPage({ params, searchParams }: Props) {
  const desk = await deskPage(params, "see_actions");
  const { locale, organizer, db } = desk;
  const id = asId<MessageId>((await params).id);
  const letter = id === null ? null : await findLetter(db.read, id);
  if (letter === null) missing(locale);
  const [events, people, names] = await Promise.all([
    listMessageEvents(db.read, letter.id),
    listOrganizers(db.read),
    nameActions(db.read, letter.actionId === null ? [] : [letter.actionId]),
  ]);
  const t = translator(locale, "desk");
  const list = withQuery(`${outboxPath(locale)}/letters`, { state: letter.state });
  const wasResent = events.some(({ cause }) => cause === "resent_once");
  return (
    <Frame locale={locale} organizer={organizer} part="outbox" path={`/desk/outbox/letters/${letter.id}`}>
      <p>
        <a href={list}>{t(`outbox.states.${letter.state}`)}</a>
      </p>
      <h1>{t("outbox.letter")}</h1>
      <Outcome locale={locale} query={await searchParams} />
      <p>
        <TargetName locale={locale} letter={letter} names={names} />
      </p>
      <LetterFacts desk={desk} letter={letter} />
      {may(organizer.role, "steer_sending") ? (
        <Decisions locale={locale} letter={letter} path={letterPath(locale, letter.id)} wasResent={wasResent} />
      ) : null}
      <Events locale={locale} events={events} people={people} />
    </Frame>
  );
}

type Letter = NonNullable<Awaited<ReturnType<typeof findLetter>>>;

function LetterFacts({ desk: { locale }, letter }: { desk: DeskPage; letter: Letter }) {
  const t = translator(locale, "desk");
  const answer = [letter.smtpCode, letter.enhancedCode, letter.relayId].filter((part) => part !== null).join(" ");
  const facts = [
    [t("outbox.columns.state"), t(`outbox.states.${letter.state}`)],
    [t("outbox.columns.reason"), reasonText(locale, letter.reason, letter.state)],
    [t("outbox.columns.attempts"), String(letter.attempts)],
    [t("outbox.columns.written"), timeText(locale, letter.createdAt)],
    [t("outbox.columns.until"), timeText(locale, letter.notAfter)],
  ] as const;
  return (
    <dl className={styles.facts}>
      {facts.map(([name, value]) => (
        <div key={name}>
          <dt>{name}</dt>
          <dd>{value}</dd>
        </div>
      ))}
      {answer === "" ? null : (
        <div>
          <dt>{t("outbox.columns.answer")}</dt>
          <dd className={styles.code}>
            <bdi dir="ltr">{answer}</bdi>
          </dd>
        </div>
      )}
      <div>
        <dt>Message-ID</dt>
        <dd className={styles.code}>
          <bdi dir="ltr">{letter.messageId}</bdi>
        </dd>
      </div>
    </dl>
  );
}
