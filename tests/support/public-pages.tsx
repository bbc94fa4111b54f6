// Public pages as markup, for tests: a reader's setting, a published action, and the page rendered as it is served.
import type { ReactNode } from "react";
import { renderToStaticMarkup } from "react-dom/server";
import { type Setting, settingOf } from "@/app/[locale]/(public)/_http/setting";
import type { ActionContent, ActionState } from "@/lib/actions/action";
import type { PublishedAction } from "@/lib/actions/queries";
import { after, day, endOf } from "@/lib/clock";
import type { Locale } from "@/lib/i18n/locales";
import { type ActionId, newId, type VersionId } from "@/lib/ids";
import { aContent } from "./an-action";

export const today = new Date("2026-08-01T12:00:00Z");

export function aSetting(locale: Locale = "en"): Setting {
  return settingOf({ locale, path: "", now: today, base: "https://postbag.example", mailbox: false });
}

export function aPublished(
  override: { state?: ActionState; content?: Partial<ActionContent>; stopReason?: string } = {},
): PublishedAction {
  const content = aContent(override.content);
  const actionId = newId<ActionId>();
  const versionId = newId<VersionId>();
  const state = override.state ?? "live";
  const publishedAt = after(today, -3 * day);
  const version = { id: versionId, actionId, number: 1, kind: "first" as const, round: 1, publishedAt };
  return {
    action: {
      id: actionId,
      slug: "teacher-held",
      state,
      liveVersion: 1,
      round: 1,
      deadlineOn: content.deadlineOn,
      closesAt: content.deadlineOn === null ? null : endOf(content.deadlineOn),
      createdAt: publishedAt,
      updatedAt: publishedAt,
      publishedAt,
      closedAt: state === "closed" ? today : null,
      stoppedAt: state === "stopped" ? today : null,
      stopReason: override.stopReason ?? null,
      sample: false,
    },
    version: { ...version, content },
    updates: [version],
  };
}

export function markupOf(node: ReactNode): string {
  return renderToStaticMarkup(node);
}

/** Attribute values of every element of that name, in order. */
export function attributes(markup: string, element: string, attribute: string): string[] {
  return [...markup.matchAll(new RegExp(`<${element}\\b[^>]*?\\s${attribute}="([^"]*)"`, "g"))].map(
    ([, value]) => value!,
  );
}
