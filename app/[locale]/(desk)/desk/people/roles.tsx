// What each role may do, in words.
import type { Locale } from "@/lib/i18n/locales";
import { translator } from "@/lib/i18n/translator";
import { organizerRoles } from "@/lib/organizers/organizer";
import styles from "./people.module.css";

export function Roles({ locale }: { locale: Locale }) {
  const t = translator(locale, "desk");
  const w = translator(locale, "words");
  return (
    <section aria-labelledby="roles">
      <h2 id="roles">{t("people.rolesTitle")}</h2>
      <dl className={styles.roles}>
        {organizerRoles.map((role) => (
          <div key={role}>
            <dt>{w(`roles.${role}`)}</dt>
            <dd>{t(`people.roles.${role}`)}</dd>
          </div>
        ))}
      </dl>
    </section>
  );
}
