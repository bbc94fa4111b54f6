import { describe, expect, it } from "vitest";
import { type AppealId, newId } from "@/lib/ids";
import { makeToken, readToken, tokenPurposes } from "@/lib/tokens";

const secret = "a secret of at least thirty-two characters";
const id = newId<AppealId>();

describe("tokens", () => {
  it("say which appeal they are for", () => {
    for (const purpose of tokenPurposes) expect(readToken(secret, purpose, makeToken(secret, purpose, id))).toBe(id);
  });

  it("are the same each time, so that a second process writes the same link", () => {
    expect(makeToken(secret, "confirm", id)).toBe(makeToken(secret, "confirm", id));
  });

  it("are worthless for another purpose and with another secret", () => {
    for (const made of tokenPurposes)
      for (const asked of tokenPurposes.filter((purpose) => purpose !== made))
        expect(readToken(secret, asked, makeToken(secret, made, id))).toBeNull();
    expect(readToken(`${secret}!`, "confirm", makeToken(secret, "confirm", id))).toBeNull();
  });

  it("hold against a change of any one character", () => {
    const token = makeToken(secret, "appeal", id);
    for (let at = 0; at < token.length; at++) {
      const changed = token.slice(0, at) + (token[at] === "A" ? "B" : "A") + token.slice(at + 1);
      expect(readToken(secret, "appeal", changed)).toBeNull();
    }
  });

  it("have one spelling only", () => {
    const token = makeToken(secret, "confirm", id);
    for (const other of [`${token}=`, ` ${token}`, `${token}A`, token.slice(1), token.toUpperCase(), "", "../../etc"])
      expect(readToken(secret, "confirm", other)).toBeNull();
    expect(token).toMatch(/^[\w-]{44}$/);
  });
});
