// The time zones as a list to choose from: first those of the countries the letters go to, then all, by part of the world.
import type { Locale } from "@/lib/i18n/locales";
import { translator } from "@/lib/i18n/translator";
import { zoneText } from "./pace-words";

interface ZonesProps {
  readonly locale: Locale;
  readonly near: readonly string[];
  readonly typed: string;
}

export function ZoneOptions({ locale, near, typed }: ZonesProps) {
  const t = translator(locale, "desk");
  const known = Intl.supportedValuesOf("timeZone");
  const parts = [...new Set(known.filter((zone) => zone.includes("/")).map(partOf))];
  const isListed = typed === "" || typed === "UTC" || known.includes(typed) || near.includes(typed);
  return (
    <>
      <option value="">{t("pace.zoneNone")}</option>
      {isListed ? null : <option value={typed}>{typed}</option>}
      {near.length === 0 ? null : (
        <optgroup label={t("pace.zonesNear")}>
          <Options zones={near} />
        </optgroup>
      )}
      <option value="UTC">UTC</option>
      {parts.map((part) => (
        <optgroup key={part} label={part}>
          <Options zones={known.filter((zone) => partOf(zone) === part && !near.includes(zone))} />
        </optgroup>
      ))}
    </>
  );
}

function Options({ zones }: { zones: readonly string[] }) {
  return zones.map((zone) => (
    <option key={zone} value={zone}>
      {zoneText(zone)}
    </option>
  ));
}

const partOf = (zone: string) => zone.slice(0, zone.indexOf("/"));

/** Of these countries (ISO 3166-1 alpha-2), those that have one. */
export function zonesOf(countries: readonly string[]): string[] {
  const known = new Set([...Intl.supportedValuesOf("timeZone"), "UTC"]);
  const zones = [...new Set(countries)].flatMap((region) => {
    if (!/^[A-Z]{2}$/.test(region)) return [];
    const place: Intl.Locale & { timeZones?: string[]; getTimeZones?: () => string[] } = new Intl.Locale("und", {
      region,
    });
    return place.getTimeZones?.() ?? place.timeZones ?? [];
  });
  return [...new Set(zones)].filter((zone) => known.has(zone));
}
