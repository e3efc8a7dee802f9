CREATE TABLE "column_choices" (
	"account_id" uuid NOT NULL,
	"headings_sha256" text NOT NULL,
	"choices" jsonb NOT NULL,
	"used_at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "column_choices_account_id_headings_sha256_pk" PRIMARY KEY("account_id","headings_sha256")
);
--> statement-breakpoint
CREATE TABLE "contact_imports" (
	"campaign_id" uuid PRIMARY KEY NOT NULL,
	"imported_at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	"report" jsonb NOT NULL,
	"refused_rows" text NOT NULL
);
--> statement-breakpoint
ALTER TABLE "column_choices" ADD CONSTRAINT "column_choices_account_id_accounts_id_fk" FOREIGN KEY ("account_id") REFERENCES "public"."accounts"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "contact_imports" ADD CONSTRAINT "contact_imports_campaign_id_campaigns_id_fk" FOREIGN KEY ("campaign_id") REFERENCES "public"."campaigns"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "column_choices_used" ON "column_choices" USING btree ("account_id","used_at");