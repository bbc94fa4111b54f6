// Buttons, and links that look like them. A button does something; a link goes somewhere.
import type { ComponentProps } from "react";

/** main: the one thing to do here. plain: everything else. stop: what cannot be undone. */
export type ButtonTone = "main" | "plain" | "stop";

export function Button({ tone = "plain", ...button }: ComponentProps<"button"> & { tone?: ButtonTone }) {
  return <button type="submit" {...button} className={`button is-${tone}`} />;
}

export function ButtonLink({ tone = "plain", ...link }: ComponentProps<"a"> & { tone?: ButtonTone }) {
  return <a {...link} className={`button is-${tone}`} />;
}
