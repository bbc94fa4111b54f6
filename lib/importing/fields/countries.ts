// The country an address ends with: names of countries in several languages, from the runtime's own tables.
import { fold } from "@/lib/importing/labels/fold";

const codes =
  "AD AE AF AG AL AM AO AR AT AU AZ BA BB BD BE BF BG BH BI BJ BN BO BR BS BT BW BY BZ CA CD CF CG CH CI CL CM CN CO CR CU CV CY CZ DE DJ DK DM DO DZ EC EE EG EH ER ES ET FI FJ FM FR GA GB GD GE GH GM GN GQ GR GT GW GY HK HN HR HT HU ID IE IL IN IQ IR IS IT JM JO JP KE KG KH KI KM KN KP KR KW KZ LA LB LC LI LK LR LS LT LU LV LY MA MC MD ME MG MH MK ML MM MN MO MR MT MU MV MW MX MY MZ NA NE NG NI NL NO NP NR NZ OM PA PE PG PH PK PL PS PT PW PY QA RO RS RU RW SA SB SC SD SE SG SI SK SL SM SN SO SR SS ST SV SY SZ TD TG TH TJ TL TM TN TO TR TT TV TW TZ UA UG US UY UZ VA VC VE VN VU WS XK YE ZA ZM ZW".split(
    " ",
  );
const locales = ["en", "es", "fr", "de", "it", "pt", "nl", "ar", "zh", "ru"];
const also: Record<string, string> = {
  usa: "US",
  uk: "GB",
  "united states of america": "US",
  "people's republic of china": "CN",
  "russian federation": "RU",
  "islamic republic of iran": "IR",
  "arab republic of egypt": "EG",
  "kingdom of saudi arabia": "SA",
  "kingdom of bahrain": "BH",
  "republic of korea": "KR",
  "viet nam": "VN",
  burma: "MM",
  swaziland: "SZ",
  "czech republic": "CZ",
  turkey: "TR",
  "state of palestine": "PS",
  "syrian arab republic": "SY",
  "republica dominicana": "DO",
  "great britain": "GB",
  "democratic republic of the congo": "CD",
  "republique democratique du congo": "CD",
  "republica democratica del congo": "CD",
  "demokratische republik kongo": "CD",
  "republique centrafricaine": "CF",
  "emirats arabes unis": "AE",
  "emiratos arabes unidos": "AE",
  "republique populaire de chine": "CN",
  "republica popular china": "CN",
  "republica bolivariana de venezuela": "VE",
};

let known: Map<string, string> | null = null;

function names(): Map<string, string> {
  if (known) return known;
  known = new Map(Object.entries(also));
  for (const locale of locales) {
    const display = new Intl.DisplayNames(locale, { type: "region" });
    for (const code of codes) known.set(fold(display.of(code) ?? code), code);
  }
  return known;
}

/** ISO 3166-1 alpha-2, or null. The whole text must be a country's name, an official form allowed. */
export function countryNamed(text: string): string | null {
  const folded = fold(text)
    .replace(/[.,;]+$/, "")
    .trim();
  const short = folded.replace(
    /^(?:the )?(?:(?:federal |democratic |islamic |people's |bolivarian |arab )*(?:republic|state|kingdom|union|sultanate|commonwealth) of (?:the )?|republica (?:de |del )?|republique (?:de |du |d')?|republik )/,
    "",
  );
  return names().get(folded) ?? names().get(short) ?? null;
}

export interface AddressCountry {
  readonly country: string;
  /** The address without a last line that is only the country's name. */
  readonly lines: readonly string[];
}

export function countryOfAddress(lines: readonly string[]): AddressCountry {
  const last = lines.at(-1) ?? "";
  const whole = countryNamed(last);
  if (whole !== null) return { country: whole, lines: lines.slice(0, -1) };
  const end =
    last
      .split(/[,،，]/u)
      .at(-1)
      ?.trim() ?? "";
  return { country: countryNamed(end) ?? "", lines };
}
