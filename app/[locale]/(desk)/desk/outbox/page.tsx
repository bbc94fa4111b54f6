// The outbox desk: what waits and why, what nobody knows, what went wrong, and for whom. Viewers see the totals alone.
import { Notice } from "@/app/_ui/notice";
import { minute } from "@/lib/clock";
import type { Locale } from "@/lib/i18n/locales";
import { translator } from "@/lib/i18n/translator";
import { may } from "@/lib/organizers/organizer";
import { countSending, listGroups } from "@/lib/outbox/desk-queries";
import { listPauses } from "@/lib/outbox/pauses";
import { readReconcile } from "@/lib/outbox/reconcile";
import { workerSeenAt } from "@/lib/worker/queries";
import { Frame } from "../../_desk/frame";
import { deskPage } from "../../_desk/gate";
import type { Query } from "../../_desk/query";
import { titled } from "../../_desk/titled";
import { Details } from "./_outbox/details";
import { Outcome } from "./_outbox/outcome";
import { PausedAll } from "./_outbox/pauses";
import { Restored } from "./_outbox/restored";
import { Totals } from "./_outbox/totals";

export const generateMetadata = titled((t) => t("outbox.title"));

interface Props {
  readonly params: Promise<{ locale: string }>;
  readonly searchParams: Promise<Query>;
}

export default async function OutboxPage({ params, searchParams }: Props) {
  const desk = await deskPage(params, "see_numbers");
  const { locale, organizer, db, now } = desk;
  const seesLetters = may(organizer.role, "see_actions");
  const [groups, sending, seenAt, pauses, restored] = await Promise.all([
    listGroups(db.read),
    countSending(db.read),
    workerSeenAt(db.read),
    listPauses(db.read, now),
    readReconcile(db.read),
  ]);
  const t = translator(locale, "desk");
  return (
    <Frame locale={locale} organizer={organizer} part="outbox" path="/desk/outbox">
      <h1>{t("outbox.title")}</h1>
      <Outcome locale={locale} query={await searchParams} />
      <WorkerGone locale={locale} seenAt={seenAt} now={now} />
      <Restored locale={locale} state={restored} maySteer={may(organizer.role, "steer_sending")} />
      <PausedAll locale={locale} pauses={pauses} />
      <Totals locale={locale} now={now} groups={groups} sending={sending} linked={seesLetters} />
      {groups.length === 0 ? <p>{t("outbox.empty")}</p> : null}
      {seesLetters ? <Details desk={desk} groups={groups} pauses={pauses} /> : null}
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
