// The outbox desk: what waits and why, what nobody knows, what went wrong, and for whom. Viewers see the totals alone.
import { Notice } from "@/app/_ui/notice";
import { minute } from "@/lib/clock";
import type { Locale } from "@/lib/i18n/locales";
import { translator } from "@/lib/i18n/translator";
import { may } from "@/lib/organizers/organizer";
import { countOtherMail, countSending, listFailingAddresses, listGroups, nameActions } from "@/lib/outbox/desk-queries";
import { workerSeenAt } from "@/lib/worker/queries";
import { Frame } from "../../_desk/frame";
import { type DeskPage, deskPage } from "../../_desk/gate";
import type { Query } from "../../_desk/query";
import { titled } from "../../_desk/titled";
import { CountsTable } from "./_outbox/counts-table";
import { Failing } from "./_outbox/failing";
import { OtherMail } from "./_outbox/other-mail";
import { Outcome } from "./_outbox/outcome";
import { Reasons } from "./_outbox/reasons";
import { TargetName } from "./_outbox/target-name";
import { Totals } from "./_outbox/totals";
import { byDomain, byTarget, domainOf } from "./_outbox/view";

export const generateMetadata = titled((t) => t("outbox.title"));

interface Props {
  readonly params: Promise<{ locale: string }>;
  readonly searchParams: Promise<Query>;
}

export default async function OutboxPage({ params, searchParams }: Props) {
  const desk = await deskPage(params, "see_numbers");
  const { locale, organizer, db, now } = desk;
  const seesLetters = may(organizer.role, "see_actions");
  const [groups, sending, seenAt] = await Promise.all([
    listGroups(db.read),
    countSending(db.read),
    workerSeenAt(db.read),
  ]);
  const t = translator(locale, "desk");
  return (
    <Frame locale={locale} organizer={organizer} part="outbox" path="/desk/outbox">
      <h1>{t("outbox.title")}</h1>
      <Outcome locale={locale} query={await searchParams} />
      <WorkerGone locale={locale} seenAt={seenAt} now={now} />
      <Totals locale={locale} now={now} groups={groups} sending={sending} linked={seesLetters} />
      {groups.length === 0 ? <p>{t("outbox.empty")}</p> : null}
      {seesLetters ? <Details desk={desk} groups={groups} /> : null}
    </Frame>
  );
}

/** A worker says every ten seconds that it lives. */
function WorkerGone({ locale, seenAt, now }: { locale: Locale; seenAt: Date | null; now: Date }) {
  if (seenAt !== null && now.getTime() - seenAt.getTime() < minute) return null;
  const t = translator(locale, "desk");
  return (
    <Notice tone="doubt" title={t("outbox.noWorker")}>
      <p>{t("outbox.noWorkerHelp")}</p>
    </Notice>
  );
}

async function Details({ desk, groups }: { desk: DeskPage; groups: Awaited<ReturnType<typeof listGroups>> }) {
  const { locale, organizer, db, now } = desk;
  const [addresses, mails, names] = await Promise.all([
    listFailingAddresses(db.read),
    countOtherMail(db.read),
    nameActions(db.read, [...new Set(groups.map(({ actionId }) => actionId))]),
  ]);
  const t = translator(locale, "desk");
  const maySteer = may(organizer.role, "steer_sending");
  const table = { locale, now };
  return (
    <>
      <Failing {...{ locale, addresses, groups, names, maySteer }} />
      <Reasons {...{ locale, now, groups, maySteer }} />
      {groups.length === 0 ? null : (
        <>
          <h2>{t("outbox.byTarget")}</h2>
          <CountsTable
            {...table}
            caption={t("outbox.byTargetCaption")}
            head={t("outbox.target")}
            rows={byTarget(groups)}
            nameOf={({ group }) => <TargetName locale={locale} letter={group} names={names} />}
            filterOf={({ group }) => ({ action: group.actionId, target: group.targetId, address: group.toAddress })}
          />
          <h2>{t("outbox.byDomain")}</h2>
          <CountsTable
            {...table}
            caption={t("outbox.byDomainCaption")}
            head={t("outbox.domain")}
            rows={byDomain(groups)}
            nameOf={({ key }) => <bdi dir="ltr">{key}</bdi>}
            filterOf={({ group }) => ({ domain: domainOf(group) })}
          />
        </>
      )}
      <OtherMail {...{ locale, now, mails, maySteer }} />
    </>
  );
}
