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
  am: { copyTo: "ግልባጭ፦", page: "ገጽ {page} / {pages}" },
  bn: { copyTo: "অনুলিপি:", page: "পৃষ্ঠা {page} / {pages}" },
  bo: { copyTo: "འདྲ་བཤུས།", page: "ཤོག་ངོས་ {page} / {pages}" },
  el: { copyTo: "Κοινοποίηση:", page: "Σελίδα {page} από {pages}" },
  fa: { copyTo: "رونوشت:", page: "صفحهٔ {page} از {pages}" },
  he: { copyTo: "העתק:", page: "עמוד {page} מתוך {pages}" },
  hi: { copyTo: "प्रतिलिपि:", page: "पृष्ठ {page} / {pages}" },
  hy: { copyTo: "Պատճենը՝", page: "Էջ {page} / {pages}" },
  ja: { copyTo: "写し：", page: "{pages}ページ中{page}ページ目" },
  ka: { copyTo: "ასლი:", page: "გვერდი {page} / {pages}" },
  kk: { copyTo: "Көшірмесі:", page: "{pages} беттің {page}-беті" },
  ko: { copyTo: "사본 수신:", page: "{pages}쪽 중 {page}쪽" },
  pl: { copyTo: "Do wiadomości:", page: "Strona {page} z {pages}" },
  ta: { copyTo: "நகல்:", page: "பக்கம் {page} / {pages}" },
  th: { copyTo: "สำเนาเรียน:", page: "หน้า {page} จาก {pages}" },
  tr: { copyTo: "Bilgi için:", page: "Sayfa {page} / {pages}" },
  ug: { copyTo: "كۆچۈرمىسى:", page: "{pages} بەتنىڭ {page}-بېتى" },
  uk: { copyTo: "Копія:", page: "Сторінка {page} з {pages}" },
  ur: { copyTo: "نقل برائے:", page: "صفحہ {page} از {pages}" },
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
