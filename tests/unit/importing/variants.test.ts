import { describe, expect, it } from "vitest";
import { numberLines } from "@/lib/importing/reading/clean";
import { linesOf } from "@/lib/importing/reading/text";
import { understand } from "@/lib/importing/understand";

const read = (text: string) => understand(numberLines(linesOf(text)), false);
const letter = "Dear Minister,\n\nI urge you to release Mira Tolle.\n\nYours sincerely,\n";

describe("the writer's own language is offered", () => {
  it.each([
    "You may also use your own language.",
    "También pueden escribir en su propio idioma.",
    "Vous pouvez aussi écrire dans votre langue maternelle.",
    "Sie können auch in Ihrer Landessprache schreiben.",
    "Potete anche scrivere nella vostra lingua.",
    "Também podem escrever na sua própria língua.",
    "U kunt ook in uw moedertaal schrijven.",
    "كما يمكنكم استخدام لغة بلدكم.",
    "您也可以使用自己的语言。",
    "Вы также можете писать на вашем родном языке.",
  ])("%s", (sentence) => {
    const { result } = read(
      `UA: 12/20 Index: EUR 01/1234/2020 Verdania Date: 3 May 2020\n\nBEEKEEPER HELD\n\nMira is held.\n\n${letter}\n${sentence}\n`,
    );
    expect(result.own_language_ok).toBe(true);
  });
});

describe("a sentence above the letter tells the last day", () => {
  it.each([
    "Please send the letter below, or one of your own, by 20 March 2020. A stamp costs one crown.",
    "Letters should arrive no later than 20 March 2020.",
    "Por favor, envíen la carta siguiente antes del 20 de marzo de 2020.",
    "Merci d’envoyer la lettre ci-dessous avant le 20 mars 2020.",
    "Bitte schicken Sie den Brief bis zum 20. März 2020.",
    "Inviate la lettera qui sotto entro il 20 marzo 2020.",
    "Enviem a carta abaixo até 20 de março de 2020.",
    "Stuur deze brief uiterlijk op 20 maart 2020.",
    "Пожалуйста, отправьте письмо не позднее 20 марта 2020 г.",
    "يرجى إرسال الرسالة التالية قبل 20 مارس 2020.",
  ])("%s", (sentence) => {
    const { result } = read(`Beekeeper held\n\n${sentence}\n\nMinister of Justice\n4 Port Road\nLarn\n\n${letter}`);
    expect(result).toMatchObject({ deadline: "2020-03-20", summary: null });
  });
});

describe("a page about writing is no action", () => {
  it.each([
    "HOW TO WRITE AN APPEAL",
    "Consejos para escribir cartas",
    "Comment rédiger un appel",
    "Tipps für das Schreiben",
    "Come scrivere un appello",
    "Dicas para escrever",
    "Schrijftips",
    "كيفية كتابة رسالة",
    "写信指南",
    "Как писать письма",
  ])("%s", (title) => {
    const text = `${title}\n\nUrgent actions work because many write.\n\n- Be polite.\n- Be brief.\n\nMinister of Justice\n4 Port Road\nLarn\n\n${letter}`;
    expect(read(text).verdict).toBe("no_action");
  });

  it("a table of salutations and sign-offs is no letter", () => {
    const text =
      "Forms of letters\n\nKings\nYour Majesty\nYours respectfully\n\nMinisters\nDear Minister\nYours sincerely\n";
    expect(read(text)).toMatchObject({ verdict: "no_action" });
  });
});

describe("the last document about a case", () => {
  it("says its news without the thanks to those who wrote", () => {
    const { verdict, result } = read(
      "Urgent Action Outcome: Beekeeper released\n\nMira Tolle was released.\n\nHer bees were fine.\n\nMany thanks to all who sent appeals. No further action is requested.\n\nThis is the second update of UA 12/20. Further information: www.verdania.example/1",
    );
    expect(verdict).toBe("one_action");
    expect(result).toMatchObject({ class: "outcome", title: "Beekeeper released", ordinal: 3 });
    expect(result.additional_information).toEqual(["Her bees were fine."]);
  });

  it("has its headline under the banner", () => {
    const { result } = read(
      "UA: 12/20 Index: EUR 01/1234/2020 Verdania Date: 3 May 2020\nURGENT ACTION OUTCOME\nBEEKEEPER FREED\nMira Tolle was released.\n",
    );
    expect(result).toMatchObject({ class: "outcome", title: "BEEKEEPER FREED", summary: "Mira Tolle was released." });
  });

  it.each([
    "Gracias a todas las personas que enviaron llamamientos.",
    "Merci à tous ceux qui ont écrit.",
    "Vielen Dank an alle, die geschrieben haben.",
    "Grazie a tutti coloro che hanno scritto.",
    "Obrigado a todos que escreveram.",
    "Dank aan allen die schreven.",
    "شكراً لجميع من أرسلوا المناشدات.",
    "感谢所有写信的人。",
    "Спасибо всем, кто писал.",
  ])("%s is no background", (sentence) => {
    const { result } = read(
      `UA: 12/20 Index: EUR 01/1234/2020 Verdania Date: 3 May 2020\n\nBEEKEEPER FREED\n\nMira is free.\n\nHer bees are fine.\n\n${sentence}\n`,
    );
    expect(result.additional_information).toEqual(["Her bees are fine."]);
  });
});

