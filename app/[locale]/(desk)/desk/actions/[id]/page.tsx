// An action's overview: how it stands, what is missing, what can be done now, and what happened.
import { Notice } from "@/app/_ui/notice";
import { Frame } from "@/app/[locale]/(desk)/_desk/frame";
import { actionIdIn, deskPage } from "@/app/[locale]/(desk)/_desk/gate";
import { missing } from "@/app/[locale]/(desk)/_desk/missing";
import { oneOf, type Query } from "@/app/[locale]/(desk)/_desk/query";
import { titled } from "@/app/[locale]/(desk)/_desk/titled";
import { readyToPublish } from "@/lib/actions/publication";
import { findDraft, listActionEvents, listVersions } from "@/lib/actions/queries";
import { translator } from "@/lib/i18n/translator";
import { listOrganizers } from "@/lib/organizers/queries";
import { ActionHead } from "./_overview/action-head";
import { Facts } from "./_overview/facts";
import { History } from "./_overview/history";
import { NextSteps } from "./_overview/next-steps";
import styles from "./_overview/overview.module.css";

export const generateMetadata = titled((t) => t("action.overview"));

interface Props {
  readonly params: Promise<{ locale: string; id: string }>;
  readonly searchParams: Promise<Query>;
}

const doneCodes = ["created", "published", "review", "draft", "closed", "stopped", "saved"] as const;
const problemCodes = ["not_ready", "not_allowed_now", "changed_meanwhile"] as const;

export default async function ActionOverviewPage({ params, searchParams }: Props) {
  const { locale, organizer, db, now } = await deskPage(params, "see_actions");
  const actionId = await actionIdIn(params);
  const [action, versions, events, people] = await Promise.all([
    findDraft(db.read, actionId),
    listVersions(db.read, actionId),
    listActionEvents(db.read, actionId),
    listOrganizers(db.read),
  ]);
  if (action === null) missing(locale);
  const query = await searchParams;
  const did = oneOf(query, "done", doneCodes);
  const problem = oneOf(query, "problem", problemCodes);
  const t = translator(locale, "desk");
  return (
    <Frame locale={locale} organizer={organizer} part="actions" path={`/desk/actions/${actionId}`}>
      <ActionHead locale={locale} organizer={organizer} action={action} tab="overview" />
      {did === null ? null : <Notice tone="done" live title={t(`action.done.${did}`)} />}
      {problem === null ? null : <Notice tone="doubt" live title={t(`action.problems.${problem}`)} />}
      <div className={styles.columns}>
        <NextSteps
          locale={locale}
          organizer={organizer}
          action={action}
          missing={readyToPublish(action.content, now)}
        />
        <div>
          <Facts locale={locale} action={action} now={now} />
          <History locale={locale} versions={versions} events={events} people={people} />
        </div>
      </div>
    </Frame>
  );
}
