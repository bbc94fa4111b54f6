// A target as an address card: who, where, by which ways, and what is known of the address.
import { countryName, isCountry } from "@/lib/i18n/countries";
import type { Target } from "@/lib/targets/target";
import type { Setting } from "../_http/setting";

export function Cards({ targets, setting }: { targets: readonly Target[]; setting: Setting }) {
  return (
    <ul className="cards">
      {targets.map((target) => (
        <TargetCard key={target.id} target={target} setting={setting} />
      ))}
    </ul>
  );
}

function TargetCard({ target, setting }: { target: Target; setting: Setting }) {
  const { t, locale } = setting;
  const country = isCountry(target.country) ? countryName(locale, target.country) : "";
  const said = target.postalAddress.some((line) => line.toLowerCase().includes(country.toLowerCase()));
  return (
    <li className="card">
      <address dir="auto">
        <strong>{target.name || target.role || target.organization}</strong>
        {target.name && target.role ? <span>{target.role}</span> : null}
        {target.name || target.role ? <span>{target.organization}</span> : null}
        {target.postalAddress.map((line) => (
          <span key={line}>{line}</span>
        ))}
        {country && !said && target.postalAddress.length > 0 ? <span>{country}</span> : null}
      </address>
      <dl className="ways-list">
        <Way name={t("target.email")} values={target.emails} href={(value) => `mailto:${encodeURIComponent(value)}`} />
        <Way name={t("target.phone")} values={target.phones} href={(value) => `tel:${value.replace(/[^\d+]/g, "")}`} />
        <Way name={t("target.fax")} values={target.faxes} />
        <Way name={t("target.social")} values={target.social} href={webAddress} />
        <Way name={t("target.web")} values={target.web} href={webAddress} />
      </dl>
      {target.emails.length === 0 ? <p className="quiet">{t("target.post_only")}</p> : null}
      {target.checked ? <p className="quiet">{t("target.checked", { checked: target.checked })}</p> : null}
    </li>
  );
}

interface WayProps {
  readonly name: string;
  readonly values: readonly string[];
  /** Where the value leads; null for what is no address of that kind. */
  readonly href?: (value: string) => string | null;
}

function Way({ name, values, href }: WayProps) {
  if (values.length === 0) return null;
  return (
    <div>
      <dt>{name}</dt>
      {values.map((value) => (
        <dd key={value}>
          <OutLink text={value} href={href?.(value) ?? null} />
        </dd>
      ))}
    </div>
  );
}

/** A link away from here, or plain text where there is nothing safe to link to. */
export function OutLink({ text, href }: { text: string; href: string | null }) {
  if (href === null) return <bdi>{text}</bdi>;
  return (
    <a href={href} rel="noopener noreferrer nofollow">
      <bdi>{breakable(text)}</bdi>
    </a>
  );
}

/** An address too long for its line breaks at its joints: before an @ or a dot, after a slash. */
function breakable(text: string) {
  return text.split(/(?=[@.])|(?<=[^/:]\/)/).flatMap((part, at) => (at === 0 ? [part] : [<wbr key={part} />, part]));
}

/** Only http and https: an organizer's text must not become a script. */
export function webAddress(text: string): string | null {
  try {
    const url = new URL(/^www\./i.test(text) ? `https://${text}` : text);
    return url.protocol === "https:" || url.protocol === "http:" ? url.href : null;
  } catch {
    return null;
  }
}
