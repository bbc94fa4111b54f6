// Public routes called as the framework calls them, with requests as browsers and programs send them.
import { beforeAll } from "vitest";
import { type DialectName, freshDatabase } from "./databases";

type Handler = (request: Request, context: { params: Promise<never> }) => Promise<Response>;
export type Fields = Record<string, string | readonly string[]>;

export function visit(handler: unknown, params: Record<string, string>, request: Request): Promise<Response> {
  return (handler as Handler)(request, { params: Promise.resolve({ locale: "en", ...params } as never) });
}

export function get(path = "/en"): Request {
  return new Request(`http://localhost:3000${path}`);
}

export function post(fields: Fields, headers: Record<string, string> = {}, path = "/en/x"): Request {
  const body = new URLSearchParams();
  for (const [name, value] of Object.entries(fields)) for (const one of [value].flat()) body.append(name, String(one));
  return new Request(`http://localhost:3000${path}`, { method: "POST", body, headers });
}

/** Routes ask for the process-wide database; here it is the one of this test. */
export function servedDatabase(dialect: DialectName) {
  const at = freshDatabase(dialect);
  beforeAll(() => {
    (globalThis as { postbagDatabase?: unknown }).postbagDatabase = Promise.resolve(at.db);
  });
  return at;
}
