DROP INDEX "messages_action";--> statement-breakpoint
CREATE INDEX "messages_due_letters" ON "messages" USING btree ("not_before") WHERE "messages"."state" = 'queued' and "messages"."kind" = 'letter';--> statement-breakpoint
CREATE INDEX "messages_action" ON "messages" USING btree ("action_id");