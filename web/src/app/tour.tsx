import { Anchor, Button, CloseButton, Group, Paper, Stack, Text, Title } from '@mantine/core';
import { type KeyboardEvent, useRef, useState } from 'react';
import { Link } from 'react-router';
import { useSession } from '../session/session';
import { tourSteps } from './tour-steps';
import { useTour } from './tour-seen';
import './tour.css';

/**
 * A few words on a first visit, in a card that is in nobody's way: it takes no focus, and comes right after the header
 * for those who use the keyboard.
 */
export function Tour() {
  const { finish } = useTour();
  const close = () => {
    finish();
    // The card is gone, and the focus with it.
    document.getElementById('content')?.focus({ preventScroll: true });
  };
  return <TourCard onFinish={close} />;
}

function TourCard({ onFinish }: { onFinish: () => void }) {
  const me = useSession();
  const steps = tourSteps(me);
  const [at, setAt] = useState(0);
  const next = useRef<HTMLButtonElement>(null);
  const step = steps[at];
  if (!step) return null;
  const last = at === steps.length - 1;
  return (
    <Paper
      component="aside"
      aria-label="Tour"
      className="tour"
      withBorder
      shadow="lg"
      p="md"
      onKeyDown={(event: KeyboardEvent) => {
        if (event.key === 'Escape') onFinish();
      }}
    >
      <Stack gap="xs">
        <CloseButton className="tour-close" size="sm" aria-label="Close the tour" onClick={onFinish} />
        <Stack gap="xs" aria-live="polite">
          <Title order={2} size="h5" pr="xl">
            {step.title}
          </Title>
          <Text size="sm">{step.text}</Text>
        </Stack>
        {step.link && (
          <Anchor component={Link} to={step.link.to} size="sm" underline="always">
            {step.link.label}
          </Anchor>
        )}
        <Group justify="space-between" gap="xs">
          <Text size="xs" c="dimmed">
            {at + 1} of {steps.length}
          </Text>
          <Group gap="xs">
            {!last && (
              <Button size="xs" variant="default" onClick={onFinish}>
                Skip
              </Button>
            )}
            {at > 0 && (
              <Button
                size="xs"
                variant="default"
                onClick={() => {
                  setAt(at - 1);
                  if (at === 1) next.current?.focus();
                }}
              >
                Back
              </Button>
            )}
            <Button ref={next} size="xs" onClick={() => (last ? onFinish() : setAt(at + 1))}>
              {last ? 'Done' : 'Next'}
            </Button>
          </Group>
        </Group>
      </Stack>
    </Paper>
  );
}
