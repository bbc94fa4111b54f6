// The table of actions: sorts by links, numbers under each other; on a narrow screen each action becomes a block.
import type { ReactNode } from "react";
import { daysUntil, isDay } from "@/lib/clock";
import type { Locale } from "@/lib/i18n/locales";
import { translator } from "@/lib/i18n/translator";
import { ownWords } from "../../../(public)/_pages/say";
import { instantText, numberText, shortDayText } from "../../_desk/format";
import { actionPath, deskPath } from "../../_desk/paths";
import { StateBadge } from "../../_desk/state-badge";
import styles from "./list.module.css";
import { type Column, nextOrder, type Order, type Row, shownCounts } from "./rows";

interface TableProps {
  readonly locale: Locale;
  readonly rows: readonly Row[];
  readonly order: Order;
  readonly seesDrafts: boolean;
  readonly now: Date;
}

export function ActionsTable({ locale, rows, order, seesDrafts, now }: TableProps) {
  const t = translator(locale, "desk");
  const w = translator(locale, "words");
  const head = { locale, order };
  return (
    <>
      <table className={styles.table}>
        <caption className={styles.caption}>{t("list.caption")}</caption>
        <thead>
          <tr>
            <HeadCell {...head} column="title" label={t("list.action")} />
            <HeadCell {...head} column="state" label={t("list.state")} />
            <HeadCell {...head} column="deadline" label={t("list.deadline")} />
            {shownCounts.map((key) => (
              <HeadCell key={key} {...head} column={key} label={w(`counts.${key}`)} isNumber />
            ))}
            <HeadCell {...head} column="changed" label={t("list.changed")} />
          </tr>
        </thead>
        <tbody>
          {rows.map((row) => (
            <ActionRow key={row.id} locale={locale} row={row} seesDrafts={seesDrafts} now={now} />
          ))}
        </tbody>
      </table>
      <p className={styles.note}>{t("list.countsNote")}</p>
    </>
  );
}

interface HeadProps {
  readonly locale: Locale;
  readonly order: Order;
  readonly column: Column;
  readonly label: string;
  readonly isNumber?: boolean;
}

function HeadCell({ locale, order, column, label, isNumber = false }: HeadProps) {
  const isSorted = order.column === column;
  const sort = isSorted ? (order.descending ? "descending" : "ascending") : undefined;
  return (
    <th scope="col" className={isNumber ? styles.number : undefined} aria-sort={sort}>
      <a
        href={`${deskPath(locale)}?sort=${nextOrder(column, order)}`}
        title={translator(locale, "desk")("list.sortBy", { column: label })}
      >
        {label}
        {isSorted ? <span aria-hidden="true">{order.descending ? " ↓" : " ↑"}</span> : null}
      </a>
    </th>
  );
}

function ActionRow({ locale, row, seesDrafts, now }: Pick<TableProps, "locale" | "seesDrafts" | "now"> & { row: Row }) {
  const t = translator(locale, "desk");
  const w = translator(locale, "words");
  const path = actionPath(locale, row.id);
  return (
    <tr>
      <th scope="row" className={styles.title}>
        <a href={seesDrafts ? path : `${path}/participation`}>
          {row.title === "" ? t("list.untitled") : <bdi {...ownWords(row.language)}>{row.title}</bdi>}
        </a>
        <small>
          {[row.seriesNumber, row.country, row.sample ? t("list.sample") : ""].filter(Boolean).map((part) => (
            <bdi key={part}>{part}</bdi>
          ))}
        </small>
      </th>
      <td className={styles.state}>
        <StateBadge locale={locale} state={row.state} />
      </td>
      <td className={styles.deadline}>{deadlineOf(locale, row, now)}</td>
      {shownCounts.map((key) => (
        <td
          key={key}
          className={`${styles.number} ${row.counts[key] === 0 ? styles.zero : ""}`}
          data-label={w(`counts.${key}`)}
        >
          {numberText(locale, row.counts[key])}
        </td>
      ))}
      <td className={styles.changed} data-label={t("list.changed")}>
        {instantText(locale, row.updatedAt)}
      </td>
    </tr>
  );
}

function deadlineOf(locale: Locale, { deadlineOn, state }: Row, now: Date): ReactNode {
  const t = translator(locale, "desk");
  if (deadlineOn === null || !isDay(deadlineOn)) return <span className={styles.none}>{t("list.noDeadline")}</span>;
  const days = daysUntil(deadlineOn, now);
  return (
    <>
      {shortDayText(locale, deadlineOn)}
      {state === "stopped" ? null : <small>{days < 0 ? t("list.over") : t("list.days", { days })}</small>}
    </>
  );
}
