import { Text, Tooltip } from '@mantine/core';
import { type Jargon, jargon } from './jargon';

/** A word of the field, with its meaning at the pointer, the keyboard's focus or a touch. */
export function Term({ word, children }: { word: Jargon; children?: string }) {
  return (
    <Tooltip
      label={jargon[word]}
      multiline
      w={280}
      withArrow
      events={{ hover: true, focus: true, touch: true }}
    >
      <Text
        component="span"
        inherit
        tabIndex={0}
        style={{ textDecoration: 'underline dotted', textUnderlineOffset: 3, cursor: 'help' }}
      >
        {children ?? word}
      </Text>
    </Tooltip>
  );
}
