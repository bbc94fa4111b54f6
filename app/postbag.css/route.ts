// GET: the style sheet. Its address carries a hash of its content, so it may be kept for ever.
import { styleSheet } from "../[locale]/(public)/_http/assets";

export function GET(): Response {
  return new Response(styleSheet(), {
    headers: { "content-type": "text/css; charset=utf-8", "cache-control": "public, max-age=31536000, immutable" },
  });
}
