// A mail that was passed on: what stands above the mark of forwarding, and the head of the mail under it, is not the document.
import { datesIn } from "@/lib/importing/fields/dates";
import type { RawLine } from "@/lib/importing/reading/line";

/** The line a mail program sets over a forwarded mail, in the languages programs speak. */
const mark =
  /^[-_=\s>]*(?:begin )?(?:forwarded message|original message|fwd|weitergeleitete nachricht|urspr[uü]ngliche nachricht|anfang der weitergeleiteten nachricht|message transf[eé]r[eé]|d[eé]but du message (?:transf[eé]r[eé]|r[eé]exp[eé]di[eé])|message d['’]origine|mensaje (?:reenviado|original)|inicio del mensaje reenviado|messaggio (?:inoltrato|originale)|inizio messaggio inoltrato|mensagem (?:encaminhada|original)|doorgestuurd bericht|oorspronkelijk bericht|пересылаемое сообщение|исходное сообщение|начало переадресованного сообщения|رسالة (?:معاد توجيهها|مُعاد توجيهها|أصلية)|الرسالة الأصلية|转发的邮件|轉寄的郵件|转发邮件|原始邮件|原始郵件)[-_=:：\s]*$/iu;
const headLine = /^\s*\*?[\p{L}][\p{L}\s-]{0,20}\*?\s?[:：]\*?(?:\s|$)/u;
/** The day the mail was sent is the day the action was issued. */
const sent =
  /^\s*\*?(?:date|sent|datum|gesendet|envoyé|fecha|enviado|data|inviato|verzonden|дата|отправлено|التاريخ|日期|发送时间)/iu;
const longestHead = 12;

export function withoutForwarding(lines: readonly RawLine[]): RawLine[] {
  const at = lines.findLastIndex(({ text }) => mark.test(text));
  if (at < 0) return [...lines];
  const start = lines.findIndex((line, index) => index > at && line.text.trim() !== "");
  const end = lines.findIndex((line, index) => index > start && (line.text.trim() === "" || line.gapBefore));
  const head = start < 0 || end < 0 ? [] : lines.slice(start, end);
  const labelled = head.filter((line) => headLine.test(line.text)).length;
  if (labelled < 2 || head.length > longestHead || lengthOf(lines.slice(end)) < lengthOf(lines.slice(0, at)))
    return [...lines];
  return [
    ...head.filter((line) => sent.test(line.text) && datesIn(line.text).length > 0).slice(0, 1),
    ...lines.slice(end),
  ];
}

const lengthOf = (lines: readonly RawLine[]) => lines.reduce((sum, line) => sum + line.text.length, 0);
