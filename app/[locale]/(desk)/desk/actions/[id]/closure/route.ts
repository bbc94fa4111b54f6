// POST: closes a live action before its last day.

import { closeAction } from "@/lib/actions/commands";
import { moveRoute } from "../_overview/move-route";

export const POST = moveRoute("approve_actions", closeAction, "closed");
