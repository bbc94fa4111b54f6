import { describe, expect, it } from "vitest";
import { fold } from "@/lib/importing/labels/fold";
import { channelsIn, matchLabel } from "@/lib/importing/labels/match";

it.each([
  ["ÍNDICE AI", "indice ai"],
  ["TARGET’S – “COPIES”", `target's - "copies"`],
  ["١٢ مارس ۲۰۲۴", "12 مارس 2024"],
  ["（２０２４）：", "(2024):"],
])("%s folds to %s", (text, folded) => {
  expect(fold(text)).toBe(folded);
  expect(fold(text)).toHaveLength(text.length);
});

describe("a label opens its section", () => {
  it.each([
    ["Country: Verdania", "country", "Verdania"],
    ["ADDITIONAL INFORMATION", "background", ""],
    ["Additional information:", "background", ""],
    ["PREFERRED LANGUAGE TO ADDRESS TARGET: Verdanian, English", "languages", "Verdanian, English"],
    ["NAME AND PREFFERED PRONOUN: Mira Tolle (she/her)", "person", "Mira Tolle (she/her)"],
    ["And copies to:", "copies", ""],
    ["Índice AI: AMR 34/36/97/s", "index", "AMR 34/36/97/s"],
    ["INFORMATION COMPLÉMENTAIRE", "background", ""],
    ["HINTERGRUNDINFORMATIONEN", "background", ""],
    ["Paese: Verdania", "country", "Verdania"],
    ["ДОПОЛНИТЕЛЬНАЯ ИНФОРМАЦИЯ", "background", ""],
    ["معلومات إضافية", "background", ""],
    ["补充资料", "background", ""],
  ])("%s", (text, section, rest) => {
    expect(matchLabel(text)).toMatchObject({ section, rest });
  });

  it.each(["The country has no free press.", "Copies of the book were burnt in Larn.", "Mira Tolle is a painter.", ""])(
    "%j opens none",
    (text) => {
      expect(matchLabel(text)).toBeNull();
    },
  );

  it("a sentence that asks for appeals and says the last day is the deadline and opens what follows", () => {
    expect(matchLabel("PLEASE SEND APPEALS BEFORE 12 MAY 2014 TO:")).toMatchObject({ sentence: true });
  });
});

it.each([
  ["Phone: 1 22 33 I Fax: 1 22 34", ["phones", "faxes"]],
  ["E-mail: a@b.example", ["emails"]],
  ["Correo electrónico: a@b.example / Twitter: @b", ["emails", "social"]],
  ["Salutation: Dear Minister", ["salutation"]],
  ["Anrede: Exzellenz", ["salutation"]],
  ["The fax of the minister was burnt", []],
])("%s has channels", (text, channels) => {
  expect(channelsIn(text).map((one) => one.channel)).toEqual(channels);
});

describe("an address is announced", () => {
  it.each([
    "Send the letter below to:",
    "Where to write:",
    "Envoyez la lettre ci-dessous à :",
    "À l’attention de :",
    "Envíe la carta siguiente a:",
    "Bitte senden Sie den untenstehenden Brief an:",
    "Inviate la lettera a:",
    "Envie a carta abaixo para:",
    "Stuur onderstaande brief naar:",
    "Отправьте письмо по адресу:",
    "أرسلوا الرسالة إلى:",
    "请将信寄往：",
    "An:",
    "Para:",
    "إلى:",
    "致：",
  ])("%s", (text) => {
    expect(matchLabel(text)).toMatchObject({ section: "targets", rest: "" });
  });
});

describe("embassies are asked for copies", () => {
  it.each([
    "Prière d’écrire également aux ambassades de Verdanie dans vos pays respectifs.",
    "Bitte schreiben Sie auch an die diplomatischen Vertretungen Verdaniens in Ihrem Land.",
    "Enviem cópias também aos representantes diplomáticos acreditados em seu país.",
  ])("%s", (text) => {
    expect(matchLabel(text)?.section).toBe("embassy");
  });
});

it.each([
  ["Check with PEN if sending appeals after 28 February 2014.", "office"],
  ["UPDATED INFORMATION:", "narrative"],
  ["Bitte abschicken bis: 3. Mai 2020", "deadline"],
  ["LINK ALLA PRECEDENTE AU: nessuno", "previous"],
  ["PASSA ALL’AZIONE: SCRIVI UN APPELLO", "act"],
  ["In Kopie an:", "copies"],
])("%s opens %s", (text, section) => {
  expect(matchLabel(text)?.section).toBe(section);
});
