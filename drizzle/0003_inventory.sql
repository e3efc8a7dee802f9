CREATE TABLE "comparison_listings" (
	"comparison_id" uuid NOT NULL,
	"attempt" integer NOT NULL,
	"e164" text NOT NULL,
	"carrier_ref" text,
	"purchased_at" timestamp (3) with time zone,
	"monthly_cost_cents" integer,
	CONSTRAINT "comparison_listings_comparison_id_attempt_e164_pk" PRIMARY KEY("comparison_id","attempt","e164")
);
--> statement-breakpoint
CREATE TABLE "comparisons" (
	"id" uuid PRIMARY KEY NOT NULL,
	"account_id" uuid NOT NULL,
	"carrier" text NOT NULL,
	"attempt" integer DEFAULT 1 NOT NULL,
	"started_at" timestamp (3) with time zone NOT NULL,
	"finished_at" timestamp (3) with time zone,
	"listed" integer,
	"leaks" integer,
	"ghosts" integer,
	"strangers" integer,
	"error" text
);
--> statement-breakpoint
CREATE TABLE "findings" (
	"id" uuid PRIMARY KEY NOT NULL,
	"account_id" uuid NOT NULL,
	"carrier" text NOT NULL,
	"kind" text NOT NULL,
	"e164" text NOT NULL,
	"number_id" uuid,
	"carrier_ref" text,
	"purchased_at" timestamp (3) with time zone,
	"monthly_cost_cents" integer,
	"first_seen_at" timestamp (3) with time zone NOT NULL,
	"last_seen_at" timestamp (3) with time zone NOT NULL,
	"resolved_at" timestamp (3) with time zone,
	"resolution" text,
	CONSTRAINT "findings_kind" CHECK ("findings"."kind" in ('leak', 'ghost', 'stranger'))
);
--> statement-breakpoint
CREATE TABLE "workflow_checks" (
	"id" uuid PRIMARY KEY NOT NULL,
	"account_id" uuid NOT NULL,
	"checked_at" timestamp (3) with time zone NOT NULL,
	"started" jsonb NOT NULL,
	"surplus" jsonb NOT NULL
);
--> statement-breakpoint
ALTER TABLE "releases" ALTER COLUMN "campaign_id" DROP NOT NULL;--> statement-breakpoint
ALTER TABLE "phone_numbers" ADD COLUMN "purchased_at" timestamp (3) with time zone;--> statement-breakpoint
ALTER TABLE "phone_numbers" ADD COLUMN "monthly_cost_cents" integer;--> statement-breakpoint
ALTER TABLE "comparison_listings" ADD CONSTRAINT "comparison_listings_comparison_id_comparisons_id_fk" FOREIGN KEY ("comparison_id") REFERENCES "public"."comparisons"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "comparisons" ADD CONSTRAINT "comparisons_account_id_accounts_id_fk" FOREIGN KEY ("account_id") REFERENCES "public"."accounts"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "findings" ADD CONSTRAINT "findings_account_id_accounts_id_fk" FOREIGN KEY ("account_id") REFERENCES "public"."accounts"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "findings" ADD CONSTRAINT "findings_number_id_phone_numbers_id_fk" FOREIGN KEY ("number_id") REFERENCES "public"."phone_numbers"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "workflow_checks" ADD CONSTRAINT "workflow_checks_account_id_accounts_id_fk" FOREIGN KEY ("account_id") REFERENCES "public"."accounts"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "comparisons_account" ON "comparisons" USING btree ("account_id","id");--> statement-breakpoint
CREATE UNIQUE INDEX "findings_open" ON "findings" USING btree ("account_id","carrier","kind","e164") WHERE "findings"."resolved_at" is null;--> statement-breakpoint
CREATE INDEX "findings_account" ON "findings" USING btree ("account_id","id");--> statement-breakpoint
CREATE INDEX "workflow_checks_account" ON "workflow_checks" USING btree ("account_id","id");--> statement-breakpoint
CREATE INDEX "phone_numbers_account" ON "phone_numbers" USING btree ("account_id","id");--> statement-breakpoint
CREATE INDEX "phone_numbers_carrier" ON "phone_numbers" USING btree ("account_id","carrier");--> statement-breakpoint
CREATE INDEX "phone_numbers_e164" ON "phone_numbers" USING btree ("e164","account_id");--> statement-breakpoint
CREATE INDEX "releases_open" ON "releases" USING btree ("campaign_id") WHERE "releases"."status" <> 'released';--> statement-breakpoint
ALTER TABLE "releases" ADD CONSTRAINT "releases_campaign" CHECK ("releases"."campaign_id" is not null or "releases"."status" = 'released');