// What posting-list.typ reads: the posting list in the reader's words.

import { formatDate } from "@/lib/i18n/dates";
import type { Locale } from "@/lib/i18n/locales";
import { translator } from "@/lib/i18n/translator";
import { breakLongWords } from "@/lib/letters/clean";
import { directionOfLanguage, directionOfText, scriptOf } from "@/lib/letters/direction";
import { fontsFor } from "@/lib/letters/fonts";
import type { Paper } from "@/lib/letters/letter";
import { languageOf } from "@/lib/letters/piece";
import { countryName } from "@/lib/letters/postal-address";
import type { PostingList, PostingRow } from "@/lib/packs/posting-list";
import { moneyText, type Postage, type StampCount, weightStep } from "@/lib/postage/postage";
import { titleOf, toOneLine } from "@/lib/targets/target";

export interface ListedAction {
  readonly title: string;
  /** BCP 47, of the title. */
  readonly language: string;
  /** The action's number in its network, or empty. */
  readonly seriesNumber: string;
}

export interface ListSetting {
  readonly locale: Locale;
  readonly paper: Paper;
  readonly actions: readonly ListedAction[];
}

export function printedList(list: PostingList, { locale, paper, actions }: ListSetting): string {
  const t = translator(locale, "words");
  const words = wordsOf(locale);
  const counted = (number: number) => new Intl.NumberFormat(locale).format(number);
  return JSON.stringify({
    ...spokenIn(locale),
    paper,
    fonts: fontsFor(locale),
    title: t("packs.list.title"),
    facts: [
      words(t("packs.list.facts", { on: dayText(list.on, locale), letters: list.letters })),
      ...(list.origin === "" ? [] : [words(t("packs.list.from", { country: nameOf(list.origin, locale) }))]),
    ],
    notices: noticesOf(list, locale),
    columns: (["addressee", "country", "letters", "weight", "stamps", "posted"] as const).map((column) =>
      t(`packs.list.columns.${column}`),
    ),
    groups: actions.flatMap((action, at) => {
      const rows = list.rows.filter((row) => row.action === at);
      const title = [action.seriesNumber, action.title].filter((part) => part !== "").join(" · ");
      const printed = rows.map((row) => printedRow(row, locale, counted));
      return rows.length === 0 ? [] : [{ title: inLanguage(title, action.language), rows: printed }];
    }),
    sums: sumsOf(list, locale, counted),
    remarks: remarksOf(list, locale).map(words),
  });
}

function spokenIn(language: string) {
  return { ...languageOf(language), direction: directionOfLanguage(language), script: scriptOf(language) };
}

/** Text of a document: in its own direction and forms. */
function inLanguage(text: string, language: string) {
  const direction = directionOfText(text, directionOfLanguage(language));
  return { text: breakLongWords(text), direction, script: scriptOf(language) };
}

function wordsOf(locale: Locale) {
  return (text: string) => ({
    text: breakLongWords(text),
    direction: directionOfLanguage(locale),
    script: scriptOf(locale),
  });
}

const dayText = (on: string, locale: Locale) => formatDate(on, locale, { dateStyle: "long" });

/** The example in the documentation is about a country that has a code and no name. */
const nameOf = (country: string, locale: Locale) => countryName(country, locale) ?? country;

function printedRow(row: PostingRow, locale: Locale, counted: (number: number) => string) {
  const t = translator(locale, "words");
  const { target, letters, step, postage } = row;
  const country = target.country === "" ? t("packs.list.noCountry") : nameOf(target.country, locale);
  return {
    name: inLanguage(titleOf(target), locale),
    address: inLanguage(toOneLine(target.postalAddress), locale),
    country: wordsOf(locale)(country),
    letters: counted(letters),
    weight: t("packs.list.upTo", { grams: step * weightStep }),
    ...pricedAs(postage, locale),
  };
}

function pricedAs(postage: Postage, locale: Locale): { readonly price: string; readonly stamps: readonly string[] } {
  const t = translator(locale, "words");
  if (!postage.known) return { price: t(`packs.list.unknown.${postage.why}`), stamps: [] };
  const { price, currency, stamps } = postage;
  const paid = stamps.reduce((sum, { value, count }) => sum + value * count, 0);
  const more = stamps.length === 0 || paid === price ? [] : [`= ${moneyText(locale, paid, currency)}`];
  return { price: moneyText(locale, price, currency), stamps: [...saidStamps(stamps, currency, locale), ...more] };
}

function saidStamps(stamps: readonly StampCount[], currency: string, locale: Locale): string[] {
  const number = new Intl.NumberFormat(locale);
  return stamps.map(({ value, count }) => `${number.format(count)} × ${moneyText(locale, value, currency)}`);
}

/** What the list does not know, plainly and on top. */
function noticesOf(list: PostingList, locale: Locale): string[] {
  const t = translator(locale, "words");
  const values = { country: nameOf(list.origin, locale), on: dayText(list.on, locale) };
  return list.unknown.map((why) => t(`packs.list.notice.${why}`, values));
}

function sumsOf(list: PostingList, locale: Locale, counted: (number: number) => string) {
  const t = translator(locale, "words");
  const { sums, table } = list;
  const all = { label: t("packs.list.sumLetters"), lines: [counted(list.letters)] };
  if (table === null || sums.letters === 0) return [all];
  const money = (minor: number) => moneyText(locale, minor, table.currency);
  const price = { label: t("packs.list.sumPrice", { letters: sums.letters }), lines: [money(sums.price)] };
  if (sums.stamps.length === 0) return [all, price];
  const paid = sums.stamps.reduce((sum, { value, count }) => sum + value * count, 0);
  const lines = [...saidStamps(sums.stamps, table.currency, locale), `= ${money(paid)}`];
  return [all, price, { label: t("packs.list.sumStamps"), lines }];
}

function remarksOf(list: PostingList, locale: Locale): string[] {
  const t = translator(locale, "words");
  const { withoutAddress } = list;
  const table = list.sums.letters > 0 ? list.table : null;
  const names = [...new Set(withoutAddress.map(({ target }) => titleOf(target)))];
  const listed = new Intl.ListFormat(locale).format(names);
  return [
    ...(names.length === 0 ? [] : [t("packs.list.withoutAddress", { names: listed })]),
    ...(table === null ? [] : [t("packs.list.table", { from: dayText(table.validFrom, locale) })]),
    ...(table === null || table.source === "" ? [] : [t("packs.list.source", { source: table.source })]),
    t("packs.list.weighed"),
  ];
}
