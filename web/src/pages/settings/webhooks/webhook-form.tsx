import { TextInput } from '@mantine/core';
import { useState } from 'react';
import { DialogForm } from '../../../ui/dialog-form';
import { fieldErrors } from '../../../ui/field-errors';
import { EventFilter } from './event-filter';
import type { EventType } from './event-words';
import type { Webhook } from './webhooks-query';

export interface WebhookInput {
  url: string;
  description: string;
  eventTypes: EventType[];
}

/** Where events go, and which. */
export function WebhookForm(props: {
  /** What there is; left out: a new one is made. */
  webhook?: Webhook;
  submitLabel: string;
  sending: { isPending: boolean; error: Error | null };
  onSend: (input: WebhookInput) => void;
  onClose: () => void;
}) {
  const { webhook, submitLabel, sending, onSend, onClose } = props;
  const [url, setUrl] = useState(webhook?.url ?? '');
  const [description, setDescription] = useState(webhook?.description ?? '');
  const [types, setTypes] = useState<EventType[]>(webhook?.eventTypes ?? []);
  const [some, setSome] = useState(types.length > 0);
  const errors = fieldErrors(sending.error);
  return (
    <DialogForm
      sending={sending}
      submitLabel={submitLabel}
      disabled={some && types.length === 0}
      onSubmit={() => onSend({ url: url.trim(), description, eventTypes: some ? types : [] })}
      onClose={onClose}
    >
      <TextInput
        label="Address"
        description="Where your program takes them. It has to answer 2xx within seconds."
        placeholder="https://crm.example.org/hooks/lastcall"
        type="url"
        required
        maxLength={2000}
        data-autofocus
        value={url}
        error={errors['url']}
        onChange={(event) => setUrl(event.currentTarget.value)}
      />
      <TextInput
        label="Description"
        description="What it is for, so that you recognise it later."
        placeholder="CRM of the field team"
        maxLength={200}
        value={description}
        error={errors['description']}
        onChange={(event) => setDescription(event.currentTarget.value)}
      />
      <EventFilter value={types} onChange={setTypes} some={some} onSome={setSome} />
    </DialogForm>
  );
}
