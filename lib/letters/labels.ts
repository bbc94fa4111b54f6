// The words on a letter that nobody wrote, in the letter's own language. Data apart from the interface's messages, because
// letters go out in many more languages than the interface speaks.
import { type ActionContent, letterIn } from "@/lib/actions/action";
import type { LetterLabels } from "./letter";

const english: LetterLabels = { copyTo: "Copy to:", page: "Page {page} of {pages}" };

/** By language, or by language and script where that changes the words. */
const labels: Readonly<Record<string, LetterLabels>> = {
  en: english,
  ar: { copyTo: "نسخة إلى:", page: "صفحة {page} من {pages}" },
  es: { copyTo: "Con copia a:", page: "Página {page} de {pages}" },
  fr: { copyTo: "Copie à\u00a0:", page: "Page {page} sur {pages}" },
  de: { copyTo: "Kopie an:", page: "Seite {page} von {pages}" },
  it: { copyTo: "Per conoscenza:", page: "Pagina {page} di {pages}" },
  pt: { copyTo: "Com cópia para:", page: "Página {page} de {pages}" },
  nl: { copyTo: "Kopie aan:", page: "Pagina {page} van {pages}" },
  ru: { copyTo: "Копия:", page: "Страница {page} из {pages}" },
  zh: { copyTo: "抄送：", page: "第{page}页，共{pages}页" },
  "zh-Hant": { copyTo: "副本：", page: "第{page}頁，共{pages}頁" },
};

/** Of the letter that is written when `chosen` (BCP 47) is asked for: it is in the language of its model letter. */
export function labelsFor(content: ActionContent, chosen: string): LetterLabels {
  return labelsIn(letterIn(content, chosen)?.language ?? chosen);
}

/** English for a language without words of its own here, and for a tag that is none. */
export function labelsIn(tag: string): LetterLabels {
  try {
    const { language, script } = new Intl.Locale(tag).maximize();
    return labels[`${language}-${script}`] ?? labels[language] ?? english;
  } catch {
    return english;
  }
}
