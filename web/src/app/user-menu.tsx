import {
  Avatar,
  Box,
  Group,
  Menu,
  Text,
  UnstyledButton,
  useMantineColorScheme,
  VisuallyHidden,
} from '@mantine/core';
import { useDisclosure } from '@mantine/hooks';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import {
  Check,
  CircleQuestionMark,
  GraduationCap,
  KeyRound,
  LogOut,
  MailCheck,
  Monitor,
  Moon,
  ShieldCheck,
  Sun,
} from 'lucide-react';
import { lazy, Suspense } from 'react';
import { Link, useNavigate } from 'react-router';
import { answer, api } from '../api/client';
import { useSession } from '../session/session';
import { useTour } from './tour-seen';

// Not needed before it is asked for, and it brings the client of better-auth.
const ChangePassword = lazy(async () => ({ default: (await import('./change-password')).ChangePassword }));

const schemes = [
  ['light', 'Light', Sun],
  ['dark', 'Dark', Moon],
  ['auto', 'As the system', Monitor],
] as const;

/** Who is signed in, for which account, and what belongs to the person alone. */
export function UserMenu() {
  const { user, key, account, accounts, role } = useSession();
  const { colorScheme, setColorScheme } = useMantineColorScheme();
  const [changing, change] = useDisclosure();
  const tour = useTour();
  const queries = useQueryClient();
  const navigate = useNavigate();
  const switchTo = useMutation({
    mutationFn: (accountId: string) => answer(api.POST('/v1/me/account', { body: { accountId } })),
    // Nothing of the other account may stay on the screen.
    onSuccess: () => location.assign('/'),
  });
  const signOut = useMutation({
    mutationFn: async () => (await import('../api/auth')).auth.signOut(),
    onSuccess: async () => {
      queries.clear();
      await navigate('/sign-in');
    },
  });
  const name = user?.name ?? key?.name ?? 'Unknown';
  return (
    <>
      <Menu width={260} position="bottom-end" withinPortal withInitialFocusPlaceholder={false}>
        <Menu.Target>
          <UnstyledButton>
            <VisuallyHidden>{`${name}, ${account.name}: your menu`}</VisuallyHidden>
            <Group gap="xs" wrap="nowrap" aria-hidden>
              <Box visibleFrom="xs" ta="right">
                <Text size="sm" fw={600} lh={1.2}>
                  {name}
                </Text>
                <Text size="xs" c="dimmed" lh={1.2}>
                  {account.name}
                </Text>
              </Box>
              <Avatar name={name} color="pine" variant="filled" radius="xl" size={34} />
            </Group>
          </UnstyledButton>
        </Menu.Target>
        <Menu.Dropdown>
          <Menu.Label>
            {user?.email} · {role}
          </Menu.Label>
          {accounts.length > 1 && (
            <>
              <Menu.Divider />
              <Menu.Label>Account</Menu.Label>
              {accounts.map((each) => (
                <Menu.Item
                  key={each.id}
                  leftSection={<Check size={16} opacity={each.id === account.id ? 1 : 0} aria-hidden />}
                  onClick={() => switchTo.mutate(each.id)}
                >
                  {each.name}
                </Menu.Item>
              ))}
            </>
          )}
          <Menu.Divider />
          <Menu.Label>Appearance</Menu.Label>
          {schemes.map(([scheme, label, Icon]) => (
            <Menu.Item
              key={scheme}
              leftSection={<Icon size={16} aria-hidden />}
              rightSection={colorScheme === scheme ? <Check size={16} aria-label="chosen" /> : undefined}
              onClick={() => setColorScheme(scheme)}
            >
              {label}
            </Menu.Item>
          ))}
          <Menu.Divider />
          <Menu.Item component={Link} to="/help" leftSection={<CircleQuestionMark size={16} aria-hidden />}>
            Help
          </Menu.Item>
          {tour.has && (
            <Menu.Item leftSection={<GraduationCap size={16} aria-hidden />} onClick={tour.start}>
              Show the tour
            </Menu.Item>
          )}
          <Menu.Item
            component={Link}
            to="/mail-preferences"
            leftSection={<MailCheck size={16} aria-hidden />}
          >
            Mails that you get
          </Menu.Item>
          <Menu.Item leftSection={<KeyRound size={16} aria-hidden />} onClick={change.open}>
            Change password
          </Menu.Item>
          <Menu.Item component={Link} to="/second-factor" leftSection={<ShieldCheck size={16} aria-hidden />}>
            Second factor
          </Menu.Item>
          <Menu.Item leftSection={<LogOut size={16} aria-hidden />} onClick={() => signOut.mutate()}>
            Sign out
          </Menu.Item>
        </Menu.Dropdown>
      </Menu>
      {changing && (
        <Suspense>
          <ChangePassword opened onClose={change.close} />
        </Suspense>
      )}
    </>
  );
}
