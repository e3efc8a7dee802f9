import { Center, Paper, Stack, Text, Title } from '@mantine/core';
import { type ReactNode, useEffect } from 'react';

/** The frame of the pages for people who are not signed in. */
export function FrontDoor(props: { title: string; text?: ReactNode; children: ReactNode }) {
  const { title, text, children } = props;
  useEffect(() => {
    document.title = `${title} · Lastcall`;
  }, [title]);
  return (
    <Center component="main" mih="100vh" p="md">
      <Paper withBorder shadow="sm" p="xl" w="100%" maw={420}>
        <Stack>
          <img src="/icon.svg" alt="Lastcall" width={40} height={40} />
          <div>
            <Title order={1} size="h3">
              {title}
            </Title>
            {text !== undefined && (
              <Text c="dimmed" size="sm" component="div">
                {text}
              </Text>
            )}
          </div>
          {children}
        </Stack>
      </Paper>
    </Center>
  );
}
