import { SimpleGrid, TextInput } from '@mantine/core';
import { useMutation } from '@tanstack/react-query';
import { useState } from 'react';
import { answer, api, meantFor } from '../../../api/client';
import { useChanged } from '../../../api/stale';
import { Dialog } from '../../../ui/dialog';
import { DialogForm } from '../../../ui/dialog-form';
import { fieldErrors } from '../../../ui/field-errors';
import { showDone } from '../../../ui/notify';
import { readPhone, usePhoneFormat } from '../../../ui/phone';
import { notAPhone } from '../../../ui/phone-field';
import { type Contact, contactNow, nameOf } from './contact';

/**
 * Corrects one contact.
 *
 * @param props.contact null: the dialog is closed
 */
export function EditContact(props: { campaignId: string; contact: Contact | null; onClose: () => void }) {
  const { campaignId, contact, onClose } = props;
  const [shown, setShown] = useState(contact);
  if (contact && contact !== shown) setShown(contact);
  return (
    <Dialog opened={contact !== null} onClose={onClose} title="Edit contact" size="lg">
      {shown && <ContactForm key={shown.id} campaignId={campaignId} contact={shown} onClose={onClose} />}
    </Dialog>
  );
}

const columns = [
  ['firstName', 'First name'],
  ['lastName', 'Last name'],
  ['email', 'E-mail address'],
  ['externalId', 'External ID'],
] as const;
const longestText = 4_000;

function ContactForm(props: { campaignId: string; contact: Contact; onClose: () => void }) {
  const { campaignId, onClose } = props;
  /** As the person knows it: what is saved is meant for that. */
  const [contact, setContact] = useState(props.contact);
  const { id: contactId, phone, dialledAt } = contact;
  const format = usePhoneFormat();
  const [typedPhone, setTypedPhone] = useState<string | null>(null);
  const [said, setSaid] = useState<Partial<Record<(typeof columns)[number][0], string>>>({});
  const [fields, setFields] = useState<Record<string, string>>({});
  const changed = useChanged();
  const change = useMutation({
    mutationFn: async () =>
      answer(
        api.PATCH('/v1/campaigns/{campaignId}/contacts/{contactId}', {
          params: { path: { campaignId, contactId }, header: meantFor(contact) },
          // Only what was changed here: somebody else may have changed the rest meanwhile.
          body: {
            ...(typedPhone !== null && { phone: await readPhone(typedPhone, phone) }),
            ...orNull(said),
            fields: orNull(fields),
          },
        }),
      ),
    meta: { quiet: true },
    onSuccess: (saved) => {
      onClose();
      showDone(`${nameOf(saved) ?? format(saved.phone)} is saved.`);
    },
    onError: (error) => {
      const now = contactNow(error);
      if (now) setContact(now);
    },
    onSettled: () => void changed('contact'),
  });
  /** What somebody else has put into a field meanwhile that is being typed in. */
  const meanwhile = (before: string | null | undefined, now: string | null | undefined) =>
    (before ?? '') !== (now ?? '') && `Now: ${now || 'empty'}`;
  const errors = fieldErrors(change.error);
  return (
    <DialogForm sending={change} submitLabel="Save" onSubmit={() => change.mutate()} onClose={onClose}>
      <SimpleGrid cols={{ base: 1, sm: 2 }}>
        <TextInput
          label="Phone"
          type="tel"
          required
          maxLength={40}
          disabled={dialledAt !== null}
          description={
            dialledAt !== null
              ? 'It was dialled, so it stays.'
              : typedPhone !== null && meanwhile(format(props.contact.phone), format(phone))
          }
          value={typedPhone ?? format(phone)}
          onChange={(event) => setTypedPhone(event.currentTarget.value)}
          error={errors['phone'] && notAPhone}
        />
        {columns.map(([name, label], at) => (
          <TextInput
            key={name}
            label={label}
            maxLength={longestText}
            {...(at === 0 && { 'data-autofocus': true })}
            description={said[name] !== undefined && meanwhile(props.contact[name], contact[name])}
            value={said[name] ?? contact[name] ?? ''}
            onChange={(event) => setSaid({ ...said, [name]: event.currentTarget.value })}
            error={errors[name]}
          />
        ))}
        {Object.entries(contact.fields).map(([heading, value]) => (
          <TextInput
            key={heading}
            label={heading}
            maxLength={longestText}
            description={fields[heading] !== undefined && meanwhile(props.contact.fields[heading], value)}
            value={fields[heading] ?? value}
            onChange={(event) => setFields({ ...fields, [heading]: event.currentTarget.value })}
          />
        ))}
      </SimpleGrid>
    </DialogForm>
  );
}

/** What was emptied is taken away. */
const orNull = <Texts extends Partial<Record<string, string>>>(texts: Texts) =>
  Object.fromEntries(Object.entries(texts).map(([name, text]) => [name, text?.trim() || null])) as {
    [Name in keyof Texts]: string | null;
  };