it("in a letter whose every line stands apart the address is still one", () => {
  const text = `H.E. Ivo Sand\n\nPresident of the Republic\n\nPort House\n\nLarn\n\n18 March 2015\n\n${letter}`;
  const { result } = read(text);
  expect(result).toMatchObject({ title: null, summary: null, issued_on: "2015-03-18" });
  expect(result.targets).toMatchObject([
    { name: "H.E. Ivo Sand", role: "President of the Republic", postal_address: ["Port House", "Larn"] },
  ]);
});

it("names of countries after “write to” are no languages", () => {
  const { result } = read(
    "UA: 12/20 Index: EUR 01/1234/2020 Verdania Date: 3 May 2020\n\nBEEKEEPER HELD\n\nPlease write to the authorities in Norland, urging them to:\n- release Mira;\n- drop the charge.\n",
  );
  expect(result.languages).toEqual([]);
});

it("pronouns that the line's end parted from their name stay with it", () => {
  const { result } = read(
    `UA: 12/20 Index: EUR 01/1234/2020 Verdania Date: 3 May 2020\n\nBEEKEEPERS HELD\n\n${letter}\nNAME AND PREFERRED PRONOUN: Mira Tolle (she/her) and Ivo Sand\n(they/them)\n`,
  );
  expect(result.persons.map((one) => [one.name, one.pronouns])).toEqual([
    ["Mira Tolle", "she/her"],
    ["Ivo Sand", "they/them"],
  ]);
});

it("a head line of dashes tells its country", () => {
  const { result } = read(
    "Première AU : 012/23 – AFR 57/6410/2023 – Verdanie – 6 février 2023\n\nACTION URGENTE\n\nUN APICULTEUR DÉTENU\n\nMira est détenue.\n",
  );
  expect(result).toMatchObject({ country: "Verdanie", series_number: "12/23", issued_on: "2023-02-06" });
});

it("a country beside the number is no concern", () => {
  const { result } = read("UA: 12/20 – Honduras\nURGENT ACTION\nBEEKEEPER HELD\nMira Tolle is held.\n");
  expect(result).toMatchObject({ country: "Honduras", title: "BEEKEEPER HELD" });
});

it("a Chinese letter has its date under the sign-off", () => {
  const { result } = read(
    "致：林海 部长\n公安部\n示例街14号\n\n尊敬的部长：\n\n我敦促您立即释放王小明，并确保他不受酷刑，也能见到家人和律师。\n\n此致\n敬礼\n\n2016年5月4日\n",
  );
  expect(result).toMatchObject({ issued_on: "2016-05-04", letter: { closing: "此致 敬礼" } });
});

it("what a letter is about, printed over it, is no demand", () => {
  const { result } = read(
    "Beekeeper held\n\nSend your letter to:\nMinister of Justice\n4 Port Road\nLarn\n\nSAMPLE LETTER:\n\nDear Minister,\n\nVERDANIA: Please release Mira Tolle\n\nI am writing about Mira Tolle.\n\nI urge you to release her.\n\nYours sincerely,\n",
  );
  expect(result.demands).toEqual(["I urge you to release her."]);
});

it("places to fill in are no lines of an address", () => {
  const { result } = read(
    `Beekeeper held\n\nSend your letter to:\n\nMinister of Justice\n4 Port Road\nLarn\n\n[Place, date]\n\n${letter}`,
  );
  expect(result.targets[0]?.postal_address).toEqual(["4 Port Road", "Larn"]);
});

it("the last of several actions tells its country", () => {
  const { result } = read(
    `Third and final UA: 12/20 Index: EUR 01/1234/2020 Verdania Date: 3 May 2020\n\nFREE\n\nShe is free.\n`,
  );
  expect(result.country).toBe("Verdania");
});

it("an embassy behind the request for copies may wrap", () => {
  const { result } = read(
    `Urgent Action: Beekeeper held\n\nShe is held.\n\nPlease write immediately in English:\n- Free her;\n- End the trial.\n\nPLEASE SEND APPEALS BEFORE 3 MAY 2015 TO:\nMinister\nOrla Benn\n4 Port Road\n\nAlso send copies to diplomatic representatives accredited to your country. HER EXCELLENCY\nMRS RUTH BENN, Embassy of Verdania, 58 Example Square WC2N 5DX, 020\n7555 5783, info@example.org\n`,
  );
  expect(result.copies).toMatchObject([
    { name: "HER EXCELLENCY MRS RUTH BENN", organization: "Embassy of Verdania", phones: ["020 7555 5783"] },
  ]);
});
