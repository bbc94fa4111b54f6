// What whoever may read actions sees of the outbox: pauses, failing addresses, reasons, targets, domains, other mail.
import type { DeskPage } from "@/app/[locale]/(desk)/_desk/gate";
import { translator } from "@/lib/i18n/translator";
import type { ActionId } from "@/lib/ids";
import { may } from "@/lib/organizers/organizer";
import { listOrganizers } from "@/lib/organizers/queries";
import { countOtherMail, type Group, listFailingAddresses, nameActions } from "@/lib/outbox/desk-queries";
import { readPaces } from "@/lib/outbox/paces";
import type { Pause } from "@/lib/outbox/pauses";
import { CountsTable } from "./counts-table";
import { Failing } from "./failing";
import { OtherMail } from "./other-mail";
import { Paces } from "./paces";
import { Pauses } from "./pauses";
import { Reasons } from "./reasons";
import { TargetName } from "./target-name";
import { byDomain, byTarget, domainOf } from "./view";

interface DetailsProps {
  readonly desk: DeskPage;
  readonly groups: readonly Group[];
  readonly pauses: readonly Pause[];
}

export async function Details({ desk, groups, pauses }: DetailsProps) {
  const { locale, organizer, db, now } = desk;
  const paused = pauses.flatMap(({ scope, subject }) => (scope === "action" ? [subject as ActionId] : []));
  const [addresses, mails, people, choices, names] = await Promise.all([
    listFailingAddresses(db.read),
    countOtherMail(db.read),
    listOrganizers(db.read),
    readPaces(db.read),
    nameActions(db.read, [...new Set([...groups.map(({ actionId }) => actionId), ...paused])]),
  ]);
  const t = translator(locale, "desk");
  const maySteer = may(organizer.role, "steer_sending");
  const table = { locale, now };
  return (
    <>
      <Failing {...{ locale, addresses, groups, names, maySteer }} />
      <Pauses {...{ locale, pauses, groups, names, people, maySteer }} />
      <Paces {...{ locale, groups, names, choices }} />
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
