'use client';
/** How the studio looks and listens in this browser. */
import { useTheme } from '@/components/shell/use-theme';
import { RadioGroup } from '@/components/ui/radio-group';
import { Section } from '@/components/ui/section';
import { Switch } from '@/components/ui/switch';
import { useSingleLetterKeys } from '@/lib/client/stored-choice';

const THEME_OPTIONS = [
  { value: 'system', label: 'As the system' },
  { value: 'light', label: 'Light' },
  { value: 'dark', label: 'Dark' },
] as const;

export function PreferencesSection() {
  const [theme, setTheme] = useTheme();
  const [hasSingleLetters, setSingleLetters] = useSingleLetterKeys();
  return (
    <Section
      title="This browser"
      description="These choices are kept in this browser only."
      className="border-t border-line pt-6"
    >
      <RadioGroup label="Theme" value={theme} onValueChange={setTheme} options={THEME_OPTIONS} />
      <Switch
        className="mt-2"
        checked={hasSingleLetters}
        onCheckedChange={setSingleLetters}
        label="Single letters are keys"
        hint="Off: only keys with Ctrl or Command and the arrows work, so that speech input and stray key presses decide nothing."
      />
    </Section>
  );
}
