// The head of every page about one action: what it is, how it stands, and the way to its other pages.

import styles from "@/app/[locale]/(desk)/_desk/frame.module.css";
import { actionPath, deskPath, packsPath, publicPath, withQuery } from "@/app/[locale]/(desk)/_desk/paths";
import { StateBadge } from "@/app/[locale]/(desk)/_desk/state-badge";
import { ownWords } from "@/app/[locale]/(public)/_pages/say";
import type { ActionContent } from "@/lib/actions/action";
import type { ActionFacts } from "@/lib/actions/queries";
import type { Locale } from "@/lib/i18n/locales";
import { translator } from "@/lib/i18n/translator";
import { may, type Organizer } from "@/lib/organizers/organizer";

interface HeadProps {
  readonly locale: Locale;
  readonly organizer: Organizer;
  readonly action: ActionFacts & { readonly content: Pick<ActionContent, "title" | "language"> };
  readonly tab: "overview" | "edit" | "preview" | "pace" | "participation";
}

const pathOf = {
  overview: "",
  edit: "/edit",
  preview: "/preview",
  pace: "/pace",
  participation: "/participation",
} as const;
const powerFor = {
  overview: "see_actions",
  edit: "edit_actions",
  preview: "see_actions",
  pace: "see_actions",
  participation: "see_numbers",
} as const;

export function ActionHead({ locale, organizer, action, tab }: HeadProps) {
  const t = translator(locale, "desk");
  const { title, language } = action.content;
  const tabs = (["overview", "edit", "preview", "pace", "participation"] as const).filter(
    (each) => may(organizer.role, powerFor[each]) && !(each === "edit" && action.state === "stopped"),
  );
  return (
    <header className={styles.actionHead}>
      <p className={styles.crumb}>
        <a href={deskPath(locale)}>{t("frame.actions")}</a>
      </p>
      <h1>{title === "" ? t("list.untitled") : <bdi {...ownWords(language)}>{title}</bdi>}</h1>
      <p className={styles.standing}>
        <StateBadge locale={locale} state={action.state} />
        {action.publishedAt === null ? null : <a href={publicPath(locale, action.slug)}>{t("action.openPublic")}</a>}
        {action.publishedAt === null ? null : (
          <a href={`${publicPath(locale, action.slug)}/action.pdf`}>{t("action.print")}</a>
        )}
        {action.state === "live" && may(organizer.role, "see_actions") ? (
          <a href={withQuery(packsPath(locale), { action: action.slug })}>{t("action.pack")}</a>
        ) : null}
        {action.sample ? <span>{t("action.sample")}</span> : null}
      </p>
      <nav aria-label={t("action.tabs")} className={styles.tabs}>
        {tabs.map((each) => (
          <a
            key={each}
            href={`${actionPath(locale, action.id)}${pathOf[each]}`}
            {...(each === tab ? { "aria-current": "page" as const } : {})}
          >
            {t(`action.${each}`)}
          </a>
        ))}
      </nav>
    </header>
  );
}
