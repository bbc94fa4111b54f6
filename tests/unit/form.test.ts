import { describe, expect, it } from "vitest";
import { z } from "zod";
import { clientKey, isCalledByOurName, isNotForeign, isSameOrigin, parseForm, readForm, wantsJson } from "@/lib/form";

const url = "https://letters.example.org";
const now = new Date("2026-05-01T12:00:00Z");
const post = (body: BodyInit, headers: Record<string, string> = {}) =>
  new Request(`${url}/en/actions/x/appeals`, { method: "POST", body, headers });
const withHeaders = (headers: Record<string, string>) => new Request(url, { method: "POST", headers });
const urlencoded = { "content-type": "application/x-www-form-urlencoded" };

describe("reading a form", () => {
  it("reads both encodings, in any script", async () => {
    const multipart = new FormData();
    multipart.set("name", "ليلى 李");
    for (const request of [post(new URLSearchParams({ name: "ليلى 李" })), post(multipart)]) {
      const read = await readForm(request);
      expect(read.ok && read.fields.get("name")).toBe("ليلى 李");
    }
  });

  it("stops at the size it was given, whether or not the length was announced", async () => {
    const long = `name=${"x".repeat(200)}`;
    expect(await readForm(post(long, urlencoded), { maxBytes: 100 })).toEqual({ ok: false, problem: "too_large" });
    const endless = new ReadableStream({ pull: (stream) => stream.enqueue(new Uint8Array(1000).fill(97)) });
    const streamed = new Request(url, {
      method: "POST",
      body: endless,
      headers: urlencoded,
      duplex: "half",
    } as RequestInit);
    expect(await readForm(streamed, { maxBytes: 10_000 })).toEqual({ ok: false, problem: "too_large" });
    expect((await readForm(post(long, urlencoded), { maxBytes: 205 })).ok).toBe(true);
  });

  it.each([
    ["JSON", "{}", "application/json"],
    ["plain text", "name=x", "text/plain"],
    ["multipart without a boundary", "name=x", "multipart/form-data"],
    ["damaged multipart", "--b\r\nnonsense", "multipart/form-data; boundary=b"],
    ["a flood of fields", "&a".repeat(3000), "application/x-www-form-urlencoded"],
  ])("refuses %s", async (_what, body, type) => {
    expect(await readForm(post(body, { "content-type": type }))).toEqual({ ok: false, problem: "not_a_form" });
  });
});

describe("parsing a form", () => {
  const schema = z.object({ name: z.string("name_missing"), target: z.array(z.string(), "target_missing").optional() });

  it("gives values, repeated fields as arrays", () => {
    const fields = new FormData();
    fields.set("name", "Ana");
    for (const target of ["a", "b"]) fields.append("target", target);
    expect(parseForm(schema, fields)).toEqual({ ok: true, value: { name: "Ana", target: ["a", "b"] } });
  });

  it("gives one code for each field that has a problem, all at once", () => {
    const fields = new FormData();
    fields.set("target", "a");
    expect(parseForm(schema, fields)).toEqual({
      ok: false,
      fields: { name: "name_missing", target: "target_missing" },
    });
  });

  it("takes files for nothing and reaches no prototype", () => {
    const fields = new FormData();
    fields.set("name", new Blob(["x"]));
    fields.set("__proto__", "x");
    expect(parseForm(schema, fields)).toEqual({ ok: false, fields: { name: "name_missing" } });
    expect(({} as { x?: string }).x).toBeUndefined();
  });
});

