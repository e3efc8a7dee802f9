CREATE TABLE "call_source_secrets" (
	"id" uuid PRIMARY KEY NOT NULL,
	"call_source_id" uuid NOT NULL,
	"key_id" text NOT NULL,
	"nonce" "bytea" NOT NULL,
	"ciphertext" "bytea" NOT NULL,
	"created_at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	"expires_at" timestamp (3) with time zone,
	CONSTRAINT "call_source_secrets_nonce" CHECK (octet_length("call_source_secrets"."nonce") = 12),
	CONSTRAINT "call_source_secrets_tag" CHECK (octet_length("call_source_secrets"."ciphertext") > 16)
);
--> statement-breakpoint
CREATE TABLE "call_sources" (
	"id" uuid PRIMARY KEY NOT NULL,
	"account_id" uuid NOT NULL,
	"campaign_id" uuid,
	"name" text NOT NULL,
	"kind" text NOT NULL,
	"created_at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	"last_used_at" timestamp (3) with time zone,
	"revoked_at" timestamp (3) with time zone,
	CONSTRAINT "call_sources_kind" CHECK ("call_sources"."kind" in ('twilio', 'telnyx', 'plivo', 'signalwire', 'vonage', 'standard-webhooks'))
);
--> statement-breakpoint
ALTER TABLE "call_source_secrets" ADD CONSTRAINT "call_source_secrets_call_source_id_call_sources_id_fk" FOREIGN KEY ("call_source_id") REFERENCES "public"."call_sources"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "call_sources" ADD CONSTRAINT "call_sources_account_id_accounts_id_fk" FOREIGN KEY ("account_id") REFERENCES "public"."accounts"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "call_sources" ADD CONSTRAINT "call_sources_campaign_id_campaigns_id_fk" FOREIGN KEY ("campaign_id") REFERENCES "public"."campaigns"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "call_source_secrets_source" ON "call_source_secrets" USING btree ("call_source_id");--> statement-breakpoint
CREATE UNIQUE INDEX "call_source_secrets_current" ON "call_source_secrets" USING btree ("call_source_id") WHERE "call_source_secrets"."expires_at" is null;--> statement-breakpoint
CREATE INDEX "call_sources_account" ON "call_sources" USING btree ("account_id","id");--> statement-breakpoint
CREATE INDEX "call_sources_campaign" ON "call_sources" USING btree ("campaign_id");--> statement-breakpoint
CREATE INDEX "calls_from_sources" ON "calls" USING btree ("id") WHERE "calls"."id" like 'source:%';