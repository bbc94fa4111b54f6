// Whom a letter is for: the target as the newest version names it, its address, and its action.
import { actionPath } from "@/app/[locale]/(desk)/_desk/paths";
import { ownWords } from "@/app/[locale]/(public)/_pages/say";
import type { Locale } from "@/lib/i18n/locales";
import type { ActionId, TargetId } from "@/lib/ids";
import type { NamedAction } from "@/lib/outbox/desk-queries";
import styles from "./outbox.module.css";

interface TargetNameProps {
  readonly locale: Locale;
  readonly letter: {
    readonly actionId: ActionId | null;
    readonly targetId: TargetId | null;
    readonly toAddress: string;
  };
  readonly names: ReadonlyMap<ActionId, NamedAction>;
}

export function TargetName({ locale, letter: { actionId, targetId, toAddress }, names }: TargetNameProps) {
  const action = actionId === null ? undefined : names.get(actionId);
  const target = targetId === null ? undefined : action?.targets.get(targetId);
  const named = [target?.name, target?.role].filter(Boolean).join(", ");
  return (
    <span className={styles.target}>
      {named === "" ? null : <bdi>{named}</bdi>}
      <bdi dir="ltr" className={styles.address}>
        {toAddress}
      </bdi>
      {actionId === null || action === undefined ? null : (
        <a href={actionPath(locale, actionId)}>
          <bdi {...ownWords(action.language)}>{action.title}</bdi>
        </a>
      )}
    </span>
  );
}
