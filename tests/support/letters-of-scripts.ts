// A letter in each script we print, about an invented painter and to an invented minister: names, dates, numbers and words
// of other scripts stand in the middle of its lines. Golden pictures, sizes and the text layer are measured with them.
import { composeLetter } from "@/lib/letters/compose";
import { labelsIn } from "@/lib/letters/labels";
import type { Letter } from "@/lib/letters/letter";
import { aCopy, aTarget, models, sampleDay, someContent, someFields } from "../unit/letters/sample-letters";
import { furtherLetters } from "./letters-of-further-scripts";

export interface ScriptLetter {
  readonly salutation: string;
  readonly body: string;
  readonly closing: string;
  readonly name: string;
  readonly role: string;
  /** The minister's address, and who gets a copy. */
  readonly address: readonly string[];
  readonly copy: string;
}

const latin = { name: "Rosa Lindqvist", address: ["4 Court Square", "Tolmar 20100"], copy: "City Police Bureau" };

/** By BCP 47. */
export const scriptLetters: Readonly<Record<string, ScriptLetter>> = {
  en: { ...models.en, ...latin, role: "Minister of Justice" },
  de: {
    salutation: "Sehr geehrter Herr Minister,",
    body: `ich schreibe Ihnen wegen des Malers Li Wen (李文), der am 10. Februar aus dem Haus seiner Mutter in Tolmar abgeführt wurde. Seither gibt es keine Anklage, und seine Familie weiß nicht, wo er ist: weder „in Gewahrsam“ noch „verlegt“ hat man ihr gesagt.

Ich fordere Sie höflich auf,

• Li Wen unverzüglich freizulassen;
• ihm bis dahin ärztliche Hilfe, Besuche und einen Anwalt seiner Wahl zu gewähren.`,
    closing: "Mit freundlichen Grüßen",
    ...latin,
    role: "Minister der Justiz",
  },
  kk: {
    ...models.kk,
    name: "Айгүл Сәтбаева",
    role: "Әділет министрі",
    address: ["Сот алаңы, 4-үй", "Толмар 020100"],
    copy: "Қалалық полиция бюросы",
  },
  ar: {
    ...models.ar,
    name: "ليلى الحسن",
    role: "وزير العدل",
    address: ["4 ساحة المحكمة", "تولمار 20100"],
    copy: "مكتب شرطة المدينة",
  },
  fa: {
    salutation: "جناب آقای وزیر،",
    body: `این نامه را دربارهٔ لی ون (Li Wen)، نقاش و نوازنده، می‌نویسم که در ۱۰ فوریهٔ ۲۰۲۶ از خانهٔ مادرش در تولمار برده شد. از آن روز هیچ اتهامی اعلام نشده است و خانواده‌اش نمی‌دانند او کجاست.

پیش از آن دو سال و ۲۳ روز در «مرکز آموزش» زندانی بود، پابند داشت و چون پزشکی در کار نبود به بیماری قلبی دچار شد. از این رو از شما می‌خواهم که:

• لی ون را بی‌درنگ آزاد کنید، مگر آنکه مدارک کافی و پذیرفتنی در میان باشد؛
• تا آن زمان دیدار با خانواده و وکیلی به انتخاب خودش را ممکن سازید (مادهٔ ۱۴).`,
    closing: "با احترام،",
    name: "مریم کاظمی",
    role: "وزیر دادگستری",
    address: ["میدان دادگاه، پلاک ۴", "تولمار ۲۰۱۰۰"],
    copy: "ادارهٔ پلیس شهر",
  },
  ug: {
    salutation: "ھۆرمەتلىك مىنىستىر ئەپەندى،",
    body: `مەن رەسسام ۋە مۇزىكانت لى ۋېن (Li Wen 李文) توغرىسىدا خەت يېزىۋاتىمەن. ئۇ 2026-يىلى 10-فېۋرال تولماردىكى ئانىسىنىڭ ئۆيىدىن ئېلىپ كېتىلدى. شۇنىڭدىن بېرى ھېچقانداق ئەيىبلەش ئېلان قىلىنمىدى، ئائىلىسى ئۇنىڭ قەيەردىلىكىنى بىلمەيدۇ.

شۇڭا سىزدىن تۆۋەندىكىلەرنى ئۆتۈنىمەن:

• لى ۋېننى دەرھال قويۇپ بېرىڭ؛
• ئائىلىسى ۋە ئۆزى تاللىغان ئادۋوكات بىلەن كۆرۈشۈشىگە يول قويۇڭ؛
• ئۇنى قىيىن-قىستاققا ئالماسلىققا كاپالەتلىك قىلىڭ.`,
    closing: "ھۆرمەت بىلەن،",
    name: "گۈلنار ئەزىز",
    role: "ئەدلىيە مىنىستىرى",
    address: ["سوت مەيدانى 4-نومۇر", "تولمار 20100"],
    copy: "شەھەرلىك ساقچى ئىدارىسى",
  },
  ur: {
    salutation: "محترم وزیر صاحب،",
    body: `میں مصور اور موسیقار لی ون (Li Wen) کے بارے میں لکھ رہی ہوں، جنہیں 10 فروری 2026 کو تولمار میں ان کی والدہ کے گھر سے لے جایا گیا۔ اس کے بعد سے کوئی الزام سامنے نہیں آیا اور ان کے گھر والے نہیں جانتے کہ وہ کہاں ہیں۔

اس لیے میں آپ سے گزارش کرتی ہوں کہ:

• لی ون کو فوراً رہا کیا جائے؛
• تب تک انہیں گھر والوں اور اپنی پسند کے وکیل سے ملنے دیا جائے؛
• انہیں وہ علاج ملے جس کی انہیں ضرورت ہے۔`,
    closing: "آپ کی مخلص،",
    name: "عائشہ ملک",
    role: "وزیرِ انصاف",
    address: ["4 عدالت چوک", "تولمار 20100"],
    copy: "شہر کا پولیس بیورو",
  },
  he: {
    ...models.he,
    name: "נועה כהן",
    role: "שר המשפטים",
    address: ["כיכר בית המשפט 4", "תולמאר 20100"],
    copy: "משטרת העיר",
  },
  "zh-CN": {
    ...models.zh,
    name: "陈晓梅",
    role: "司法部部长",
    address: ["法院广场4号", "托尔马 201000"],
    copy: "市公安局",
  },
  "zh-TW": {
    salutation: "尊敬的部長：",
    body: `我寫信是為了畫家、音樂人李文（Li Wen）。他於2月10日在托爾馬的母親家中被帶走，至今沒有任何指控，家人也不知道他被關押在何處。

他先前曾在「培訓中心」被關押兩年零23天，期間戴著腳鐐，因得不到醫治而患上心臟病。我對他的處境深感憂慮。為此，我敦促您：

• 立即釋放李文，除非有充分、可信的證據證明他犯有國際公認的罪行；
• 在此之前，允許他與家人和自行選擇的律師會面，並確保他不受酷刑；
• 確保他得到所需的醫療照顧。`,
    closing: "此致敬禮",
    name: "陳曉梅",
    role: "法務部部長",
    address: ["法院廣場4號", "托爾馬 201000"],
    copy: "市警察局",
  },
  ja: {
    salutation: "法務大臣殿",
    body: `私は、画家で音楽家の李文さん（Li Wen）の件でお手紙を差し上げます。李さんは2月10日、トルマールにある母親の家から連行されました。それ以来、容疑は示されず、家族は居場所さえ知らされていません。

李さんは以前にも「研修センター」に２年と23日のあいだ拘束され、足かせをはめられ、医師の診察を受けられなかったために心臓を患いました。直ちに、次のことを強く求めます。

• 国際的に認められた罪を犯したという十分な証拠がない限り、李さんを直ちに釈放すること。
• それまでの間、家族および本人が選んだ弁護士との面会を認め、拷問やその他の虐待を受けないようにすること。
• 必要な医療を受けさせること。`,
    closing: "敬具",
    name: "佐藤　桜",
    role: "法務大臣",
    address: ["〒100-0013", "トルマール市裁判所広場４丁目１−２"],
    copy: "市警察本部",
  },
  ko: {
    salutation: "존경하는 장관님께",
    body: `저는 화가이자 음악가인 리원(李文, Li Wen) 씨의 일로 이 편지를 씁니다. 그는 2월 10일 톨마르에 있는 어머니의 집에서 끌려갔습니다. 그 뒤로 어떤 혐의도 밝혀지지 않았으며, 가족은 그가 어디에 있는지 모릅니다.

그는 이전에도 ‘훈련 센터’에 2년 23일 동안 갇혀 있었고, 족쇄를 찼으며, 진료를 받지 못해 심장병을 얻었습니다. 이에 저는 장관님께 다음을 간곡히 요청합니다.

• 국제적으로 인정되는 범죄를 저질렀다는 충분한 증거가 없는 한 리원 씨를 즉시 석방할 것;
• 그때까지 가족과 본인이 선택한 변호사를 만날 수 있게 하고, 고문을 비롯한 어떠한 학대도 받지 않도록 할 것;
• 필요한 치료를 받게 할 것.`,
    closing: "존경을 담아",
    name: "김하늘",
    role: "법무부 장관",
    address: ["톨마르시 법원광장 4", "우편번호 20100"],
    copy: "시 경찰국",
  },
  hi: {
    salutation: "माननीय मंत्री महोदय,",
    body: `मैं चित्रकार और संगीतकार ली वेन (Li Wen) के बारे में लिख रही हूँ, जिन्हें 10 फ़रवरी को टोलमार में उनकी माँ के घर से ले जाया गया। तब से कोई आरोप नहीं बताया गया है, और उनका परिवार नहीं जानता कि वे कहाँ हैं।

इससे पहले उन्हें दो वर्ष और 23 दिन तक एक “प्रशिक्षण केंद्र” में बेड़ियों में रखा गया था, और इलाज न मिलने से उनका हृदय रोगग्रस्त हो गया। इसलिए मैं आपसे अनुरोध करती हूँ कि:

• ली वेन को तुरंत रिहा किया जाए, जब तक कि पर्याप्त और स्वीकार्य सबूत न हों;
• तब तक उन्हें परिवार और अपनी पसंद के वकील से मिलने दिया जाए, और उन्हें यातना न दी जाए;
• उन्हें आवश्यक चिकित्सा मिले।`,
    closing: "भवदीया,",
    name: "सुनीता शर्मा",
    role: "न्याय मंत्री",
    address: ["4, न्यायालय चौक", "टोलमार 201001"],
    copy: "नगर पुलिस ब्यूरो",
  },
  th: {
    salutation: "เรียน ท่านรัฐมนตรี",
    body: `ข้าพเจ้าเขียนจดหมายนี้เกี่ยวกับหลี่ เหวิน (Li Wen) จิตรกรและนักดนตรี ซึ่งถูกพาตัวไปจากบ้านของมารดาในเมืองทอลมาร์เมื่อวันที่ 10 กุมภาพันธ์ ตั้งแต่นั้นมายังไม่มีการแจ้งข้อกล่าวหาใด ๆ และครอบครัวไม่ทราบว่าเขาอยู่ที่ไหน

ก่อนหน้านั้นเขาถูกควบคุมตัวใน “ศูนย์ฝึกอบรม” เป็นเวลาสองปีกับ 23 วัน ถูกใส่โซ่ตรวน และป่วยเป็นโรคหัวใจเพราะไม่ได้พบแพทย์ ข้าพเจ้าจึงขอเรียกร้องให้ท่าน

• ปล่อยตัวหลี่ เหวินโดยทันที เว้นแต่มีหลักฐานเพียงพอที่รับฟังได้
• ในระหว่างนี้ให้เขาได้พบครอบครัวและทนายความที่เขาเลือกเอง และรับรองว่าเขาจะไม่ถูกทรมาน
• ให้เขาได้รับการรักษาพยาบาลที่จำเป็น`,
    closing: "ขอแสดงความนับถือ",
    name: "สมหญิง ใจดี",
    role: "รัฐมนตรีว่าการกระทรวงยุติธรรม",
    address: ["4 ถนนหน้าศาล", "เมืองทอลมาร์ 20100"],
    copy: "สำนักงานตำรวจเมือง",
  },
  ...furtherLetters,
};

/** The whole letter, with its date and words as its language has them. */
export function letterOfScript(
  language: string,
  given: { readonly body?: string; readonly subject?: string } = {},
): Letter {
  const { salutation, body, closing, name, role, address, copy } = scriptLetters[language]!;
  const target = aTarget({ role, name: "", organization: "", postalAddress: [...address] });
  return composeLetter({
    content: someContent([{ language, subject: "", salutation, body, closing }]),
    target,
    fields: someFields({ name, subject: given.subject ?? "Li Wen", body: given.body ?? body, country: "" }),
    language,
    date: sampleDay,
    copies: [aCopy({ role: copy, organization: "" })],
    labels: labelsIn(language),
  });
}
