// Waiting times, limits, and what may stand in an address, a header and a body.
import fc from "fast-check";
import { validate, version } from "uuid";
import { describe, expect, it } from "vitest";
import { hour, after as later, minute, second } from "@/lib/clock";
import { type AppealId, asId, type MessageId, newId } from "@/lib/ids";
import { makeBounceAddress, readOwnAddress } from "@/lib/outbox/bounce-address";
import { forReset, patient } from "@/lib/outbox/mailer";
import {
  addressProblem,
  backoffAfter,
  cleanBody,
  cleanHeader,
  giveUpAt,
  idOfOnly,
  leaseFor,
  messageTransitions,
  triedSince as sinceOf,
} from "@/lib/outbox/message";
import { tryFor } from "@/lib/outbox/states";

describe("the id of a message of which there can be one only", () => {
  const appeal = newId<AppealId>();

  it("is the same each time, and that of nothing else", () => {
    expect(idOfOnly(appeal, "receipt")).toBe(idOfOnly(appeal, "receipt"));
    const others = [
      idOfOnly(appeal, "letter/a", 1),
      idOfOnly(appeal, "letter/b", 1),
      idOfOnly(newId<AppealId>(), "receipt"),
    ];
    expect(new Set([idOfOnly(appeal, "receipt"), ...others]).size).toBe(4);
  });

  it("is a UUID of version 7, in the order of the places, with what it belongs to", () => {
    const ids = [0, 1, 2, 16, 300].map((place) => idOfOnly(appeal, `letter/${place}`, place));
    const all = [...ids, idOfOnly(appeal, "receipt")];
    expect(all.toSorted()).toEqual(all);
    for (const id of all) {
      expect(validate(id) && version(id)).toBe(7);
      expect(asId<MessageId>(id)).toBe(id);
      expect(id.slice(0, 13)).toBe(appeal.slice(0, 13));
    }
  });

  it("names the message in its envelope, as any other does", () => {
    const id = idOfOnly(appeal, "letter/x", 0);
    const address = makeBounceAddress("s".repeat(32), "act.example", id);
    expect(readOwnAddress("s".repeat(32), "act.example", address)).toMatchObject({ id });
  });
});

describe("waiting after an attempt", () => {
  it.each([
    [1, 5 * minute],
    [2, 15 * minute],
    [3, 30 * minute],
    [4, hour],
    [5, 2 * hour],
    [6, 4 * hour],
    [40, 4 * hour],
  ])("%i attempts wait %i ms, give or take a fifth", (attempts, wait) => {
    expect(backoffAfter(attempts, 0)).toBe(wait * 0.8);
    expect(backoffAfter(attempts, 0.5)).toBe(wait);
    expect(backoffAfter(attempts, 1)).toBe(wait * 1.2);
  });

  it("gives a full mailbox two hours at least", () => {
    expect(backoffAfter(1, 0, { full: true })).toBe(2 * hour);
    expect(backoffAfter(6, 1, { full: true })).toBe(4.8 * hour);
  });

  it("is one to five seconds without limits", () => {
    expect(backoffAfter(9, 0, { unlimited: true })).toBe(second);
    expect(backoffAfter(9, 1, { unlimited: true })).toBe(5 * second);
  });
});

describe("giving up", () => {
  const triedSince = new Date("2026-05-01T10:00:00Z");
  it("comes after 72 hours, after 7 days with a full mailbox, and never after the last day", () => {
    expect(giveUpAt({ triedSince, notAfter: null })).toEqual(later(triedSince, 72 * hour));
    expect(giveUpAt({ triedSince, notAfter: null }, true)).toEqual(later(triedSince, 7 * 24 * hour));
    expect(giveUpAt({ triedSince, notAfter: later(triedSince, hour) }, true)).toEqual(later(triedSince, hour));
    expect(giveUpAt({ triedSince, notAfter: later(triedSince, 90 * hour) })).toEqual(later(triedSince, tryFor));
  });

  it("counts what the addressee's side put off, not what waited for us", () => {
    const at = (minutes: number) => later(triedSince, minutes * minute);
    const attempt = { firstAttemptAt: at(0), notBefore: at(5), claimedAt: at(5), next: at(20), reason: "put_off" };
    expect(sinceOf(attempt)).toEqual(at(0));
    // The first attempt of a letter that had waited for days.
    expect(sinceOf({ ...attempt, firstAttemptAt: at(5), notBefore: at(-9000) })).toEqual(at(5));
    // Paused, out of turn, or without a worker for an hour.
    expect(sinceOf({ ...attempt, claimedAt: at(65), next: at(80) })).toEqual(at(60));
    expect(sinceOf({ ...attempt, reason: "not_reached" })).toEqual(at(15));
    expect(sinceOf({ ...attempt, firstAttemptAt: at(5), reason: "relay_refused" })).toEqual(at(20));
    expect(sinceOf({ ...attempt, claimedAt: at(65), next: at(80), reason: "fenced" })).toEqual(at(75));
    expect(sinceOf({ ...attempt, firstAttemptAt: null })).toEqual(at(5));
  });
});

