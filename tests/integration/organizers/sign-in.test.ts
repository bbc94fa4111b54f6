// Who gets in, and how: links, sessions and next-auth over our adapter, on both databases.
import NextAuth from "next-auth";
import { beforeEach, describe, expect, it } from "vitest";
import { adapterOver, authOptions } from "@/lib/auth";
import { day, hour, after as later, minute } from "@/lib/clock";
import type { OrganizerId } from "@/lib/ids";
import { addOrganizer, endSession, makeSignInLink, requestSignIn } from "@/lib/organizers/commands";
import { mailedLinkFor, sessionFor, waitingLinksMax } from "@/lib/organizers/organizer";
import { findOrganizerByEmail, findOrganizerBySession, listOrganizers } from "@/lib/organizers/queries";
import { presentedToken, sessionHash } from "@/lib/organizers/sign-in";
import { dialects, freshDatabase } from "@/tests/support/databases";

const world = {
  url: "http://letters.zubaria.example",
  secret: "a secret that is used in tests and nowhere else",
  mailFrom: "post@group.example",
};
const email = "mira@group.example";
const browser = "nonce-of-one-browser";

describe.each(dialects)("signing in on %s", (dialect) => {
  const at = freshDatabase(dialect);
  const rows = async (table: "signInLinks" | "messages" | "sessions") =>
    at.db.read.select().from(at.db.read.tables[table]);
  const ask = (address = email, now = new Date()) =>
    requestSignIn(at.db, world, { email: address, locale: "en", browser, now });
  const tokenIn = (text: string) => /sign-in\/confirm\?token=([\w-]+)/.exec(text)?.[1] ?? "";
  const mailedToken = async () => {
    await ask();
    const [message] = (await at.db.read.select().from(at.db.read.tables.messages)) as { text: string }[];
    return tokenIn(message?.text ?? "");
  };
  const printedToken = async (valid = day, now = new Date()) => {
    const made = await makeSignInLink(at.db, world, { email, valid, now });
    return made.ok ? tokenIn(made.url) : "";
  };
  /** What the button of the confirmation page does, without the request around it: the Set-Cookie line of a session. */
  const use = async (token: string): Promise<string | undefined> => {
    let cookies: string[] = [];
    const response = {
      status: () => response,
      getHeader: () => cookies,
      setHeader: (name: string, value: string[]) => {
        if (name.toLowerCase() === "set-cookie") cookies = value;
        return response;
      },
      end: () => undefined,
      send: () => undefined,
    };
    const query = { nextauth: ["callback", "email"], token };
    const request = { method: "POST", query, body: {}, cookies: {}, headers: {} };
    await NextAuth(request as never, response as never, authOptions(at.db, world));
    return cookies.find((line) => /^next-auth\.session-token=[^;]/.test(line));
  };
  const valueIn = (line: string | undefined) => /=([^;]+)/.exec(line ?? "")?.[1] ?? "";

  beforeEach(async () => {
    await at.db.transact(async (tx) => {
      const { messageEvents, messages, sessions, signInLinks, organizers } = tx.tables;
      for (const table of [messageEvents, messages, sessions, signInLinks, organizers]) await tx.delete(table);
    });
    await addOrganizer(at.db, { email: "Mira@Group.example", role: "editor", name: "Mira", now: new Date() });
  });

  it("adds an organizer once; the second time changes the role", async () => {
    const now = new Date();
    expect(await addOrganizer(at.db, { email, role: "owner", now })).toEqual({ ok: true, email, added: false });
    expect(await addOrganizer(at.db, { email: "no address", role: "owner", now })).toMatchObject({
      problem: "email_invalid",
    });
    expect(await listOrganizers(at.db.read)).toMatchObject([{ email, name: "Mira", role: "owner", verifiedAt: null }]);
  });

  it("signs in with a printed link, once, in any browser", async () => {
    const token = await printedToken();
    const cookie = await use(token);
    expect(cookie).toMatch(/HttpOnly/);
    expect(cookie).toMatch(/SameSite=Lax/i);
    expect(cookie).not.toMatch(/Secure/);
    expect(await findOrganizerBySession(at.db.read, valueIn(cookie), new Date())).toMatchObject({
      email,
      role: "editor",
    });
    expect(await use(token)).toBeUndefined();
    expect(await rows("sessions")).toHaveLength(1);
    expect((await listOrganizers(at.db.read))[0]?.verifiedAt).toBeInstanceOf(Date);
  });

  it("lets one of two simultaneous uses in", async () => {
    const token = await printedToken();
    const both = await Promise.all([use(token), use(token)]);
    expect(both.filter(Boolean)).toHaveLength(1);
  });

  it("ties a mailed link to the browser that asked for it", async () => {
    const token = await mailedToken();
    expect(presentedToken(token, null)).toBeNull();
    expect(await use(token)).toBeUndefined();
    expect(await use(presentedToken(token, "another-browser") ?? "")).toBeUndefined();
    expect(await use(presentedToken(token, browser) ?? "")).toBeDefined();
  });

  it("refuses a link that has expired, a token nobody made and an address that lost its place", async () => {
    expect(await use(await printedToken(hour, later(new Date(), -2 * hour)))).toBeUndefined();
    expect(await use("pnothing")).toBeUndefined();
    expect(await use("")).toBeUndefined();
    const token = await printedToken();
    await at.db.transact((tx) => tx.delete(tx.tables.organizers));
    expect(await use(token)).toBeUndefined();
    expect(await rows("sessions")).toEqual([]);
    expect(await listOrganizers(at.db.read)).toEqual([]);
  });

  it("keeps neither tokens nor cookies that would open a door", async () => {
    const token = await mailedToken();
    const links = JSON.stringify(await rows("signInLinks"));
    expect(links).not.toContain(token.slice(1));
    const cookie = await use(presentedToken(token, browser) ?? "");
    const sessions = JSON.stringify(await rows("sessions"));
    expect(sessions).not.toContain(valueIn(cookie));
    expect(sessions).toContain(sessionHash(valueIn(cookie)));
  });

  it("mails a link for an organizer's address and leaves nothing behind for another", async () => {
    await ask("stranger@elsewhere.example");
    await ask("not an address");
    expect([await rows("messages"), await rows("signInLinks")]).toEqual([[], []]);
    const now = new Date();
    await ask("MIRA@group.example", now);
    expect(await rows("messages")).toMatchObject([
      { kind: "sign_in", toAddress: email, toName: "Mira", notBefore: now, notAfter: later(now, mailedLinkFor) },
    ]);
    expect(await makeSignInLink(at.db, world, { email: "stranger@elsewhere.example", valid: day, now })).toEqual({
      ok: false,
      problem: "unknown_organizer",
    });
  });

  it("mails under the domain that all our mail comes from", async () => {
    await ask();
    expect(await rows("messages")).toMatchObject([{ messageId: expect.stringMatching(/@group\.example>$/) }]);
  });

  it("stops mailing when too many links wait, and goes on when they have expired", async () => {
    const now = new Date();
    for (let number = 0; number < waitingLinksMax + 3; number++) await ask(email, now);
    expect(await rows("messages")).toHaveLength(waitingLinksMax);
    expect(await rows("signInLinks")).toHaveLength(waitingLinksMax);
    await ask(email, later(now, mailedLinkFor + minute));
    expect(await rows("messages")).toHaveLength(waitingLinksMax + 1);
  });

  it("ends a session at its time, and at sign-out", async () => {
    const now = new Date();
    const { id } = (await findOrganizerByEmail(at.db.read, email))!;
    const adapter = adapterOver(at.db);
    const open = async (sessionToken: string) => {
      await adapter.createSession?.({
        sessionToken,
        userId: id satisfies OrganizerId,
        expires: later(now, sessionFor),
      });
    };
    await open("one");
    await open("two");
    const isIn = async (cookie: string, when: Date) =>
      (await findOrganizerBySession(at.db.read, cookie, when)) !== null;
    expect(await isIn("one", later(now, sessionFor - 1000))).toBe(true);
    expect(await isIn("one", later(now, sessionFor))).toBe(false);
    await endSession(at.db, "one");
    await endSession(at.db, "unknown");
    expect([await isIn("one", now), await isIn("two", now)]).toEqual([false, true]);
  });
});
