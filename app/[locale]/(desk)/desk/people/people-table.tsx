// Everyone who can sign in.
import type { Locale } from "@/lib/i18n/locales";
import { translator } from "@/lib/i18n/translator";
import type { OrganizerId } from "@/lib/ids";
import type { listOrganizers } from "@/lib/organizers/queries";
import { instantText } from "../../_desk/format";
import styles from "./people.module.css";

interface TableProps {
  readonly locale: Locale;
  readonly people: Awaited<ReturnType<typeof listOrganizers>>;
  readonly you: OrganizerId;
}

export function PeopleTable({ locale, people, you }: TableProps) {
  const t = translator(locale, "desk");
  const w = translator(locale, "words");
  return (
    <table className={styles.people}>
      <thead>
        <tr>
          {(["email", "name", "role", "since", "signedIn"] as const).map((column) => (
            <th key={column} scope="col">
              {t(`people.${column}`)}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {people.map(({ id, email, name, role, createdAt, verifiedAt }) => (
          <tr key={id}>
            <th scope="row">
              <bdi>{email}</bdi> {id === you ? <small>({t("people.you")})</small> : null}
            </th>
            <td>{name === "" ? null : <bdi>{name}</bdi>}</td>
            <td>{w(`roles.${role}`)}</td>
            <td data-label={t("people.since")}>{instantText(locale, createdAt)}</td>
            <td data-label={t("people.signedIn")}>
              {verifiedAt === null ? t("people.never") : instantText(locale, verifiedAt)}
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
