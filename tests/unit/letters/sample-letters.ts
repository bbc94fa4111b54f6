// Actions and letters about invented people in invented countries, one per script we print.
import type { ActionContent, ModelLetter } from "@/lib/actions/action";
import type { TargetId } from "@/lib/ids";
import { composeLetter, type LetterFields } from "@/lib/letters/compose";
import type { Letter, LetterLabels } from "@/lib/letters/letter";
import { blankTarget, type Target } from "@/lib/targets/target";

export const sampleDay = new Date("2026-11-22T10:00:00Z");

export function aTarget(given: Partial<Target> = {}): Target {
  return {
    ...blankTarget("target-1" as TargetId),
    role: "Minister of Justice",
    name: "Aldren Vask",
    organization: "Ministry of Justice",
    postalAddress: ["4 Court Square", "Tolmar 20100"],
    ...given,
  };
}

export function aCopy(given: Partial<Target> = {}): Target {
  return aTarget({
    id: "copy-1" as TargetId,
    role: "Director",
    name: "",
    organization: "City Police Bureau",
    ...given,
  });
}

export function someContent(letters: readonly ModelLetter[], given: Partial<ActionContent> = {}): ActionContent {
  return {
    class: "first",
    seriesNumber: "",
    ordinal: 1,
    index: "",
    issuedOn: null,
    country: "Verdania",
    language: "en",
    title: "Painter at risk",
    summary: "",
    persons: [],
    demands: [],
    background: "",
    letters,
    targets: [aTarget()],
    copies: [],
    embassyCopies: false,
    languages: [],
    ownLanguageOk: true,
    deadlineOn: null,
    links: [],
    previous: "",
    safety: "",
    avoid: [],
    signAs: "full",
    returnAddress: [],
    consent: "",
    ...given,
  };
}

export function someFields(given: Partial<LetterFields> = {}): LetterFields {
  const address = ["12 Mill Lane", "Little Haven", "LH1 4QZ"];
  return { name: "Rosa Lindqvist", signAs: "full", address, subject: "", body: "", country: "GB", ...given };
}

export const models = {
  en: {
    language: "en",
    subject: "Release the painter Li Wen",
    salutation: "Dear Minister,",
    body: `I am writing about Li Wen (李文), a painter, musician and teacher who was taken from his mother’s house in Tolmar on 10 February. No charge has been named since, and his family does not know where he is held.

He had been ordered to report to a clinic five weeks before, for no other reason than that he had spoken with people abroad. In the two years he spent in a training centre he was shackled, and his heart was damaged for want of a doctor.

With no word of the charges against him, and without his family or a lawyer of his choice beside him, I am deeply concerned for his life. I therefore urge you to:

• Release Li Wen at once, unless there is sufficient and admissible evidence that he has committed a recognised offence;
• Until then, allow him to see his family and a lawyer of his choice, and make sure that he is not tortured or otherwise ill-treated;
• Give him the medical care that he needs.`,
    closing: "Yours sincerely,",
  },
  zh: {
    language: "zh-CN",
    subject: "请释放画家李文",
    salutation: "尊敬的部长：",
    body: `我写信是为了画家、音乐人李文（Li Wen）。他于2月10日在托尔马的母亲家中被带走，至今没有任何指控，家人也不知道他被关押在何处。

他此前曾在“培训中心”被关押两年零23天，其间戴着脚镣，因得不到医治而患上心脏病。我对他的处境深感忧虑。为此，我敦促您：

• 立即释放李文，除非有充分、可信的证据证明他犯有国际公认的罪行；
• 在此之前，允许他与家人和自行选择的律师会面，并确保他不受酷刑；
• 确保他得到所需的医疗照顾。`,
    closing: "此致敬礼",
  },
  ar: {
    language: "ar",
    subject: "أطلقوا سراح الرسام لي ون",
    salutation: "معالي الوزير،",
    body: `أكتب إليكم بشأن الرسام والموسيقي لي ون (Li Wen 李文)، الذي اقتيد من منزل والدته في تولمار في 10 فبراير 2026. ولم تُوجَّه إليه أي تهمة منذ ذلك الحين، ولا تعرف أسرته مكان احتجازه.

وكان قد احتُجز قبل ذلك سنتين و23 يوماً في مركز تدريب، حيث كُبِّل وأصيب بمرض في القلب لعدم حصوله على علاج. لذلك أحثكم على:

• الإفراج عن لي ون فوراً، ما لم توجد أدلة كافية ومقبولة على أنه ارتكب جرماً معترفاً به دولياً؛
• السماح له، إلى حين ذلك، بلقاء أسرته ومحامٍ من اختياره، وضمان عدم تعرضه للتعذيب؛
• ضمان حصوله على الرعاية الطبية التي يحتاج إليها.`,
    closing: "مع فائق الاحترام،",
  },
  he: {
    language: "he",
    subject: "שחררו את הצייר לי ון",
    salutation: "כבוד השר,",
    body: `אני כותבת על אודות הצייר לי ון (Li Wen), שנלקח מבית אמו בטולמר ב־10 בפברואר 2026. מאז לא הוגש נגדו כתב אישום, ומשפחתו אינה יודעת היכן הוא מוחזק.

אני קוראת לכם:

• לשחרר את לי ון מיד;
• לאפשר לו לפגוש את משפחתו ועורך דין לפי בחירתו (סעיף 14).`,
    closing: "בכבוד רב,",
  },
  kk: {
    language: "kk",
    subject: "Суретші Ли Вэньді босатыңыз",
    salutation: "Құрметті министр мырза,",
    body: `Мен суретші Ли Вэнь (李文) туралы жазып отырмын. Ол 10 ақпанда Толмардағы анасының үйінен әкетілді, содан бері оған ешқандай айып тағылған жоқ.

Сондықтан Сізден мыналарды өтінемін:

• Ли Вэньді дереу босату;
• отбасымен және өзі таңдаған адвокатпен кездесуіне рұқсат беру.`,
    closing: "Құрметпен,",
  },
} as const satisfies Record<string, ModelLetter>;

export type SampleLanguage = keyof typeof models;

const labels: Record<SampleLanguage, LetterLabels> = {
  en: { copyTo: "Copy to:", page: "Page {page} of {pages}" },
  zh: { copyTo: "抄送：", page: "第{page}页，共{pages}页" },
  ar: { copyTo: "نسخة إلى:", page: "صفحة {page} من {pages}" },
  he: { copyTo: "העתק:", page: "עמוד {page} מתוך {pages}" },
  kk: { copyTo: "Көшірмесі:", page: "{pages} беттің {page}-беті" },
};

/** A whole letter in that language; what is given stands in place of the sample's own. */
export function aLetter(
  language: SampleLanguage,
  given: Partial<LetterFields> = {},
  target: Partial<Target> = {},
): Letter {
  const model = models[language];
  return composeLetter({
    content: someContent([model]),
    target: aTarget(target),
    fields: someFields({ subject: model.subject, body: model.body, ...given }),
    language: model.language,
    date: sampleDay,
    copies: [aCopy()],
    labels: labels[language],
  });
}
