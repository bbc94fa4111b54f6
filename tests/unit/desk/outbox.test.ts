// The outbox in rows, and the claims its pages and forms make.
import { describe, expect, it } from "vitest";
import { narrowedBy, readPlace, writePlace } from "@/app/[locale]/(desk)/desk/outbox/_outbox/filter";
import { outcomeIn, reasonText } from "@/app/[locale]/(desk)/desk/outbox/_outbox/say";
import { byDomain, byReason, byTarget, total } from "@/app/[locale]/(desk)/desk/outbox/_outbox/view";
import { type ActionId, newId, type TargetId } from "@/lib/ids";
import { may, organizerRoles } from "@/lib/organizers/organizer";
import { type Standing, whyNotResent, whyNotSent } from "@/lib/outbox/decision";
import type { Group } from "@/lib/outbox/desk-queries";

const actionId = newId<ActionId>();
const [one, two] = [newId<TargetId>(), newId<TargetId>()];
const at = (minute: number) => new Date(Date.UTC(2026, 4, 1, 10, minute));
const group = (said: Partial<Group>): Group => ({
  ...{ state: "queued", actionId, targetId: one, toAddress: "a@justice.example", reason: null, letters: 1 },
  oldest: at(0),
  ...said,
});
const groups = [
  group({ letters: 40, oldest: at(5) }),
  group({ state: "held", reason: "policy", letters: 2, oldest: at(9) }),
  group({ state: "unknown", reason: "cut_after_last_byte", targetId: two, toAddress: "b@Justice.example", letters: 3 }),
  group({ state: "bounced", reason: "no_such_address", targetId: two, toAddress: "c@other.example", oldest: at(1) }),
];

describe("the rows of the outbox", () => {
  it("stand by target with what needs a person first", () => {
    const rows = byTarget(groups);
    expect(rows.map(({ group: { toAddress } }) => toAddress)).toEqual([
      ...["b@Justice.example", "a@justice.example", "c@other.example"],
    ]);
    expect(rows[1]).toMatchObject({ counts: { queued: 40, held: 2, unknown: 0 }, oldest: at(5) });
    expect(rows[2]?.oldest).toBeNull();
  });

  it("stand by domain, however it is written", () => {
    expect(byDomain(groups).map(({ key }) => key)).toEqual(["justice.example", "other.example"]);
  });

  it("stand by reason without what only waits for its turn", () => {
    expect(byReason(groups).map(({ key }) => key)).toEqual([
      ...["unknown/cut_after_last_byte", "held/policy", "bounced/no_such_address"],
    ]);
  });

  it("add up, each state with its oldest letter", () => {
    const sum = total(groups);
    expect(sum).toMatchObject({ queued: 40, held: 2, unknown: 3, failed: 0, bounced: 1 });
    expect(sum.oldest).toMatchObject({ queued: at(5), held: at(9), failed: null });
    expect(total([])).toMatchObject({ queued: 0, unknown: 0 });
  });
});

describe("claims of an address", () => {
  const said = (fields: Record<string, string>) => narrowedBy((name) => fields[name] ?? "");

  it("are left out where they are not understood", () => {
    const odd = { state: "gone", action: "1 or 1=1", target: "x", reason: "a b", domain: "Justice.Example" };
    expect(said(odd)).toEqual({
      ...{ state: "unknown", action: null, target: null, address: null, reason: null, domain: "justice.example" },
    });
    expect(said({ state: "held", action: actionId, reason: "policy" })).toMatchObject({
      action: actionId,
      state: "held",
    });
  });

  it("say where a list goes on, or nothing", () => {
    const place = { actionId, targetId: one, toAddress: "ü@justice.example", id: newId<ActionId>() };
    expect(readPlace(writePlace(place))).toEqual(place);
    for (const odd of ["", "x", "W10", Buffer.from('["a",1,2,3]').toString("base64url")])
      expect(readPlace(odd)).toBeNull();
  });

  it("choose a sentence and cannot write one", () => {
    expect(outcomeIn("en", { done: "<b>", problem: "constructor" })).toEqual({ did: null, problem: null });
    expect(outcomeIn("en", { done: "many_cancelled", number: "2" }).did).toContain("2 letters were cancelled");
    expect(outcomeIn("ar", { problem: "resent_before" }).problem).toContain("أُرسلت");
  });
});

describe("reasons", () => {
  it("are said in words, and as a code where they are new", () => {
    expect(reasonText("en", "policy", "held")).toContain("block list");
    expect(reasonText("en", null, "queued")).toBe("waits for its turn");
    expect(reasonText("en", "brand_new", "held")).toBe("other: brand_new");
  });
});

describe("who decides", () => {
  it("are owners and editors alone", () => {
    expect(organizerRoles.filter((role) => may(role, "steer_sending"))).toEqual(["owner", "editor"]);
  });

  const now = at(30);
  const standing: Standing = {
    ...{ state: "unknown", reason: null, notAfter: at(59), actionState: "live", appealState: "confirmed" },
    ...{ isFrozen: true, wasResent: false },
  };

  it.each([
    [null, {}],
    [null, { notAfter: null }],
    ["too_late", { notAfter: now }],
    ["action_over", { actionState: "closed" }],
    ["action_over", { actionState: null }],
    ["appeal_over", { appealState: "withdrawn" }],
    ["resent_before", { wasResent: true }],
    ["text_gone", { isFrozen: false }],
    ["changed_meanwhile", { state: "accepted" }],
  ] as const)("sending once more: %s for %j", (problem, said) => {
    expect(whyNotResent({ ...standing, ...said }, now)).toBe(problem);
  });

  it("letters of failing addresses are not released one by one", () => {
    const held: Standing = { ...standing, state: "held", reason: "address_failing" };
    expect(whyNotSent(held, now)).toBe("address_failing");
    expect(whyNotSent({ ...held, reason: "policy" }, now)).toBeNull();
  });
});
