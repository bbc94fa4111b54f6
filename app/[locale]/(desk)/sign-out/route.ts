// POST: ends this browser's session.
import { config } from "@/lib/config";
import { endSession } from "@/lib/organizers/commands";
import { cookieIn, cookieLine, sessionCookieName } from "@/lib/organizers/sign-in";
import { seeOther } from "../_desk/answer";
import { deskRoute } from "../_desk/gate";
import { signInPath } from "../_desk/paths";

export const POST = deskRoute("see_numbers", async ({ request, locale, db }) => {
  const { url } = config();
  const name = sessionCookieName(url);
  await endSession(db, cookieIn(request, name) ?? "");
  const answer = seeOther(signInPath(locale));
  answer.headers.append("set-cookie", cookieLine(url, name, "", 0));
  return answer;
});
