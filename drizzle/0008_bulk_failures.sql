ALTER TABLE "bulk_job_items" DROP CONSTRAINT "bulk_job_items_outcome";--> statement-breakpoint
ALTER TABLE "bulk_job_items" ADD COLUMN "failure" text;--> statement-breakpoint
ALTER TABLE "bulk_job_items" ADD CONSTRAINT "bulk_job_items_outcome" CHECK ("bulk_job_items"."outcome" in ('archived', 'already_archived', 'in_use', 'draft', 'cloned', 'gone', 'failed'));