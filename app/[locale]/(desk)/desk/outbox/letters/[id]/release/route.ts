// POST: a held letter is tried again.
import { releaseMessage } from "@/lib/outbox/decisions";
import { decisionRoute } from "../../../_outbox/decision-route";

export const POST = decisionRoute("released", releaseMessage);
