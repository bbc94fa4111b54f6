DROP INDEX `messages_due`;--> statement-breakpoint
DROP INDEX `messages_due_people`;--> statement-breakpoint
DROP INDEX `messages_due_targets`;--> statement-breakpoint
DROP INDEX `messages_cancelled`;--> statement-breakpoint
CREATE INDEX `messages_last_day` ON `messages` (`state`,`not_after`);--> statement-breakpoint
CREATE INDEX `messages_due_urgent` ON `messages` (`not_before`) WHERE "messages"."state" = 'queued' and "messages"."kind" in ('sign_in', 'confirm');--> statement-breakpoint
CREATE INDEX `messages_due_others` ON `messages` (`not_before`) WHERE "messages"."state" = 'queued' and "messages"."kind" not in ('letter', 'sign_in', 'confirm');--> statement-breakpoint
CREATE INDEX `messages_due_aims` ON `messages` (`to_domain`,`to_address`,`target_id`,`not_before`) WHERE "messages"."state" = 'queued' and "messages"."kind" = 'letter';--> statement-breakpoint
CREATE INDEX `messages_told` ON `messages` (`done_at`,`id`) WHERE "messages"."kind" = 'letter' and "messages"."state" in ('unknown', 'failed', 'bounced', 'cancelled');