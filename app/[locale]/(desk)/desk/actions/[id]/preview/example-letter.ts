// The letter of somebody who changes nothing of the model letter: what the preview shows and prints.
import type { ActionContent } from "@/lib/actions/action";
import { letterIn } from "@/lib/actions/action";
import type { Locale } from "@/lib/i18n/locales";
import { translator } from "@/lib/i18n/translator";
import { modelBody } from "@/lib/letters/body";
import { composeLetter } from "@/lib/letters/compose";
import type { CheckFacts } from "@/lib/letters/foot";
import { labelsFor } from "@/lib/letters/labels";
import type { Letter } from "@/lib/letters/letter";
import type { Target } from "@/lib/targets/target";

interface Example {
  readonly locale: Locale;
  readonly content: ActionContent;
  readonly target: Target;
  /** BCP 47. */
  readonly language: string;
  readonly now: Date;
  /** What its foot says; nothing for a draft that nobody can look up. */
  readonly check?: CheckFacts | undefined;
}

export function exampleLetter({ locale, content, target, language, now, check }: Example): Letter {
  const t = translator(locale, "desk");
  return composeLetter({
    content,
    target,
    language,
    check,
    date: now,
    copies: content.copies,
    labels: labelsFor(content, language),
    fields: {
      name: t("preview.exampleName"),
      signAs: content.signAs,
      address: [t("preview.exampleAddress")],
      subject: letterIn(content, language)?.subject ?? "",
      body: modelBody(content, language),
      country: "",
    },
  });
}
