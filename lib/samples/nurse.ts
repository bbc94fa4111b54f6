// Sample: an open action in English, with e-mail targets and a name in two scripts. People and countries are invented.

import { type ActionContent, blankContent } from "@/lib/actions/action";
import type { Day } from "@/lib/clock";
import { newId, type TargetId } from "@/lib/ids";
import { blankTarget, type Target } from "@/lib/targets/target";
import { inventedConsent } from "./consent";

export function nurse(days: { issuedOn: Day; deadlineOn: Day }): ActionContent {
  return {
    ...blankContent("en"),
    ...days,
    country: "Ostrania",
    title: "Nurse held without charge for treating wounded protesters",
    summary,
    persons: [{ name: "Anara Toluk (阿娜拉·托鲁克)", pronouns: "she/her" }],
    demands,
    background,
    letters: [
      {
        language: "en",
        subject: "Anara Toluk: please release her and let her see a doctor",
        salutation: "Dear Minister,",
        body,
        closing: "Yours sincerely,",
      },
    ],
    targets: [minister(), prosecutor()],
    copies: [ombudsperson()],
    embassyCopies: true,
    languages: ["en"],
    ownLanguageOk: true,
    safety:
      "The officials will see the name you sign with. If you have family in Ostrania, or plan to travel there, consider signing with your initials.",
    avoid: ["The hospital where she worked and the names of her colleagues.", "Her community's newsletter."],
    consent: inventedConsent,
  };
}

const summary = `Anara Toluk, a 34-year-old nurse, was taken from her flat in the city of Brenna at night and has been held for more than six weeks without charge. Days before, she had bandaged people hurt at a peaceful march against rising bread prices. She has asthma, and the guards have taken her inhaler away. Her mother has seen her once, for five minutes, through glass.`;

const demands = [
  "Release Anara Toluk at once, unless she is charged with an offence that international law recognises",
  "Give her back her inhaler today and let a doctor of her choice examine her",
  "Let her see her family and a lawyer in private, without delay and as often as the law allows",
];

const body = `I am writing to you about Anara Toluk (阿娜拉·托鲁克), a nurse from Brenna, who has been held for more than six weeks without charge.

She was taken away because she did what nurses do. When people were hurt at a peaceful march against the price of bread, she knelt down and bandaged them, without asking what they thought. International law protects those who treat the wounded; it does not allow a state to punish them for it.

I am worried about her health. Anara Toluk has asthma, and her inhaler has been taken from her. Nobody but a prison guard decides whether she may see a doctor, and in the damp cells of the old customs house an attack can end a life within minutes.

Her family has been left without news. Her mother was allowed one visit of five minutes, through glass. The lawyer whom the family asked for help has been turned away at the gate four times.

I therefore ask you to:

${demands.map((demand) => `• ${demand};`).join("\n")}

I should be grateful for an answer that tells me what has been done.`;

const background = `Bread prices in Ostrania have doubled within a year. The march in Brenna was announced in advance, and those who took part describe it as calm until the police closed the bridge behind them. At least forty people were hurt in the crush that followed.

Anara Toluk was on her way home from a night shift. Several people remember that she stayed for three hours, sent the worst hurt to the district hospital and washed her hands in the river. Four nights later six men without uniforms came to her flat. They showed no warrant and took her telephone, her uniform and a box of dressings.

The law of Ostrania says that nobody may be held for more than seventy-two hours without being brought before a judge. No judge has seen Anara Toluk. Her name is also written 阿娜拉·托鲁克 by her community, in whose newsletter she used to explain first aid.`;

function minister(): Target {
  return {
    ...blankTarget(newId<TargetId>()),
    role: "Minister of the Interior",
    name: "Mr Davit Orlen",
    organization: "Ministry of the Interior",
    postalAddress: ["14 Assembly Square", "10100 Brenna", "OSTRANIA"],
    country: "QX",
    emails: ["minister@interior.ostrania.example"],
    phones: ["+999 10 555 0114"],
    salutation: "Dear Minister,",
    checked: "Invented; nothing sent here reaches anyone.",
  };
}

function prosecutor(): Target {
  return {
    ...blankTarget(newId<TargetId>()),
    role: "Prosecutor General",
    name: "Ms Ilse Marrow",
    organization: "Office of the Prosecutor General",
    postalAddress: ["3 Chestnut Quay", "10102 Brenna", "OSTRANIA"],
    country: "QX",
    emails: ["office@prosecutor.ostrania.example"],
    salutation: "Dear Prosecutor General,",
    checked: "Invented; nothing sent here reaches anyone.",
  };
}

function ombudsperson(): Target {
  return {
    ...blankTarget(newId<TargetId>()),
    role: "Ombudsperson for Human Rights",
    organization: "Office of the Ombudsperson",
    postalAddress: ["Old Mill House", "10109 Brenna", "OSTRANIA"],
    country: "QX",
    emails: ["mail@ombudsperson.ostrania.example"],
    salutation: "Dear Ombudsperson,",
    checked: "Invented; nothing sent here reaches anyone.",
  };
}
