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
