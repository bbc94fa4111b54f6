// An action's state as a word with a mark: the mark only repeats what the word says.
import type { ActionState } from "@/lib/actions/action";
import type { Locale } from "@/lib/i18n/locales";
import { translator } from "@/lib/i18n/translator";
import styles from "./frame.module.css";

export function StateBadge({ locale, state }: { locale: Locale; state: ActionState }) {
  return <span className={`${styles.badge} ${styles[state]}`}>{translator(locale, "words")(`states.${state}`)}</span>;
}
