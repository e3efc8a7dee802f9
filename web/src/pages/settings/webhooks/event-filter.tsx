import { Checkbox, Stack, Switch } from '@mantine/core';
import { type EventType, eventTypes, eventWords } from './event-words';

/** Which events are sent; none chosen: all, also those of later versions. */
export function EventFilter(props: {
  value: EventType[];
  onChange: (types: EventType[]) => void;
  /** Whether only some are sent, of which one at least has to be chosen. */
  some: boolean;
  onSome: (some: boolean) => void;
}) {
  const { value, onChange, some, onSome } = props;
  return (
    <Stack gap="xs">
      <Switch
        label="Only some kinds of events"
        description={some ? undefined : 'All are sent, also kinds that later versions of Lastcall bring.'}
        checked={some}
        onChange={(event) => onSome(event.currentTarget.checked)}
      />
      {some && (
        <Checkbox.Group label="Events" required value={value} onChange={onChange}>
          <Stack gap={6} mt="xs">
            {eventTypes.map((type) => (
              <Checkbox key={type} value={type} label={eventWords[type]} description={type} />
            ))}
          </Stack>
        </Checkbox.Group>
      )}
    </Stack>
  );
}
