import { describe, expect, it } from "vitest";
import { salutationFor } from "@/lib/letters/salutation";

describe("salutationFor", () => {
  it.each([
    ["the target's own", "Dear Secretary,", "Dear Sir or Madam,", "en", "Dear Secretary,"],
    ["the model's without one", "", "Dear Minister,", "en", "Dear Minister,"],
    ["punctuation as in the model", "Dear Secretary", "Dear Sir:", "en", "Dear Secretary:"],
    ["the English half", "Dear Minister/Estimado Señor Ministro", "Dear Sir,", "en", "Dear Minister,"],
    [
      "the Spanish half",
      "Dear Minister / Estimado Señor Ministro:",
      "Estimado Señor:",
      "es-MX",
      "Estimado Señor Ministro:",
    ],
    ["the Chinese half", "Dear Minister/尊敬的部长：", "尊敬的先生：", "zh-CN", "尊敬的部长："],
    ["a form of address whole", "Dear Sir/Madam", "Dear Minister,", "en", "Dear Sir/Madam,"],
    ["titles whole", "Dear Mr/Ms Vask", "Dear Minister,", "en", "Dear Mr/Ms Vask,"],
    [
      "the model's for a pair of two other languages",
      "Dear Minister/Estimado Ministro",
      "Monsieur,",
      "fr",
      "Monsieur,",
    ],
    ["the model's in another script", "Dear Minister,", "معالي الوزير،", "ar", "معالي الوزير،"],
    ["the model's in another language", "Dear Minister,", "Señor Ministro:", "es", "Señor Ministro:"],
    ["what is not known, whole", "Mheshimiwa Waziri", "", "sw", "Mheshimiwa Waziri"],
    ["what is not known in a letter of that script", "Ndugu Waziri", "Dear Minister,", "en", "Ndugu Waziri,"],
    ["what is written, without a model", "Dear Minister,", "", "ar", "Dear Minister,"],
  ])("takes %s", (_what, own, model, language, expected) => {
    expect(salutationFor(own, model, language)).toBe(expected);
  });
});