describe("where a form came from", () => {
  const page = `${url}/en/actions/x/write`;
  // Headers; whether the desk takes the form; whether a public page does.
  it.each([
    [{ "sec-fetch-site": "same-origin" }, true, true],
    [{ "sec-fetch-site": "same-origin", origin: "null", cookie: "s=1" }, true, true],
    [{ "sec-fetch-site": "same-site", origin: url }, false, false],
    [{ "sec-fetch-site": "cross-site", origin: url }, false, false],
    [{ "sec-fetch-site": "cross-site", referer: page }, false, false],
    [{ origin: url, cookie: "s=1" }, true, true],
    [{ origin: "https://letters.example.org.evil.example" }, false, false],
    [{ origin: "http://letters.example.org" }, false, false],
    [{ origin: "null" }, false, false],
    [{ origin: "https://evil.example", referer: page }, false, false],
    [{ "sec-fetch-site": "none", cookie: "s=1" }, false, true],
    [{}, true, true],
    [{ cookie: "s=1" }, false, true],
    [{ cookie: "s=1", referer: page }, true, true],
    [{ cookie: "s=1", referer: "https://evil.example/?https://letters.example.org/" }, false, true],
    [{ cookie: "s=1", referer: "https://letters.example.org.evil.example/" }, false, true],
    [{ cookie: "s=1", referer: "about:blank" }, false, true],
    [{ cookie: "s=1", referer: "rubbish" }, false, true],
  ])("is judged by %j: desk %s, public %s", (headers, desk, open) => {
    const request = withHeaders(headers);
    expect([isSameOrigin(request, `${url}/`), isNotForeign(request, `${url}/`)]).toEqual([desk, open]);
  });
});

describe("the name that was called", () => {
  it.each([
    [true, "letters.example.org"],
    [true, "LETTERS.example.org:8443"],
    [true, "localhost:3000"],
    [true, "127.0.0.1:3000"],
    [true, "[::1]:3000"],
    [false, "evil.example:3000"],
    [false, "127.0.0.1.evil.example"],
    [false, "localhost@evil.example"],
    [false, "evil.example#localhost"],
    [false, "evil.example/localhost"],
    [false, "192.168.1.5:3000"],
    [false, ""],
  ])("is ours: %s for %j", (expected, host) => {
    expect(isCalledByOurName(withHeaders({ host }), `${url}/`)).toBe(expected);
  });

  it("is not ours when none was said", () => {
    expect(isCalledByOurName(withHeaders({}), url)).toBe(false);
  });
});

describe("a client's key", () => {
  const key = (headers: Record<string, string>, trusted: string[] = []) =>
    clientKey(withHeaders(headers), now, trusted);

  it("is of the peer, whatever it claims, while no proxy is trusted", () => {
    const peer = { "x-postbag-peer": "198.51.100.7" };
    expect(key({ ...peer, "x-forwarded-for": "203.0.113.1" })).toBe(key({ ...peer, "x-forwarded-for": "203.0.113.2" }));
    expect(key(peer)).not.toBe(key({ "x-postbag-peer": "198.51.100.8" }));
  });

  it("is of the last hop before the trusted proxies, counted from the right", () => {
    const trusted = ["10.0.0.0/8", "192.0.2.9", "fd00::/8"];
    const behind = (chain: string) => key({ "x-postbag-peer": "10.1.1.1", "x-forwarded-for": chain }, trusted);
    expect(behind("1.1.1.1, 203.0.113.5, 192.0.2.9")).toBe(key({ "x-postbag-peer": "203.0.113.5" }));
    expect(behind("203.0.113.5, ::ffff:10.9.9.9, fd00::1")).toBe(key({ "x-postbag-peer": "203.0.113.5" }));
    expect(behind("10.2.2.2")).toBe(key({ "x-postbag-peer": "10.2.2.2" }));
  });

  it("is one for a /64 of IPv6, and for an IPv4 address in either spelling", () => {
    const of = (peer: string) => key({ "x-postbag-peer": peer });
    expect(of("2001:db8:1:2::1")).toBe(of("2001:db8:1:2:ffff::9"));
    expect(of("2001:db8:1:2::1")).not.toBe(of("2001:db8:1:3::1"));
    expect(of("::ffff:192.0.2.1")).toBe(of("192.0.2.1"));
    expect(of("rubbish")).toBe(key({}));
  });

  it("changes from day to day and never holds the address", () => {
    const request = withHeaders({ "x-postbag-peer": "198.51.100.7" });
    const today = clientKey(request, now, []);
    expect(today).not.toContain("198.51");
    expect(clientKey(request, new Date("2026-05-02T00:00:00Z"), [])).not.toBe(today);
  });
});

it("answers JSON only to those who name it", () => {
  expect(wantsJson(withHeaders({ accept: "application/json" }))).toBe(true);
  expect(wantsJson(withHeaders({ accept: "text/html,*/*;q=0.8" }))).toBe(false);
  expect(wantsJson(withHeaders({}))).toBe(false);
});
