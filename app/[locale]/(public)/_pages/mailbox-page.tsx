// The local mailbox, while no mail server is set: what would have gone out, to read on this machine.

import { formatDate } from "@/lib/i18n/dates";
import type { MailboxItem } from "@/lib/outbox/mailbox";
import type { Setting } from "../_http/setting";
import { Time } from "./say";

export function MailboxPage({ setting, items }: { setting: Setting; items: readonly MailboxItem[] }) {
  const { t, locale } = setting;
  return (
    <article>
      <header>
        <h1>{t("mailbox.title")}</h1>
        <p className="lead">{t("mailbox.lead")}</p>
      </header>
      {items.length === 0 ? <p className="empty">{t("mailbox.empty")}</p> : null}
      <ol className="mailbox">
        {items.map((item) => (
          <li key={item.id}>
            <a href={`/${locale}/mailbox/${item.id}`}>
              <bdi>{item.subject || t("mailbox.no_subject")}</bdi>
            </a>
            <span className="quiet">
              <bdi>{item.to}</bdi> <Time at={item.at}>{sayMoment(item.at, locale)}</Time>
            </span>
          </li>
        ))}
      </ol>
    </article>
  );
}

export function MailPage({ setting, item }: { setting: Setting; item: MailboxItem }) {
  const { t, locale } = setting;
  return (
    <article>
      <p className="kicker">
        <a href={`/${locale}/mailbox`}>{t("mailbox.title")}</a>
      </p>
      <h1 dir="auto">{item.subject || t("mailbox.no_subject")}</h1>
      <dl className="mail-head">
        <dt>{t("mailbox.from")}</dt>
        <dd>
          <bdi>{item.from}</bdi>
        </dd>
        <dt>{t("mailbox.to")}</dt>
        <dd>
          <bdi>{item.to}</bdi>
        </dd>
        <dt>{t("mailbox.at")}</dt>
        <dd>
          <Time at={item.at}>{sayMoment(item.at, locale)}</Time>
        </dd>
      </dl>
      <div className="sheet mail-text" dir="auto">
        <MailText text={item.text} />
      </div>
    </article>
  );
}

/** A link that stands alone on its line can be followed; everything else is text. */
function MailText({ text }: { text: string }) {
  return text.split(/^(https?:\/\/[^\s<>"]+)\s*$/m).map((part, at) => {
    // Between the texts stand the links.
    const isLink = at % 2 === 1;
    return isLink ? (
      <a key={part} href={part} dir="ltr">
        {part}
      </a>
    ) : (
      <div key={part} className="as-typed" dir="auto">
        {part}
      </div>
    );
  });
}

function sayMoment(at: Date, locale: string): string {
  return formatDate(at, locale, { dateStyle: "medium", timeStyle: "medium" });
}
