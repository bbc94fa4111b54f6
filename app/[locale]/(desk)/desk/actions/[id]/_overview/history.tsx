// What happened to an action: its published versions, and each step with its day and who took it.
import { instantText } from "@/app/[locale]/(desk)/_desk/format";
import type { listActionEvents, VersionSummary } from "@/lib/actions/queries";
import type { Locale } from "@/lib/i18n/locales";
import { translator } from "@/lib/i18n/translator";
import type { listOrganizers } from "@/lib/organizers/queries";
import { paceText } from "../../../_pace/pace-words";
import { paceFrom, withoutRepeats } from "./events";
import styles from "./overview.module.css";

type ActionEvent = Awaited<ReturnType<typeof listActionEvents>>[number];
type Person = Awaited<ReturnType<typeof listOrganizers>>[number];

interface HistoryProps {
  readonly locale: Locale;
  readonly versions: readonly VersionSummary[];
  readonly events: readonly ActionEvent[];
  readonly people: readonly Person[];
}

const known = [
  "created",
  "saved",
  "submitted_for_review",
  "returned_to_draft",
  "published",
  "closed",
  "stopped",
  "pace_taken_back",
] as const;

export function History({ locale, versions, events, people }: HistoryProps) {
  const t = translator(locale, "desk");
  return (
    <>
      {versions.length === 0 ? null : (
        <section aria-labelledby="versions">
          <h2 id="versions">{t("action.versions")}</h2>
          <ol className={styles.lines}>
            {versions.map(({ id, number, kind, publishedAt }) => (
              <li key={id}>
                <time dateTime={publishedAt.toISOString()}>{instantText(locale, publishedAt)}</time>
                <span>{t("action.versionLine", { number, kind: t(`action.versionKind.${kind}`) })}</span>
              </li>
            ))}
          </ol>
        </section>
      )}
      <section aria-labelledby="history">
        <h2 id="history">{t("action.history")}</h2>
        <ol className={styles.lines}>
          {withoutRepeats(events).map((event) => (
            <li key={event.id}>
              <time dateTime={event.at.toISOString()}>{instantText(locale, event.at)}</time>
              <span>
                {eventText(locale, event)}{" "}
                <small>{t("action.by", { who: whoText(locale, event.actor, people) })}</small>
              </span>
            </li>
          ))}
        </ol>
      </section>
    </>
  );
}

function eventText(locale: Locale, { what, detail }: ActionEvent): string {
  const t = translator(locale, "desk");
  if (what === "created" && detail.imported === true) return t("action.events.imported");
  if (what === "pace_chosen") {
    const pace = paceText(locale, paceFrom(detail));
    return t(detail.target ? "action.events.pace_chosen_target" : "action.events.pace_chosen", { pace });
  }
  const code = known.find((each) => each === what);
  return code === undefined ? t("action.events.other", { what }) : t(`action.events.${code}`);
}

function whoText(locale: Locale, actor: string, people: readonly Person[]): string {
  const t = translator(locale, "desk");
  if (actor === "operator" || actor === "worker") return t(`action.actors.${actor}`);
  const person = people.find(({ id }) => id === actor);
  return person ? person.name || person.email : t("action.actors.organizer");
}
