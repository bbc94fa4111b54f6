// Short letters in more scripts than the samples, and letters that mean harm, each with a recipient's address of its own.
import { composeLetter, type LetterFields } from "@/lib/letters/compose";
import { labelsIn } from "@/lib/letters/labels";
import type { Letter } from "@/lib/letters/letter";
import { aCopy, aTarget, sampleDay, someContent, someFields } from "./sample-letters";

interface ScriptModel {
  readonly language: string;
  readonly subject: string;
  readonly salutation: string;
  readonly body: string;
  readonly closing: string;
  /** Role, name, and lines of the address. */
  readonly to: readonly [string, string, ...string[]];
}

export const scriptModels = {
  latin: {
    language: "en",
    subject: "Release the painter Li Wen",
    salutation: "Dear Minister,",
    body: "I write about Li Wen (李文), taken on 10 February.\nHe is “not charged”.\n\nI urge you to:\n\n• Release him;\n• Let him see a doctor.",
    closing: "Yours sincerely,",
    to: ["Minister of Justice", "Aldren Vask", "4 Court Square", "Tolmar 20100"],
  },
  cyrillic: {
    language: "kk",
    subject: "Суретшіні босатыңыз",
    salutation: "Құрметті министр мырза,",
    body: "Мен суретші Ли Вэнь (李文) туралы жазып отырмын.\n\nСізден өтінемін:\n\n• оны дереу босату;\n• дәрігерге көрсету.",
    closing: "Құрметпен,",
    to: ["Әділет министрі", "Алдрен Васк", "Сот алаңы, 4", "Толмар 20100"],
  },
  arabic: {
    language: "ar",
    subject: "أطلقوا سراح الرسام لي ون",
    salutation: "معالي الوزير،",
    body: "أكتب إليكم بشأن الرسام لي ون (Li Wen 李文)، الذي اقتيد في 10 فبراير 2026.\n\nلذلك أحثكم على:\n\n• الإفراج عنه فوراً؛\n• ضمان علاجه (المادة 14).",
    closing: "مع فائق الاحترام،",
    to: ["وزير العدل", "ألدرن فاسك", "ساحة المحكمة ٤", "تولمار 20100"],
  },
  uyghur: {
    language: "ug",
    subject: "رەسسام لى ۋېننى قويۇپ بېرىڭ",
    salutation: "ھۆرمەتلىك مىنىستىر،",
    body: "مەن رەسسام لى ۋېن (Li Wen) توغرىسىدا يېزىۋاتىمەن.\n\nسىزدىن تەلەپ قىلىمەن:\n\n• ئۇنى دەرھال قويۇپ بېرىش؛\n• دوختۇرغا كۆرسىتىش.",
    closing: "ھۆرمەت بىلەن،",
    to: ["ئەدلىيە مىنىستىرى", "ئالدرېن ۋاسك", "4 Court Square", "Tolmar 20100"],
  },
  hebrew: {
    language: "he",
    subject: "שחררו את הצייר לי ון",
    salutation: "כבוד השר,",
    body: "אני כותבת על אודות הצייר לי ון (Li Wen), שנלקח ב־10 בפברואר 2026.\n\nאני קוראת לכם:\n\n• לשחרר אותו מיד;\n• לאפשר לו עורך דין (סעיף 14).",
    closing: "בכבוד רב,",
    to: ["שר המשפטים", "אלדרן ואסק", "כיכר בית המשפט 4", "טולמר 20100"],
  },
  simplified: {
    language: "zh-CN",
    subject: "请释放画家李文",
    salutation: "尊敬的部长：",
    body: "我写信是为了画家李文（Li Wen）。他于2月10日被带走，曾在“培训中心”被关押。\n\n我敦促您：\n\n• 立即释放李文；\n• 确保他得到医疗照顾。",
    closing: "此致敬礼",
    to: ["司法部长", "瓦斯克", "法院广场4号", "托尔马 20100"],
  },
  traditional: {
    language: "zh-Hant",
    subject: "請釋放畫家李文",
    salutation: "尊敬的部長：",
    body: "我寫信是為了畫家李文（Li Wen）。\n\n我敦促您：\n\n• 立即釋放李文；\n• 確保他得到醫療照顧。",
    closing: "敬上",
    to: ["司法部長", "瓦斯克", "法院廣場4號", "托爾馬 20100"],
  },
  japanese: {
    language: "ja",
    subject: "画家の李文さんを釈放してください",
    salutation: "法務大臣殿",
    body: "画家の李文さん（Li Wen）についてお手紙を差し上げます。\n\n次のことを求めます。\n\n• 直ちに釈放すること。\n• 医療を受けさせること。",
    closing: "敬具",
    to: ["法務大臣", "アルドレン・ヴァスク", "裁判所広場4", "トルマー 20100"],
  },
  korean: {
    language: "ko",
    subject: "화가 리원을 석방해 주십시오",
    salutation: "장관님께",
    body: "화가 리원(Li Wen)에 관해 편지를 씁니다.\n\n다음을 요청합니다.\n\n• 즉시 석방할 것.\n• 치료를 받게 할 것.",
    closing: "올림",
    to: ["법무부 장관", "알드렌 바스크", "법원 광장 4", "톨마르 20100"],
  },
  devanagari: {
    language: "hi",
    subject: "चित्रकार ली वेन को रिहा करें",
    salutation: "माननीय मंत्री महोदय,",
    body: "मैं चित्रकार ली वेन (Li Wen) के बारे में लिख रही हूँ।\n\nमेरा आग्रह है:\n\n• उन्हें तुरंत रिहा करें;\n• उन्हें चिकित्सा दें।",
    closing: "भवदीय,",
    to: ["न्याय मंत्री", "आल्द्रेन वास्क", "४ न्यायालय चौक", "तोलमार 20100"],
  },
  thai: {
    language: "th",
    subject: "ขอให้ปล่อยตัวหลี่เหวิน",
    salutation: "เรียน ท่านรัฐมนตรี",
    body: "ข้าพเจ้าเขียนถึงท่านเรื่องจิตรกรหลี่เหวิน (Li Wen)\n\nขอเรียกร้องให้ท่าน:\n\n• ปล่อยตัวเขาทันที\n• ให้เขาได้รับการรักษา",
    closing: "ขอแสดงความนับถือ",
    to: ["รัฐมนตรีว่าการกระทรวงยุติธรรม", "อัลเดรน วาสก์", "4 จัตุรัสศาล", "ตอลมาร์ 20100"],
  },
} as const satisfies Record<string, ScriptModel>;

