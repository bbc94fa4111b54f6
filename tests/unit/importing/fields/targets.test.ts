import { expect, it } from "vitest";
import { contactsIn } from "@/lib/importing/fields/contacts";
import { targetsIn } from "@/lib/importing/fields/targets";
import { numberLines } from "@/lib/importing/reading/clean";
import { linesOf } from "@/lib/importing/reading/text";

const targetsOf = (text: string) => targetsIn(numberLines(linesOf(text))).map((one) => one.target);

it("role, name, body and address are told apart by words and order", () => {
  const [target] = targetsOf(
    "Minister of Justice\nHer Excellency Orla Benn\nMinistry of Justice, 4 Port Road\nLarn\nVerdania",
  );
  expect(target).toMatchObject({
    role: "Minister of Justice",
    name: "Her Excellency Orla Benn",
    organization: "Ministry of Justice",
    postal_address: ["4 Port Road", "Larn", "Verdania"],
  });
});

it("a block ends where its contacts end", () => {
  const targets = targetsOf(
    "Procurator\nHanno Weil\n166 Mill Road\nSalutation: Dear Director\nDirector\nIvo Sand\n97 Flower Road",
  );
  expect(targets.map((target) => target.name)).toEqual(["Hanno Weil", "Ivo Sand"]);
});

it("an empty line inside an address does not end it", () => {
  const targets = targetsOf("Party Secretary of Sudria\nMa Lin\n\n479 Long Lane,\n\nSudria");
  expect(targets).toHaveLength(1);
  expect(targets[0]?.postal_address).toEqual(["479 Long Lane", "Sudria"]);
});

it.each([
  ["Ambassador Jon Ard", { role: "Ambassador", name: "Jon Ard" }],
  ["Ambassador Prince Jon bin Ard,", { role: "Ambassador", name: "Prince Jon bin Ard" }],
  ["Director - Bureau of Prisons", { role: "Director", organization: "Bureau of Prisons" }],
  ["Prosecutor General", { role: "Prosecutor General", name: null }],
  [
    "Minister of Interior, Mr Ivo Sand, c/o Embassy of Norland, 1 Road, Town",
    { name: "Mr Ivo Sand", postal_address: ["c/o Embassy of Norland, 1 Road, Town"] },
  ],
  ["Human rights organization\nOpen Shelves", { role: "Human rights organization", organization: "Open Shelves" }],
  ["King\nHis Majesty King Hanno\nRoyal Court, Larn", { organization: null, postal_address: ["Royal Court, Larn"] }],
])("%s", (text, expected) => {
  expect(targetsOf(text)[0]).toMatchObject(expected);
});

it.each([
  ["Fax: +999 1 555 0101 (please keep trying)", "faxes", ["+999 1 555 0101"]],
  ["Fax : +999 11 5553114", "faxes", ["+999 11 5553114"]],
  ["Email: a@example.org, b@example.org", "emails", ["a@example.org", "b@example.org"]],
  ["Twitter: @VerdaniaJustice", "social", ["@VerdaniaJustice"]],
  ["oder über die Internetseite: http://example.org/form (Englisch)", "web", ["http://example.org/form"]],
  ["البريد الإلكتروني: a@example.org", "emails", ["a@example.org"]],
  ["电邮：a@example.org", "emails", ["a@example.org"]],
])("%s is a contact", (text, key, values) => {
  expect(contactsIn(text).found).toContainEqual({ key, values });
});

it("two contacts on one line are two", () => {
  const [target] = targetsOf("Ambassador Jon Ard\nPhone: (202) 555-3800 I Fax: 202 555 3625");
  expect(target).toMatchObject({ phones: ["(202) 555-3800"], faxes: ["202 555 3625"] });
});

it("a hidden address is no address", () => {
  const [found] = targetsIn(numberLines(linesOf("Minister of Justice\nEmail: [email\u00a0protected]")));
  expect(found).toMatchObject({ hiddenEmail: true, target: { emails: [], postal_address: [] } });
});

it.each([
  ["H.E. Ambassador Jon Ard", { role: "Ambassador", name: "H.E. Jon Ard" }],
  ["His Excellency President Suren Vijay", { role: "President", name: "His Excellency Suren Vijay" }],
  ["His Majesty King Hanno bin Weil", { role: null, name: "His Majesty King Hanno bin Weil" }],
  ["Attorney General Pía Monte", { role: "Attorney General", name: "Pía Monte" }],
  ["MINISTER FÜR ARBEIT", { role: "MINISTER FÜR ARBEIT", name: null }],
  ["Minister of the Environment Nils Berg", { role: "Minister of the Environment", name: "Nils Berg" }],
])("%s is an office, a person, or both", (text, expected) => {
  expect(targetsOf(`${text}\n14 Harbour Street`)[0]).toMatchObject(expected);
});