describe("a lease", () => {
  it("outlasts our patience with a mail server", () => {
    expect(patient.connect).toBeLessThan(patient.upToLastByte);
    expect(patient.upToLastByte + patient.afterLastByte + forReset).toBeLessThan(leaseFor - 5 * minute);
  });
});

describe("the states", () => {
  it("let nothing leave a final state, and a cancelled or failed message never comes back", () => {
    for (const final of ["failed", "cancelled", "bounced"] as const) expect(messageTransitions[final]).toEqual([]);
    expect(messageTransitions.accepted).toEqual(["bounced"]);
  });
});

describe("an address", () => {
  it.each(["info@justice.example", "o'neil+x@a-b.example", "info@bücher.example", "a.b@例子.公司"])(
    "may be %s",
    (address) => {
      expect(addressProblem(address)).toBeNull();
    },
  );
  it.each(["用户@例子.公司", "josé@mail.example"])(
    "with an international name waits for a server that can: %s",
    (address) => {
      expect(addressProblem(address)).toBe("needs_smtputf8");
    },
  );
  it.each([
    "",
    "a",
    "@x.example",
    "a@",
    "a@b@c.example",
    "a＠b@c.example",
    "a, b@x.example",
    "a@x.example\r\nBcc: evil@x.example",
    "a b@x.example",
    '"e@attacker.example"@victim.example',
    "<a@x.example>",
    "a@x.example,b@x.example",
    "a\u202e@x.example",
    "a..b@x.example",
    `${"a".repeat(250)}@x.example`,
    "=?utf-8?Q?a=2C?=@x.example",
    "a@x%2cy.example",
    "a@x.example/y",
    "a@x.example#y",
    "a@?=x.example",
  ])("is refused when it is no single plain one: %j", (address) => {
    expect(addressProblem(address)).toBe("bad_address");
  });
});

describe("a header's text", () => {
  it("is one line without controls and direction marks, of bounded length", () => {
    expect(cleanHeader("Hi\r\nBcc: evil@x\u2028y\u0000", 50)).toBe("Hi Bcc: evil@x y");
    expect(cleanHeader("Ann \u202egro.ytsenma\u2066\u200f\ufeff", 50)).toBe("Ann gro.ytsenma");
    expect(cleanHeader("وزير العدل", 50)).toBe("وزير العدل");
    expect([...cleanHeader("𝒳".repeat(60), 50)]).toHaveLength(50);
    expect(cleanHeader("\ud800x", 50)).toBe("\ufffdx");
  });

  it("is never code for something else", () => {
    expect(cleanHeader("=?UTF-8?Q?=0D=0ABcc:_evil?=", 50)).toBe("= ?UTF-8?Q?=0D=0ABcc:_evil?=");
    expect(cleanHeader("=\u200e?utf-8?b?DQpCY2M?=", 50)).toBe("= ?utf-8?b?DQpCY2M?=");
    expect(cleanHeader("1 + 1 =?", 50)).toBe("1 + 1 =?");
  });

  it("never holds a line end, whatever goes in", () => {
    fc.assert(
      fc.property(fc.string({ unit: "binary" }), fc.integer({ min: 1, max: 40 }), (text, longest) => {
        const clean = cleanHeader(text, longest);
        expect(clean).not.toMatch(/[\u0000-\u001f\u007f-\u009f\u2028\u2029\u202a-\u202e]/);
        expect([...clean].length).toBeLessThanOrEqual(longest);
      }),
    );
  });
});

describe("a body", () => {
  it("keeps every script and loses controls and odd line ends", () => {
    expect(cleanBody("a\r\nb\rc\u2028d\te\u0000\u0007\u202bعربي\u202c")).toBe("a\nb\nc\nd\te\u202bعربي\u202c");
  });
});
