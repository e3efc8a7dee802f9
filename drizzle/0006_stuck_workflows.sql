CREATE TABLE "stuck_workflows" (
	"workflow_id" text PRIMARY KEY NOT NULL,
	"account_id" uuid NOT NULL,
	"campaign_id" uuid,
	"since" timestamp (3) with time zone NOT NULL,
	"attempts" integer NOT NULL,
	"seen_at" timestamp (3) with time zone NOT NULL
);
--> statement-breakpoint
ALTER TABLE "stuck_workflows" ADD CONSTRAINT "stuck_workflows_account_id_accounts_id_fk" FOREIGN KEY ("account_id") REFERENCES "public"."accounts"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "stuck_workflows" ADD CONSTRAINT "stuck_workflows_campaign_id_campaigns_id_fk" FOREIGN KEY ("campaign_id") REFERENCES "public"."campaigns"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "stuck_workflows_account" ON "stuck_workflows" USING btree ("account_id");