// Every step of one letter, the newest first, with who took it where a person did.
import { instantText } from "@/app/[locale]/(desk)/_desk/format";
import type { Locale } from "@/lib/i18n/locales";
import { translator } from "@/lib/i18n/translator";
import type { listOrganizers } from "@/lib/organizers/queries";
import { byJournal, evidences } from "@/lib/outbox/decision";
import type { listMessageEvents } from "@/lib/outbox/queries";
import styles from "./outbox.module.css";
import { reasonText } from "./say";

type Event = Awaited<ReturnType<typeof listMessageEvents>>[number];
type People = Awaited<ReturnType<typeof listOrganizers>>;

interface EventsProps {
  readonly locale: Locale;
  readonly events: readonly Event[];
  readonly people: People;
}

const steps = [
  "enqueued",
  "claimed",
  "dot",
  "accepted",
  "released",
  "cancelled_by_organizer",
  "resent_once",
  "arrived",
  "address_trusted",
  "address_corrected",
  "received_failed",
  "received_delivered",
  "received_answer",
  "received_automatic",
] as const;

/** Steps that a person took: their detail says who. */
const decided: readonly string[] = ["released", "cancelled_by_organizer", "resent_once", "arrived", "address_trusted"];

export function Events({ locale, events, people }: EventsProps) {
  const t = translator(locale, "desk");
  return (
    <section aria-labelledby="events">
      <h2 id="events">{t("outbox.events")}</h2>
      <ol className={styles.events}>
        {[...events].reverse().map((event) => (
          <li key={event.id}>
            <time dateTime={event.at.toISOString()}>{instantText(locale, event.at)}</time>
            <span>
              {stepText(locale, event)} <Who locale={locale} event={event} people={people} />
            </span>
            <small>{t(`outbox.states.${event.toState}`)}</small>
          </li>
        ))}
      </ol>
    </section>
  );
}

function stepText(locale: Locale, { cause, toState }: Event): string {
  const t = translator(locale, "desk");
  const known = steps.find((step) => step === cause);
  return known ? t(`outbox.steps.${known}`) : reasonText(locale, cause, toState);
}

function Who({ locale, event, people }: { locale: Locale; event: Event; people: People }) {
  const t = translator(locale, "desk");
  // A worker's name says nothing to who reads this; a server's code may.
  if (event.detail === null || event.cause === "claimed") return null;
  if (!decided.includes(event.cause)) {
    return (
      <bdi dir="ltr" className={styles.code}>
        {event.detail}
      </bdi>
    );
  }
  const [id, said] = event.detail.split(" ");
  const evidence = evidences.find((each) => each === said);
  const person = people.find((each) => each.id === id);
  return (
    <>
      <bdi>{person?.email ?? t(id === byJournal ? "outbox.byJournal" : "outbox.someone")}</bdi>
      {evidence === undefined ? null : ` (${t(`outbox.evidences.${evidence}`)})`}
    </>
  );
}
