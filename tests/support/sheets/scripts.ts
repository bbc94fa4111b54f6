// Words to write invented actions with, in three scripts: prose from made-up words and the signs that make trouble, and
// banks of what has to be a real word: offices, bodies, greetings. People, places and countries are invented.
import fc from "fast-check";

export interface Script {
  readonly name: string;
  /** BCP 47 of sheets in this script. */
  readonly languages: readonly string[];
  /** One sentence with its full stop. */
  readonly sentence: fc.Arbitrary<string>;
  /** A few words without an ending. */
  readonly phrase: fc.Arbitrary<string>;
  readonly personName: fc.Arbitrary<string>;
  readonly country: readonly string[];
  readonly roles: readonly string[];
  readonly honoured: readonly string[];
  readonly bodies: readonly string[];
  readonly addresses: readonly (readonly string[])[];
  readonly salutations: readonly string[];
  readonly closings: readonly string[];
  readonly pronouns: readonly string[];
  readonly leadIn: string;
  /** Between two sentences. */
  readonly space: string;
}

const from = <T>(values: readonly T[]) => fc.constantFrom(...values);
const capital = (word: string) => word.charAt(0).toUpperCase() + word.slice(1);

const syllable = from("ba ke lo mi nu ra sen tor vil dan osk ply grö ňa çe lé zür mañ".split(" "));
const latinWord = fc.array(syllable, { minLength: 2, maxLength: 4 }).map((parts) => parts.join(""));
const latinName = fc.tuple(latinWord, latinWord).map(([first, last]) => `${capital(first)} ${capital(last)}`);
const latinTricky = fc.oneof(
  from([
    "18:30",
    "2,500",
    "40%",
    "1990s",
    "on 5 May 2023",
    "self-taught",
    "he/him",
    "mother’s",
    "e.g. twice",
    "No. 7",
    "article 19",
  ]),
  fc.tuple(latinWord, latinWord).map(([one, other]) => `${one}-${other}`),
  fc.tuple(latinWord, latinWord).map(([one, other]) => `(${one} ${other})`),
  fc.tuple(latinWord, latinWord).map(([one, other]) => `“${one} ${other}”`),
  fc.tuple(latinWord, latinWord).map(([one, other]) => `${one}—${other}`),
  fc.tuple(latinWord, latinWord).map(([one, other]) => `${one} – ${other}`),
  latinName,
  latinWord.map((word) => `https://www.${asciiOf(word)}.example/${asciiOf(word)}/report-2023`),
  from(["阿娜拉", "Анара Толук"]),
);

function asciiOf(word: string): string {
  return word.normalize("NFD").replace(/[^a-z]/g, "");
}

function sentenceOf(
  word: fc.Arbitrary<string>,
  tricky: fc.Arbitrary<string>,
  first: fc.Arbitrary<string>,
  signs: { comma: string; stop: string; space: string },
) {
  const part = fc.oneof({ arbitrary: word, weight: 8 }, { arbitrary: tricky, weight: 1 });
  const joined = fc
    .array(fc.tuple(part, fc.boolean(), fc.boolean()), { minLength: 4, maxLength: 22 })
    .map((parts) =>
      parts
        .map(([text, one, two], at) => text + (one && two && at < parts.length - 1 ? signs.comma : ""))
        .join(signs.space),
    );
  return fc.tuple(first, joined).map(([opening, rest]) => `${opening}${signs.space}${rest}${signs.stop}`);
}

const arabicLetters = from(
  "بيت كتب نور سلام مدرس قلعة نهر جبل حقول رسائل عائل أمل إرث آثار شؤون لأجل الأمان بلاد ممتنًا مدرّس يُحاكم رجالًا ليلًا أُفرج".split(
    " ",
  ),
);
const arabicWord = fc
  .tuple(from(["", "ال", "و", "ب"]), arabicLetters)
  .map(([prefix, stem]) => (/^[أإآ]|^ال|^لأ/.test(stem) ? stem : prefix + stem));
const arabicName = fc
  .tuple(from("يونس ليلى سامي هدى رامي نور".split(" ")), from("الدالي مراد حداد القاسمي الخطّاب".split(" ")))
  .map((both) => both.join(" "));
const arabicTricky = fc.oneof(
  from(["٢٠٠٠", "2023", "«قلعة النهر»", "(قلعة)", "في 5 مايو 2023", "40%", "نهر - جبل"]),
  arabicName,
);

