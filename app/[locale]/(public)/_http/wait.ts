// "Not so fast": adds to an answer when to try again.
import { type LimitName, secondsToWait } from "@/lib/rate-limit";

/** The same answer with Retry-After (RFC 9110, 10.2.3), in seconds. */
export function askToWait(answer: Response, limit: LimitName, client: string, now: Date): Response {
  return tryAgainIn(secondsToWait(limit, client, now), answer);
}

export function tryAgainIn(seconds: number, answer: Response): Response {
  answer.headers.set("retry-after", String(seconds));
  return answer;
}
