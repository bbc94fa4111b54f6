// The model letter as it will go to each target: on paper, with the way it can go by and its PDF.

import { actionPath, withQuery } from "@/app/[locale]/(desk)/_desk/paths";
import { LetterSheet } from "@/app/[locale]/(public)/_pages/letter-sheet";
import { addresseesOf, letterIn } from "@/lib/actions/action";
import type { DraftAction } from "@/lib/actions/queries";
import type { Locale } from "@/lib/i18n/locales";
import { translator } from "@/lib/i18n/translator";
import { papers } from "@/lib/letters/letter";
import { emailOf, hasPostalAddress, type Target, titleOf } from "@/lib/targets/target";
import { exampleLetter } from "./example-letter";
import styles from "./preview.module.css";

interface PreviewProps {
  readonly locale: Locale;
  readonly action: DraftAction;
  /** BCP 47 of the model letter; empty when there is none. */
  readonly language: string;
  readonly now: Date;
}

export function LetterPreviews({ locale, action, language, now }: PreviewProps) {
  const t = translator(locale, "desk");
  const { content } = action;
  const targets = addresseesOf(content).filter((target) => titleOf(target) !== "");
  if (letterIn(content, language) === null) return <p className={styles.empty}>{t("preview.noLetter")}</p>;
  if (targets.length === 0) return <p className={styles.empty}>{t("preview.noTarget")}</p>;
  return targets.map((target, at) => (
    <details key={target.id} open={at === 0}>
      <summary>
        <bdi>{titleOf(target)}</bdi> <small>{wayText(locale, target)}</small>
      </summary>
      <p className={styles.files}>
        {papers.map((paper) => (
          <a
            key={paper}
            href={withQuery(`${actionPath(locale, action.id)}/preview/letter.pdf`, {
              target: target.id,
              letter: language,
              paper,
            })}
          >
            {t("preview.pdf", { paper: t(`preview.paper.${paper}`) })}
          </a>
        ))}
      </p>
      <LetterSheet
        letter={exampleLetter({ locale, content, target, language, now })}
        label={t("preview.letterTitle", { target: titleOf(target) })}
      />
    </details>
  ));
}

function wayText(locale: Locale, target: Target): string {
  const t = translator(locale, "desk");
  const address = emailOf(target);
  if (address === null) return t(hasPostalAddress(target) ? "preview.noEmail" : "preview.byNothing");
  return t(hasPostalAddress(target) ? "preview.byEmail" : "preview.byEmailOnly", { address });
}
