CREATE TABLE "call_back_texts" (
	"account_id" uuid PRIMARY KEY NOT NULL,
	"language" text DEFAULT 'en-US' NOT NULL,
	"archived" text,
	"active" text,
	"opted_out" text,
	"withheld" text,
	CONSTRAINT "call_back_texts_language" CHECK ("call_back_texts"."language" in ('da-DK', 'de-DE', 'en-AU', 'en-GB', 'en-US', 'es-ES', 'es-US', 'fr-CA', 'fr-FR', 'it-IT', 'nl-NL', 'pl-PL', 'pt-BR', 'ru-RU', 'sv-SE'))
);
--> statement-breakpoint
CREATE TABLE "inbound_calls" (
	"id" uuid PRIMARY KEY NOT NULL,
	"account_id" uuid NOT NULL,
	"campaign_id" uuid NOT NULL,
	"number_id" uuid NOT NULL,
	"call_id" text NOT NULL,
	"phone" text,
	"opted_out_at" timestamp (3) with time zone,
	"created_at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "inbound_calls_call" UNIQUE("account_id","call_id"),
	CONSTRAINT "inbound_calls_opt_out" CHECK (("inbound_calls"."phone" is null) = ("inbound_calls"."opted_out_at" is null))
);
--> statement-breakpoint
ALTER TABLE "export_presets" DROP CONSTRAINT "export_presets_kind";--> statement-breakpoint
ALTER TABLE "call_back_texts" ADD CONSTRAINT "call_back_texts_account_id_accounts_id_fk" FOREIGN KEY ("account_id") REFERENCES "public"."accounts"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "inbound_calls" ADD CONSTRAINT "inbound_calls_account_id_accounts_id_fk" FOREIGN KEY ("account_id") REFERENCES "public"."accounts"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "inbound_calls" ADD CONSTRAINT "inbound_calls_campaign_id_campaigns_id_fk" FOREIGN KEY ("campaign_id") REFERENCES "public"."campaigns"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "inbound_calls" ADD CONSTRAINT "inbound_calls_number_id_phone_numbers_id_fk" FOREIGN KEY ("number_id") REFERENCES "public"."phone_numbers"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "inbound_calls_campaign" ON "inbound_calls" USING btree ("campaign_id","id");--> statement-breakpoint
CREATE INDEX "inbound_calls_opt_outs" ON "inbound_calls" USING btree ("campaign_id") WHERE "inbound_calls"."opted_out_at" is not null;--> statement-breakpoint
ALTER TABLE "export_presets" ADD CONSTRAINT "export_presets_kind" CHECK ("export_presets"."kind" in ('calls', 'contacts', 'receipts', 'opt_outs', 'results', 'dials', 'caller_activity', 'number_history'));