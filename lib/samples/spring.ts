// Sample: an open action in Arabic, with a second model letter in English. People and countries are invented.
import { type ActionContent, blankContent } from "@/lib/actions/action";
import type { Day } from "@/lib/clock";
import { newId, type TargetId } from "@/lib/ids";
import { blankTarget, type Target } from "@/lib/targets/target";
import { inventedConsent } from "./consent";

export function spring(days: { issuedOn: Day; deadlineOn: Day }): ActionContent {
  return {
    ...blankContent("ar"),
    ...days,
    country: "تلمور",
    title: "مزارع يواجه السجن لأنه دافع عن ينبوع قريته",
    summary,
    persons: [{ name: "يونس الدالي", pronouns: "" }],
    demands,
    background,
    letters: [
      {
        language: "ar",
        subject: "يونس الدالي: نرجو إسقاط التهم عنه وحماية ينبوع القرية",
        salutation: "معالي الوزير،",
        body,
        closing: "وتفضلوا بقبول فائق الاحترام،",
      },
      {
        language: "en",
        subject: "Younis al-Dali: please drop the charges against him",
        salutation: "Dear Minister,",
        body: englishBody,
        closing: "Yours sincerely,",
      },
    ],
    targets: [minister(), governor()],
    languages: ["ar", "en"],
    ownLanguageOk: true,
    safety: "سيرى المسؤولون الاسم الذي توقّعون به. إن كان لكم أقارب في تلمور فيمكنكم الاكتفاء بالأحرف الأولى من اسمكم.",
    avoid: ["أسماء أبنائه ومدرستهم."],
    consent: inventedConsent,
  };
}

const summary =
  "يونس الدالي مزارع في الثانية والخمسين من عمره من قرية عين الصفصاف. يُحاكم لأنه جمع تواقيع جيرانه ضد بيع ينبوع القرية لشركة تعبئة مياه، ثم وقف معهم سلميًا أمام الجرافات. وقد يُحكم عليه بالسجن خمس سنوات بتهمة «تعطيل التنمية». أما حقول القرية فقد بدأت تجف.";

const demands = [
  "إسقاط جميع التهم الموجهة إلى يونس الدالي لأنه لم يفعل سوى ممارسة حقه في التعبير والاحتجاج السلمي",
  "وقف أعمال الحفر عند الينبوع إلى أن تُستشار القرية استشارة حقيقية",
  "حماية يونس الدالي وأسرته وجيرانه من التهديد والانتقام",
];

const englishDemands = [
  "Drop all charges against Younis al-Dali, who did no more than use his right to speak and to protest peacefully",
  "Halt the digging at the spring until the village has been truly consulted",
  "Protect Younis al-Dali, his family and his neighbours from threats and reprisals",
];

const listed = (items: readonly string[], end: string) => items.map((item) => `• ${item}${end}`).join("\n");

const body = `أكتب إليكم بشأن يونس الدالي، وهو مزارع من قرية عين الصفصاف يُحاكم بسبب دفاعه السلمي عن ينبوع قريته.

لم يحمل يونس الدالي سوى دفتر جمع فيه تواقيع جيرانه. طلب من السلطات أن تستمع إلى القرية قبل أن تبيع ماءها، ولما لم يُجبه أحد وقف مع جيرانه أمام الجرافات بهدوء. وحق الناس في التعبير وفي التجمع السلمي حق يكفله دستور تلمور والقانون الدولي.

ويقلقني أنه قد يُسجن خمس سنوات، وأن رجالًا مجهولين ألقوا الحجارة على بيته ليلًا مرتين منذ بدء المحاكمة، ولم تفتح الشرطة أي تحقيق.

لذلك أناشدكم:

${listed(demands, "؛")}

وسأكون ممتنًا إن أخبرتموني بما اتخذتموه من خطوات.`;

const englishBody = `I am writing to you about Younis al-Dali (يونس الدالي), a farmer from the village of Ain al-Safsaf, who is on trial for defending his village's spring peacefully.

All that Younis al-Dali carried was a notebook with the signatures of his neighbours. He asked the authorities to hear the village before they sold its water. When nobody answered, he stood quietly with his neighbours in front of the diggers. The constitution of Talmour and international law both protect the right to speak and to assemble peacefully.

It worries me that he may go to prison for five years, and that unknown men have thrown stones at his house at night, twice since the trial began, without any inquiry by the police.

I therefore ask you to:

${listed(englishDemands, ";")}

I should be grateful to hear what steps you have taken.`;

const background = `تعيش عين الصفصاف من ينبوعها منذ أجيال، فهو يسقي أربعين حقلًا ويملأ خزان المدرسة. وقد بيعت حقوق الماء لشركة تعبئة في مزاد لم يُعلن عنه في القرية، وانخفض منسوب الينبوع إلى النصف منذ بدأ الحفر.

جمع يونس الدالي ثلاثمئة وستة تواقيع وسلّمها إلى مكتب المحافظ، ولم يتلق ردًا. وبعد أسبوعين وقف نحو ستين من أهالي القرية على طريق الحفارات وهم ينشدون. فرّقتهم الشرطة دون إصابات، ثم استُدعي يونس الدالي وحده ووُجهت إليه تهمة «تعطيل التنمية».

وقد أُفرج عنه في انتظار الحكم، لكنه مُنع من مغادرة القرية ومن الحديث إلى الصحفيين.`;

function minister(): Target {
  return {
    ...blankTarget(newId<TargetId>()),
    role: "وزير العدل",
    name: "السيد رامي الخطّاب",
    organization: "وزارة العدل",
    postalAddress: ["١٢ شارع الاستقلال", "مدينة تلمور ٢٠٠٠", "تلمور"],
    country: "QY",
    emails: ["minister@justice.talmour.example"],
    checked: "عنوان متخيَّل لا يصل إلى أحد.",
  };
}

function governor(): Target {
  return {
    ...blankTarget(newId<TargetId>()),
    role: "محافظة إقليم الوديان",
    name: "السيدة هدى القاسمي",
    organization: "ديوان المحافظة",
    postalAddress: ["ساحة السوق القديم", "الوديان ٢٤٠٠", "تلمور"],
    country: "QY",
    emails: ["office@wadian.talmour.example"],
    salutation: "السيدة المحافظة،",
    checked: "عنوان متخيَّل لا يصل إلى أحد.",
  };
}