const hanCharacters = from([
  ..."人民大会在城里说她他们被带走关押审判家属律师学校老师记者村庄河水土地和平要求自由健康医生信件今天昨天早晨夜间多年以来没有消息",
]);
const hanWord = fc.array(hanCharacters, { minLength: 1, maxLength: 4 }).map((parts) => parts.join(""));
const hanName = fc
  .tuple(from([..."李王张陈刘杨"]), from(["文", "小明", "大伟", "秀英", "娜"]))
  .map((both) => both.join(""));
const hanTricky = fc.oneof(
  from(["2023年5月4日", "40%", "“自由学校”", "（新区）", "《和平》", "——", "PEN", "18:30", "第19条"]),
  hanName,
);

export const scripts: readonly Script[] = [
  {
    name: "Latin",
    languages: ["en", "es", "fr", "de", "it", "pt", "nl"],
    sentence: sentenceOf(latinWord, latinTricky, latinWord.map(capital), { comma: ",", stop: ".", space: " " }),
    phrase: fc
      .tuple(latinWord.map(capital), fc.array(latinWord, { minLength: 1, maxLength: 12 }))
      .map(([first, rest]) => [first, ...rest].join(" ")),
    personName: latinName,
    country: ["Ostrania", "Verdania", "Santa Ería", "Isle of Torm"],
    roles: [
      "Minister of Justice",
      "President of the Republic",
      "Fiscal General de la República",
      "Ministre de la Justice",
      "Director of Prisons",
      "Governor",
    ],
    honoured: ["Mr", "Ms", "Dr.", "H.E.", "Sr."],
    bodies: [
      "Ministry of Justice",
      "Ministerio de Justicia",
      "Ministère de la Justice",
      "Office of the Prosecutor General",
      "Embassy of Ostrania",
    ],
    addresses: [
      ["14 Assembly Square", "10100 Brenna", "OSTRANIA"],
      ["Paseo de los Olmos, 7", "28100 Villamera"],
      ["P.O. Box 12"],
      ["3 Chestnut Quay", "Old Town", "10102 Brenna", "Ostrania"],
    ],
    salutations: [
      "Dear Minister,",
      "Your Excellency,",
      "Señor Fiscal General:",
      "Monsieur le Ministre,",
      "Sehr geehrter Herr Minister,",
      "Egregio Ministro,",
    ],
    closings: [
      "Yours sincerely,",
      "Yours respectfully,",
      "Atentamente,",
      "Mit freundlichen Grüßen",
      "Distinti saluti,",
    ],
    pronouns: ["she/her", "he/him", "they/them", "ella", "elle"],
    leadIn: "I therefore ask you to:",
    space: " ",
  },
  {
    name: "Arabic",
    languages: ["ar"],
    sentence: sentenceOf(arabicWord, arabicTricky, arabicLetters, { comma: "،", stop: ".", space: " " }),
    phrase: fc.array(arabicWord, { minLength: 2, maxLength: 12 }).map((words) => words.join(" ")),
    personName: arabicName,
    country: ["تلمور", "كستريا"],
    roles: ["وزير العدل", "رئيس الجمهورية", "مدير السجون", "النائب العام"],
    honoured: ["السيد", "السيدة", "الدكتور", "اللواء"],
    bodies: ["وزارة العدل", "مكتب النائب العام", "سفارة تلمور"],
    addresses: [["١٢ شارع الاستقلال", "مدينة تلمور ٢٠٠٠", "تلمور"], ["ص.ب 14", "لارن، كستريا"], ["شارع النهر 14"]],
    salutations: ["معالي الوزير،", "سعادة السفير،", "السيدة المديرة،"],
    closings: ["وتفضلوا بقبول فائق الاحترام،", "مع خالص التقدير،"],
    pronouns: ["هو", "هي"],
    leadIn: "لذلك أناشدكم:",
    space: " ",
  },
  {
    name: "Chinese",
    languages: ["zh"],
    sentence: sentenceOf(hanWord, hanTricky, hanWord, { comma: "，", stop: "。", space: "" }),
    phrase: fc.array(hanWord, { minLength: 2, maxLength: 8 }).map((words) => words.join("")),
    personName: hanName,
    country: ["凯斯特里亚", "奥斯特"],
    roles: ["司法部部长", "国家主席", "监狱长", "最高检察院检察长"],
    honoured: [],
    bodies: ["司法部", "公安局", "拉恩市人民政府"],
    addresses: [["河滨路14号", "拉恩市 100001"], ["和平大道3号"]],
    salutations: ["尊敬的部长：", "尊敬的主席先生："],
    closings: ["此致敬礼", "谨启"],
    pronouns: ["她", "他"],
    leadIn: "因此，我敦促您：",
    space: "",
  },
];
