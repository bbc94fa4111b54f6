// Envelope senders that name their message: read back in any case, and never believed when they are not ours.
import { describe, expect, it } from "vitest";
import { asId, type MessageId } from "@/lib/ids";
import { makeBounceAddress, makeReplyAddress, readOwnAddress } from "@/lib/outbox/bounce-address";

const secret = "a secret that is used in tests and nowhere else";
const domain = "returns.act.example";
const id = asId<MessageId>("01960c5e-8f3a-7abc-9def-0123456789ab")!;
const address = makeBounceAddress(secret, domain, id);
const [local = ""] = address.split("@");

describe("a bounce address", () => {
  it("is small letters and digits within what a mail server takes", () => {
    expect(address).toMatch(/^b\+[a-z2-7]{42}@returns\.act\.example$/);
    expect(makeBounceAddress(secret, "Returns.ACT.example", id)).toBe(address);
  });

  it.each([
    ["as it was made", address, id],
    ["in capitals", address.toUpperCase(), id],
    ["in mixed case", `B+${local.slice(2).toUpperCase()}@Returns.act.Example`, id],
    ["at another domain", `${local}@act.example`, null],
    ["with a second domain", `${address}@${domain}`, null],
    ["with another sign before the plus", address.replace("b+", "c+"), null],
    ["with one letter changed in the id", address.replace(/^b\+./, (first) => (first === "b+a" ? "b+b" : "b+a")), null],
    ["with its proof cut off", `${local.slice(0, -1)}@${domain}`, null],
    ["with something behind its token", `${local}a@${domain}`, null],
    ["with signs that base32 does not have", address.replace(/^b\+../, "b+01"), null],
    ["without a token", `b+@${domain}`, null],
    ["empty", "", null],
  ])("%s", (_how, given, expected) => {
    expect(readOwnAddress(secret, domain, given)).toEqual(expected && { way: "bounce", id: expected });
  });

  it("has one spelling only", () => {
    const last = local.at(-1)!;
    const others = [..."abcdefghijklmnopqrstuvwxyz234567"].filter((letter) => letter !== last);
    for (const letter of others) {
      expect(readOwnAddress(secret, domain, `${local.slice(0, -1)}${letter}@${domain}`)).toBeNull();
    }
  });

  it("is none under which a letter is answered, and the other way round", () => {
    const reply = makeReplyAddress(secret, domain, id);
    expect(readOwnAddress(secret, domain, reply)).toEqual({ way: "reply", id });
    expect(readOwnAddress(secret, domain, reply.replace("r+", "b+"))).toBeNull();
    expect(readOwnAddress(secret, domain, address.replace("b+", "r+"))).toBeNull();
  });

  it("is worthless under another secret", () => {
    expect(readOwnAddress(`${secret}!`, domain, address)).toBeNull();
  });
});
