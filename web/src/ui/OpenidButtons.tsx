/** A button a provider: leaves for it. Nothing where none is set. */
import { Button } from '@mantine/core';
import { IconLogin2 } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { useCommand } from '@/api/command';
import { leave, type Meant, openidProvidersQuery } from '@/api/openid';
import { useT } from '@/i18n/i18n';
import { ProblemAlert } from './ProblemAlert';

interface OpenidButtonsProps {
  to: string;
  purpose?: Meant['purpose'];
  /** The token of an invitation to accept. */
  invitation?: string;
  /** Only these providers. */
  only?: readonly string[];
}

export default function OpenidButtons({ to, purpose = 'sign-in', invitation, only }: OpenidButtonsProps) {
  const t = useT();
  const providers = useQuery(openidProvidersQuery);
  const go = useCommand((provider: string) => leave(provider, { purpose, to }, invitation));
  const shown = (providers.data ?? []).filter(({ key }) => !only || only.includes(key));
  const label = purpose === 'proof' ? 'openid-prove' : purpose === 'link' ? 'openid-link' : 'openid-sign-in';
  return (
    <>
      {go.error ? <ProblemAlert error={go.error} /> : null}
      {shown.map((provider) => (
        <Button
          key={provider.key}
          variant="default"
          leftSection={<IconLogin2 size={16} aria-hidden />}
          // The page is left: the button stays busy until then.
          loading={(go.isPending || go.isSuccess) && go.variables === provider.key}
          onClick={() => go.mutate(provider.key)}
          {...(purpose === 'link' ? { w: 'fit-content' } : { fullWidth: true })}
        >
          {t(label, { provider: provider.label })}
        </Button>
      ))}
    </>
  );
}
