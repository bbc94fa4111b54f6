// The words of the small print at the foot of a sheet, in the letter's own language: which action and version it is of,
// until when it may be sent, and where to look whether that is still so.

export interface FootLabels {
  /** Of these words, where it is not the letter's: English stands in for a language that has none here. */
  readonly language?: "en-GB";
  /** With `{number}`, which may be empty, and `{version}`. */
  readonly action: string;
  /** With `{date}`. */
  readonly until: string;
  /** Stands before the link. */
  readonly check: string;
}

const english: FootLabels = {
  language: "en-GB",
  action: "Urgent action {number}, version {version}",
  until: "Please do not send after {date}.",
  check: "Is this sheet still right? See",
};

/** By language, or by language and script where that changes the words. */
const labels: Readonly<Record<string, FootLabels>> = {
  en: english,
  ar: {
    action: "نداء عاجل {number}، النسخة {version}",
    until: "يُرجى عدم الإرسال بعد {date}.",
    check: "هل ما زالت هذه الورقة صحيحة؟ انظر",
  },
  de: {
    action: "Eilaktion {number}, Fassung {version}",
    until: "Bitte nicht nach dem {date} absenden.",
    check: "Gilt dieses Blatt noch? Siehe",
  },
  el: {
    action: "Επείγουσα δράση {number}, έκδοση {version}",
    until: "Να μη σταλεί μετά από: {date}.",
    check: "Ισχύει ακόμη αυτό το φύλλο; Βλ.",
  },
  es: {
    action: "Acción urgente {number}, versión {version}",
    until: "No enviar después del {date}.",
    check: "¿Sigue vigente esta hoja? Véase",
  },
  fa: {
    action: "اقدام فوری {number}، نسخهٔ {version}",
    until: "لطفاً پس از {date} نفرستید.",
    check: "آیا این برگه هنوز درست است؟ نگاه کنید به",
  },
  fr: {
    action: "Action urgente {number}, version {version}",
    until: "Ne pas envoyer après le {date}.",
    check: "Cette feuille est-elle encore valable\u00a0? Voir",
  },
  he: {
    action: "פעולה דחופה {number}, גרסה {version}",
    until: "נא לא לשלוח אחרי {date}.",
    check: "האם הדף הזה עדיין נכון? ראו",
  },
  hi: {
    action: "तत्काल कार्रवाई {number}, संस्करण {version}",
    until: "कृपया {date} के बाद न भेजें।",
    check: "क्या यह पन्ना अब भी सही है? देखें",
  },
  it: {
    action: "Azione urgente {number}, versione {version}",
    until: "Non inviare dopo il {date}.",
    check: "Questo foglio è ancora valido? Vedi",
  },
  ja: {
    action: "緊急行動{number}・第{version}版",
    until: "{date}を過ぎたら送らないでください。",
    check: "この用紙が今も有効かどうかの確認：",
  },
  kk: {
    action: "Шұғыл әрекет {number}, {version}-нұсқа",
    until: "Соңғы күні: {date}. Одан кейін жібермеңіз.",
    check: "Бұл парақ әлі жарамды ма? Қараңыз:",
  },
  ko: {
    action: "긴급행동 {number}, {version}판",
    until: "{date} 이후에는 보내지 마십시오.",
    check: "이 종이가 아직 유효한지 확인:",
  },
  nl: {
    action: "Spoedactie {number}, versie {version}",
    until: "Niet versturen na {date}.",
    check: "Klopt dit blad nog? Zie",
  },
  pt: {
    action: "Ação urgente {number}, versão {version}",
    until: "Não enviar depois de {date}.",
    check: "Esta folha ainda é válida? Ver",
  },
  ru: {
    action: "Срочная акция {number}, версия {version}",
    until: "Просьба не отправлять после {date}.",
    check: "Действителен ли ещё этот лист? См.",
  },
  th: { action: "ปฏิบัติการด่วน {number} ฉบับที่ {version}", until: "โปรดอย่าส่งหลังวันที่ {date}", check: "เอกสารนี้ยังใช้ได้หรือไม่ ดูที่" },
  tr: {
    action: "Acil eylem {number}, sürüm {version}",
    until: "Lütfen {date} tarihinden sonra göndermeyin.",
    check: "Bu sayfa hâlâ geçerli mi? Bakınız:",
  },
  ug: {
    action: "جىددىي ھەرىكەت {number}، {version}-نەشرى",
    until: "ئاخىرقى كۈنى: {date}. شۇنىڭدىن كېيىن ئەۋەتمەڭ.",
    check: "بۇ ۋاراق ھازىرمۇ كۈچكە ئىگىمۇ؟ كۆرۈڭ:",
  },
  uk: {
    action: "Термінова акція {number}, версія {version}",
    until: "Прохання не надсилати після {date}.",
    check: "Чи цей аркуш ще дійсний? Див.",
  },
  ur: {
    action: "فوری اپیل {number}، نسخہ {version}",
    until: "براہِ کرم {date} کے بعد نہ بھیجیں۔",
    check: "کیا یہ ورق اب بھی درست ہے؟ دیکھیے",
  },
  zh: { action: "紧急行动{number}，第{version}版", until: "请勿在{date}之后寄出。", check: "查看此页是否仍然有效：" },
  "zh-Hant": {
    action: "緊急行動{number}，第{version}版",
    until: "請勿在{date}之後寄出。",
    check: "查看此頁是否仍然有效：",
  },
};

/** English for a language without words of its own here, and for a tag that is none. */
export function footLabelsIn(tag: string): FootLabels {
  try {
    const { language, script } = new Intl.Locale(tag).maximize();
    return labels[`${language}-${script}`] ?? labels[language] ?? english;
  } catch {
    return english;
  }
}
