import { expect, it } from "vitest";
import { importDocument } from "@/lib/importing/import";

const story = `

NORLAND         Per Aas (m), aged 24   ]
                Ada Lorn (f)           ] bakers

The sentences on Per Aas and Ada Lorn were upheld on 21 March.

RECOMMENDED ACTION: Please send appeals in English or your own language:
- urging that they be released.

APPEALS TO:
Minister of Justice
Mr Erik Stahl
4 Kirkegata
Ostvik
`;

it.each([
  "Further information on UA 12/03 issued 14 January 2003 and re-issued\n20 February 2003 – Fear of torture/Unfair trial",
  "Further information on UA 12/03 issued 14 January 2003, re-issued\n20 February 2003 and 3 March 2003 - Fear of torture/Unfair trial",
  "Further information on UA 12/03 (14 January\n2003) - Fear of torture/Unfair trial",
  "Further information on UA 12/03 (14 January 2003)\n- Fear of torture/Unfair trial",
  "Further information on UA 12/03 issued 14 January 2003 –\nFear of torture/Unfair trial",
  "Further information on UA 12/03 (issued 14 January 2003 and\nre-issued 20 February 2003) Fear of torture/Unfair trial",
])("a head that a line's end broke is one: %j", async (head) => {
  const bytes = new TextEncoder().encode(`URGENT ACTION FOLLOW UP\n\n27 March 2003\n\n${head}${story}`);
  expect(await importDocument(bytes, "head.txt")).toMatchObject({
    class: "update",
    series_number: "12/03",
    issued_on: "2003-03-27",
    country: "NORLAND",
    title: "Fear of torture/Unfair trial",
    persons: [{ name: "Per Aas" }, { name: "Ada Lorn" }],
  });
});

it("the first action's follow-ups say neither a date nor a title", async () => {
  const head =
    "Further Information on UA 75/02 (March 4, 2002) and follow-ups (March 21,\n2002; April 9, 2002) - Fear of torture";
  const bytes = new TextEncoder().encode(`URGENT ACTION FOLLOW UP\n\n9 May 2002\n\n${head}${story}`);
  expect(await importDocument(bytes, "head.txt")).toMatchObject({ issued_on: "2002-05-09", title: "Fear of torture" });
});

it.each(["eight other villagers", "at least 12 students", "30 other bakers", "members of their families"])(
  "%s under the names is nobody by name, and no story",
  async (group) => {
    const listed = story.replace("] bakers", `] bakers\n                ${group}`);
    const bytes = new TextEncoder().encode(`URGENT ACTION APPEAL\n\n9 May 2002\n\nUA 75/02 Fear of torture${listed}`);
    const result = await importDocument(bytes, "head.txt");
    expect(result.persons).toHaveLength(2);
    expect(result.summary).toBe("The sentences on Per Aas and Ada Lorn were upheld on 21 March.");
  },
);

it("new names stand one on each line, the country alone above them, and the publisher ends the addresses", async () => {
  const text = `9 May 2009

Further information on UA 75/09 (17 April 2009) – Prisoner of conscience/Risk of torture

SENEGAL

New names: Per Aas (m)
           Ada Lorn (f), aged 24

Two more bakers were arrested on 2 May.

Please write immediately in French or your own language:
* urging that they be released.

PLEASE SEND APPEALS BEFORE 20 JUNE 2009 TO:
Minister of Justice
Mr Erik Stahl
4 Kirkegata
Ostvik

Amnesty International USA
Urgent Action Network
Email: network@example.org
`;
  const result = await importDocument(new TextEncoder().encode(text), "names.txt");
  expect(result).toMatchObject({
    country: "SENEGAL",
    title: "Prisoner of conscience/Risk of torture",
    summary: "Two more bakers were arrested on 2 May.",
    persons: [
      { name: "Per Aas", marker: "m" },
      { name: "Ada Lorn", marker: "f" },
    ],
  });
  expect(result.targets).toHaveLength(1);
});