it("an honorific on a line of its own belongs to the name below it", () => {
  const [target] = targetsOf("Seine Exzellenz\nNabil Hadi\nInnenministerium\nPostfach 4040");
  expect(target).toMatchObject({ name: "Seine Exzellenz Nabil Hadi", organization: "Innenministerium" });
});

it("every contact says its line", () => {
  const [found] = targetsIn(
    numberLines(linesOf("Minister of Justice\nFax: +999 1 555 0101\nEmail: a@b.example, c@d.example")),
  );
  expect(found?.contacts).toEqual([
    { key: "faxes", number: 2 },
    { key: "emails", number: 3 },
    { key: "emails", number: 3 },
  ]);
});

it.each([
  ["Fax: +999 1 555 0101 (keep trying, if a voice answers ask\nfor fax)", { faxes: ["+999 1 555 0101"] }],
  ["Fax: +999 1 555 0101 (si responde una voz, digan: «me da tono de\nfax»)", { faxes: ["+999 1 555 0101"] }],
  ["Fax:\n+999 1 555 0101\n+999 1 555 0102", { faxes: ["+999 1 555 0101", "+999 1 555 0102"], phones: [] }],
  ["Email: a@example.org /\nb@example.org", { emails: ["a@example.org", "b@example.org"] }],
  ["Correo-e: a@example.org o\nb@example.org", { emails: ["a@example.org", "b@example.org"] }],
  ["Phone/Fax: +999 1 555 0101", { faxes: ["+999 1 555 0101"], phones: ["+999 1 555 0101"] }],
  ["Tél./fax : +999 1 555 0101", { faxes: ["+999 1 555 0101"], phones: ["+999 1 555 0101"] }],
  ["Tel.: +999 1 555 0101, ext. 12", { phones: ["+999 1 555 0101, ext. 12"] }],
  ["Facebook: /openshelves", { social: ["/openshelves"] }],
  ["Salutation: Dear Prime\nMinister", { salutation: "Dear Prime Minister" }],
])("%j goes on over lines and signs", (contacts, expected) => {
  const found = targetsOf(
    `Governor of Larn\nDr Jon Ard\n14 Harbour Street\n${contacts}\n\nDirector\nIvo Sand\nPO Box 1`,
  );
  expect(found).toHaveLength(2);
  expect(found[0]).toMatchObject({ postal_address: ["14 Harbour Street"], ...expected });
});

it.each([
  [
    "Cabinet Secretary\nMs Ada Benn\nMinistry of Lands",
    { role: "Cabinet Secretary", organization: "Ministry of Lands" },
  ],
  ["Governor\nDr Jon Ard\nLarn City County", { organization: "Larn City County" }],
  [
    "Minister\nJon Ard\nc/o Public Relations Office",
    { organization: null, postal_address: ["c/o Public Relations Office"] },
  ],
  ["President\nJon Ard\nPrésidence de la République", { organization: "Présidence de la République" }],
  ["Minister\nMr Jon Ard\nAdalet Bakanlığı", { organization: "Adalet Bakanlığı" }],
  [
    "Organización sindical\nUnión del Vestido\nCalle 8, Larn",
    { role: "Organización sindical", organization: "Unión del Vestido" },
  ],
  [
    "Non-governmental Human Rights Organization\nOpen Shelves, PO Box 4, Larn",
    { organization: "Open Shelves", postal_address: ["PO Box 4, Larn"] },
  ],
  ["Minister\nDr. Jon Ard, 8 Port Road, Larn", { name: "Dr. Jon Ard", postal_address: ["8 Port Road, Larn"] }],
])("%j is told apart by its words", (text, expected) => {
  expect(targetsOf(text)[0]).toMatchObject(expected);
});

it("an office may have a number that is no place", () => {
  const [target] = targetsOf("Начальник исправительной колонии № 4\nИван Петрович Зайцев\nул. Новая, 3");
  expect(target).toMatchObject({ role: "Начальник исправительной колонии № 4", name: "Иван Петрович Зайцев" });
});
