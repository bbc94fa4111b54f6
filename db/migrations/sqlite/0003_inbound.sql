CREATE TABLE `address_health` (
	`address` text PRIMARY KEY NOT NULL,
	`state` text NOT NULL,
	`since` integer NOT NULL
);
--> statement-breakpoint
CREATE TABLE `received` (
	`id` text PRIMARY KEY NOT NULL,
	`message_id` text NOT NULL,
	`digest` text NOT NULL,
	`way` text NOT NULL,
	`kind` text NOT NULL,
	`reason` text,
	`status` text,
	`at` integer NOT NULL,
	FOREIGN KEY (`message_id`) REFERENCES `messages`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE UNIQUE INDEX `received_once` ON `received` (`message_id`,`digest`);--> statement-breakpoint
CREATE INDEX `received_at` ON `received` (`at`);