// What really happened with an action, in numbers: each kind apart, by day, channel, country and target.
import { ButtonLink } from "@/app/_ui/button";
import { Frame } from "@/app/[locale]/(desk)/_desk/frame";
import { actionIdIn, deskPage } from "@/app/[locale]/(desk)/_desk/gate";
import { missing } from "@/app/[locale]/(desk)/_desk/missing";
import { actionPath } from "@/app/[locale]/(desk)/_desk/paths";
import { titled } from "@/app/[locale]/(desk)/_desk/titled";
import { findDraft } from "@/lib/actions/queries";
import { countryName, isCountry } from "@/lib/i18n/countries";
import type { Locale } from "@/lib/i18n/locales";
import { translator } from "@/lib/i18n/translator";
import { channels, countKeys, noCounts, type Participation } from "@/lib/participation/participation";
import { participationOf } from "@/lib/participation/queries";
import { ActionHead } from "../_overview/action-head";
import { CountsTable } from "./counts-table";
import { DayCharts } from "./day-charts";
import styles from "./participation.module.css";
import { Totals } from "./totals";

export const generateMetadata = titled((t) => t("action.participation"));

export default async function ParticipationPage({ params }: { params: Promise<{ locale: string; id: string }> }) {
  const { locale, organizer, db } = await deskPage(params, "see_numbers");
  const action = await findDraft(db.read, await actionIdIn(params));
  if (action === null) missing(locale);
  const participation = await participationOf(db.read, action.slug);
  const counts = participation?.counts ?? noCounts;
  const t = translator(locale, "desk");
  return (
    <Frame locale={locale} organizer={organizer} part="actions" path={`/desk/actions/${action.id}/participation`}>
      <ActionHead locale={locale} organizer={organizer} action={action} tab="participation" />
      <div className={styles.lead}>
        <p>{t("participation.lead")}</p>
        <ButtonLink href={`${actionPath(locale, action.id)}/participation.csv`}>{t("participation.csv")}</ButtonLink>
      </div>
      <Totals locale={locale} counts={counts} />
      {participation === null || countKeys.every((key) => counts[key] === 0) ? (
        <p className={styles.empty}>{t("participation.empty")}</p>
      ) : (
        <>
          <DayCharts locale={locale} byDay={participation.by_day} />
          <Tables locale={locale} participation={participation} />
        </>
      )}
    </Frame>
  );
}

function Tables({ locale, participation }: { locale: Locale; participation: Participation }) {
  const t = translator(locale, "desk");
  const { by_channel, by_country, by_target } = participation;
  const channelRows = by_channel.map((row) => ({ ...row, id: row.channel, name: channelName(locale, row.channel) }));
  const countryRows = by_country.map((row) => ({
    ...row,
    id: row.country,
    name: isCountry(row.country) ? countryName(locale, row.country) : t("participation.unknownCountry"),
  }));
  const targetRows = by_target.map((row) => ({
    ...row,
    id: row.target,
    name: row.name || t("participation.unknownTarget"),
  }));
  const tables = [
    { id: "channels", title: t("participation.channels"), of: t("participation.channel"), rows: channelRows },
    { id: "countries", title: t("participation.countries"), of: t("participation.country"), rows: countryRows },
    { id: "targets", title: t("participation.targets"), of: t("participation.target"), rows: targetRows },
  ];
  return tables.map((table) => <CountsTable key={table.id} locale={locale} {...table} />);
}

function channelName(locale: Locale, code: string): string {
  const channel = channels.find((each) => each === code);
  return channel ? translator(locale, "words")(`channels.${channel}`) : code;
}
