CREATE TABLE "erasures" (
	"id" uuid PRIMARY KEY NOT NULL,
	"account_id" uuid NOT NULL,
	"key_id" text,
	"nonce" "bytea",
	"ciphertext" "bytea",
	"reason" text NOT NULL,
	"requested_by" text NOT NULL,
	"created_at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	"finished_at" timestamp (3) with time zone,
	"after_campaign_id" uuid,
	"problem" text,
	"contacts" integer DEFAULT 0 NOT NULL,
	"calls" integer DEFAULT 0 NOT NULL,
	"files" integer DEFAULT 0 NOT NULL,
	CONSTRAINT "erasures_reason" CHECK ("erasures"."reason" in ('request_of_person', 'order_of_authority', 'other')),
	CONSTRAINT "erasures_number" CHECK (("erasures"."finished_at" is null) = ("erasures"."ciphertext" is not null))
);
--> statement-breakpoint
ALTER TABLE "outbox" DROP CONSTRAINT "outbox_subject";--> statement-breakpoint
ALTER TABLE "accounts" ADD COLUMN "retention_days" integer;--> statement-breakpoint
ALTER TABLE "accounts" ADD COLUMN "legal_hold_at" timestamp (3) with time zone;--> statement-breakpoint
ALTER TABLE "accounts" ADD COLUMN "legal_hold_by" text;--> statement-breakpoint
ALTER TABLE "accounts" ADD COLUMN "legal_hold_reason" text;--> statement-breakpoint
ALTER TABLE "campaigns" ADD COLUMN "legal_hold_at" timestamp (3) with time zone;--> statement-breakpoint
ALTER TABLE "campaigns" ADD COLUMN "legal_hold_by" text;--> statement-breakpoint
ALTER TABLE "campaigns" ADD COLUMN "legal_hold_reason" text;--> statement-breakpoint
ALTER TABLE "campaigns" ADD COLUMN "data_deleted_at" timestamp (3) with time zone;--> statement-breakpoint
ALTER TABLE "erasures" ADD CONSTRAINT "erasures_account_id_accounts_id_fk" FOREIGN KEY ("account_id") REFERENCES "public"."accounts"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "erasures_account" ON "erasures" USING btree ("account_id","id");--> statement-breakpoint
CREATE INDEX "erasures_open" ON "erasures" USING btree ("id") WHERE "erasures"."finished_at" is null;--> statement-breakpoint
ALTER TABLE "accounts" ADD CONSTRAINT "accounts_retention_days" CHECK ("accounts"."retention_days" between 1 and 36500);--> statement-breakpoint
ALTER TABLE "outbox" ADD CONSTRAINT "outbox_subject" CHECK (("outbox"."topic" in ('bulk', 'export', 'export_schedule', 'erase')) = ("outbox"."job_id" is not null) and num_nonnulls("outbox"."campaign_id", "outbox"."job_id") = 1);