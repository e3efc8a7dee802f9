CREATE TABLE "event_places" (
	"account_id" uuid PRIMARY KEY NOT NULL,
	"last_place" bigint NOT NULL,
	"forgotten_through" bigint DEFAULT 0 NOT NULL
);
--> statement-breakpoint
CREATE TABLE "events" (
	"id" uuid PRIMARY KEY NOT NULL,
	"account_id" uuid NOT NULL,
	"type" text NOT NULL,
	"campaign_id" uuid,
	"occurred_at" timestamp (3) with time zone NOT NULL,
	"data" jsonb NOT NULL,
	"place" bigint
);
--> statement-breakpoint
ALTER TABLE "event_places" ADD CONSTRAINT "event_places_account_id_accounts_id_fk" FOREIGN KEY ("account_id") REFERENCES "public"."accounts"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE UNIQUE INDEX "events_place" ON "events" USING btree ("account_id","place") WHERE "events"."place" is not null;--> statement-breakpoint
CREATE INDEX "events_campaign" ON "events" USING btree ("campaign_id","place") WHERE "events"."place" is not null;--> statement-breakpoint
CREATE INDEX "events_unplaced" ON "events" USING btree ("id") WHERE "events"."place" is null;