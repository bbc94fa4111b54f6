// Tokens, cookies and roles around signing in.
import { describe, expect, it } from "vitest";
import { may, organizerRoles, powers } from "@/lib/organizers/organizer";
import {
  browserCookieName,
  callbackPath,
  confirmPath,
  cookieIn,
  cookieLine,
  linkHash,
  newLinkToken,
  presentedToken,
  sessionCookieName,
} from "@/lib/organizers/sign-in";

const secure = "https://letters.example";
const plain = "http://localhost:3000";

describe("sign-in links", () => {
  it("are never the same and survive a line of mail", () => {
    const tokens = new Set(Array.from({ length: 100 }, () => newLinkToken("mailed")));
    expect(tokens.size).toBe(100);
    for (const token of tokens) expect(token).toMatch(/^m[\w-]{43}$/);
    const link = plain + confirmPath("ar", newLinkToken("printed"));
    expect(link).toMatch(/^http:\/\/localhost:3000\/ar\/sign-in\/confirm\?token=p[\w-]{43}$/);
    expect(callbackPath("en", "m1")).toBe("/api/auth/callback/email?token=m1&locale=en");
  });

  it("present a mailed token only together with the browser's nonce", () => {
    expect(presentedToken("mabc", null)).toBeNull();
    expect(presentedToken("mabc", "n")).toBe("mabc.n");
    expect(presentedToken("pabc", null)).toBe("pabc");
    expect(presentedToken("pabc", "n")).toBe("pabc");
  });

  it("are stored under a hash that needs the secret", () => {
    expect(linkHash("one", "token")).not.toBe(linkHash("two", "token"));
    expect(linkHash("one", "token")).toMatch(/^[0-9a-f]{64}$/);
  });
});

describe("sign-in cookies", () => {
  it("have a guarded name and go over https alone where there is https", () => {
    expect([sessionCookieName(secure), browserCookieName(secure)]).toEqual([
      "__Secure-next-auth.session-token",
      "__Host-postbag_sign_in",
    ]);
    expect(cookieLine(secure, "a", "b", 60)).toBe("a=b; Path=/; Max-Age=60; HttpOnly; SameSite=Lax; Secure");
    expect(cookieLine(plain, sessionCookieName(plain), "", 0)).toBe(
      "next-auth.session-token=; Path=/; Max-Age=0; HttpOnly; SameSite=Lax",
    );
  });

  it.each([
    ["a=1; postbag_sign_in=abc-_9; b=2", "abc-_9"],
    ["xpostbag_sign_in=abc", null],
    ["postbag_sign_in=", null],
    ["postbag_sign_in=a b", null],
    [`postbag_sign_in=${"x".repeat(200)}`, null],
    ["", null],
  ])("are read from %j as %j", (cookie, value) => {
    expect(cookieIn(new Request(plain, { headers: { cookie } }), "postbag_sign_in")).toBe(value);
  });
});

describe("roles", () => {
  it("let an owner do everything and a viewer see numbers only", () => {
    const powersOf = (role: (typeof organizerRoles)[number]) => powers.filter((power) => may(role, power));
    expect(powersOf("owner")).toEqual([...powers]);
    expect(powersOf("viewer")).toEqual(["see_numbers"]);
    expect(organizerRoles.filter((role) => may(role, "manage_people"))).toEqual(["owner"]);
    expect(organizerRoles.filter((role) => may(role, "edit_actions"))).toEqual(["owner", "editor"]);
    expect(organizerRoles.filter((role) => may(role, "approve_actions"))).toEqual(["owner", "editor", "reviewer"]);
  });
});