export type ScriptName = keyof typeof scriptModels;
export const scriptNames = Object.keys(scriptModels) as ScriptName[];

export function scriptLetter(name: ScriptName, given: Partial<LetterFields> = {}): Letter {
  const { to, ...model } = scriptModels[name];
  const [role, official, ...postalAddress] = to;
  return composeLetter({
    content: someContent([model]),
    target: aTarget({ role, name: official, organization: "", postalAddress }),
    fields: someFields({ subject: model.subject, body: model.body, ...given }),
    language: model.language,
    date: sampleDay,
    copies: [aCopy()],
    labels: labelsIn(model.language),
  });
}

/** What somebody may type to become markup, a header, a field or a second letter. Each is one paragraph. */
export const hostileTexts: Readonly<Record<string, string>> = {
  html: '<script>alert(1)</script><img src=x onerror="x()"> &lt;b&gt; &#60;',
  wordXml: '</w:t></w:r></w:p><w:p/> ]]> <!-- <?xml version="1.0"?> &amp;',
  mergeFields: "{page} {pages} { PAGE } {{name}} #eval(1) \\n $1 $& $`",
  mailHeaders: "Bcc: all@example.org\nContent-Type: text/html\nFrom x\n.\n--boundary--\n>From y",
  links: "?subject=x&bcc=y@example.org %0d%0aBcc:z 100% =3D =?utf-8?q?x?=",
  directions: "abc (אבג) [def] ١٢٣، 12-34 {ghi (عربي} jkl)",
  pictures: "👩‍👩‍👧‍👦 🇬🇧 ❤️ é é 𝔘𐍈",
};
