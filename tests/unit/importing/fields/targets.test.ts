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

it("a second body after a gap begins a block of its own", () => {
  const targets = targetsOf(
    "Minister\nIvo Sand\nMinistry of Justice\nPort Road\n\nEmbassy of Norland\nHill Road 9\nLarn",
  );
  expect(targets.map((one) => one.organization)).toEqual(["Ministry of Justice", "Embassy of Norland"]);
});

it.each([
  ["Ambassador Jon Ard", { role: "Ambassador", name: "Jon Ard" }],
  ["Ambassador Prince Jon bin Ard,", { role: "Ambassador", name: "Prince Jon bin Ard" }],
  ["Director - Bureau of Prisons", { role: "Director", organization: "Bureau of Prisons" }],
  ["Prosecutor General", { role: "Prosecutor General", name: null }],
  ["Judge Advocate General\nLt. Gen. Ivo Sand", { role: "Judge Advocate General", name: "Lt. Gen. Ivo Sand" }],
  [
    "Chairperson, National Human Rights Commission\nOrla Benn",
    { role: "Chairperson", organization: "National Human Rights Commission", name: "Orla Benn" },
  ],
  ["Presidente, Comisión Nacional de Cárceles", { role: "Presidente", organization: "Comisión Nacional de Cárceles" }],
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
  [
    "Начальник исправительной колонии № 4\nИван Петрович Зайцев\nул. Новая, 3",
    { role: "Начальник исправительной колонии № 4", name: "Иван Петрович Зайцев" },
  ],
  [
    "Ambassador Jon Ard, Embassy of Verdania\n4 Port Road",
    { role: "Ambassador", name: "Jon Ard", organization: "Embassy of Verdania", postal_address: ["4 Port Road"] },
  ],
  [
    "Hon. Orla Benn, Minister of Justice\n4 Port Road",
    { role: "Minister of Justice", name: "Hon. Orla Benn", postal_address: ["4 Port Road"] },
  ],
  [
    "Minister of Labour, Employment Security\n4 Port Road",
    { role: "Minister of Labour, Employment Security", name: null },
  ],
  [
    "Director\nIvo Sand\nc/o Public Relations Office\n4 Port Road",
    { organization: null, postal_address: ["c/o Public Relations Office", "4 Port Road"] },
  ],
  ["Cabinet Secretary for the Interior\nHon. Ivo Sand", { role: "Cabinet Secretary for the Interior" }],
  ["Генеральному прокурору\nИвану Песчаному", { role: "Генеральному прокурору", name: "Ивану Песчаному" }],
  ["Prosecutor\nJan Sand\nProkuratura Rejonowa w Larn", { organization: "Prokuratura Rejonowa w Larn" }],
  ["Alcalde\nSr. Ivo Sand\nAlcaldía Municipal\nParque Central", { organization: "Alcaldía Municipal" }],
  [
    "Attorney General, Mr. Ivo Sand, Port Road, Larn. Fax: +999 1 555 582",
    { role: "Attorney General", name: "Mr. Ivo Sand", postal_address: ["Port Road, Larn"] },
  ],
])("%j is read as %j", (text, expected) => {
  expect(targetsOf(text)[0]).toMatchObject(expected);
});

it("a label without its value does not take the next block for it", () => {
  const targets = targetsOf("Director\nIvo Sand\n4 Port Road\n/ Email:\n\nMinister of Justice\nOrla Benn\n9 Hill Road");
  expect(targets.map((one) => one.role)).toEqual(["Director", "Minister of Justice"]);
});

it("lines of an address are not one broken line, however full they are", () => {
  const [target] = targetsOf(
    "Director\nIvo Sand\nNumber 4, Dead End of 1 Example, Above Harbour Intersection\nPort Street, Larn, Verdania",
  );
  expect(target?.postal_address).toHaveLength(2);
});

it("a handle after its network needs no sign", () => {
  expect(contactsIn("Facebook: mindef.oficial").found).toEqual([{ key: "social", values: ["mindef.oficial"] }]);
});

it.each([
  ["An den Präsidenten von Verdanien\nHerrn Ivo Sand", { role: "Präsidenten von Verdanien", name: "Herrn Ivo Sand" }],
  ["Al Ministro de Justicia\nSr. Ivo Sand", { role: "Ministro de Justicia", name: "Sr. Ivo Sand" }],
  ["Al Sand\nDirector", { role: "Director", name: "Al Sand" }],
  ["Monsieur le Ministre de la Justice\nIvo Sand", { role: "Monsieur le Ministre de la Justice", name: "Ivo Sand" }],
  ["معالي وزير الداخلية\nالسيد ناصر التل", { role: "معالي وزير الداخلية", name: "السيد ناصر التل" }],
  ["林海 部长\n公安部", { role: "部长", name: "林海" }],
  ["部长 林海\n公安部", { role: "部长", name: "林海" }],
  ["Chief Justice\nHigh Court Building, Larn", { organization: null, postal_address: ["High Court Building, Larn"] }],
])("%j is read as %j", (text, expected) => {
  expect(targetsOf(text)[0]).toMatchObject(expected);
});

it.each([
  ["Fax: +999 21 555 103/ 555 104", ["+999 21 555 103", "555 104"]],
  ["Fax: +999 21 555 9133 / 9134", ["+999 21 555 9133", "9134"]],
  ["Fax: +999 21 555 440/ 441", ["+999 21 555 440/ 441"]],
  ["Fax: 030/555 12", ["030/555 12"]],
  ["Fax: +999 21 555 109 / +999 21 555 110", ["+999 21 555 109", "+999 21 555 110"]],
])("%s holds %j", (text, values) => {
  expect(contactsIn(text).found).toEqual([{ key: "faxes", values }]);
});

it.each([
  ["Newspaper\nEl Faro\nCasilla de Correo 2208\nLarn", ["Casilla de Correo 2208", "Larn"]],
  ["Director\nIvo Sand\nApartado de correos 12\nLarn", ["Apartado de correos 12", "Larn"]],
  ["Prosecutor\nIvo Sand\nPublic Prosecution, P.O. Box 513\nLarn", ["P.O. Box 513", "Larn"]],
  ["Prosecutor\nIvo Sand\nCrown Prosecution Service\n4 Port Road", ["4 Port Road"]],
])("%j has its address", (text, postal_address) => {
  expect(targetsOf(text)[0]).toMatchObject({ postal_address, emails: [] });
});

it("an item on one line that the page broke goes on, though its next word is an office", () => {
  const targets = targetsOf(
    "• Presidente de la República, Sr. Ivo Sand, Palacio de Gobierno, Plaza\nMayor, Larn. Fax: +999 1 555 101\n• Fiscal, Sra. Ada Benn, Larn",
  );
  expect(targets.map((one) => one.postal_address)).toEqual([["Palacio de Gobierno, Plaza Mayor, Larn"], ["Larn"]]);
});
